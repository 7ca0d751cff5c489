/**
 * A bit with two classes behind a binary symmetric channel: the smallest problem
 * in which perception has a price in both distortion and error rate, and the one
 * that the documentation uses throughout.
 *
 * p_X = (69/100, 31/100); the channel flips the bit with probability 1/10, and
 * p_Y = (163/250, 87/250) has too many ones.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

export const binaryDenoising = (): ProblemFile => ({
  format: problemFormat,
  name: "binary-denoising",
  description:
    "A bit of two unequal classes behind a binary symmetric channel: passing it through is best for distortion and for the error rate, but gives the wrong pmf.",
  reference:
    "Constructed for this gallery, in the setting of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019; " +
    "binary symmetric channel: Cover and Thomas, Elements of Information Theory, 2nd ed., chapter 7",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "w1", prior: "7/10", pmf: ["9/10", "1/10"] },
      { name: "w2", prior: "3/10", pmf: ["1/5", "4/5"] },
    ],
  },
  channel: {
    outputs: ["0", "1"],
    matrix: [
      ["9/10", "1/10"],
      ["1/10", "9/10"],
    ],
  },
  restored: { alphabet: ["0", "1"] },
  classifier: ["w1", "w2"],
  distortion: "hamming",
  perception: "total-variation",
});
