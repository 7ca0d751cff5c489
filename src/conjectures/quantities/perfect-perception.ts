/**
 * What perfect perception costs: the least distortion, and the least error rate, with d(p_X,q) = 0.
 *
 * D(P=0) and C(∞,0), beside what there is without a bound on P, D_min and C(∞,∞); with quotients
 * as scores, and the certificates that tell the two apart.
 */
import type { CertificateData } from "../../certificate/data.js";
import { Rational, sum } from "../../exact/rational.js";
import type { Problem } from "../../model/problem.js";
import { leastBounds, minima } from "../../tradeoff/minima.js";
import { sliceAt } from "../../tradeoff/slice.js";
import { certificate, solve } from "../../tradeoff/solve.js";
import type { Outcome } from "../../search/statement/outcome.js";
import type { Instance } from "../../generate/instance/instance.js";
import { allowsPerfectPerception, whereLinear } from "./hypotheses.js";
import { sourceValues } from "./line.js";

const zero = Rational.zero;
export const two = Rational.of(2n);

/** D(P=0). @throws RangeError where no restorer has d(p_X,q) = 0 */
export function distortionAtPerfectPerception(problem: Problem): Rational {
  const { domain } = sliceAt(problem, { perception: zero });
  if (domain === null) throw new RangeError("no restorer has perfect perception");
  return domain.from;
}

/** The decision of a statement about squared error and perfect perception, on letters that are numbers. */
export function underSquaredError(
  decide: (problem: Problem, values: readonly Rational[]) => Outcome,
): (instance: Instance) => Outcome {
  return whereLinear(
    (problem) => problem.distortion.definition === "squared-error" && allowsPerfectPerception(problem),
    (problem) => {
      const values = sourceValues(problem);
      return values === undefined ? { status: "not-applicable" } : decide(problem, values);
    },
  );
}

/** C(∞,0) and C(∞,∞). */
export interface ErrorRates {
  readonly perfect: Rational;
  readonly least: Rational;
}

/** @throws RangeError where no restorer has d(p_X,q) = 0 */
export function errorRates(problem: Problem): ErrorRates {
  const point = solve(problem, { distortion: "inf", perception: zero });
  if (point.status !== "optimal") throw new RangeError("no restorer has perfect perception");
  return { perfect: point.errorRate, least: minima(problem).errorRate };
}

/** Two values: C(∞,0) and C(∞,∞). */
export function errorRateCertificates(problem: Problem): CertificateData[] {
  return [
    certificate(solve(problem, { distortion: "inf", perception: zero })),
    certificate(solve(problem, { distortion: "inf", perception: "inf" })),
  ];
}

/** ε_X = 1 − Σ_x max_k a(k,x). */
export function sourceBayesRisk({ source }: Problem): Rational {
  const { joint, alphabet } = source;
  const largest = alphabet.letters.map((_, x) => {
    let most = 0n;
    for (let k = 0; k < joint.rows; k++) if (joint.numeratorAt(k, x) > most) most = joint.numeratorAt(k, x);
    return Rational.of(most, joint.denominator);
  });
  return Rational.one.minus(sum(largest));
}

/** Is value ≤ bound? The score is value / bound; of a bound 0 that is met it is 0. */
export function atMost(value: Rational, bound: Rational, evidence: Readonly<Record<string, unknown>>): Outcome {
  const score = bound.isZero() ? {} : { score: value.over(bound) };
  if (value.compare(bound) > 0) return { status: "violated", evidence, ...score };
  return bound.isZero() ? { status: "holds", score: zero } : { status: "holds", ...score };
}

/** D(P=0) ≤ 2·D_min: the score is D(P=0) / (2·D_min). */
export function factorTwo(problem: Problem): Outcome {
  const least = leastBounds(problem).distortion;
  const perfect = distortionAtPerfectPerception(problem);
  return atMost(perfect, least.times(two), { distortion: { atPerfectPerception: perfect, least } });
}

/** C(∞,0) ≤ factor·C(∞,∞): the score is the quotient of the two sides. */
export function errorWithin(problem: Problem, factor: Rational): Outcome {
  const { perfect, least } = errorRates(problem);
  return atMost(perfect, least.times(factor), { errorRate: { atPerfectPerception: perfect, least } });
}

/** A restorer of distortion D_min, and no restorer of distortion 2·D_min with P = 0. */
export function factorTwoCertificates(problem: Problem): CertificateData[] {
  const least = leastBounds(problem).distortion;
  return [
    certificate(solve(problem, { distortion: least, perception: "inf" })),
    certificate(solve(problem, { distortion: least.times(two), perception: zero })),
  ];
}

export const factorTwoArgument =
  "The first certificate has a restorer of distortion D_min; by the second, no restorer with P = 0 has a distortion of 2·D_min or less.";
