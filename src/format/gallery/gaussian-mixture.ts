/**
 * Two normal classes in additive normal noise, quantised exactly.
 *
 * Classes N(−1, 1) and N(1, 1) with priors 7/10 and 3/10; Y = X + N(0, 1). X and
 * Y live on the same eleven points from −15/4 to 15/4, 3/4 apart; each point
 * stands for the cell reaching half-way to its neighbours, and the end cells take
 * the tails. All masses are multiples of 1/1000 (quantise.ts). The row of a
 * letter x is the quantised law N(x, 1): the noise acts on the quantised signal.
 * Setting after Liu, Zhang and Xiong (2019); grid, rounding and all parameters
 * are the ones stated here.
 */
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { evenGrid, normal, quantise, quantisedNoiseChannel } from "../../quantise/index.js";

export const gaussianMixture = (): ProblemFile => {
  const grid = evenGrid(0, "3/4", 11);
  const letters = grid.points.map(String);
  const pmf = (mean: number): string[] => quantise(normal(mean, 1), grid.boundaries, 1000).map(String);
  const { matrix } = quantisedNoiseChannel(grid.points, normal(0, 1), grid, 1000);
  return {
    format: problemFormat,
    name: "gaussian-mixture",
    description:
      "Two overlapping normal classes in normal noise on an eleven-point grid: shrinking towards the mean lowers the distortion and spoils the pmf.",
    reference:
      "After the Gaussian example of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019: a quantisation of that kind of example, " +
      "with parameters chosen for this gallery (priors 7/10 and 3/10, N(-1,1) and N(1,1), noise N(0,1)) and not taken from the paper",
    source: {
      alphabet: letters,
      classes: [
        { name: "negative", prior: "7/10", pmf: pmf(-1) },
        { name: "positive", prior: "3/10", pmf: pmf(1) },
      ],
    },
    channel: { outputs: letters, matrix: matrix.map((row) => row.map(String)) },
    classifier: "bayes",
    distortion: "squared-error",
    perception: "wasserstein-2-squared",
  };
};
