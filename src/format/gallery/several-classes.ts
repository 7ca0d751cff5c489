/**
 * Three classes: what K ≥ 3 adds to the two-class theory.
 *
 * Notation: a(k,x) = P_k p(x|k); class k is Bayes-optimal for letter x when a(k,x)
 * is largest among the classes. For K = 2 equality of the Bayes risks of X and Y
 * can be read off pairs of letters (Theorem 2 of Liu, Zhang and Xiong); for K ≥ 3
 * pairs are not enough, as the second problem shows.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

/** Masses that both the source and the channel of the first problem use. */
const [likely, unlikely] = ["7/10", "1/10"];

/** Four letters, two of them the mark of the rarest class, behind a symmetric channel. */
export const threeClasses = (): ProblemFile => ({
  format: problemFormat,
  name: "three-classes",
  description:
    "Three classes of unequal priors on four letters behind a symmetric channel: the rarest class is the best guess for two of the letters.",
  reference: "Constructed for this gallery",
  source: {
    alphabet: ["a", "b", "c", "d"],
    classes: [
      { name: "common", prior: "1/2", pmf: [likely, unlikely, unlikely, unlikely] },
      { name: "middling", prior: "3/10", pmf: [unlikely, likely, unlikely, unlikely] },
      { name: "rare", prior: "1/5", pmf: [unlikely, unlikely, "2/5", "2/5"] },
    ],
  },
  channel: {
    outputs: ["a", "b", "c", "d"],
    matrix: [
      [likely, unlikely, unlikely, unlikely],
      [unlikely, likely, unlikely, unlikely],
      [unlikely, unlikely, likely, unlikely],
      [unlikely, unlikely, unlikely, likely],
    ],
  },
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});

/**
 * Letter a belongs to classes 1 and 2 alike, b to 2 and 3, c to 3 and 1, and all
 * three give the one output: every two letters share an optimal class, no class
 * is optimal for all three. ε_X = 1/2 but ε_Y = 2/3.
 */
export const pairwiseCondition = (): ProblemFile => ({
  format: problemFormat,
  name: "pairwise-condition",
  description:
    "Every two of three letters share a Bayes-optimal class and yet merging all three raises the Bayes risk: with three classes pairs do not decide equality.",
  reference:
    "Constructed for this gallery, against reading Theorem 2 of Liu, Zhang and Xiong, NeurIPS 2019, pairwise beyond two classes",
  source: {
    alphabet: ["a", "b", "c"],
    classes: [
      { name: "first", prior: "1/3", pmf: ["1/2", "0", "1/2"] },
      { name: "second", prior: "1/3", pmf: ["1/2", "1/2", "0"] },
      { name: "third", prior: "1/3", pmf: ["0", "1/2", "1/2"] },
    ],
  },
  channel: { outputs: ["merged"], matrix: [["1"], ["1"], ["1"]] },
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});
