import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { errorDoubling } from "../../../src/conjectures/error-doubling.js";
import { usualMeasures } from "../../../src/enumeration/family.js";
import { instance, type Instance } from "../../../src/generate/instance/instance.js";
import { exhaustive } from "../../support/exhaustive.js";
import { decided, firstOfFamily, ofStatus, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);

/** A letter of mass 2/size in which the classes are equal, another of the second class; no information. */
function equalLetter(size: bigint): Instance {
  return instance({
    name: "equal-letter",
    source: {
      alphabet: ["0", "1"],
      classNames: ["1", "2"],
      counts: [
        [1n, 0n],
        [1n, size - 2n],
      ],
    },
    channel: { outputs: ["y"], matrix: [[Rational.one], [Rational.one]] },
    classifier: "bayes",
    distortion: "hamming",
    perception: "total-variation",
  });
}

describe("error-doubling", () => {
  test("is refuted by one random instance in 300", () => {
    const all = decided(errorDoubling, exhaustive ? 1200 : 600, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(1);
    for (const { instance: one } of violations)
      expect(provedStatements(errorDoubling, one)).toMatchObject([{ kind: "value" }, { kind: "value" }]);
    for (const { outcome } of all)
      expect((outcome.score ?? Rational.zero).compare(Rational.one) > 0).toBe(outcome.status === "violated");
  });

  test("first on the grid with fifths", () => {
    const shape = { classes: 2, inputs: 2, outputs: 1, denominator: 1n };
    const first = firstOfFamily(errorDoubling, { ...shape, sourceDenominator: 5n }, usualMeasures);
    expect(first?.outcome).toEqual({
      status: "violated",
      score: r("11/10"),
      evidence: { errorRate: { atPerfectPerception: r("11/25"), least: r("1/5") } },
    });
    for (const sourceDenominator of [1n, 2n, 3n, 4n])
      expect(firstOfFamily(errorDoubling, { ...shape, sourceDenominator }, usualMeasures)).toBeUndefined();
  });

  test("C(∞,0) = 3m/2 − m² and C(∞,∞) = m/2: towards a factor of three", () => {
    for (const size of [5n, 8n, 100n]) {
      const m = Rational.of(2n, size);
      const perfect = m.times(r("3/2")).minus(m.times(m));
      expect(errorDoubling.decide(equalLetter(size))).toMatchObject({
        status: "violated",
        evidence: { errorRate: { atPerfectPerception: perfect, least: m.times(r("1/2")) } },
      });
    }
    expect(errorDoubling.decide(equalLetter(4n)).status).toBe("holds");
    expect(errorDoubling.decide(equalLetter(200n)).score).toEqual(r("149/100"));
  });

  test("says nothing of other classifiers", () => {
    expect(onGallery(errorDoubling, "useless-channel")).toEqual({ status: "holds", score: r("23/40") });
    expect(onGallery(errorDoubling, "missed-alarm")).toEqual({ status: "not-applicable" });
    expect(onGallery(errorDoubling, "coarser-restored-alphabet")).toEqual({ status: "not-applicable" });
  });
});
