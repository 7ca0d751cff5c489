/**
 * Linear programs in the MPS format (free form: fields apart by blanks), for third-party solvers.
 *
 * Rows are scaled to integers; columns are x0, x1, … and rows r0, r1, … in the order of the program,
 * the objective is the row `cost`. A column that BOUNDS does not mention is ≥ 0. Nothing is said about
 * sense: MPS minimises. Format: IBM, "Mathematical Programming System Extended"; free form as in glpk.
 */
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { integerRows } from "./integer-rows.js";
import type { Column, LinearProgram, Relation } from "./program.js";

const letters: Readonly<Record<Relation, string>> = { "<=": "L", ">=": "G", "=": "E" };

/**
 * The program as text. Costs are multiplied by costDenominator; a column bound that is a fraction is
 * written as one, which only QSopt_ex reads.
 * @param name one word
 * @param remarks lines of comment at the beginning
 */
export function toMpsText(program: LinearProgram, name: string, remarks: readonly string[] = []): string {
  const rows = integerRows(program);
  const entries = program.columns.map((): string[] => []);
  program.columns.forEach(({ cost }, j) => {
    // A column without any entry still has to be read as a column.
    if (cost !== 0n || entry(program.columns, j).rows.length === 0)
      entry(entries, j).push(` x${String(j)} cost ${String(cost)}`);
  });
  rows.forEach(({ terms }, i) => {
    for (const [j, value] of terms) entry(entries, j).push(` x${String(j)} r${String(i)} ${String(value)}`);
  });
  return [
    ...remarks.map((remark) => `* ${remark}`),
    `NAME ${name}`,
    "ROWS",
    " N cost",
    ...rows.map(({ relation }, i) => ` ${letters[relation]} r${String(i)}`),
    "COLUMNS",
    ...entries.flat(),
    "RHS",
    ...rows.flatMap(({ bound }, i) => (bound === 0n ? [] : [` rhs r${String(i)} ${String(bound)}`])),
    ...boundsOf(program.columns),
    "ENDATA",
    "",
  ].join("\n");
}

/** The section of bounds; none where every column is ≥ 0 and no more is said. */
function boundsOf(columns: readonly Column[]): string[] {
  const lines = columns.flatMap(({ lower, upper }, j) => {
    const line = (kind: string, value?: Rational): string =>
      ` ${kind} bound x${String(j)}${value === undefined ? "" : ` ${String(value)}`}`;
    if (lower === undefined && upper === undefined) return [line("FR")];
    return [
      ...(lower === undefined ? [line("MI")] : lower.isZero() ? [] : [line("LO", lower)]),
      // Some readers take an upper bound below 0 as a sign that there is no lower one: it is said again.
      ...(upper === undefined ? [] : [line("UP", upper), ...(lower?.isZero() === true ? [line("LO", lower)] : [])]),
    ];
  });
  return lines.length === 0 ? [] : ["BOUNDS", ...lines];
}
