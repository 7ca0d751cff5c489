import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { errorDoublingNoiseless } from "../../../src/conjectures/error-doubling-noiseless.js";
import { instance } from "../../../src/generate/instance/instance.js";
import { decided, expectHolds, onGallery, provedStatements } from "../../support/conjecture.js";

describe("error-doubling-noiseless", () => {
  test("holds of random sources without noise", () => {
    expectHolds(errorDoublingNoiseless, 300, 1);
    const scores = decided(errorDoublingNoiseless, 300, 2).map(({ outcome }) => outcome.score ?? Rational.zero);
    expect(scores.every((score) => score.atMost(Rational.one))).toBe(true);
    expect(scores.some((score) => Rational.of(4n, 5n).lessThan(score))).toBe(true);
  });

  test("2e(1 − e) against e behind a useless channel: no factor below two holds", () => {
    const rare = instance({
      name: "rare",
      source: {
        alphabet: ["0", "1"],
        classNames: ["1", "2"],
        counts: [
          [1n, 0n],
          [0n, 99n],
        ],
      },
      channel: { outputs: ["y"], matrix: [[Rational.one], [Rational.one]] },
      classifier: "bayes",
      distortion: "hamming",
      perception: "total-variation",
    });
    expect(errorDoublingNoiseless.decide(rare)).toEqual({ status: "holds", score: Rational.of(99n, 100n) });
    expect(provedStatements(errorDoublingNoiseless, rare)).toMatchObject([
      { errorRate: "99/5000" },
      { errorRate: "1/100" },
    ]);
  });

  test("says nothing of sources with noise", () => {
    expect(onGallery(errorDoublingNoiseless, "no-tradeoff")).toEqual({ status: "holds", score: Rational.of(1n, 2n) });
    expect(onGallery(errorDoublingNoiseless, "binary-denoising")).toEqual({ status: "not-applicable" });
  });
});
