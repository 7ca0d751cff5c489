/**
 * Linear programs as text for exact third-party solvers.
 *
 * - LP format with rational coefficients, as QSopt_ex (`esolver`) reads it;
 * - SMT-LIB 2 over the reals, with `(minimize …)`, as z3 reads it.
 * Rows are scaled to integers, columns are x0, x1, … and rows r0, r1, … in the
 * order of the program; the names stand in comments.
 */
import { Rational } from "../exact/rational.js";
import { integerRows } from "./integer-rows.js";
import type { LinearProgram } from "./program.js";

/** Longest line of a sum, unless one number is longer. */
const widest = 500;

/**
 * The CPLEX-LP format, as QSopt_ex and glpsol read it. Costs are multiplied by costDenominator. A column
 * bound that is a fraction is written as one, which only QSopt_ex reads.
 * @param remarks lines of comment at the beginning, in the place of what is said of the costs
 */
export function toLpText(program: LinearProgram, remarks?: readonly string[]): string {
  const said = remarks ?? [`minimise; costs multiplied by ${String(program.costDenominator)}`];
  const lines = [...said.map((remark) => `\\ ${remark}`), "Minimize"];
  lines.push(` cost: ${sumText(program.columns.map((column, j) => [j, column.cost]))}`, "Subject To");
  integerRows(program).forEach((row, i) => {
    // A row without terms still has to be read as a row.
    const terms = row.terms.length > 0 ? row.terms : [[0, 0n] as const];
    lines.push(` r${String(i)}: ${sumText(terms)} ${row.relation} ${String(row.bound)}`);
  });
  lines.push("Bounds");
  program.columns.forEach((column, j) => {
    const x = `x${String(j)}`;
    if (column.lower === undefined && column.upper === undefined) lines.push(` ${x} free`);
    else {
      lines.push(
        ` ${column.lower === undefined ? "-inf" : String(column.lower)} <= ${x}${column.upper === undefined ? "" : ` <= ${String(column.upper)}`}`,
      );
    }
  });
  lines.push("End", "");
  return lines.join("\n");
}

function sumText(terms: readonly (readonly [number, bigint])[]): string {
  if (terms.length === 0) return "0 x0";
  const parts = terms.map(
    ([j, value]) => `${value < 0n ? "-" : "+"} ${String(value < 0n ? -value : value)} x${String(j)}`,
  );
  // Long lines are broken: readers have a limit, 560 characters in CPLEX.
  const lines: string[] = [];
  for (let i = 0; i < parts.length;) {
    let [end, size] = [i, 0];
    do size += (parts[end++] ?? "").length + 1;
    while (end < parts.length && end < i + 8 && size + (parts[end] ?? "").length < widest);
    lines.push(parts.slice(i, end).join(" "));
    i = end;
  }
  return lines.join("\n   ");
}

/** SMT-LIB 2: minimise the cost (times costDenominator) exactly. */
export function toSmtText(program: LinearProgram): string {
  const lines = ["(set-logic QF_LRA)"];
  program.columns.forEach((column, j) => {
    const x = `x${String(j)}`;
    lines.push(`(declare-const ${x} Real)`);
    if (column.lower !== undefined) lines.push(`(assert (>= ${x} ${smtNumber(column.lower)}))`);
    if (column.upper !== undefined) lines.push(`(assert (<= ${x} ${smtNumber(column.upper)}))`);
  });
  for (const row of integerRows(program)) {
    lines.push(`(assert (${row.relation} ${smtSum(row.terms)} ${smtNumber(Rational.of(row.bound))}))`);
  }
  lines.push(
    `(declare-const cost Real)`,
    `(assert (= cost ${smtSum(program.columns.map((column, j) => [j, column.cost]))}))`,
  );
  lines.push("(minimize cost)", "(check-sat)", "(get-value (cost))", "");
  return lines.join("\n");
}

function smtSum(terms: readonly (readonly [number, bigint])[]): string {
  const parts = terms
    .filter(([, value]) => value !== 0n)
    .map(([j, value]) => `(* ${smtNumber(Rational.of(value))} x${String(j)})`);
  return parts.length === 0 ? "0.0" : `(+ 0.0 ${parts.join(" ")})`;
}

function smtNumber(value: Rational): string {
  const magnitude = value.abs();
  const text =
    magnitude.den === 1n ? `${String(magnitude.num)}.0` : `(/ ${String(magnitude.num)}.0 ${String(magnitude.den)}.0)`;
  return value.sign() < 0 ? `(- ${text})` : text;
}
