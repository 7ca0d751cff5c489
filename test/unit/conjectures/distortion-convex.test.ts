import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { distortionConvex } from "../../../src/conjectures/distortion-convex.js";
import { LeastDistortions, leastDistortionWhere } from "../../../src/conjectures/quantities/least.js";
import { slice, valueAt } from "../../../src/tradeoff/slice.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { decided, expectHolds, galleryInstance, onGallery } from "../../support/conjecture.js";

describe("distortion-convex", () => {
  test("holds of random problems of all linear kinds", () => {
    expectHolds(distortionConvex, 200, 1);
    const scores = decided(distortionConvex, 50, 2).map(({ outcome }) => outcome.score ?? Rational.one);
    expect(scores.every((score) => score.sign() <= 0)).toBe(true);
  });

  test("holds on the gallery", () => {
    for (const name of [
      "binary-denoising",
      "z-channel",
      "coarser-restored-alphabet",
      "chebyshev-dice",
      "three-classes",
    ]) {
      expect(onGallery(distortionConvex, name)).toMatchObject({ status: "holds" });
    }
    expect(onGallery(distortionConvex, "missed-alarm")).toEqual({ status: "not-applicable" });
  });

  test("is not vacuous: D(P,C) of the linear programs is the surface seen from the side", () => {
    const problem = galleryInstance("zero-mass").problem;
    const C = surface(problem);
    const program = new LeastDistortions(problem);
    let strict = 0;
    for (const first of C.vertices) {
      for (const second of C.vertices) {
        const errorRate = first.errorRate.plus(second.errorRate).over(Rational.of(2n));
        const perception = first.perception.plus(second.perception).over(Rational.of(2n));
        const least = leastDistortionWhere(problem, { perception, errorRate });
        expect(program.at({ perception, errorRate })).toEqual(least);
        expect(least).toEqual(valueAt(slice(C, { errorRate }), perception));
        if (least === "infeasible") throw new Error("between two feasible points");
        if (least.lessThan(first.distortion.plus(second.distortion).over(Rational.of(2n)))) strict++;
      }
    }
    expect(strict).toBeGreaterThan(0);
    const { perception, errorRate } = C.vertices[0]!;
    expect(program.at({ perception, errorRate: errorRate.minus(Rational.one) })).toBe("infeasible");
    expect(program.at({ perception: Rational.of(-1n), errorRate: Rational.one })).toBe("infeasible");
  });
});
