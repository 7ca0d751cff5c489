/**
 * Integer noise added to an integer signal: the discrete picture of denoising.
 *
 * X ∈ {−1, 0, 1}, Y = X + N with N ∈ {−1, 0, 1} of masses 1/4, 1/2, 1/4, so
 * Y ∈ {−2, …, 2}. Letters are numbers: squared error and Wasserstein-1 read them.
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { matrixOf } from "./matrix.js";

export const ternaryAdditiveNoise = (): ProblemFile => {
  const letters = [-1, 0, 1];
  const outputs = [-2, -1, 0, 1, 2];
  return {
    format: problemFormat,
    name: "ternary-additive-noise",
    description:
      "Three levels in additive noise, restored under squared error and Wasserstein-1: the extreme outputs are certain, the middle ones are not.",
    reference:
      "Constructed for this gallery; the additive-noise setting of Blau and Michaeli, The Perception-Distortion Tradeoff, CVPR 2018",
    source: {
      alphabet: letters.map(String),
      classes: [
        { name: "low", prior: "3/5", pmf: ["1/2", "3/10", "1/5"] },
        { name: "high", prior: "2/5", pmf: ["1/10", "3/10", "3/5"] },
      ],
    },
    channel: {
      outputs: outputs.map(String),
      matrix: matrixOf(letters, outputs, (x, y) => {
        const noise = Math.abs(y - x);
        return noise === 0 ? Rational.of(1n, 2n) : noise === 1 ? Rational.of(1n, 4n) : Rational.zero;
      }),
    },
    classifier: "bayes",
    distortion: "squared-error",
    perception: "wasserstein-1",
  };
};
