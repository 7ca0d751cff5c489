/**
 * What a given restorer achieves in a composite problem.
 *
 * With a re-trained classifier its error rate is the Bayes risk of the restored signal,
 * ε = Σ_x̂ min_k Σ_y e_k(y)Q(x̂|y). d is the least of the parts of the divergence, a root where
 * the least part is the square of d.
 */
import { Rational } from "../../exact/rational.js";
import { Root, compareRoots, type RationalOrRoot } from "../../exact/root.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { floatHint } from "../../lp/float-hint.js";
import type { BasisHint } from "../../lp/simplex.js";
import { baseCoefficients } from "../../model/coefficients.js";
import { caseProblem, openLabeling, type Labeling } from "../../model/composite.js";
import { pushForward } from "../../model/pmf.js";
import type { CompositeProblem } from "../../model/problem.js";
import { inner, perceptualDifference } from "../evaluate.js";

export interface CompositeAchieved {
  readonly distortion: Rational;
  readonly perception: RationalOrRoot;
  readonly errorRate: Rational;
  /** The class of every restored letter: the best for this restorer, ties to the first, or the fixed classifier. */
  readonly labeling: Labeling;
}

/** (D, P, ε) of a restorer. @param hint for the transportation program of a cost given as a matrix */
export function evaluateComposite(problem: CompositeProblem, restorer: RationalMatrix, hint: BasisHint = floatHint): CompositeAchieved {
  const { labeling, errorRate } = bayesLabeling(problem, restorer);
  return {
    distortion: inner(baseCoefficients(problem).distortion, restorer),
    perception: leastPerceptual(problem, restorer, hint),
    errorRate,
    labeling,
  };
}

/** d(p_X,q) of a restorer: the least of the parts, each to the power 1/power. */
function leastPerceptual(problem: CompositeProblem, restorer: RationalMatrix, hint: BasisHint): RationalOrRoot {
  return leastOf(partsOf(problem, restorer, hint));
}

/** Every part of the divergence at a restorer, each to the power 1/power. */
export function partsOf(problem: CompositeProblem, restorer: RationalMatrix, hint: BasisHint): RationalOrRoot[] {
  const q = pushForward(baseCoefficients(problem).outputMass, restorer);
  return eachPart(problem, (part) => perceptualDifference(caseProblem(problem, openLabeling(problem), part), q, hint));
}

/** Whether d ≤ bound is a rational bound on d^power for every part: any rational, and a root where all parts are squares. */
export function boundedByRoots({ perception }: CompositeProblem, bound: RationalOrRoot): boolean {
  return !(bound instanceof Root) || perception.parts.every(({ power }) => power === 2);
}

/** The least d of which `value` gives d^power, part by part. */
export function leastOfParts(problem: CompositeProblem, value: (part: number) => Rational): RationalOrRoot {
  return leastOf(eachPart(problem, value));
}

function eachPart({ perception }: CompositeProblem, value: (part: number) => Rational): RationalOrRoot[] {
  return perception.parts.map(({ power }, part) => (power === 1 ? value(part) : Root.of(value(part))));
}

/** Of equal values the first. */
export function leastOf(values: readonly RationalOrRoot[]): RationalOrRoot {
  return values.reduce((least, one) => (compareRoots(one, least) < 0 ? one : least));
}

/** Per restored letter and class Σ_y e_k(y)Q(x̂|y), times a common factor. */
export function restoredErrors(problem: CompositeProblem, restorer: RationalMatrix): bigint[][] {
  const { classErrors } = baseCoefficients(problem);
  return Array.from({ length: restorer.columns }, (_, j) =>
    problem.source.classNames.map((__, k) => classErrors.reduce((total, errors, y) => total + entry(errors, k) * restorer.numeratorAt(y, j), 0n)),
  );
}

/** The Bayes rule of the restored signal, ties to the first class; the fixed classifier where there is one. */
export function bayesLabeling(problem: CompositeProblem, restorer: RationalMatrix): { readonly labeling: Labeling; readonly errorRate: Rational } {
  const { denominator } = baseCoefficients(problem);
  const errors = restoredErrors(problem, restorer);
  const { classifier } = problem;
  const labeling = classifier === "retrained" ? errors.map((byClass) => byClass.reduce((best, value, k) => (value < entry(byClass, best) ? k : best), 0)) : classifier.classOf;
  const total = errors.reduce((sum, byClass, j) => sum + entry(byClass, entry(labeling, j)), 0n);
  return { labeling, errorRate: Rational.of(total, denominator * restorer.denominator) };
}
