/**
 * The linear program of C(D,P) for solvers of others, as CPLEX-LP or MPS.
 *
 * min Σ e(y,x̂)Q(x̂|y) over the restorers Q, with a row for the distortion and rows that say d(p_X,q) ≤ P
 * where there are bounds (tradeoff/formulation). Rows are scaled to integers, and the costs by the factor
 * that the comments state: the optimum is the error rate times that factor. The comments name every column.
 */
import type { Bound, Bounds } from "../certificate/plane.js";
import { printable } from "../exact/errors.js";
import { bitLength } from "../exact/integers.js";
import { toMpsText } from "../lp/mps.js";
import { integerRows } from "../lp/integer-rows.js";
import type { LinearProgram } from "../lp/program.js";
import { toLpText } from "../lp/text.js";
import { convexCase, requireLinear } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { RestorerProgram, errorOnly } from "../tradeoff/formulation/program.js";

/** Languages of linear programs. */
export type ProgramLanguage = "lp" | "mps";

/**
 * The program at a point, as text.
 * @param command the command line that makes the text again, for the comments
 * @throws InputError "not-linear" for problems of several cases and for smooth divergences
 */
export function programText(problem: Problem, bounds: Bounds, language: ProgramLanguage, command: string): string {
  const of = convexCase(requireLinear(problem, "a linear program"));
  const rowFor = (bound: Bound): "free" | "bounded" => (bound === "inf" ? "free" : "bounded");
  const shape = { distortion: rowFor(bounds.distortion), perception: rowFor(bounds.perception) };
  const program = new RestorerProgram(of, shape).at(errorOnly, bounds);
  const remarks = remarksOf(problem, bounds, program, command);
  return language === "lp" ? toLpText(program, remarks) : toMpsText(program, nameOf(problem), remarks);
}

function remarksOf(problem: Problem, bounds: Bounds, program: LinearProgram, command: string): string[] {
  const { distortion, perception } = bounds;
  const scale = String(program.costDenominator);
  return [
    `Made by: ${printable(command)}`,
    `${printable(problem.name)}: the least error rate of a restorer with E[Delta] <= ${String(distortion)} and d(p_X,q) <= ${String(perception)}`,
    `minimise; the optimum is the error rate times ${scale}: C(D,P) = optimum/${scale}`,
    ...precisionRemark(program),
    ...program.columns.map(({ name }, j) => `x${String(j)} is ${printable(name)}`),
    ...program.rows.map(({ name }, i) => `r${String(i)} is ${printable(name)}`),
  ];
}

/** A warning where some integer has more digits than a double holds. */
function precisionRemark(program: LinearProgram): string[] {
  let longest = 0;
  const seen = (value: bigint): void => {
    longest = Math.max(longest, bitLength(value));
  };
  for (const { terms, bound } of integerRows(program)) {
    seen(bound);
    for (const [, value] of terms) seen(value);
  }
  for (const { cost } of program.columns) seen(cost);
  if (longest <= 53) return ["every number is an integer that a double holds exactly"];
  return [`numbers have up to ${String(longest)} bits: programs that read doubles (53 bits) round them`];
}

/** One word of ASCII. */
function nameOf({ name }: Problem): string {
  return name.replace(/[^\w.-]+/g, "_") || "problem";
}
