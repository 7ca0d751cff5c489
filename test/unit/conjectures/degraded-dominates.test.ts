import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { degradedDominates } from "../../../src/conjectures/degraded-dominates.js";
import type { Problem } from "../../../src/model/problem.js";
import { instanceOf } from "../../../src/generate/instance/instance.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { decided, expectHolds, galleryInstance } from "../../support/conjecture.js";
import { exhaustive } from "../../support/exhaustive.js";

describe("degraded-dominates", () => {
  test("holds of random pairs of all linear kinds", () => {
    expectHolds(degradedDominates, exhaustive ? 200 : 80, 1);
    const all = decided(degradedDominates, 80, 2);
    expect(all.every(({ outcome }) => (outcome.score ?? Rational.one).sign() <= 0)).toBe(true);
    // Not for want of a difference.
    const different = all.filter(({ instance: { problem, other } }) => {
      const C = surface(problem);
      return surface(other as Problem).vertices.some((vertex) => (C.at(vertex) as Rational).lessThan(vertex.errorRate));
    });
    expect(different.length).toBeGreaterThan(4);
  });

  test("says nothing of pairs that are not ordered, or of one channel", () => {
    const [erasure, symmetric] = [
      galleryInstance("blackwell-erasure").problem,
      galleryInstance("blackwell-symmetric").problem,
    ];
    const statuses = [
      instanceOf(erasure, symmetric),
      instanceOf(symmetric, erasure),
      instanceOf(symmetric, symmetric),
    ].map((pair) => degradedDominates.decide(pair).status);
    expect(statuses).toEqual(["holds", "not-applicable", "holds"]);
    expect(degradedDominates.decide(galleryInstance("binary-denoising"))).toEqual({ status: "not-applicable" });
  });
});
