/**
 * Linear programs as text for exact third-party solvers.
 *
 * - LP format with rational coefficients, as QSopt_ex (`esolver`) reads it;
 * - SMT-LIB 2 over the reals, with `(minimize …)`, as z3 reads it.
 * Rows are scaled to integers, columns are x0, x1, … and rows r0, r1, … in the
 * order of the program; the names stand in comments.
 */
import { commonDenominator } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { LinearProgram } from "./program.js";

interface TextRow {
  readonly terms: readonly (readonly [number, bigint])[];
  readonly relation: string;
  readonly bound: bigint;
}

/** The rows of a program, each scaled to integer coefficients and an integer bound. */
function integerRows(program: LinearProgram): TextRow[] {
  const terms = program.rows.map((): [number, bigint][] => []);
  program.columns.forEach((column, j) => {
    column.rows.forEach((row, i) => entry(terms, row).push([j, entry(column.values, i)]));
  });
  return program.rows.map((row, i) => {
    const bound = Rational.of(row.bound.num * row.denominator, row.bound.den);
    const scale = commonDenominator([bound.den]);
    return {
      terms: entry(terms, i).map(([j, value]) => [j, value * scale] as const),
      relation: row.relation,
      bound: bound.num,
    };
  });
}

/** The LP format of QSopt_ex. Costs are multiplied by costDenominator. */
export function toLpText(program: LinearProgram): string {
  const lines = ["\\ minimise; costs multiplied by " + String(program.costDenominator), "Minimize"];
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
  // Long lines are broken: the reader of esolver has a line limit.
  const lines: string[] = [];
  for (let i = 0; i < parts.length; i += 8) lines.push(parts.slice(i, i + 8).join(" "));
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
