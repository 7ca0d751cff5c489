/**
 * Without source noise perfect perception costs no error: C(∞,0) = C(∞,∞), with c₀ the class of X.
 *
 * False. q = p_X fixes how often each class is answered, which the best classifier of Y need not
 * keep to: behind a useless channel C(∞,∞) = 1 − max P_k, but C(∞,0) = 1 − Σ P_k².
 * Score: C(∞,0) − C(∞,∞). Two in five random instances are violations, 0.4 ms each; the first on the
 * grid: two letters, one output, masses 2/3 and 1/3, C(∞,0) = 4/9 > 1/3.
 */
import { sameAlphabet, noiselessCounts } from "../generate/same-alphabet.js";
import { allowsPerfectPerception, answersWithoutNoise, ofConvex, whereConvex } from "./quantities/hypotheses.js";
import { errorRateCertificates, errorRates } from "./quantities/perfect-perception.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const noPerceptionCost: Conjecture = {
  name: "no-perception-cost",
  statement: "where every letter belongs to one class, which is what the classifier answers, C(∞,0) = C(∞,∞)",
  source: "ours",
  scope: anyInstance,
  instances: sameAlphabet({ classes: [2, 3], counts: noiselessCounts() }),
  decide: whereConvex(
    (problem) => allowsPerfectPerception(problem) && answersWithoutNoise(problem),
    (problem) => {
      const { perfect, least } = errorRates(problem);
      const measure = perfect.minus(least);
      if (measure.isZero()) return { status: "holds", measure, score: measure };
      return {
        status: "violated",
        measure,
        score: measure,
        evidence: { errorRate: { atPerfectPerception: perfect, least } },
      };
    },
  ),
  certificates: ofConvex(errorRateCertificates),
  argument: "The two values are C(∞,0) and C(∞,∞), and they differ.",
};
