import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { factorTwoSquared } from "../../../src/conjectures/factor-two-squared.js";
import { decided, expectHolds, onGallery } from "../../support/conjecture.js";

describe("factor-two-squared", () => {
  test("holds of random sources and channels, and the factor is reached", () => {
    expectHolds(factorTwoSquared, 250, 1);
    const scores = decided(factorTwoSquared, 250, 2).map(({ outcome }) => outcome.score ?? Rational.zero);
    expect(scores.every((score) => score.atMost(Rational.one))).toBe(true);
    expect(scores.some((score) => score.equals(Rational.one))).toBe(true);
  });

  test("is tight for an erased sign", () => {
    expect(onGallery(factorTwoSquared, "factor-two")).toEqual({ status: "holds", score: Rational.one });
    expect(onGallery(factorTwoSquared, "finer-restored-alphabet")).toEqual({
      status: "holds",
      score: Rational.parse("53/80"),
    });
    expect(onGallery(factorTwoSquared, "ternary-additive-noise")).toMatchObject({ status: "holds" });
  });

  test("says nothing of other distortions, or where q = p_X is impossible", () => {
    for (const name of ["binary-denoising", "coarser-restored-alphabet", "unsquared-wasserstein"])
      expect(onGallery(factorTwoSquared, name)).toEqual({ status: "not-applicable" });
  });
});
