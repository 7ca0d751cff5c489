import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { freirichFormula } from "../../../src/conjectures/freirich-formula.js";
import { leastDistortionWhere } from "../../../src/conjectures/quantities/least.js";
import { decided, familyCase, firstOfFamily, ofStatus, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);
const measures = { distortion: "squared-error", perception: "wasserstein-2-squared", classifier: "bayes" } as const;

describe("freirich-formula", () => {
  test("is refuted by random instances, and the surface proves it", () => {
    const all = decided(freirichFormula, 200, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(100);
    for (const { instance } of violations.slice(0, 15))
      expect(provedStatements(freirichFormula, instance)).toMatchObject([{ kind: "surface" }]);
    for (const { outcome } of all) expect((outcome.score ?? Rational.zero).isZero()).toBe(outcome.status === "holds");
  });

  test("both sides of the evidence are what linear programs say", () => {
    for (const { instance, outcome } of ofStatus(decided(freirichFormula, 60, 2), "violated")) {
      if (outcome.status !== "violated") continue;
      const {
        leastDistortion,
        squareOfLeastPerception: square,
        squareOfPerception,
        least,
        formula,
        fraction,
      } = outcome.evidence as Record<string, Rational>;
      const problem = instance.problem;
      const at = (perception: Rational): unknown => leastDistortionWhere(problem, { perception, errorRate: "inf" });
      expect(at(squareOfPerception!)).toEqual(least);
      expect(at(square!)).toEqual(leastDistortion);
      expect(leastDistortion!.lessThan(at(square!.times(r("99/100"))) as Rational)).toBe(true);
      const rest = Rational.one.minus(fraction!);
      expect(formula).toEqual(leastDistortion!.plus(square!.times(rest).times(rest)));
    }
  });

  test("first on the grid: masses 2/3 and 1/3 on 0 and 1, one output", () => {
    const shape = { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n };
    const first = firstOfFamily(freirichFormula, shape, measures);
    expect(first?.index).toBe(1n);
    expect(first?.outcome).toEqual({
      status: "violated",
      measure: r("2/9"),
      score: r("2/3"),
      evidence: {
        leastDistortion: r("1/3"),
        squareOfLeastPerception: r("1/3"),
        fraction: r("0"),
        squareOfPerception: r("0"),
        least: r("4/9"),
        formula: r("2/3"),
      },
    });
  });

  test("holds where the least distortion has the law of X", () => {
    const certain = familyCase(
      { classes: 2, inputs: 2, outputs: 2, denominator: 1n, sourceDenominator: 2n },
      0n,
      measures,
    );
    expect(freirichFormula.decide(certain)).toEqual({ status: "holds", score: Rational.zero });
    expect(onGallery(freirichFormula, "factor-two")).toMatchObject({ status: "violated", score: r("1/2") });
    expect(onGallery(freirichFormula, "ternary-additive-noise")).toEqual({ status: "not-applicable" });
  });
});
