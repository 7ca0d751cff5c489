/**
 * "No three minima at once", taken of channels that are noisy and cost the classifier something.
 *
 * Invertible channels and useless ones, whose output says nothing, attain all three minima
 * trivially. The statement is about channels that have, at letters of positive mass, an entry W(y|x) other than
 * 0 and 1 and two rows that differ, and ε_Y > ε_X.
 */
import { requireConvex } from "../model/case.js";
import { Rational } from "../exact/rational.js";
import { theorem2 } from "../theorem/theorem-2.js";
import { instances } from "../generate/instances.js";
import { allThreeOutcome, tradeoffArgument, tradeoffCertificates, withScore } from "./all-three-minimal.js";
import { caseScan } from "../search/statement/case-scan.js";
import type { Outcome } from "../search/statement/outcome.js";
import type { Problem } from "../model/problem.js";
import type { Conjecture } from "../search/statement/conjecture.js";

export const allThreeMinimalNoisy: Conjecture = {
  name: "all-three-minimal-noisy",
  statement:
    "where the channel is noisy, not useless, and raises the Bayes risk, no restorer attains the least distortion, the least perceptual difference and the least error rate at once",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, remark after Theorem 1, without its trivial exceptions",
  measure: { name: "excess", zero: "simultaneous" },
  scope: { kind: "linear" },
  instances: instances(),
  decide: ({ problem }) => withScore(problem, outcomeOf(problem)),
  scan: caseScan(({ problem }) => outcomeOf(problem)), // without the score
  certificates: tradeoffCertificates,
  argument: tradeoffArgument,
};

function outcomeOf(given: Problem): Outcome {
  const problem = requireConvex(given);
  const mass = problem.source.marginal.toArray();
  const rows = problem.channel.matrix.toArrays().filter((_, x) => mass[x]?.sign() === 1);
  const noisy = rows.some((row) => row.some((value) => value.sign() > 0 && value.lessThan(Rational.one)));
  const useful = rows.some((row) => row.some((value, y) => rows[0]?.[y]?.equals(value) === false));
  return noisy && useful && theorem2(problem).gap.sign() > 0 ? allThreeOutcome(problem) : { status: "not-applicable" };
}
