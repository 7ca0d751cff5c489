/**
 * Fraction-free elimination of dense integer matrices.
 *
 * Bareiss 1968: after step k every entry is a (k+1)-minor of the matrix, so the
 * division by the previous pivot is exact and integers stay as short as minors
 * are. Matrices are lists of rows; they are copied, never changed.
 */
import { Rational } from "./rational.js";
import { entry } from "./vector.js";

interface Echelon {
  readonly rows: bigint[][];
  /** Columns of the pivots, ascending: pivot k stands in row k. */
  readonly pivots: readonly number[];
  /** −1 when an odd number of rows was swapped. */
  readonly swaps: 1n | -1n;
}

/** Row echelon form by Bareiss's rule; pivots are looked for in the first `width` columns. */
function echelon(matrix: readonly (readonly bigint[])[], width: number): Echelon {
  const rows = matrix.map((row) => [...row]);
  const pivots: number[] = [];
  let previous = 1n;
  let swaps: 1n | -1n = 1n;
  for (let column = 0; column < width && pivots.length < rows.length; column++) {
    const k = pivots.length;
    const at = rows.findIndex((row, r) => r >= k && entry(row, column) !== 0n);
    if (at < 0) continue;
    if (at !== k) {
      [rows[k], rows[at]] = [entry(rows, at), entry(rows, k)];
      swaps = swaps === 1n ? -1n : 1n;
    }
    const head = entry(rows, k);
    const pivot = entry(head, column);
    for (let r = k + 1; r < rows.length; r++) {
      const row = entry(rows, r);
      const factor = entry(row, column);
      for (let c = column; c < row.length; c++) {
        row[c] = (pivot * entry(row, c) - factor * entry(head, c)) / previous;
      }
    }
    pivots.push(column);
    previous = pivot;
  }
  return { rows, pivots, swaps };
}

/** Rank of a matrix. */
export function rank(matrix: readonly (readonly bigint[])[]): number {
  return echelon(matrix, matrix[0]?.length ?? 0).pivots.length;
}

/** Determinant of a square matrix; 1 for the empty one. */
export function determinant(matrix: readonly (readonly bigint[])[]): bigint {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError("determinant: the matrix is not square");
  const { rows, pivots, swaps } = echelon(matrix, matrix.length);
  if (pivots.length < matrix.length) return 0n;
  const last = rows.at(-1);
  return last === undefined ? 1n : swaps * entry(last, last.length - 1);
}

/** The x with A x = b for a square A, or undefined when A is singular. */
export function solveSquare(matrix: readonly (readonly bigint[])[], b: readonly bigint[]): Rational[] | undefined {
  const size = matrix.length;
  if (b.length !== size || matrix.some((row) => row.length !== size))
    throw new RangeError("solveSquare: the matrix is not square");
  const { rows, pivots } = echelon(
    matrix.map((row, i) => [...row, entry(b, i)]),
    size,
  );
  if (pivots.length < size) return undefined;
  // Over the common denominator det A = last pivot every x_k is an integer (Cramer).
  const denominator = size === 0 ? 1n : entry(entry(rows, size - 1), size - 1);
  const x = new Array<bigint>(size).fill(0n);
  for (let k = size - 1; k >= 0; k--) {
    const row = entry(rows, k);
    let rest = entry(row, size) * denominator;
    for (let c = k + 1; c < size; c++) rest -= entry(row, c) * entry(x, c);
    x[k] = rest / entry(row, k);
  }
  return x.map((value) => Rational.of(value, denominator));
}
