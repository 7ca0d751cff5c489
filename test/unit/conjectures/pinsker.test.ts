import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { pinsker } from "../../../src/conjectures/pinsker.js";
import { enclosures, withDivergence } from "../../../src/conjectures/quantities/enclosures.js";
import { decided, familyCase, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);

/** Two letters of masses 2/3 and 1/3 behind a useless channel, each a class. */
const useless = familyCase({ classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n }, 3n, {
  distortion: "hamming",
  perception: "kullback-leibler",
  classifier: "bayes",
});

describe("pinsker", () => {
  test("holds of random problems; both values have certificates", () => {
    const all = decided(pinsker, 40, 1);
    expect(all.map(({ outcome: { status } }) => status)).toEqual(all.map(() => "holds"));
    for (const { instance } of all.slice(0, 10)) expect(provedStatements(pinsker, instance)).toHaveLength(2);
  });

  test("by hand: behind a useless channel C_TV(∞,t) = 4/9 − t/3, and C_KL(∞,2t²) is above it", () => {
    const divergence = enclosures(useless.problem);
    const variation = enclosures(withDivergence(useless, "total-variation"));
    for (const t of ["1/8", "1/4", "1/3"]) {
      const P = r("2").times(r(t)).times(r(t));
      const exact = r("4/9").minus(r(t).over(r("3")));
      expect(variation({ distortion: "inf", perception: r(t) }).lower).toEqual(exact);
      const { lower, upper } = divergence({ distortion: "inf", perception: P });
      // The largest q(0) with KL(p‖q) ≤ P, by bisection in doubles.
      let [low, high] = [2 / 3, 1];
      const bound = Number(P.num) / Number(P.den);
      for (let i = 0; i < 60; i++) {
        const q = (low + high) / 2;
        if ((2 / 3) * Math.log(2 / 3 / q) + (1 / 3) * Math.log(1 / 3 / (1 - q)) <= bound) low = q;
        else high = q;
      }
      const number = (end: unknown): number => Number((end as Rational).num) / Number((end as Rational).den);
      expect(number(lower)).toBeCloseTo(2 / 3 - low / 3, 8);
      expect(number(upper)).toBeCloseTo(2 / 3 - low / 3, 8);
      expect(exact.lessThan(lower as Rational)).toBe(true);
    }
  });

  test("has scores at most 0, some of them 0 and some below", () => {
    const signs = decided(pinsker, 60, 2).map(({ outcome: { score } }) => score!.sign());
    expect(new Set(signs)).toEqual(new Set([-1, 0]));
  });

  test("says nothing of other divergences", () => {
    expect(onGallery(pinsker, "binary-denoising")).toEqual({ status: "not-applicable" });
  });
});
