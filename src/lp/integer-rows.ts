/**
 * The rows of a linear program in integers, as formats for third-party solvers need them.
 *
 * A row is multiplied by the common denominator of its coefficients and its bound, then divided by their
 * common divisor: it says the same, in the shortest integers.
 */
import { commonDenominator, content } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { LinearProgram, Relation } from "./program.js";

export interface IntegerRow {
  /** Column and coefficient, by ascending columns; without zeros. */
  readonly terms: readonly (readonly [number, bigint])[];
  readonly relation: Relation;
  readonly bound: bigint;
}

/** The rows of a program, in their order. */
export function integerRows(program: LinearProgram): IntegerRow[] {
  const terms = program.rows.map((): [number, bigint][] => []);
  program.columns.forEach((column, j) => {
    column.rows.forEach((row, i) => entry(terms, row).push([j, entry(column.values, i)]));
  });
  return program.rows.map((row, i) => {
    const bound = Rational.of(row.bound.num * row.denominator, row.bound.den);
    const scale = commonDenominator([bound.den]);
    const scaled = entry(terms, i).map(([j, value]) => [j, value * scale] as const);
    const divisor = content([bound.num, ...scaled.map(([, value]) => value)]);
    const shortest = (value: bigint): bigint => (divisor > 1n ? value / divisor : value);
    return {
      terms: scaled.map(([j, value]) => [j, shortest(value)] as const),
      relation: row.relation,
      bound: shortest(bound.num),
    };
  });
}
