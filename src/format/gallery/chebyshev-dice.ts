/**
 * A fair and a loaded die, read by someone who miscounts the pips.
 *
 * The loaded die shows a six with probability 1/2 and every other face with 1/10.
 * In the hidden Markov chain of the source below the dealer switches from fair to
 * loaded with probability 1/20 and back with 1/10, which makes the stationary
 * priors 2/3 and 1/3; here throws are independent with those priors.
 * Source: R. Durbin, S. Eddy, A. Krogh, G. Mitchison, Biological Sequence
 * Analysis, Cambridge University Press 1998, the occasionally dishonest casino.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";

export const chebyshevDice = (): ProblemFile => {
  const faces = ["1", "2", "3", "4", "5", "6"];
  return {
    format: problemFormat,
    name: "chebyshev-dice",
    description:
      "Throws of a fair or a loaded die, miscounted by one pip now and then: no single face may come up too often or too seldom (Chebyshev distance).",
    reference:
      "Dice and priors after the occasionally dishonest casino of Durbin, Eddy, Krogh and Mitchison, Biological Sequence Analysis, 1998; miscounting constructed for this gallery",
    source: {
      alphabet: faces,
      classes: [
        { name: "fair", prior: "2/3", pmf: faces.map(() => "1/6") },
        { name: "loaded", prior: "1/3", pmf: faces.map((face) => (face === "6" ? "1/2" : "1/10")) },
      ],
    },
    channel: {
      outputs: faces,
      matrix: [
        ["9/10", "1/10", "0", "0", "0", "0"],
        ["1/10", "4/5", "1/10", "0", "0", "0"],
        ["0", "1/10", "4/5", "1/10", "0", "0"],
        ["0", "0", "1/10", "4/5", "1/10", "0"],
        ["0", "0", "0", "1/10", "4/5", "1/10"],
        ["0", "0", "0", "0", "1/10", "9/10"],
      ],
    },
    classifier: "bayes",
    distortion: "hamming",
    perception: "chebyshev",
  };
};
