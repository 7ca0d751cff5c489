import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { problem } from "../../../src/model/problem.js";
import { retrainingAtPerfectPerception } from "../../../src/conjectures/retraining-at-perfect-perception.js";
import { usualMeasures } from "../../../src/enumeration/family.js";
import { solve } from "../../../src/tradeoff/solve.js";
import {
  decided,
  firstOfFamily,
  galleryInstance,
  ofStatus,
  onGallery,
  provedStatements,
} from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);

describe("retraining-at-perfect-perception", () => {
  test("is refuted by random instances", () => {
    const all = decided(retrainingAtPerfectPerception, 150, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(30);
    for (const { instance, outcome } of violations.slice(0, 20)) {
      const [bayes, retrained] = provedStatements(retrainingAtPerfectPerception, instance) as {
        readonly errorRate: string;
      }[];
      // The labeling with the largest gain is the re-trained one.
      expect(outcome.score).toEqual(r(bayes!.errorRate).minus(r(retrained!.errorRate)));
    }
    for (const { outcome } of all)
      expect((outcome.score ?? Rational.zero).sign() > 0).toBe(outcome.status === "violated");
  });

  test("where it holds, branch and bound finds nothing better either", () => {
    for (const { instance } of ofStatus(decided(retrainingAtPerfectPerception, 25, 2), "holds")) {
      const retrained = problem({ ...instance.definition, classifier: "retrained" });
      for (const distortion of ["1/10", "1/4", "1/2", "3/4", "inf"]) {
        const [fixed, best] = [
          solve(instance.problem, { distortion, perception: "0" }),
          solve(retrained, { distortion, perception: "0" }),
        ];
        expect(best.status).toBe(fixed.status);
        if (fixed.status === "optimal" && best.status === "optimal") expect(best.errorRate).toEqual(fixed.errorRate);
      }
    }
  });

  test("first on the grid: two letters of masses 2/3 and 1/3, one output", () => {
    const first = firstOfFamily(
      retrainingAtPerfectPerception,
      { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n },
      usualMeasures,
    );
    expect(first?.outcome).toMatchObject({
      status: "violated",
      score: r("1/9"),
      evidence: { distortion: r("4/9"), errorRate: { bayes: r("4/9"), retrained: r("1/3") } },
    });
  });

  test("on the gallery", () => {
    expect(onGallery(retrainingAtPerfectPerception, "binary-denoising")).toEqual({
      status: "holds",
      score: r("-62/725"),
    });
    expect(onGallery(retrainingAtPerfectPerception, "z-channel")).toMatchObject({
      status: "violated",
      score: r("3/70"),
    });
    expect(onGallery(retrainingAtPerfectPerception, "missed-alarm")).toEqual({ status: "not-applicable" });
    expect(retrainingAtPerfectPerception.certificates?.(galleryInstance("missed-alarm"))).toEqual([]);
  });
});
