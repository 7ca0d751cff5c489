/**
 * Composite problems: C as the least of finitely many CDP functions.
 *
 * A re-trained classifier is the best one for the restored signal, so that
 * C_opt(D,P) = min over labelings c : X̂ → classes of C_c(D,P). Where d is the least of several
 * divergences, d ≤ P says that one of them is at most P; where d² is a transport cost (the
 * unsquared Wasserstein-2), d ≤ P says that it is at most P². Each case, a labeling and a
 * divergence, is an ordinary problem. C is monotone, in general not convex.
 */
import { InputError } from "../exact/errors.js";
import { entry } from "../exact/vector.js";
import { classifier, free } from "./classifier.js";
import { isLinear, type AnyDivergenceDefinition } from "./divergence/divergence.js";
import { parts } from "./divergence/parts.js";
import { common, problem, type AnyProblem, type AnyProblemDefinition, type CompositeProblem, type Problem, type ProblemDefinition } from "./problem.js";

/** Whether the classifier is re-trained or the divergence not convex, so that C is the least of several CDP functions. */
export function isComposite(problem: AnyProblem): problem is CompositeProblem {
  return "parts" in problem.perception;
}

/** Checks a definition of either kind and builds the problem. @throws InputError with the JSON path of the fault */
export function anyProblem(definition: AnyProblemDefinition): AnyProblem {
  const { classifier: rule, perception } = definition;
  if (rule !== "retrained" && isLinear(perception)) return problem({ ...definition, classifier: rule, perception });
  const { base, context } = common(definition);
  return {
    ...base,
    classifier: rule === "retrained" ? rule : classifier(rule, base.source, base.restored),
    perception: { definition: perception, ...parts(perception, context) },
  };
}

/**
 * The same definition where C has to be one convex function.
 * @throws InputError "not-linear" for a re-trained classifier or a divergence that is not convex
 */
export function linearDefinition(definition: AnyProblemDefinition): ProblemDefinition {
  const { classifier: rule, perception } = definition;
  if (rule === "retrained") throw retrained();
  if (!isLinear(perception)) throw notConvex(perception);
  return { ...definition, classifier: rule, perception };
}

/** The problem, where C is one convex function. @throws InputError "not-linear" as `linearDefinition` */
export function linear(problem: AnyProblem): Problem {
  if (!isComposite(problem)) return problem;
  if (problem.classifier === "retrained") throw retrained();
  throw notConvex(problem.perception.definition);
}

function retrained(): InputError {
  return notLinear("$.classifier", `"bayes" or a class name per restored letter`, `"retrained"`);
}

function notConvex(definition: AnyDivergenceDefinition): InputError {
  return notLinear("$.perception", "a convex divergence", typeof definition === "string" ? JSON.stringify(definition) : `{"minimum": …}`);
}

function notLinear(path: string, expected: string, found: string): InputError {
  return new InputError({ code: "not-linear", path, expected: `${expected}, where C is to be one convex function`, found });
}

/** Class index per restored letter; `free` where it is open. */
export type Labeling = readonly number[];

/** The names of the classes of a labeling in which no letter is open. */
export function classesOf({ source }: Pick<CompositeProblem, "source">, labeling: Labeling): string[] {
  return labeling.map((k) => entry(source.classNames, k));
}

/** The labelings to begin with: nothing settled, or the fixed classifier. */
export function openLabeling({ classifier: rule, restored }: CompositeProblem): Labeling {
  return rule === "retrained" ? restored.letters.map(() => free) : rule.classOf;
}

/**
 * The ordinary problem of a labeling and a part of the divergence. Where letters are free the
 * answer is taken for right whenever some class makes it so, output by output: its C bounds that
 * of every labeling which agrees with this one from below.
 */
export function caseProblem(composite: CompositeProblem, labeling: Labeling, part: number): Problem {
  const { classifier: _rule, perception, ...base } = composite;
  const names = labeling.map((k) => (k === free ? "" : entry(composite.source.classNames, k)));
  return { ...base, classifier: { definition: names, classOf: labeling }, perception: entry(perception.parts, part).divergence, caseOf: composite };
}
