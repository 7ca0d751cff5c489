import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import type { RationalMatrix } from "../../../src/exact/vector.js";
import { nonNegativeMatrix } from "../../../src/generate/index.js";
import { sameAlphabet } from "../../../src/generate/same-alphabet.js";
import { uniqueRestorer } from "../../../src/conjectures/unique-restorer.js";
import { usualMeasures } from "../../../src/enumeration/family.js";
import { evaluate } from "../../../src/tradeoff/evaluate.js";
import {
  decided,
  firstOfFamily,
  galleryInstance,
  ofStatus,
  onGallery,
  provedStatements,
} from "../../support/conjecture.js";

describe("unique-restorer", () => {
  test("is refuted by random instances: two restorers with the same three numbers", () => {
    const all = decided(uniqueRestorer, 100, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(8);
    for (const { instance: one, outcome } of violations) {
      if (outcome.status !== "violated") continue;
      const { restorers } = outcome.evidence as { readonly restorers: readonly [RationalMatrix, RationalMatrix] };
      const [first, second] = restorers.map((restorer) => evaluate(one.problem, restorer));
      expect(first).toEqual(second);
      expect(restorers[0].equals(restorers[1])).toBe(false);
      expect(outcome.score?.sign()).toBe(1);
      const [value, other] = provedStatements(uniqueRestorer, one);
      expect(value).toMatchObject({ kind: "value" });
      expect(value).toEqual(other);
    }
  });

  test("first on the grid: one class, and no information", () => {
    const first = firstOfFamily(
      uniqueRestorer,
      { classes: 2, inputs: 2, outputs: 2, denominator: 2n, sourceDenominator: 2n },
      usualMeasures,
    );
    expect(first?.outcome).toMatchObject({
      status: "violated",
      score: Rational.one,
      evidence: { errorRate: Rational.zero },
    });
  });

  test("certificates have a coupling where the divergence is a matrix of costs", () => {
    const drawn = fc.sample(
      sameAlphabet({ inputs: [2, 2], perception: nonNegativeMatrix(2, 2).map((transport) => ({ transport })) }),
      { numRuns: 150, seed: 4 },
    );
    const violations = drawn.filter((one) => uniqueRestorer.decide(one).status === "violated");
    expect(violations.length).toBeGreaterThan(0);
    for (const one of violations) provedStatements(uniqueRestorer, one);
  });

  test("on the gallery", () => {
    for (const name of [
      "binary-denoising",
      "binary-erasure",
      "ternary-additive-noise",
      "chebyshev-dice",
      "witness-moments",
    ]) {
      expect(onGallery(uniqueRestorer, name)).toEqual({ status: "holds", score: Rational.zero });
    }
    // With different posteriors at its outputs.
    expect(onGallery(uniqueRestorer, "three-classes")).toMatchObject({
      status: "violated",
      score: Rational.parse("3/125"),
    });
    provedStatements(uniqueRestorer, galleryInstance("three-classes"));
    expect(onGallery(uniqueRestorer, "zero-mass")).toEqual({ status: "not-applicable" });
    expect(uniqueRestorer.certificates?.(galleryInstance("zero-mass"))).toEqual([]);
  });
});
