/**
 * Can the factor three of error-tripling.ts be lowered to 5/2? C(∞,0) ≤ 5/2·C(∞,∞), with c₀ the Bayes rule of X.
 *
 * False: the instances of error-doubling.ts have the factor 3 − 2m, for a letter of mass m in which
 * two classes are equal, which is larger than 5/2 for m < 1/4. Random instances of a few counts
 * have no such letter: this one is for climbing.
 * Score: C(∞,0) / (5/2·C(∞,∞)).
 */
import { Rational } from "../exact/rational.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { bayesErrorWithin } from "./error-doubling.js";

export const errorFactorFiveHalves: Conjecture = {
  name: "error-factor-five-halves",
  statement: "with the Bayes rule of X, the least error rate at P = 0 is at most 5/2 of the least error rate",
  source: "ours, whether the factor three can be lowered",
  ...bayesErrorWithin(Rational.of(5n, 2n)),
  argument: "The two values are C(∞,0) and C(∞,∞), and the first is more than 5/2 of the second.",
};
