/**
 * A perceptual divergence that sees two moments only, given by four witnesses.
 *
 * d(p, q) = max(0, max_j g_j·(p − q)) with g = ±x, ±x²: the larger of the
 * differences of the means and of the mean squares. d = 0 does not force q = p,
 * as total variation does. The witnesses take integers on X = {−2, …, 2}.
 * Source of the notion: A. Müller, Integral probability metrics and their
 * generating classes of functions, Advances in Applied Probability 29 (1997).
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

export const witnessMoments = (): ProblemFile => {
  const values = [-2, -1, 0, 1, 2];
  const moments = [values, values.map((x) => x * x)];
  return {
    format: problemFormat,
    name: "witness-moments",
    description:
      "A calm and a volatile class with the same mean behind a clipping channel: perception compares first and second moments only, so it can vanish without equal pmfs.",
    reference:
      "Constructed for this gallery; finite integral probability metrics after Müller, Integral probability metrics and their generating classes of functions, Adv. Appl. Prob. 29, 1997",
    source: {
      alphabet: values.map(String),
      classes: [
        { name: "calm", prior: "3/5", pmf: ["1/20", "1/5", "1/2", "1/5", "1/20"] },
        { name: "volatile", prior: "2/5", pmf: ["3/10", "3/20", "1/10", "3/20", "3/10"] },
      ],
    },
    channel: {
      outputs: ["-1", "0", "1"],
      matrix: [
        ["9/10", "1/10", "0"],
        ["4/5", "1/5", "0"],
        ["1/10", "4/5", "1/10"],
        ["0", "1/5", "4/5"],
        ["0", "1/10", "9/10"],
      ],
    },
    classifier: "bayes",
    distortion: "squared-error",
    perception: {
      witnesses: moments.flatMap((g) => [g.map(String), g.map((value) => String(value === 0 ? 0 : -value))]),
    },
  };
};
