/** C(D,∞) from above: never below the exact value, and equal to it on random problems. */
import { expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { convexCase, linearAtZeroCase } from "../../../../src/model/case.js";
import type { SmoothCase } from "../../../../src/model/case.js";
import { problem } from "../../../../src/model/problem.js";
import { LinearRoute } from "../../../../src/tradeoff/convex/linear.js";
import { leastDistortion, leastErrorRate } from "../../../../src/tradeoff/convex/minima.js";
import { errorRateWithin } from "../../../../src/tradeoff/smooth/relaxed.js";
import { randomDefinition } from "../../../bench/families.js";

const cases = [2, 3, 5, 8].flatMap((size) => [1, 2, 3].map((seed) => [size, seed] as const));

test.each(cases)("%i letters, seed %i", (size, seed) => {
  const of = convexCase(problem(randomDefinition({ size, seed, perception: "kullback-leibler" }))) as SmoothCase;
  const exact = new LinearRoute(linearAtZeroCase(of));
  const least = leastDistortion(of).value;
  for (const factor of ["1", "101/100", "5/4", "3/2", "3"]) {
    const D = least.times(Rational.parse(factor));
    const point = exact.solve({ distortion: D, perception: "inf" });
    if (point.status !== "optimal") throw new Error("D ≥ D_min");
    const found = errorRateWithin(of, D);
    expect(found?.toString(), factor).toBe(point.errorRate.toString());
  }
  expect(errorRateWithin(of, "inf")?.toString()).toBe(leastErrorRate(of).toString());
});
