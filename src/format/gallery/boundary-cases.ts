/**
 * Problems at the edge of the theory: where the tradeoff vanishes, where the
 * channel says nothing or everything, where masses are zero.
 *
 * Notation: ε_X and ε_Y are the Bayes risks of the source and of the observation.
 * All constructed for this gallery, with the answers that can be seen by hand.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

/**
 * A uniform bit that is its own class, behind a binary symmetric channel with
 * crossover 1/4. Passing Y through attains all three minima at once: E[Δ] = 1/4 is
 * least for each y, q is uniform so d = 0, and the error rate is ε_Y = 1/4.
 */
export const noTradeoff = (): ProblemFile => ({
  format: problemFormat,
  name: "no-tradeoff",
  description:
    "A uniform bit that is its own class behind a symmetric channel: the received bit is best for distortion, perception and error rate at once.",
  reference:
    "Constructed for this gallery: an exception to the statement, in Liu, Zhang and Xiong, NeurIPS 2019, that the three cannot all be minimal simultaneously",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "zero", prior: "1/2", pmf: ["1", "0"] },
      { name: "one", prior: "1/2", pmf: ["0", "1"] },
    ],
  },
  channel: {
    outputs: ["0", "1"],
    matrix: [
      ["3/4", "1/4"],
      ["1/4", "3/4"],
    ],
  },
  classifier: ["zero", "one"],
  distortion: "hamming",
  perception: "total-variation",
});

/** Y is independent of X: the restorer can only choose q, and ε_Y is the smaller prior. */
export const uselessChannel = (): ProblemFile => ({
  format: problemFormat,
  name: "useless-channel",
  description:
    "The observation is independent of the signal, so all that a restorer chooses is the pmf of its answers.",
  reference: "Constructed for this gallery",
  source: {
    alphabet: ["a", "b", "c"],
    classes: [
      { name: "early", prior: "3/5", pmf: ["3/5", "3/10", "1/10"] },
      { name: "late", prior: "2/5", pmf: ["1/10", "3/10", "3/5"] },
    ],
  },
  channel: {
    outputs: ["u", "v"],
    matrix: [
      ["1/3", "2/3"],
      ["1/3", "2/3"],
      ["1/3", "2/3"],
    ],
  },
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});

/** The channel renames the letters; undoing it gives D = 0, P = 0 and ε = ε_X = ε_Y. */
export const invertibleChannel = (): ProblemFile => ({
  format: problemFormat,
  name: "invertible-channel",
  description:
    "The channel only permutes the letters: undoing it is perfect in all three respects, and the Bayes risk does not rise.",
  reference: "Constructed for this gallery; the equality case of Theorem 2 of Liu, Zhang and Xiong, NeurIPS 2019",
  source: {
    alphabet: ["a", "b", "c"],
    classes: [
      { name: "early", prior: "3/5", pmf: ["3/5", "3/10", "1/10"] },
      { name: "late", prior: "2/5", pmf: ["1/10", "3/10", "3/5"] },
    ],
  },
  channel: {
    outputs: ["a", "b", "c"],
    matrix: [
      ["0", "1", "0"],
      ["0", "0", "1"],
      ["1", "0", "0"],
    ],
  },
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});

/** A letter, an output and a class that never occur; all three must leave every answer unchanged. */
export const zeroMass = (): ProblemFile => ({
  format: problemFormat,
  name: "zero-mass",
  description:
    "One letter, one output and one class have mass zero: legal input that divides by zero in careless programs.",
  reference: "Constructed for this gallery",
  source: {
    alphabet: ["a", "b", "ghost"],
    classes: [
      { name: "first", prior: "2/3", pmf: ["3/4", "1/4", "0"] },
      { name: "second", prior: "1/3", pmf: ["1/4", "3/4", "0"] },
      { name: "absent", prior: "0", pmf: ["0", "0", "1"] },
    ],
  },
  channel: {
    outputs: ["s", "t", "never"],
    matrix: [
      ["4/5", "1/5", "0"],
      ["2/5", "3/5", "0"],
      ["0", "0", "1"],
    ],
  },
  classifier: ["first", "second", "absent"],
  distortion: "hamming",
  perception: "total-variation",
});
