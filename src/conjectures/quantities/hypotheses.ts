/**
 * Hypotheses of statements about perfect perception and Bayes rules, decided for a problem.
 */
import type { CertificateData } from "../../certificate/data.js";
import { entry } from "../../exact/vector.js";
import { isConvex, isSmooth } from "../../model/case.js";
import { baseCoefficients } from "../../model/coefficients.js";
import type { Problem } from "../../model/problem.js";
import type { Outcome } from "../../search/statement/outcome.js";
import type { Instance } from "../../generate/instance/instance.js";

/** The problem where C is one convex function, else undefined: a re-trained classifier, a divergence that is not convex. */
export function convexOrNone(problem: Problem): Problem | undefined {
  return isConvex(problem) ? problem : undefined;
}

/** No hypothesis. */
export const always = (): boolean => true;

/**
 * The decision of a conjecture that is about convex problems with certain hypotheses, and says nothing of
 * others. It needs values that are exact for smooth divergences as well.
 */
export function whereConvex(
  applies: (problem: Problem) => boolean,
  decide: (problem: Problem) => Outcome,
): (instance: Instance) => Outcome {
  return ({ problem: given }) => {
    const problem = convexOrNone(given);
    return problem !== undefined && applies(problem) ? decide(problem) : { status: "not-applicable" };
  };
}

/** The same by values that are exact where linear programs decide the divergence; of a smooth one it is undecided. */
export function whereLinear(
  applies: (problem: Problem) => boolean,
  decide: (problem: Problem) => Outcome,
): (instance: Instance) => Outcome {
  return whereConvex(applies, (problem) => (isSmooth(problem) ? { status: "undecided" } : decide(problem)));
}

/** The certificates of such a conjecture; none for other problems. */
export function ofConvex(
  certificates: (problem: Problem) => readonly CertificateData[],
): (instance: Instance) => readonly CertificateData[] {
  return ({ problem: given }) => {
    const problem = convexOrNone(given);
    return problem === undefined ? [] : certificates(problem);
  };
}

/**
 * Can q be p_X, and does d(p_X,q) = 0 say so? Every source letter of positive mass is a restored
 * letter, and d is a named divergence. (The Wasserstein kinds do not tell letters of equal value apart.)
 */
export function allowsPerfectPerception({ source, restored, perception }: Problem): boolean {
  const present = source.alphabet.letters.filter((_, x) => source.marginal.numerators[x] !== 0n);
  return (
    typeof perception.definition === "string" && present.every((letter) => restored.position(letter) !== undefined)
  );
}

/** X̂ = X: the same letters, in the same order. */
export function restoresSource({ source, restored }: Problem): boolean {
  const { letters } = source.alphabet;
  return letters.length === restored.size && letters.every((letter, x) => letter === restored.letters[x]);
}

/** Does c₀ answer, for every source letter of positive mass, a class with the largest a(·,x)? */
export function answersBayes(problem: Problem): boolean {
  return everyPresent(problem, (masses, answer) => masses.every((mass) => mass <= entry(masses, answer)));
}

/** No source noise: every letter of positive mass belongs to one class, which is what c₀ answers; ε_X = 0. */
export function answersWithoutNoise(problem: Problem): boolean {
  return everyPresent(problem, (masses, answer) => masses.every((mass, k) => mass === 0n || k === answer));
}

/** Have all source letters and all outputs positive mass? */
export function allMassesPositive(problem: Problem): boolean {
  return [...problem.source.marginal.numerators, ...baseCoefficients(problem).outputMass.numerators].every(
    (mass) => mass > 0n,
  );
}

/** Does it hold of the masses a(·,x) and the answer c₀(x), for every source letter of positive mass? Without an answer it does not. */
function everyPresent(
  { source, restored, classifier }: Problem,
  holds: (masses: readonly bigint[], answer: number) => boolean,
): boolean {
  return source.alphabet.letters.every((letter, x) => {
    if (source.marginal.numerators[x] === 0n) return true;
    const j = restored.position(letter);
    const masses = source.classNames.map((_, k) => source.joint.numeratorAt(k, x));
    return j !== undefined && holds(masses, entry(classifier.classOf, j));
  });
}
