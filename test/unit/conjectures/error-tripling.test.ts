import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { errorTripling } from "../../../src/conjectures/error-tripling.js";
import { instance } from "../../../src/generate/instance/instance.js";
import { decided, expectHolds, onGallery } from "../../support/conjecture.js";

describe("error-tripling", () => {
  test("holds of random sources with noise", () => {
    expectHolds(errorTripling, 300, 1);
    const scores = decided(errorTripling, 300, 2).map(({ outcome }) => outcome.score ?? Rational.zero);
    expect(scores.every((score) => score.atMost(Rational.one))).toBe(true);
  });

  test("3m/2 − m² against 3m/2: no factor below three holds", () => {
    const tight = instance({
      name: "equal-letter",
      source: {
        alphabet: ["0", "1"],
        classNames: ["1", "2"],
        counts: [
          [1n, 0n],
          [1n, 298n],
        ],
      },
      channel: { outputs: ["y"], matrix: [[Rational.one], [Rational.one]] },
      classifier: "bayes",
      distortion: "hamming",
      perception: "total-variation",
    });
    // m = 1/150: 1 − 2m/3.
    expect(errorTripling.decide(tight)).toEqual({ status: "holds", score: Rational.of(224n, 225n) });
  });

  test("holds on the gallery", () => {
    for (const [name, score] of [
      ["binary-denoising", "3110/7801"],
      ["z-channel", "29/63"],
      ["useless-channel", "23/51"],
      ["chebyshev-dice", "9475/27477"],
    ] as const) {
      expect(onGallery(errorTripling, name)).toEqual({ status: "holds", score: Rational.parse(score) });
    }
  });
});
