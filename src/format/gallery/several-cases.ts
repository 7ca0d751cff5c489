/**
 * Problems whose C is the least of several: a re-trained classifier, divergences that are not convex.
 *
 * An alarm is raised one time in five and comes through one time in five, so that at most 4/100 of
 * the answers are true alarms (ε = 4/25). Perfect perception asks for 20/100 alarms, and the 16/100
 * that are added err more often than silence does. A classifier that reads the answers as they
 * stand has C(∞,P) = 4/15 − 2t/3, where t = TV, down to 4/25 at t = 4/25. A re-trained classifier
 * may ignore the answers and err 1/5; so C_opt(∞,P) is 1/5 up to P = 1/10 and falls from there.
 * The unsquared Wasserstein-2 of two letters at distance 1 is √t, so that C = 4/15 − 2P²/3.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

const constructed = "Constructed for this gallery";

export const missedAlarm = (): ProblemFile => ({
  format: problemFormat,
  name: "missed-alarm",
  description:
    "Four alarms in five are missed: near perfect perception the best classifier of the answers ignores them, so that C_opt is flat before it falls, and not convex.",
  reference: `${constructed}; the re-trained classifier of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019`,
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "calm", prior: "4/5", pmf: ["1", "0"] },
      { name: "danger", prior: "1/5", pmf: ["0", "1"] },
    ],
  },
  channel: {
    outputs: ["silent", "alarm"],
    matrix: [
      ["1", "0"],
      ["4/5", "1/5"],
    ],
  },
  restored: { alphabet: ["0", "1"] },
  classifier: "retrained",
  distortion: "hamming",
  perception: "total-variation",
});

export const unsquaredWasserstein = (): ProblemFile => ({
  ...missedAlarm(),
  name: "unsquared-wasserstein",
  description:
    "The missed alarms under the unsquared Wasserstein-2: C falls with the square of P, slowly first and then faster, so that it is concave where Theorem 1 would have it convex.",
  reference: `${constructed}; convexity of the divergence is a hypothesis of Theorem 1 of Liu, Zhang and Xiong, NeurIPS 2019, which this one does not meet`,
  classifier: ["calm", "danger"],
  perception: "wasserstein-2",
});

export const lesserDivergence = (): ProblemFile => ({
  ...missedAlarm(),
  name: "lesser-divergence",
  description:
    "The missed alarms where the lesser counts of total variation and a transport that is cheap beyond a fee of 1/20: C falls, and then falls faster.",
  reference: `${constructed}; a minimum of two convex divergences, for which Theorem 1 of Liu, Zhang and Xiong, NeurIPS 2019, need not hold`,
  classifier: ["calm", "danger"],
  perception: {
    minimum: [
      "total-variation",
      {
        transport: [
          ["1/20", "1/10"],
          ["1/10", "1/20"],
        ],
      },
    ],
  },
});

export const twelveLevels = (): ProblemFile => ({
  format: problemFormat,
  name: "twelve-levels",
  description:
    "A gauge of three marks restored on twelve levels with a re-trained classifier: 4096 labelings, of which branch and bound solves a handful.",
  reference: `${constructed}; the re-trained classifier of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019`,
  source: {
    alphabet: ["0", "5", "11"],
    classes: [
      { name: "calm", prior: "1/2", pmf: ["1/2", "1/5", "3/10"] },
      { name: "storm", prior: "1/2", pmf: ["1/5", "3/5", "1/5"] },
    ],
  },
  channel: {
    outputs: ["low", "middle", "high"],
    matrix: [
      ["7/10", "1/5", "1/10"],
      ["1/5", "3/5", "1/5"],
      ["1/10", "1/5", "7/10"],
    ],
  },
  restored: { alphabet: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"] },
  classifier: "retrained",
  distortion: "absolute-error",
  perception: "wasserstein-1",
});
