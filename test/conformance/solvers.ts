/**
 * Everything that answers a linear program, under one name each.
 *
 * The exact simplex method from every kind of start: none, the suggestions of the two
 * floating-point solvers, and suggestions that are wrong in every way a list can be.
 */
import { loadHighsHint } from "../../src/lp/highs-hint.js";
import { floatHint } from "../../src/lp/float-hint.js";
import type { LinearProgram, Outcome } from "../../src/lp/program.js";
import { solveLinearProgram } from "../../src/lp/simplex.js";
import type { StandardForm, WarmStart } from "../../src/lp/standard.js";

export interface Solver {
  readonly name: string;
  readonly solve: (program: LinearProgram) => Outcome;
}

const all = (form: StandardForm): number[] => form.columns.map((_, j) => j);
const structural = (form: StandardForm): number[] => all(form).slice(0, form.structural);

/** Suggestions that know nothing of the program. */
const adversarial: Readonly<Record<string, WarmStart>> = {
  "a hint that gives up": () => undefined,
  "every column": all,
  "every column, backwards": (form) => all(form).reverse(),
  "the structural columns": structural,
  "the last columns only": (form) => structural(form).slice(-form.height),
  "the logical columns, backwards": (form) => all(form).slice(form.structural).reverse(),
  "one column, many times": (form) => Array.from({ length: 2 * form.height + 3 }, () => 0),
  "no column that exists": (form) => [-1, form.columns.length, 0.5, NaN, Infinity, -Infinity, -0, 2 ** 53],
};

const highs = await loadHighsHint();

export const solvers: readonly Solver[] = [
  { name: "no hint", solve: (program) => solveLinearProgram(program) },
  { name: "javascript-lp-solver", solve: (program) => solveLinearProgram(program, { warmStart: floatHint }) },
  { name: "HiGHS", solve: (program) => solveLinearProgram(program, { warmStart: highs }) },
  ...Object.entries(adversarial).map(([name, warmStart]): Solver => ({
    name,
    solve: (program) => solveLinearProgram(program, { warmStart }),
  })),
  { name: "its own end", solve: fromItsOwnEnd },
  {
    name: "a start that is not its own",
    solve: (program) => solveLinearProgram(program, { start: [3, 1, 4, 1, 5, 9, 2, 6], warmStart: floatHint }),
  },
];

/** Solved twice: the second run starts where the first one ended, and has nothing left to do. */
function fromItsOwnEnd(program: LinearProgram): Outcome {
  const first = solveLinearProgram(program);
  if (first.status !== "optimal") return first;
  const second = solveLinearProgram(program, { start: first.basis });
  if (second.status !== "optimal" || second.pivots > 0) throw new Error("an optimal basis is not recognised");
  return second;
}
