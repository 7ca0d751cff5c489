import { describe, expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { degradedDominates } from "../../../../src/search/conjectures/degraded-dominates.js";
import { instanceOf } from "../../../../src/search/instance/instance.js";
import { decided, expectHolds, galleryInstance } from "../../../support/conjecture.js";

describe("degraded-dominates", () => {
  test("holds of random pairs of all linear kinds", () => {
    expectHolds(degradedDominates, 250, 1);
    const scores = decided(degradedDominates, 100, 2).map(({ outcome }) => outcome.score ?? Rational.one);
    expect(scores.every((score) => score.sign() <= 0)).toBe(true);
    expect(scores.some((score) => score.sign() < 0)).toBe(true);
  });

  test("says nothing of pairs that are not ordered, or of one channel", () => {
    const [erasure, symmetric] = [galleryInstance("blackwell-erasure").problem, galleryInstance("blackwell-symmetric").problem];
    const statuses = [instanceOf(erasure, symmetric), instanceOf(symmetric, erasure), instanceOf(symmetric, symmetric)].map((pair) => degradedDominates.decide(pair).status);
    expect(statuses).toEqual(["holds", "not-applicable", "holds"]);
    expect(degradedDominates.decide(galleryInstance("binary-denoising"))).toEqual({ status: "not-applicable" });
  });
});
