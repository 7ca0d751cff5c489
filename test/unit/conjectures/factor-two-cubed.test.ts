import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { factorTwoCubed } from "../../../src/conjectures/factor-two-cubed.js";
import { instance, type Instance } from "../../../src/generate/instance/instance.js";
import { decided, familyCase, ofStatus, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);
const cubes = [
  ["0", "1", "8"],
  ["1", "0", "1"],
  ["8", "1", "0"],
].map((row) => row.map(r));

/** −1, 0, 1 in these proportions, behind a useless channel. */
function useless(outer: bigint, inner: bigint): Instance {
  return instance({
    name: "cubed",
    source: {
      alphabet: ["-1", "0", "1"],
      classNames: ["1", "2"],
      counts: [
        [outer, inner, outer],
        [0n, 0n, 0n],
      ],
    },
    channel: { outputs: ["y"], matrix: [[Rational.one], [Rational.one], [Rational.one]] },
    classifier: "bayes",
    distortion: { matrix: cubes },
    perception: "total-variation",
  });
}

describe("factor-two-cubed", () => {
  test("is refuted by random instances", () => {
    const all = decided(factorTwoCubed, 300, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(60);
    for (const { instance: one } of violations.slice(0, 20))
      expect(provedStatements(factorTwoCubed, one)).toMatchObject([{ kind: "value" }, { kind: "infeasible" }]);
    // The score says which side of the bound an instance is on; 8·D_min is never exceeded.
    for (const { outcome } of all) {
      expect((outcome.score ?? Rational.zero).compare(Rational.one) > 0).toBe(outcome.status === "violated");
      expect((outcome.score ?? Rational.zero).atMost(r("4"))).toBe(true);
    }
  });

  test("by three numbers behind a useless channel: a score of 2 − η", () => {
    // η = 1/3: D_min = 2/3, D(0) = 4/9 + 16/9.
    expect(factorTwoCubed.decide(useless(1n, 1n))).toEqual({
      status: "violated",
      score: r("5/3"),
      evidence: { distortion: { atPerfectPerception: r("20/9"), least: r("2/3") } },
    });
    expect(factorTwoCubed.decide(useless(49n, 2n)).score).toEqual(r("99/50"));
    expect(provedStatements(factorTwoCubed, useless(1n, 1n))).toMatchObject([
      { kind: "value", bounds: { distortion: "2/3", perception: "inf" } },
      { kind: "infeasible", bounds: { distortion: "4/3", perception: "0" } },
    ]);
  });

  test("first on its grid with masses 1/2, 0, 1/2", () => {
    const shape = { classes: 2, inputs: 3, outputs: 1, denominator: 1n, sourceDenominator: 2n };
    const measures = { distortion: { matrix: cubes }, perception: "total-variation", classifier: "bayes" } as const;
    expect([0n, 1n].map((index) => factorTwoCubed.decide(familyCase(shape, index, measures)).status)).toEqual([
      "holds",
      "holds",
    ]);
    expect(factorTwoCubed.decide(familyCase(shape, 2n, measures))).toMatchObject({ status: "violated", score: r("2") });
  });

  test("says nothing of other distortions", () => {
    expect(onGallery(factorTwoCubed, "ternary-additive-noise")).toEqual({ status: "not-applicable" });
    expect(onGallery(factorTwoCubed, "three-classes")).toEqual({ status: "not-applicable" });
  });
});
