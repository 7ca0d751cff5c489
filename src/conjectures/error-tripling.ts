/**
 * What perfect perception costs with source noise: C(∞,0) ≤ 2·C(∞,∞) + ε_X ≤ 3·C(∞,∞).
 *
 * True for a Bayes rule c₀ of X. Draw X̃ from p(x|y), so that q = p_X, and let b(y) be the best class
 * for y. The answer c₀(X̃) is wrong only if it differs from b(Y) or b(Y) is wrong; and
 * P(c₀(X̃) ≠ b(Y)) = P(c₀(X) ≠ b(Y)) ≤ ε_X + ε_Y. With ε_Y ≤ C(∞,∞) and ε_X ≤ ε_Y that is all.
 * The instances of error-doubling.ts come as near to the factor three as one likes.
 * Score: C(∞,0) / (2·C(∞,∞) + ε_X). No violation in 10000 random instances, 0.6 ms each.
 */
import { sameAlphabet } from "../generate/same-alphabet.js";
import { allowsPerfectPerception, answersBayes, whereConvex } from "./quantities/hypotheses.js";
import { atMost, errorRates, sourceBayesRisk, two } from "./quantities/perfect-perception.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const errorTripling: Conjecture = {
  name: "error-tripling",
  statement:
    "with the Bayes rule of X, C(∞,0) ≤ 2·C(∞,∞) + ε_X, so that perfect perception at most triples the error rate",
  source: "ours",
  scope: anyInstance,
  instances: sameAlphabet({ inputs: [2, 4], classes: [2, 3] }),
  decide: whereConvex(
    (problem) => allowsPerfectPerception(problem) && answersBayes(problem),
    (problem) => {
      const { perfect, least } = errorRates(problem);
      const source = sourceBayesRisk(problem);
      return atMost(perfect, least.times(two).plus(source), {
        errorRate: { atPerfectPerception: perfect, least, source },
      });
    },
  ),
};
