/**
 * The worst price of perfect perception under squared error.
 *
 * X is uniform on {−1, 1} and erased with probability 1/2. Answering 0 to an
 * erasure is best for squared error: D = ½·1. With q = p_X the answer to an
 * erasure is −1 or 1 and errs by E(X − X̂)² = 2, so D = ½·2: exactly twice.
 * Source of the bound: Blau and Michaeli, CVPR 2018: under squared error, perfect
 * perception costs at most a factor of two.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

export const factorTwo = (): ProblemFile => ({
  format: problemFormat,
  name: "factor-two",
  description:
    "A sign that is erased half the time: perfect perception costs exactly twice the least squared error, the most it ever can.",
  reference:
    "Constructed for this gallery; attains the factor-two bound of Blau and Michaeli, The Perception-Distortion Tradeoff, CVPR 2018; " +
    "squared Wasserstein-2 as in Freirich, Michaeli and Meir, A Theory of the Distortion-Perception Tradeoff in Wasserstein Space, NeurIPS 2021",
  source: {
    alphabet: ["-1", "1"],
    classes: [
      { name: "minus", prior: "1/2", pmf: ["9/10", "1/10"] },
      { name: "plus", prior: "1/2", pmf: ["1/10", "9/10"] },
    ],
  },
  channel: {
    outputs: ["-1", "erased", "1"],
    matrix: [
      ["1/2", "1/2", "0"],
      ["0", "1/2", "1/2"],
    ],
  },
  restored: { alphabet: ["-1", "0", "1"] },
  classifier: ["minus", "minus", "plus"],
  distortion: "squared-error",
  perception: "wasserstein-2-squared",
});
