/**
 * "No restorer attains the least distortion, the least perceptual difference and the least error rate
 * at once", taken of every instance.
 *
 * False, trivially (one letter, an invertible channel) and otherwise (docs/findings.md). Random
 * search violates it in every second sample.
 *
 * Score: minus what the other two minima cost in error rate, ε_min − C(D_min,P_min), which is 0 where
 * violated; where no restorer has both D_min and P_min, −2 + D_min/D with D > D_min the least
 * distortion at P_min, between −2 and −1.
 */
import { Rational } from "../exact/rational.js";
import type { CertificateData } from "../certificate/data.js";
import { rational } from "../exact/value.js";
import { convexCase, requireConvex, requireLinear } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { tradeoffCertificate } from "../certificate/verdicts.js";
import { leastDistortionWithin } from "../theorem/restricted.js";
import { tradeoff } from "../theorem/tradeoff.js";
import { minima } from "../tradeoff/minima.js";
import { solve } from "../tradeoff/solve.js";
import type { Instance } from "../generate/instance/instance.js";
import { instances } from "../generate/instances.js";
import { caseScan } from "../search/statement/case-scan.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import type { Outcome } from "../search/statement/outcome.js";

/** Why that refutes the statement. */
export const tradeoffArgument =
  "The certificate proves each of the three minima and has one restorer that attains them all.";

export const allThreeMinimal: Conjecture = {
  name: "all-three-minimal",
  statement:
    "no restorer attains the least distortion, the least perceptual difference and the least error rate at once",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, remark after Theorem 1",
  scope: { kind: "linear" },
  measure: { name: "excess", zero: "simultaneous" },
  instances: instances(),
  decide: ({ problem }) => withScore(problem, allThreeOutcome(problem)),
  scan: caseScan(({ problem }) => allThreeOutcome(problem)), // without the score, which takes one more linear program
  certificates: tradeoffCertificates,
  argument: tradeoffArgument,
};

/** The three minima and what a restorer has at the first two: statement `tradeoff`. */
export function tradeoffCertificates({ problem }: Instance): readonly CertificateData[] {
  const { proof } = tradeoff(problem);
  return proof === undefined ? [] : [tradeoffCertificate(proof)];
}

/** Violated where C(D_min,P_min) is the least error rate ε_min. Measured: C(D_min,P_min) − ε_min, where any restorer has the other two minima. */
export function allThreeOutcome(problem: Problem): Outcome {
  const { distortion, perception, errorRate } = minima(requireLinear(requireConvex(problem), "this conjecture"));
  const point = solve(problem, { distortion, perception: rational(perception) });
  if (point.status !== "optimal") return { status: "holds" };
  const measure = point.errorRate.minus(errorRate);
  if (!measure.isZero()) return { status: "holds", measure };
  return {
    status: "violated",
    measure,
    evidence: { minima: { distortion, perception, errorRate }, restorer: point.restorer },
  };
}

/** The outcome with its score: see above. */
export function withScore(problem: Problem, outcome: Outcome): Outcome {
  if (outcome.status !== "holds" && outcome.status !== "violated") return outcome;
  return { ...outcome, score: outcome.measure?.negated() ?? apart(problem) };
}

/** −2 + D_min/D. */
function apart(problem: Problem): Rational {
  const { distortion, perception } = minima(problem);
  return distortion.over(leastDistortionWithin(convexCase(problem), rational(perception)).value).minus(Rational.of(2n));
}
