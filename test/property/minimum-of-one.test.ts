/**
 * The minimum of a divergence with itself is that divergence: what is computed of the composite
 * problem must be what is computed of the ordinary one, by other code.
 */
import { afterAll, expect } from "vitest";
import { check } from "../../src/kernel/index.js";
import { isConvex } from "../../src/model/case.js";
import { problem, type Problem, type ProblemDefinition } from "../../src/model/problem.js";
import { problemDefinition } from "../../src/generate/index.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { slice } from "../../src/tradeoff/slice.js";
import { certificate } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import { property, runs } from "./property.js";

const seen = { attained: 0, not: 0 };
afterAll(() => {
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
});

function twice(definition: ProblemDefinition): Problem {
  const built = problem({ ...definition, perception: { minimum: [definition.perception, definition.perception] } });
  if (isConvex(built)) throw new TypeError("a minimum is not convex by definition");
  return built;
}

property(
  "the tradeoff, and certificates of its three values",
  { definition: problemDefinition() },
  runs(60, 613),
  ({ definition }) => {
    const composite = tradeoff(twice(definition));
    const linear = tradeoff(problem(definition));
    seen[composite.simultaneous.attained ? "attained" : "not"]++;
    expect(composite.minima).toEqual(linear.minima);
    expect(composite.simultaneous.attained).toBe(linear.simultaneous.attained);
    for (const pair of ["distortionPerception", "distortionErrorRate", "perceptionErrorRate"] as const)
      expect(composite.pairs[pair].attained).toBe(linear.pairs[pair].attained);
    expect(composite.points).toHaveLength(4);
    for (const point of composite.points.filter((one) => one !== undefined))
      expect(check(JSON.stringify(certificate(point))).status).toBe("accepted");
  },
);

property(
  "one sheet, Theorem 1, the same slices",
  { definition: problemDefinition() },
  runs(60, 614),
  ({ definition }) => {
    const composite = surface(twice(definition));
    const linear = surface(problem(definition));
    expect(composite.cases).toHaveLength(1);
    expect(theorem1(composite).verdict).toBe("holds");
    for (const at of [
      { distortion: "inf" },
      { perception: "inf" },
      { perception: 0 },
      { distortion: 1 },
      { errorRate: "1/2" },
    ] as const) {
      const [one, other] = [slice(composite, at), slice(linear, at)];
      expect(one.convex).toBe(true);
      expect(one.domain).toEqual(other.domain);
      expect(one.breakpoints).toEqual(other.breakpoints);
      expect(one.segments.map(({ case: _, ...segment }) => segment)).toEqual(
        other.segments.map(({ case: _, ...segment }) => segment),
      );
    }
  },
);
