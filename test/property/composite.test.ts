/**
 * C of composite problems, against the definition: every labeling with every part of the
 * divergence is an ordinary problem, solved by itself; C is the least of all.
 *
 * Notation: c labelings, C_c their CDP functions, ε_Y the Bayes risk of the observation.
 */
import { Enclosure } from "../../src/exact/enclosure.js";
import { describe, expect } from "vitest";
import fc from "fast-check";
import type { Bounds } from "../../src/certificate/plane.js";
import { Rational, min, sum } from "../../src/exact/rational.js";
import { entry } from "../../src/exact/vector.js";
import { check } from "../../src/kernel/index.js";
import { baseCoefficients } from "../../src/model/coefficients.js";
import { isRetrained } from "../../src/model/case.js";
import {
  isConvexDefinition,
  type ConvexDefinition,
  type DivergenceDefinition,
} from "../../src/model/divergence/divergence.js";
import { problem as build, type ProblemDefinition, type Problem } from "../../src/model/problem.js";
import { anyRestorer, compositeInstance, mirroredInstance, type CompositeInstance } from "../../src/generate/index.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { property, runs } from "./property.js";
import { atMost, shown, type Value } from "./values.js";

/** Kinds of divergence that are compared for every labeling. */
const transport = ["total-variation", "wasserstein-1", "transport"] as const;
const witnesses = ["chebyshev", "kolmogorov-smirnov", "witnesses"] as const;

function value(problem: Problem, bounds: Bounds): Value {
  const point = solve(problem, bounds);
  return point.status === "optimal" ? point.errorRate : undefined;
}

/** The parts of a divergence, each with the power of d that it is. */
function parts(definition: DivergenceDefinition): { readonly perception: ConvexDefinition; readonly power: 1 | 2 }[] {
  if (isConvexDefinition(definition)) return [{ perception: definition, power: 1 }];
  return definition === "wasserstein-2"
    ? [{ perception: "wasserstein-2-squared", power: 2 }]
    : definition.minimum.flatMap(parts);
}

/** Every labeling as class names; the fixed classifier alone where there is one. */
function labelings({ classifier }: ProblemDefinition, { source, restored }: Problem): (string[] | "bayes")[] {
  if (classifier === "bayes") return [classifier];
  if (classifier !== "retrained") return [[...classifier]];
  return restored.letters.reduce<string[][]>(
    (all, _) => all.flatMap((one) => source.classNames.map((name) => [...one, name])),
    [[]],
  );
}

/** C_c of every case. */
function cases({ definition, problem, bounds }: CompositeInstance): Value[] {
  const { distortion, perception } = bounds;
  return labelings(definition, problem).flatMap((classifier) =>
    parts(definition.perception).map(({ perception: divergence, power }) => {
      const bound = power === 1 || perception === "inf" ? perception : perception.times(perception.abs());
      const point = solve(build({ ...definition, classifier, perception: divergence }), {
        distortion,
        perception: bound,
      });
      return point.status === "optimal" ? point.errorRate : undefined;
    }),
  );
}

function least(values: readonly Value[]): Value {
  return values.reduce((a, b) => (atMost(a, b) ? a : b));
}

/** Equal to the least of all cases, and its certificate is accepted. */
function agrees(instance: CompositeInstance): void {
  const all = cases(instance);
  const point = solve(instance.problem, instance.bounds);
  const found = point.status === "optimal" ? point.errorRate : undefined;
  expect(shown(found)).toBe(shown(least(all)));
  for (const one of all) expect(atMost(found, one)).toBe(true);
  expect(check(certificate(point))).toMatchObject({
    status: "accepted",
    statement: { kind: point.status === "optimal" ? "value" : "infeasible" },
  });
  if (point.status !== "optimal") return;
  // What it says of itself is so.
  const achieved = evaluate(instance.problem, point.restorer);
  expect(achieved).toMatchObject({ distortion: point.achieved.distortion, errorRate: point.errorRate });
  expect(achieved.perception).toEqual(point.achieved.perception);
  const observed = baseCoefficients(instance.problem);
  const errorOfY = sum(
    observed.classErrors.map((errors) => errors.map((one) => Rational.of(one, observed.denominator)).reduce(min)),
  );
  expect(errorOfY.atMost(point.errorRate)).toBe(true);
}

describe("C is the least over all labelings and parts, and its certificate is accepted", () => {
  const drawn = (
    arbitrary: fc.Arbitrary<CompositeInstance>,
  ): { readonly instance: fc.Arbitrary<CompositeInstance> } => ({ instance: arbitrary });
  property(
    "re-trained, two classes, up to four letters, transport",
    drawn(compositeInstance({ divergence: "linear", kinds: transport, classes: 2, sizes: { restored: 4 } })),
    runs(200, 1),
    ({ instance }) => {
      agrees(instance);
    },
  );
  property(
    "re-trained, two classes, up to four letters, witnesses",
    drawn(compositeInstance({ divergence: "linear", kinds: witnesses, classes: 2, sizes: { restored: 4 } })),
    runs(100, 2),
    ({ instance }) => {
      agrees(instance);
    },
  );
  property(
    "re-trained, three classes",
    drawn(compositeInstance({ divergence: "linear", classes: 3, sizes: { source: 3, outputs: 3, restored: 3 } })),
    runs(100, 3),
    ({ instance }) => {
      agrees(instance);
    },
  );
  property(
    "the unsquared Wasserstein-2",
    drawn(compositeInstance({ divergence: "wasserstein-2", classes: 2 })),
    runs(200, 4),
    ({ instance }) => {
      agrees(instance);
    },
  );
  property(
    "minima of two and three",
    drawn(compositeInstance({ divergence: "minimum", classes: 2 })),
    runs(200, 5),
    ({ instance }) => {
      agrees(instance);
    },
  );
  property("where symmetries prune", drawn(mirroredInstance()), runs(200, 6), ({ instance }) => {
    agrees(instance);
  });
});

describe("bounds", () => {
  property(
    "without bounds, and with P < 0",
    { instance: compositeInstance({ classes: 2 }) },
    runs(30, 7),
    ({ instance: { definition, problem } }) => {
      const free = { distortion: "inf", perception: "inf" } as const;
      agrees({ definition, problem, bounds: free });
      agrees({ definition, problem, bounds: { ...free, perception: Rational.of(-1n, 3n) } });
      agrees({ definition, problem, bounds: { ...free, perception: Rational.zero } });
    },
  );

  property(
    "C is non-increasing in both",
    { instance: compositeInstance({ classes: 2 }), step: fc.integer({ min: 1, max: 5 }) },
    runs(40, 8),
    ({ instance: { problem, bounds }, step }) => {
      const looser = (bound: Bounds["distortion"]): Bounds["distortion"] =>
        bound === "inf" ? bound : bound.plus(Rational.of(BigInt(step), 7n));
      const here = value(problem, bounds);
      expect(atMost(value(problem, { ...bounds, distortion: looser(bounds.distortion) }), here)).toBe(true);
      expect(atMost(value(problem, { ...bounds, perception: looser(bounds.perception) }), here)).toBe(true);
    },
  );

  const withRestorer = compositeInstance({ divergence: "wasserstein-2", classes: 2 }).chain((instance) =>
    anyRestorer(instance.problem).map((restorer) => ({ ...instance, restorer })),
  );
  property(
    "an irrational P of the unsquared Wasserstein-2 is its square",
    { instance: withRestorer },
    runs(40, 9),
    ({ instance: { definition, problem, restorer } }) => {
      const { perception, distortion, errorRate } = evaluate(problem, restorer);
      if (perception === "inf" || perception instanceof Enclosure) throw new Error("a transport cost is exact");
      const here = solve(problem, { distortion, perception });
      const square = perception instanceof Rational ? perception.times(perception) : perception.square;
      const squared = solve(build({ ...definition, perception: "wasserstein-2-squared" }), {
        distortion,
        perception: square,
      });
      if (here.status !== "optimal" || squared.status !== "optimal") throw new Error("a restorer meets its own bounds");
      expect(here.errorRate).toEqual(squared.errorRate);
      expect(here.errorRate.atMost(errorRate)).toBe(true);
    },
  );
});

describe("the generators", () => {
  property(
    "reach every kind of case",
    { all: fc.array(compositeInstance(), { minLength: 60, maxLength: 60 }) },
    runs(1, 10),
    ({ all }) => {
      const kinds = all.map(
        ({ problem }) =>
          `${isRetrained(problem) ? "retrained" : "fixed"} ${problem.perception.parts.map(({ power }) => power).join("")}`,
      );
      for (const kind of ["retrained 1", "retrained 2", "fixed 2", "retrained 11", "fixed 11"])
        expect(kinds).toContain(kind);
    },
  );

  property("shrink", { seed: fc.constant(0) }, runs(1, 11), () => {
    const result = fc.check(
      fc.property(compositeInstance({ divergence: "linear" }), ({ problem }) => problem.restored.size < 2),
      { seed: 3, numRuns: 100 },
    );
    const [instance] = result.counterexample ?? [];
    expect(entry(instance === undefined ? [] : [instance], 0).problem.restored.size).toBe(2);
  });
});
