/**
 * Restored alphabets that are not the source alphabet.
 *
 * Notation: X̂ finer than X lets the restorer answer "in between", which squared
 * error rewards and perception punishes; X̂ coarser than X, without a common
 * letter, cannot reproduce p_X at all, so the least perceptual divergence is
 * positive. Both problems are constructed for this gallery.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

/** X = {0, 1} behind a binary symmetric channel (1/5), restored on five levels from 0 to 1. */
export const finerRestoredAlphabet = (): ProblemFile => ({
  format: problemFormat,
  name: "finer-restored-alphabet",
  description:
    "A bit restored on five grey levels: hedging between black and white is best for squared error and foreign to the source.",
  reference: "Constructed for this gallery",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "dark", prior: "1/2", pmf: ["9/10", "1/10"] },
      { name: "light", prior: "1/2", pmf: ["1/5", "4/5"] },
    ],
  },
  channel: {
    outputs: ["0", "1"],
    matrix: [
      ["4/5", "1/5"],
      ["1/5", "4/5"],
    ],
  },
  restored: { alphabet: ["0", "1/4", "1/2", "3/4", "1"] },
  classifier: ["dark", "dark", "dark", "light", "light"],
  distortion: "squared-error",
  perception: "wasserstein-1",
});

/**
 * X = {0, 1, 2, 3} restored on {1/2, 5/2}. Every source letter is at distance 1/2
 * from its nearer restored letter, so both the least absolute error and the least
 * Wasserstein-1 are at least 1/2, and the nearest-point map shows that the latter is 1/2.
 */
export const coarserRestoredAlphabet = (): ProblemFile => ({
  format: problemFormat,
  name: "coarser-restored-alphabet",
  description:
    "Four levels restored on two levels that are not among them: no restorer reproduces the source pmf, so the least divergence is positive.",
  reference: "Constructed for this gallery",
  source: {
    alphabet: ["0", "1", "2", "3"],
    classes: [
      { name: "low", prior: "11/20", pmf: ["2/5", "3/10", "1/5", "1/10"] },
      { name: "high", prior: "9/20", pmf: ["1/20", "3/20", "7/20", "9/20"] },
    ],
  },
  channel: {
    outputs: ["0", "1", "2", "3"],
    matrix: [
      ["9/10", "1/10", "0", "0"],
      ["1/10", "4/5", "1/10", "0"],
      ["0", "1/10", "4/5", "1/10"],
      ["0", "0", "1/10", "9/10"],
    ],
  },
  restored: { alphabet: ["1/2", "5/2"] },
  classifier: ["low", "high"],
  distortion: "absolute-error",
  perception: "wasserstein-1",
});
