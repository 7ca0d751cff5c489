/**
 * Standard form: minimise c·x subject to A x = b, x ≥ 0, in integers.
 *
 * Every column of the program becomes one column (x = lower + x′ or upper − x′)
 * or, when it is free, two (x = x⁺ − x⁻); a column with two bounds adds the row
 * x′ ≤ upper − lower. Row i gets a logical column e_i: a slack ≥ 0 for ≤ and (with
 * the row negated) ≥, and a logical fixed at 0 for =. The right-hand sides stand
 * over one common denominator, which scales x and decides nothing.
 */
import { commonDenominator } from "../exact/integers.js";
import { Rational, sum } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { LinearProgram } from "./program.js";

export interface SparseColumn {
  readonly rows: readonly number[];
  readonly values: readonly bigint[];
}

/** Suggests basic columns of the standard form. Never trusted: anything is repaired. */
export type WarmStart = (form: StandardForm) => readonly number[] | undefined;

export interface StandardForm {
  /** Number of rows m; logical column of row i has the index structural + i. */
  readonly height: number;
  /** Number of structural columns. */
  readonly structural: number;
  /** Structural columns, then the logical ones. */
  readonly columns: readonly SparseColumn[];
  /** Integer costs of all columns (0 for logical ones), over the program's costDenominator. */
  readonly costs: readonly bigint[];
  /** b, integers over `boundDenominator`. */
  readonly bounds: readonly bigint[];
  readonly boundDenominator: bigint;
  /** Per row: is its logical column fixed at 0 (an equation)? */
  readonly fixed: readonly boolean[];
  /** x of the program from x′ of the standard form. */
  toPrimal(standard: readonly Rational[]): Rational[];
  /** A direction of the program from one of the standard form. */
  toDirection(standard: readonly Rational[]): Rational[];
  /** Duals of the program's rows from those of the standard form (costs still over costDenominator). */
  toDual(standard: readonly Rational[]): Rational[];
}

interface Piece {
  readonly column: number;
  readonly sign: 1n | -1n;
}

export function standardForm(program: LinearProgram): StandardForm {
  const { rows, columns } = program;
  // Rows of ≥ are negated, so that every slack enters with +1.
  const rowSign = rows.map((row) => (row.relation === ">=" ? -1n : 1n));
  const pieces: Piece[] = [];
  const boxes: { piece: number; width: Rational }[] = [];
  columns.forEach((column, j) => {
    if (column.lower !== undefined) {
      if (column.upper !== undefined) boxes.push({ piece: pieces.length, width: column.upper.minus(column.lower) });
      pieces.push({ column: j, sign: 1n });
    } else if (column.upper !== undefined) pieces.push({ column: j, sign: -1n });
    else pieces.push({ column: j, sign: 1n }, { column: j, sign: -1n });
  });

  // b_i − Σ_j a_ij·(start of x_j), in the integer scale of row i.
  const starts = columns.map((column) => column.lower ?? column.upper ?? Rational.zero);
  const rightHand = rows.map((row) => [Rational.of(row.bound.num * row.denominator, row.bound.den)]);
  columns.forEach((column, j) => {
    const start = entry(starts, j);
    if (start.isZero()) return;
    column.rows.forEach((row, i) =>
      entry(rightHand, row).push(Rational.of(-entry(column.values, i) * start.num, start.den)),
    );
  });
  const bounds = rightHand.map((terms, i) => (entry(rowSign, i) < 0n ? sum(terms).negated() : sum(terms)));
  boxes.forEach((box) => bounds.push(box.width));

  const height = bounds.length;
  const boxOf = new Map(boxes.map((box, i) => [box.piece, rows.length + i]));
  const structuralColumns = pieces.map(({ column: j, sign }, p): SparseColumn => {
    const column = entry(columns, j);
    const values = column.values.map((value, i) => value * sign * entry(rowSign, entry(column.rows, i)));
    const box = boxOf.get(p);
    return box === undefined ? { rows: column.rows, values } : { rows: [...column.rows, box], values: [...values, 1n] };
  });
  const logical = Array.from({ length: height }, (_, i): SparseColumn => ({ rows: [i], values: [1n] }));
  const boundDenominator = commonDenominator(bounds.map((bound) => bound.den));

  const direction = (standard: readonly Rational[]): Rational[] => {
    const result = columns.map(() => Rational.zero);
    pieces.forEach(({ column, sign }, p) => {
      const value = entry(standard, p);
      if (value.isZero()) return;
      const [before, part] = [entry(result, column), sign < 0n ? value.negated() : value];
      result[column] = before.isZero() ? part : before.plus(part);
    });
    return result;
  };
  return {
    height,
    structural: pieces.length,
    columns: [...structuralColumns, ...logical],
    costs: [...pieces.map(({ column, sign }) => entry(columns, column).cost * sign), ...logical.map(() => 0n)],
    bounds: bounds.map((bound) => bound.num * (boundDenominator / bound.den)),
    boundDenominator,
    fixed: bounds.map((_, i) => rows[i]?.relation === "="),
    toDirection: direction,
    toPrimal: (standard) =>
      direction(standard).map((value, j) => {
        const start = entry(starts, j);
        return start.isZero() ? value : value.plus(start);
      }),
    toDual: (standard) =>
      rows.map((row, i) => {
        const y = entry(standard, i);
        return y.isZero() ? y : Rational.of(y.num * row.denominator * entry(rowSign, i), y.den);
      }),
  };
}
