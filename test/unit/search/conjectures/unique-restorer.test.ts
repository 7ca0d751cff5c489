import { describe, expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import type { RationalMatrix } from "../../../../src/exact/vector.js";
import type { Problem } from "../../../../src/model/problem.js";
import { uniqueRestorer } from "../../../../src/search/conjectures/unique-restorer.js";
import { usualMeasures } from "../../../../src/search/family/family.js";
import { evaluate } from "../../../../src/tradeoff/evaluate.js";
import { decided, firstOfFamily, galleryInstance, ofStatus, onGallery, provedStatements } from "../../../support/conjecture.js";

describe("unique-restorer", () => {
  test("is refuted by random instances: two restorers with the same three numbers", () => {
    const all = decided(uniqueRestorer, 150, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(8);
    for (const { instance, outcome } of violations) {
      if (outcome.status !== "violated") continue;
      const { restorers } = outcome.evidence as { readonly restorers: readonly [RationalMatrix, RationalMatrix] };
      const [first, second] = restorers.map((one) => evaluate(instance.problem as Problem, one));
      expect(first).toEqual(second);
      expect(restorers[0].equals(restorers[1])).toBe(false);
      expect(outcome.score?.sign()).toBe(1);
      const [one, other] = provedStatements(uniqueRestorer, instance);
      expect(one).toMatchObject({ kind: "value" });
      expect(one).toEqual(other);
    }
  });

  test("first on the grid: one class, and no information", () => {
    const first = firstOfFamily(uniqueRestorer, { classes: 2, inputs: 2, outputs: 2, denominator: 2n, sourceDenominator: 2n }, usualMeasures);
    expect(first?.outcome).toMatchObject({ status: "violated", score: Rational.one, evidence: { errorRate: Rational.zero } });
  });

  test("on the gallery", () => {
    for (const name of ["binary-denoising", "binary-erasure", "ternary-additive-noise", "chebyshev-dice", "witness-moments"]) {
      expect(onGallery(uniqueRestorer, name)).toEqual({ status: "holds", score: Rational.zero });
    }
    // With different posteriors at its outputs.
    expect(onGallery(uniqueRestorer, "three-classes")).toMatchObject({ status: "violated", score: Rational.parse("3/125") });
    provedStatements(uniqueRestorer, galleryInstance("three-classes"));
    expect(onGallery(uniqueRestorer, "zero-mass")).toEqual({ status: "not-applicable" });
    expect(uniqueRestorer.certificates?.(galleryInstance("zero-mass"))).toEqual([]);
  });
});
