/**
 * Random problems whose C is the least of several cases: re-trained classifiers, divergences that
 * are not convex.
 *
 * They are tiny, exact and valid by construction, like the problems of problem.ts, and shrink like
 * them: towards a re-trained classifier with the total variation, the lesser of the total variation
 * and itself, or the unsquared Wasserstein-2, whichever is allowed.
 */
import type fc from "fast-check";
import type { Bounds } from "../certificate/plane.js";
import { flag } from "../exact/arguments.js";
import { Rational } from "../exact/rational.js";
import { integerRoot } from "../exact/root.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import { boundsOf, rangeOf } from "./bounds.js";
import { arbitrary, type Choose } from "./choices.js";
import { definitionOf, resolved, type Composition, type DivergenceForm, type ProblemOptions } from "./definition.js";
import { mirroredOf } from "./mirrored.js";
import { formsOf, printable } from "./problem.js";
import { optionsOf } from "./sizes.js";

export interface CompositeOptions extends ProblemOptions {
  /**
   * The form of the divergence; "linear": only the classifier makes several cases. Default: any of the
   * three.
   */
  readonly divergence?: DivergenceForm | "non-convex" | "any";
  /** Whether the classifier is re-trained. Default: always for "linear", else half of the time. */
  readonly retrained?: boolean;
}

/** A problem of several cases as its definition. */
export function compositeDefinition(options: CompositeOptions = {}): fc.Arbitrary<ProblemDefinition> {
  const [all, composition] = [resolved(options), compositeOnly(options)];
  return arbitrary((choose) => definitionOf(choose, all, composition));
}

function compositeOnly(options: CompositeOptions): Composition {
  const { divergence = "any", retrained } = optionsOf(options);
  if (retrained !== undefined) flag(retrained, "retrained");
  const forms = formsOf(divergence);
  // Without re-training a linear divergence has one case only.
  return {
    forms: retrained === false && forms.length > 1 ? forms.filter((form) => form !== "linear") : forms,
    retrained: retrained === true || divergence === "linear" ? true : (retrained ?? "where linear"),
  };
}

/** A problem, as it was defined and as it was built, and a pair of bounds for it. */
export interface CompositeInstance {
  readonly definition: ProblemDefinition;
  readonly problem: Problem;
  readonly bounds: Bounds;
}

/** A problem of several cases, and bounds near the values that its first divergence can have. */
export function compositeInstance(options: CompositeOptions = {}): fc.Arbitrary<CompositeInstance> {
  const [all, composition] = [resolved(options), compositeOnly(options)];
  return arbitrary((choose) => withBounds(choose, definitionOf(choose, all, composition)));
}

/** A problem with symmetries (mirrored.ts) and bounds for it. */
export function mirroredInstance(): fc.Arbitrary<CompositeInstance> {
  return arbitrary((choose) => withBounds(choose, mirroredOf(choose)));
}

function withBounds(choose: Choose, definition: ProblemDefinition): CompositeInstance {
  const built = problem(definition);
  const [part] = built.perception.parts;
  const pair = boundsOf(choose, "at", rangeOf(built));
  return { definition, problem: printable(built), bounds: part?.power === 2 ? rooted(pair) : pair };
}

/** A rational bound on d, not far from √p, from a bound p on d²: p/(1 + ⌊√⌈p⌉⌋). */
function rooted({ distortion, perception: p }: Bounds): Bounds {
  if (p === "inf" || p.sign() < 0) return { distortion, perception: p };
  const above = (p.num + p.den - 1n) / p.den;
  return { distortion, perception: p.over(Rational.of(1n + integerRoot(above))) };
}
