/** The least and the most of a sum Σ_y c(y,Q(y)) over restorers: rows of coefficients decide it one by one. */
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";

/** Whether letter j has the least coefficient of row y. */
export function leastOfRow(matrix: RationalMatrix): (y: number, j: number) => boolean {
  const least = rowsOf(matrix).map((row) => row.reduce((a, b) => (b < a ? b : a)));
  return (y, j) => matrix.numeratorAt(y, j) === least[y];
}

/** Σ_y max c(y,x̂): no restorer has more. */
export function mostOf(matrix: RationalMatrix): Rational {
  const most = rowsOf(matrix).map((row) => row.reduce((a, b) => (a < b ? b : a)));
  return Rational.of(
    most.reduce((sum, value) => sum + value, 0n),
    matrix.denominator,
  );
}

/** Numerators over the common denominator. */
function rowsOf({ numerators, rows, columns }: RationalMatrix): (readonly bigint[])[] {
  return Array.from({ length: rows }, (_, y) => numerators.slice(y * columns, (y + 1) * columns));
}
