import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { piecesAtMostCells } from "../../../src/conjectures/pieces-at-most-cells.js";
import { usualMeasures } from "../../../src/enumeration/family.js";
import { decided, firstOfFamily, ofStatus, onGallery, provedStatements } from "../../support/conjecture.js";

describe("pieces-at-most-cells", () => {
  test("is refuted by random instances", () => {
    const all = decided(piecesAtMostCells, 400, 1);
    const violations = ofStatus(all, "violated");
    expect(violations.length).toBeGreaterThan(10);
    for (const { instance, outcome } of violations.slice(0, 15)) {
      const [statement] = provedStatements(piecesAtMostCells, instance) as [{ readonly pieces: readonly unknown[] }];
      expect(outcome).toMatchObject({ evidence: { pieces: statement.pieces.length } });
    }
    for (const { outcome } of all)
      expect((outcome.score ?? Rational.zero).compare(Rational.one) > 0).toBe(outcome.status === "violated");
  });

  test("first on the grid: two letters, one output, three pieces", () => {
    const first = firstOfFamily(
      piecesAtMostCells,
      { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n },
      usualMeasures,
    );
    expect(first?.outcome).toEqual({
      status: "violated",
      score: Rational.of(3n, 2n),
      evidence: { pieces: 3, entries: 2 },
    });
  });

  test("holds on the gallery", () => {
    expect(onGallery(piecesAtMostCells, "binary-denoising")).toEqual({ status: "holds", score: Rational.of(1n, 2n) });
    expect(onGallery(piecesAtMostCells, "missed-alarm")).toEqual({ status: "not-applicable" });
  });
});
