import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { freirichPerfectPerception } from "../../../src/conjectures/freirich-perfect-perception.js";
import { expectHolds, onGallery } from "../../support/conjecture.js";

describe("freirich-perfect-perception", () => {
  test("holds of random sources and channels: two routes to one number", () => {
    expectHolds(freirichPerfectPerception, 300, 1);
  });

  test("holds on the gallery", () => {
    for (const name of ["factor-two", "finer-restored-alphabet", "ternary-additive-noise"]) {
      expect(onGallery(freirichPerfectPerception, name)).toEqual({
        status: "holds",
        measure: Rational.zero,
        score: Rational.zero,
      });
    }
    for (const name of ["binary-denoising", "coarser-restored-alphabet"])
      expect(onGallery(freirichPerfectPerception, name)).toEqual({ status: "not-applicable" });
  });
});
