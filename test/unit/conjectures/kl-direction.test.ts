import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { klDirection } from "../../../src/conjectures/kl-direction.js";
import type { MeasureOptions } from "../../../src/enumeration/family.js";
import { decided, firstOfFamily, ofStatus, onGallery, provedStatements } from "../../support/conjecture.js";

const measures: MeasureOptions = { distortion: "hamming", perception: "kullback-leibler", classifier: "bayes" };

describe("kl-direction", () => {
  test("is refuted by random instances, with enclosures that are disjoint", () => {
    const violations = ofStatus(decided(klDirection, 30, 1), "violated");
    expect(violations.length).toBeGreaterThan(5);
    for (const { instance, outcome } of violations.slice(0, 5)) {
      expect(outcome.score!.sign()).toBe(1);
      const [forward, reverse] = provedStatements(klDirection, instance).map((statement) => {
        const { errorRate } = statement as { errorRate?: string | { lower: string; upper: string } };
        if (errorRate === undefined) return ["inf", "inf"] as const;
        return typeof errorRate === "string"
          ? ([errorRate, errorRate] as const)
          : ([errorRate.lower, errorRate.upper] as const);
      });
      const below = (a: string, b: string): boolean => b === "inf" || Rational.parse(a).lessThan(Rational.parse(b));
      expect(below(forward![1], reverse![0]) || below(reverse![1], forward![0])).toBe(true);
    }
  });

  test("first on the grid: two letters of masses 2/3 and 1/3, one output; ln(3/2) < 1/2", () => {
    const first = firstOfFamily(
      klDirection,
      { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n },
      measures,
    );
    expect(first?.index).toBe(3n);
    const evidence = (
      first!.outcome as { evidence: Record<string, { errorRate: { lower: Rational; upper: Rational } }> }
    ).evidence;
    expect(evidence["reverse"]).toMatchObject({
      errorRate: { lower: Rational.of(1n, 3n), upper: Rational.of(1n, 3n) },
    });
    // C = 2/3 − q/3 for the largest q(0) with KL(p‖q) ≤ ½: q(1 − q)^½ = (2/3)(1/3)^½ e^(−3/4), by bisection in doubles.
    let [q, high] = [2 / 3, 1];
    for (let i = 0; i < 60; i++) {
      const x = (q + high) / 2;
      if (x * Math.sqrt(1 - x) >= (2 / 3) * Math.sqrt(1 / 3) * Math.exp(-3 / 4)) q = x;
      else high = x;
    }
    const { lower, upper } = evidence["forward"]!.errorRate;
    expect(Number(lower.num) / Number(lower.den)).toBeCloseTo(2 / 3 - q / 3, 9);
    expect(Number(upper.num) / Number(upper.den)).toBeCloseTo(2 / 3 - q / 3, 9);
    expect(
      firstOfFamily(
        klDirection,
        { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 2n },
        measures,
      ),
    ).toBeUndefined();
  });

  test("says nothing of other divergences", () => {
    expect(onGallery(klDirection, "binary-denoising")).toEqual({ status: "not-applicable" });
  });
});
