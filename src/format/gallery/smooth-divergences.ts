/**
 * Problems with smooth divergences, whose C is enclosed between rationals.
 *
 * Three are neighbours of other problems of the gallery with another divergence, so that the two can be laid
 * side by side. In the problem of the missing letter p_X = (9, 8, 3)/20 and X̂ has the first two letters alone:
 * the least Jensen–Shannon divergence is that of q = (9, 8)/17, which is irrational and positive.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { binaryDenoising } from "./binary-denoising.js";
import { missedAlarm } from "./several-cases.js";
import { ternaryAdditiveNoise } from "./ternary-additive-noise.js";

const constructed = "Constructed for this gallery";
const divergences =
  "F. Liese and I. Vajda, On divergences and informations in statistics and information theory, IEEE Trans. Inf. Theory 52, 2006";

export const denoisingKullbackLeibler = (): ProblemFile => ({
  ...binaryDenoising(),
  name: "denoising-kullback-leibler",
  description:
    "The bit of binary-denoising with KL(p_X‖q), the direction of maximum likelihood: infinite for a restorer that never answers a letter of the source.",
  reference: `${constructed}; the divergence of the Gaussian example of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019`,
  perception: "kullback-leibler",
});

export const denoisingReverseKullbackLeibler = (): ProblemFile => ({
  ...binaryDenoising(),
  name: "denoising-reverse-kullback-leibler",
  description:
    "The same with KL(q‖p_X), the direction of variational inference: a restorer that answers one letter alone is at a finite divergence.",
  reference: `${constructed}; the divergence of the Gaussian example of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019`,
  perception: "reverse-kullback-leibler",
});

export const missingLetter = (): ProblemFile => ({
  format: problemFormat,
  name: "missing-letter",
  description:
    "Three letters of which only two can be restored, under the Jensen-Shannon divergence: the least divergence is positive and irrational, so that even the domain of C is known between rationals only.",
  reference: `${constructed}; ${divergences}`,
  source: {
    alphabet: ["a", "b", "c"],
    classes: [
      { name: "w1", prior: "1/2", pmf: ["4/5", "1/10", "1/10"] },
      { name: "w2", prior: "1/2", pmf: ["1/10", "7/10", "1/5"] },
    ],
  },
  channel: {
    outputs: ["a", "b", "c"],
    matrix: [
      ["4/5", "1/10", "1/10"],
      ["1/10", "4/5", "1/10"],
      ["1/10", "1/10", "4/5"],
    ],
  },
  restored: { alphabet: ["a", "b"] },
  classifier: ["w1", "w2"],
  distortion: "hamming",
  perception: "jensen-shannon",
});

export const gaussianKernel = (): ProblemFile => ({
  ...ternaryAdditiveNoise(),
  name: "gaussian-kernel",
  description:
    "The three levels of ternary-additive-noise under the squared maximum mean discrepancy of the kernel 2^(-(x-y)²), a Gaussian kernel with rational values.",
  reference: `${constructed}; A. Gretton, K. Borgwardt, M. Rasch, B. Schölkopf and A. Smola, A kernel two-sample test, J. Mach. Learn. Res. 13, 2012`,
  perception: {
    "mmd-squared": [
      ["1", "1/2", "1/16"],
      ["1/2", "1", "1/2"],
      ["1/16", "1/2", "1"],
    ],
  },
});

export const missedAlarmHellinger = (): ProblemFile => ({
  ...missedAlarm(),
  name: "missed-alarm-hellinger",
  description:
    "The missed alarms with a re-trained classifier under the squared Hellinger distance: the least of four convex functions that are known between rationals.",
  reference: `${constructed}; ${divergences}`,
  perception: "squared-hellinger",
});
