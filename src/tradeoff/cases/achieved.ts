/**
 * A restorer's distortion, perceptual difference and error rate.
 *
 * With a re-trained classifier the error rate is the Bayes risk of the restored signal,
 * ε = Σ_x̂ min_k Σ_y e_k(y)Q(x̂|y). d is the least of the parts of the divergence, or its root where
 * that part is the square of d.
 */
import { Rational } from "../../exact/rational.js";
import type { Enclosure } from "../../exact/enclosure.js";
import { Root } from "../../exact/root.js";
import { leastOf, type Value } from "../../exact/value.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { isRetrained, relaxedCase, relaxedCases } from "../../model/case.js";
import type { Labeling } from "../../model/classifier.js";
import { baseCoefficients, coefficients, inner } from "../../model/coefficients.js";
import { pushForward } from "../../model/masses/pmf.js";
import type { Problem } from "../../model/problem.js";
import { perceptualValue } from "../oracle/achieved.js";

/** (D, P, ε) of a restorer. */
export interface Achieved {
  readonly distortion: Rational;
  /** d; "inf" where a smooth divergence is infinite. */
  readonly perception: Value | "inf";
  readonly errorRate: Rational;
}

/** (D, P, ε) of a restorer, with the classes that a re-trained classifier gives the restored letters. */
export interface AchievedBy extends Achieved {
  /** The best labeling for this restorer, ties to the first class; or the fixed classifier. */
  readonly labeling: Labeling;
}

/**
 * (D, P, ε) of a restorer.
 * @example evaluate(problem, restorer(problem, [["1", "0"], ["7/87", "80/87"]])).errorRate
 */
export function evaluate(problem: Problem, restorer: RationalMatrix): AchievedBy {
  const { labeling, errorRate } = bestLabeling(problem, restorer);
  return {
    distortion: inner(baseCoefficients(problem).distortion, restorer),
    perception: leastOf(perceptions(problem, restorer)),
    errorRate,
    labeling,
  };
}

/**
 * The value of every part of the divergence at a restorer, each to the power 1/power: d is the least
 * of them.
 */
export function perceptions(problem: Problem, restorer: RationalMatrix): (Value | "inf")[] {
  const q = pushForward(baseCoefficients(problem).outputMass, restorer);
  return relaxedCases(problem).map((of) => unpowered(perceptualValue(of, q), of.power));
}

/** d, given d^power. */
export function unpowered(value: Rational | Enclosure | "inf", power: 1 | 2): Value | "inf" {
  if (power === 1) return value;
  if (!(value instanceof Rational)) throw new RangeError("only transport costs are squares of a divergence");
  return Root.of(value);
}

/** The Bayes rule of the restored signal, ties to the first class; the fixed classifier where there is one. */
export function bestLabeling(
  problem: Problem,
  restorer: RationalMatrix,
): { readonly labeling: Labeling; readonly errorRate: Rational } {
  if (!isRetrained(problem))
    return {
      labeling: problem.classifier.classOf,
      errorRate: inner(coefficients(relaxedCase(problem, 0)).error, restorer),
    };
  const { denominator } = baseCoefficients(problem);
  const errors = restoredErrors(problem, restorer);
  const labeling = errors.map((byClass) =>
    byClass.reduce((best, value, k) => (value < entry(byClass, best) ? k : best), 0),
  );
  const total = errors.reduce((sum, byClass, j) => sum + entry(byClass, entry(labeling, j)), 0n);
  return { labeling, errorRate: Rational.of(total, denominator * restorer.denominator) };
}

/** Σ_y e_k(y)Q(x̂|y) per restored letter and class k, times a common factor. */
export function restoredErrors(problem: Problem, restorer: RationalMatrix): bigint[][] {
  const { classErrors } = baseCoefficients(problem);
  return Array.from({ length: restorer.columns }, (_, j) =>
    problem.source.classNames.map((__, k) =>
      classErrors.reduce((total, errors, y) => total + entry(errors, k) * restorer.numeratorAt(y, j), 0n),
    ),
  );
}
