import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { noPerceptionCost } from "../../../src/conjectures/no-perception-cost.js";
import { usualMeasures } from "../../../src/enumeration/family.js";
import { decided, firstOfFamily, ofStatus, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);

describe("no-perception-cost", () => {
  test("is refuted by random instances", () => {
    const all = decided(noPerceptionCost, 300, 1);
    expect(ofStatus(all, "not-applicable")).toHaveLength(0);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(60);
    for (const { instance } of violations.slice(0, 20))
      expect(provedStatements(noPerceptionCost, instance)).toMatchObject([{ kind: "value" }, { kind: "value" }]);
    for (const { outcome } of all)
      expect((outcome.score ?? Rational.zero).sign() > 0).toBe(outcome.status === "violated");
  });

  test("first on the grid: two letters of masses 2/3 and 1/3, one output", () => {
    const first = firstOfFamily(
      noPerceptionCost,
      { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n },
      usualMeasures,
    );
    expect(first?.outcome).toEqual({
      status: "violated",
      measure: r("1/9"),
      score: r("1/9"),
      evidence: { errorRate: { atPerfectPerception: r("4/9"), least: r("1/3") } },
    });
    expect(provedStatements(noPerceptionCost, first!.instance)).toMatchObject([
      { bounds: { distortion: "inf", perception: "0" }, errorRate: "4/9" },
      { bounds: { distortion: "inf", perception: "inf" }, errorRate: "1/3" },
    ]);
    expect(
      firstOfFamily(
        noPerceptionCost,
        { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 2n },
        usualMeasures,
      ),
    ).toBeUndefined();
  });

  test("says nothing of sources with noise", () => {
    expect(onGallery(noPerceptionCost, "no-tradeoff")).toEqual({
      status: "holds",
      measure: Rational.zero,
      score: Rational.zero,
    });
    for (const name of ["binary-denoising", "missed-alarm"])
      expect(onGallery(noPerceptionCost, name)).toEqual({ status: "not-applicable" });
  });
});
