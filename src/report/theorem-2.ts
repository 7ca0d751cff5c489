/**
 * The verdict of Theorem 2 for people (text) and for programs (the JSON of `theorem 2 --json`).
 */
import { printable } from "../exact/errors.js";
import { distinguishable, inQuotes } from "../exact/names.js";
import { entry } from "../exact/vector.js";
import type { Problem } from "../model/problem.js";
import { commonClassData, violationData, type Violation } from "../certificate/verdicts.js";
import { optimalClasses, type Theorem2Verdict } from "../theorem/theorem-2.js";
import { namedProblem, notationArgument, theorem2Verdict } from "./argument.js";
import { Notation } from "./notation.js";
import { aligned, counted, shortened } from "./text.js";

/** The parts of a problem that the theorem depends on. */
type Observed = Pick<Problem, "name" | "source" | "channel">;

/** The object of `theorem 2 --json`. */
export function theorem2Data(problem: Observed, verdict: Theorem2Verdict): Record<string, unknown> {
  namedProblem(problem, "problem");
  theorem2Verdict(problem)(verdict, "verdict");
  const { bayesRisk, gap, equality, pairwise } = verdict;
  return {
    problem: problem.name,
    theorem: 2,
    bayesRisk,
    gap,
    equality,
    ...(verdict.equality
      ? { commonClass: commonClassData(problem, verdict.commonClass) }
      : { violation: violationData(problem, verdict.violation) }),
    ...(pairwise === undefined
      ? {}
      : {
          pairwise: {
            holds: pairwise.holds,
            agrees: pairwise.agrees,
            ...(pairwise.holds ? {} : { violation: violationData(problem, pairwise.violation) }),
          },
        }),
  };
}

/** The verdict as lines of text. @param shown the notation of its numbers */
export function theorem2Text(problem: Observed, verdict: Theorem2Verdict, shown: Notation = new Notation()): string {
  namedProblem(problem, "problem");
  theorem2Verdict(problem)(verdict, "verdict");
  notationArgument(shown, "shown");
  const { source, channel } = problem;
  const { bayesRisk, gap, pairwise } = verdict;
  const sizes = `${counted(source.classNames.length, "class", "classes")}, |X| = ${String(source.alphabet.size)}, |Y| = ${String(channel.outputs.size)}`;
  return [
    `${printable(problem.name)}: ${sizes}`,
    `  Bayes risk of X  ${shown.both(bayesRisk.source)}`,
    `  Bayes risk of Y  ${shown.both(bayesRisk.degraded)}`,
    "",
    ...(verdict.equality
      ? equalText(problem, verdict.commonClass)
      : unequalText(problem, verdict.violation, shown.both(gap))),
    ...(pairwise === undefined ? [] : [`  pairwise  ${pairwiseText(pairwise)}`]),
  ].join("\n");
}

function equalText(
  problem: Observed,
  commonClass: readonly { readonly output: number; readonly class: number }[],
): string[] {
  const outputName = distinguishable(problem.channel.outputs.letters);
  const className = distinguishable(problem.source.classNames);
  const row = (one: { readonly output: string; readonly class: string }): string[] => [
    "",
    outputName(one.output),
    className(one.class),
  ];
  return [
    "ε_Y = ε_X: the degradation costs a classifier nothing",
    "  because   each output has one class that is optimal for all letters that reach it:",
    ...shortened(commonClassData(problem, commonClass), row, {
      head: ["        ", "y", "class"],
      what: "outputs",
      all: "--json",
    }),
  ];
}

function unequalText(problem: Observed, violation: Violation, gap: string): string[] {
  const { source, channel } = problem;
  const [letterName, className] = [distinguishable(source.alphabet.letters), distinguishable(source.classNames)];
  const outputName = distinguishable(channel.outputs.letters, inQuotes);
  const { inputs, output } = violationData(problem, violation);
  const optimal = violation.inputs.map((x) =>
    optimalClasses(source.joint, x)
      .map((k) => className(entry(source.classNames, k)))
      .join(", "),
  );
  return [
    `ε_Y > ε_X: the degradation costs a classifier ${gap}`,
    `  because   the output ${outputName(output)} is reached by letters without a common optimal class:`,
    ...aligned([["x", "optimal"], ...inputs.map((letter, i) => [letterName(letter), optimal[i] ?? ""])]).map(
      (line) => `            ${line}`,
    ),
  ];
}

function pairwiseText({ holds, agrees }: { readonly holds: boolean; readonly agrees: boolean }): string {
  if (!holds) return "fails: two letters that share an output share no optimal class, so that pairs show the gap";
  const condition = "holds: every two letters that share an output share an optimal class";
  return agrees
    ? condition
    : `${condition}. The risks differ all the same: with three classes and more, pairs do not decide`;
}
