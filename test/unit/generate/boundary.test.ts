/** Points on, inside and outside the feasible domain: where they are said to lie, by the surface and by the solver. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { placedPoint, problemWithPoint, type PlacedPoint, type ProblemWithPoint } from "../../../src/generate/index.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { surface, type Surface } from "../../../src/tradeoff/surface.js";
import { interruptedSurface } from "../../support/surfaces.js";

/** Slack of every row of the domain: its sign. */
function slacks({ domain }: Pick<Surface, "domain">, { bounds: { distortion, perception } }: PlacedPoint): number[] {
  return domain.map((row) =>
    row.distortion.times(distortion).plus(row.perception.times(perception)).minus(row.atLeast).sign(),
  );
}

function check(whole: Surface, point: PlacedPoint): void {
  const signs = slacks(whole, point);
  if (point.place === "outside") expect(signs).toContain(-1);
  else expect(signs).not.toContain(-1);
  expect(signs.includes(0) || point.place === "outside").toBe(point.place !== "inside");
  expect(whole.at(point.bounds) === "infinite").toBe(point.place === "outside");
}

test("of random problems of every linear kind", () => {
  fc.assert(
    fc.property(problemWithPoint({ sizes: { source: 4, outputs: 4, restored: 4 } }), (point: ProblemWithPoint) => {
      check(point.surface, point);
      expect(solve(point.problem, point.bounds).status).toBe(point.place === "outside" ? "infeasible" : "optimal");
    }),
    { numRuns: 150 },
  );
});

describe.each(["binary-denoising", "mnist-4-9", "ordinal-grading", "witness-moments"])("%s", (name) => {
  const whole = surface(problemFromData(galleryProblem(name)));

  test("every place", () => {
    fc.assert(
      fc.property(placedPoint(whole), (point) => {
        check(whole, point);
      }),
      { numRuns: 500 },
    );
  });

  test("corners, edges and half-lines all occur, steps may be tiny", () => {
    const sample = fc.sample(placedPoint(whole, { places: ["on"], denominator: 1000 }), { numRuns: 500, seed: 9 });
    const tight = sample.map((point) => slacks(whole, point).filter((sign) => sign === 0).length);
    expect([tight.includes(1), tight.includes(2), Math.max(...tight)]).toEqual([true, true, 2]);
    for (const [row] of whole.domain.entries())
      expect(sample.some((point) => slacks(whole, point)[row] === 0)).toBe(true);
  });
});

test("nonsense is refused where the arbitrary is made", () => {
  const problem = problemFromData(galleryProblem("mnist-digits"));
  expect(() => placedPoint(interruptedSurface(problem, 1))).toThrow(InputError);
  expect(() => problemWithPoint({ places: [] })).toThrow("at least one");
});
