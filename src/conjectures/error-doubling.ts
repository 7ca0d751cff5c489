/**
 * Perfect perception at most doubles the error: C(∞,0) ≤ 2·C(∞,∞), with c₀ the Bayes rule of X.
 *
 * True without source noise (error-doubling-noiseless.ts), false with it: a class of mass m/2 in a
 * letter of mass m, in which the other class is as frequent, and no information in Y. C(∞,∞) = m/2,
 * but q = p_X answers that letter with probability m, and C(∞,0) = 3m/2 − m², which is larger than m
 * for m < 1/2. What holds is the factor three (error-tripling.ts), which this approaches.
 * Score: C(∞,0) / (2·C(∞,∞)). One in 300 random instances is a violation, 0.9 ms each; the first on the
 * grid: two letters, one output, counts 1 0 and 1 3, C(∞,0) = 11/25 > 2/5.
 */
import type { Rational } from "../exact/rational.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import { allowsPerfectPerception, answersBayes, ofConvex, whereConvex } from "./quantities/hypotheses.js";
import { errorRateCertificates, errorWithin, two } from "./quantities/perfect-perception.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const errorDoubling: Conjecture = {
  name: "error-doubling",
  statement: "with the Bayes rule of X, the least error rate at P = 0 is at most twice the least error rate",
  source: "ours, after the factor two of squared error",
  ...bayesErrorWithin(two),
  argument: "The two values are C(∞,0) and C(∞,∞), and the first is more than twice the second.",
};

/** Instances, decision and certificates of C(∞,0) ≤ factor·C(∞,∞), with c₀ the Bayes rule of X. */
export function bayesErrorWithin(
  factor: Rational,
): Pick<Conjecture, "scope" | "instances" | "decide" | "certificates"> {
  return {
    scope: anyInstance,
    instances: sameAlphabet({ classes: [2, 3] }),
    decide: whereConvex(
      (problem) => allowsPerfectPerception(problem) && answersBayes(problem),
      (problem) => errorWithin(problem, factor),
    ),
    certificates: ofConvex(errorRateCertificates),
  };
}
