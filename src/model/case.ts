/**
 * Cases: a labeling of the restored letters with one convex divergence.
 *
 * A re-trained classifier is the best one for the restored signal, so that
 * C_opt(D,P) = min over labelings c : X̂ → classes of C_c(D,P). Where d is the least of several
 * divergences, d ≤ P says that one of them is at most P; where d² is a transport cost (the
 * unsquared Wasserstein-2), d ≤ P says that it is at most P². So C(D,P) is the least over the
 * cases of C_case(D, P^power), each of them convex. C is monotone, in general not convex.
 *
 * In a relaxation some letters are `free`: their answer counts as right whenever some class makes
 * it so, output by output. Its C bounds that of every labeling that agrees with it from below.
 */
import { InputError } from "../exact/errors.js";
import { entry } from "../exact/vector.js";
import type { Labeling } from "./classifier.js";
import {
  type Divergence,
  type DivergenceContext,
  type LinearDivergence,
  type SmoothDivergence,
  isConvexDefinition,
} from "./divergence/divergence.js";
import { linearAtLeast, linearAtZero } from "./divergence/linear-at-zero.js";
import type { Part } from "./divergence/parts.js";
import { problemArgument } from "./argument.js";
import { Memo, Owner } from "./memo.js";
import type { Problem } from "./problem.js";

/** A labeling with one part of the divergence; of a convex problem the only one. */
export class Case extends Owner {
  readonly source: Problem["source"];
  readonly channel: Problem["channel"];
  readonly restored: Problem["restored"];
  readonly distortion: Problem["distortion"];

  constructor(
    readonly problem: Problem,
    /** Class index per restored letter, or `free`. */
    readonly labeling: Labeling,
    /** Index into the parts of the problem's divergence. */
    readonly part: number,
  ) {
    super();
    ({ source: this.source, channel: this.channel, restored: this.restored, distortion: this.distortion } = problem);
  }

  get divergence(): Divergence {
    return this.own.divergence;
  }

  /** The divergence is d^power: its bound is P^power. */
  get power(): 1 | 2 {
    return this.own.power;
  }

  private get own(): Part {
    return entry(this.problem.perception.parts, this.part);
  }
}

/** A case whose divergence linear programs and networks take as it is. */
export type LinearCase = Case & { readonly divergence: LinearDivergence };

/** A case whose divergence is smooth: its values are enclosed. */
export type SmoothCase = Case & { readonly divergence: SmoothDivergence };

export function isSmoothCase(of: Case): of is SmoothCase {
  return of.divergence.family === "smooth";
}

export function isLinearCase(of: Case): of is LinearCase {
  return !isSmoothCase(of);
}

/** The case, which the caller knows to be linear. */
export function linearCase(of: Case): LinearCase {
  if (!isLinearCase(of)) throw new RangeError("a case with a linear divergence");
  return of;
}

/** Whether some part of the divergence is smooth, so that C is known between two rationals. */
export function isSmooth({ perception }: Problem): boolean {
  return perception.parts.some(({ divergence }) => divergence.family === "smooth");
}

/**
 * The problem itself.
 * @param what is asked of it, for the error
 * @throws InputError "not-linear" where some part of the divergence is smooth
 */
export function requireLinear(problem: Problem, what: string): Problem {
  const part = problem.perception.parts.find(({ divergence }) => divergence.family === "smooth");
  if (part === undefined) return problem;
  throw new InputError({
    code: "not-linear",
    path: "$.perception",
    expected: `a divergence that linear programs decide, such as "total-variation", for ${what}`,
    found: part.divergence.title,
  });
}

const linearCases = new Memo<LinearCase>();
const leastCases = new Memo<LinearCase>();

/**
 * The same case with a linear divergence that is 0 exactly where the smooth one is: total variation, or
 * witnesses ±K. Where there is no bound on d, or it is 0, both have the same C.
 */
export function linearAtZeroCase(of: SmoothCase): LinearCase {
  return linearCases.of(of, () => withLinear(of, linearAtZero(of.divergence, contextOf(of))));
}

/** The same case with a linear divergence that is 0 exactly at the pmf q* with the least f-divergence, where that is not 0. */
export function linearAtLeastCase(of: SmoothCase): LinearCase {
  return leastCases.of(of, () => withLinear(of, linearAtLeast(of.source.marginal, contextOf(of))));
}

function contextOf({ source, restored }: Case): DivergenceContext {
  return { source: source.alphabet, restored, union: source.alphabet.union(restored) };
}

function withLinear({ problem, labeling }: Case, divergence: LinearDivergence): LinearCase {
  const { definition, title } = divergence;
  const perception = { definition, title, parts: [{ divergence, power: 1 as const }] };
  return linearCase(new Case(problem.withPerception(perception), labeling, 0));
}

/** Whether the classifier is the best one for the restored signal. */
export function isRetrained({ classifier: { definition } }: Problem): boolean {
  return definition === "retrained";
}

/**
 * Whether there is one case and it is C: a fixed classifier and a convex divergence.
 * @throws InputError for what is no problem
 */
export function isConvex(problem: Problem): boolean {
  problemArgument(problem, "problem");
  return !isRetrained(problem) && isConvexDefinition(problem.perception.definition);
}

const relaxations = new Memo<Case[]>();

/** Per part of the divergence the case with the fixed classifier, or with every letter free. */
export function relaxedCases(problem: Problem): readonly Case[] {
  return relaxations.of(problem, () =>
    problem.perception.parts.map((_, part) => new Case(problem, problem.classifier.classOf, part)),
  );
}

/** The relaxed case of one part. */
export function relaxedCase(problem: Problem, part: number): Case {
  return entry(relaxedCases(problem), part);
}

/**
 * The only case of a problem whose C is one convex function.
 * @throws InputError "not-linear" for a re-trained classifier or a divergence that is not convex
 */
export function convexCase(problem: Problem): Case {
  if (isRetrained(problem))
    throw notConvex("$.classifier", `"bayes" or a class name per restored letter`, `"retrained"`);
  const { definition } = problem.perception;
  if (!isConvexDefinition(definition)) {
    throw notConvex(
      "$.perception",
      "a convex divergence",
      typeof definition === "string" ? JSON.stringify(definition) : `{"minimum": …}`,
    );
  }
  return relaxedCase(problem, 0);
}

/** The problem itself. @throws InputError as `convexCase` */
export function requireConvex(problem: Problem): Problem {
  return convexCase(problem).problem;
}

function notConvex(path: string, expected: string, found: string): InputError {
  return new InputError({
    code: "not-linear",
    path,
    expected: `${expected}, where C is to be one convex function`,
    found,
  });
}

/** The names of the classes of a labeling in which no letter is free. */
export function classesOf({ source }: Problem, labeling: Labeling): string[] {
  return labeling.map((k) => entry(source.classNames, k));
}
