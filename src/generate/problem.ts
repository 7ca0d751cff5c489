/**
 * Random problems: tiny, exact, valid by construction.
 *
 * Problems shrink towards one letter, two classes, the Hamming distortion and the total
 * variation. A failure of a property prints a built problem as the problem file that it is.
 */
import fc from "fast-check";
import { flag, oneOf } from "../exact/arguments.js";
import { problemToFile } from "../format/problem.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import type { ClassifierDefinition } from "../model/classifier.js";
import { alphabetsArgument, type Alphabets } from "./alphabets.js";
import { arbitrary, type Choose } from "./choices.js";
import {
  classifierOf,
  definitionOf,
  resolved,
  type Composition,
  type DivergenceForm,
  type ProblemOptions,
  type Resolved,
} from "./definition.js";
import { optionsOf, whole } from "./sizes.js";

/** Options of problems of one case or several. */
export interface AnyProblemOptions extends ProblemOptions {
  /** The form of the divergence; "any": each of the three equally often. Default: "linear". */
  readonly divergence?: DivergenceForm | "non-convex" | "any";
  /** Whether the classifier is re-trained. Default: no. */
  readonly retrained?: boolean | "either";
}

/** A class name per restored letter, or "bayes" where every restored letter is a source letter. */
export function classifier(letters: Alphabets, classes: number): fc.Arbitrary<ClassifierDefinition> {
  alphabetsArgument(letters, "letters");
  whole(classes, "classes");
  return arbitrary((choose) => classifierOf(choose, letters, classes, ["names", "bayes"]));
}

/** A problem with a fixed classifier and a convex divergence, as its definition. */
export function problemDefinition(options: ProblemOptions = {}): fc.Arbitrary<ProblemDefinition> {
  const all = resolved(options);
  return arbitrary((choose) => linearDefinitionOf(choose, all));
}

/** A problem with a fixed classifier and a convex divergence, built. */
export function randomProblem(options: ProblemOptions = {}): fc.Arbitrary<Problem> {
  const all = resolved(options);
  return arbitrary((choose) => printable(problem(linearDefinitionOf(choose, all))));
}

/** A problem of one case or several, as its definition. */
export function anyProblemDefinition(options: AnyProblemOptions = {}): fc.Arbitrary<ProblemDefinition> {
  const [all, composition] = [resolved(options), compositionOf(options)];
  return arbitrary((choose) => definitionOf(choose, all, composition));
}

/** A problem of one case or several, built. */
export function randomAnyProblem(options: AnyProblemOptions = {}): fc.Arbitrary<Problem> {
  const [all, composition] = [resolved(options), compositionOf(options)];
  return arbitrary((choose) => printable(problem(definitionOf(choose, all, composition))));
}

export function compositionOf(options: AnyProblemOptions): Composition {
  const { divergence = "linear", retrained = false } = optionsOf(options);
  if (retrained !== "either") flag(retrained, "retrained");
  return { forms: formsOf(divergence), retrained };
}

const anyForm = oneOf(["linear", "wasserstein-2", "minimum", "non-convex", "any"]);

/** The forms of divergence that an option allows, the simplest first. */
export function formsOf(divergence: DivergenceForm | "non-convex" | "any"): readonly DivergenceForm[] {
  anyForm(divergence, "divergence");
  if (divergence === "any") return ["linear", "minimum", "wasserstein-2"];
  return divergence === "non-convex" ? ["minimum", "wasserstein-2"] : [divergence];
}

export function linearDefinitionOf(choose: Choose, options: Resolved): ProblemDefinition {
  // With one form, "linear", and no re-training the definition is linear.
  return definitionOf(choose, options);
}

/** A problem that fast-check prints as the JSON of its problem file. */
export function printable<P extends Problem>(built: P): P {
  return printedAs(built, () => JSON.stringify(problemToFile(built)));
}

/** The object itself, which fast-check prints as `print` says. */
export function printedAs<T extends object>(value: T, print: () => string): T {
  return Object.defineProperty(value, fc.toStringMethod, { value: print, enumerable: false });
}
