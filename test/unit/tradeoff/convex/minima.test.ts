/** The minima of one case, and the planes that prove them. */
import { expect, test } from "vitest";
import { convexCase } from "../../../../src/model/case.js";
import { problem } from "../../../../src/model/problem.js";
import { leastDistortion, leastPerception } from "../../../../src/tradeoff/convex/minima.js";
import { intercept } from "../../../../src/tradeoff/convex/point.js";
import { base, rows } from "../../model/definition.js";

const built = convexCase(problem(base));

test("minima are computed once per case", () => {
  expect(leastDistortion(built)).toBe(leastDistortion(built));
  expect(leastPerception(built)).toBe(leastPerception(built));
  expect(leastDistortion(convexCase(problem(base)))).not.toBe(leastDistortion(built));
});

test("minima come with the plane that proves them: its intercept is the minimum", () => {
  for (const perception of [
    "total-variation",
    "wasserstein-2-squared",
    "chebyshev",
    { transport: rows("5 1/2 | 1/3 7") },
    { witnesses: rows("1 0 0 | 0 2 0") },
  ] as const) {
    const given = convexCase(problem({ ...base, perception }));
    const [ofD, ofP] = [leastDistortion(given), leastPerception(given)];
    expect(intercept(given, ofD.plane)).toEqual(ofD.value);
    expect(intercept(given, ofP.plane)).toEqual(ofP.value);
    expect(
      [ofD, ofP].map(({ plane: { multipliers } }) => [String(multipliers.distortion), String(multipliers.perception)]),
    ).toEqual([
      ["1", "0"],
      ["0", "1"],
    ]);
  }
});
