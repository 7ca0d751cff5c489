/** Matrices for people: aligned columns with the names of rows and columns. */
import { distinguishable } from "../exact/names.js";
import type { RationalMatrix } from "../exact/vector.js";
import type { Notation } from "./notation.js";
import { aligned } from "./text.js";

/** Widest matrix that is shown in full; it may have twice as many rows. */
const widest = 12;

/** The names of a matrix, its rows and its columns. */
export interface MatrixNames {
  /** The name of the matrix, such as `Q(x̂|y)`. */
  readonly name: string;
  /** The text above the names of the rows, such as `y \ x̂`. */
  readonly corner: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** How a matrix is shown: the notation of its entries, and the options that show a large one in full. */
export interface MatrixStyle {
  readonly shown: Notation;
  readonly full: string;
}

/** The lines of a matrix, one per row; a large matrix is shown only by its shape. */
export function matrixLines(
  matrix: RationalMatrix,
  { name, corner, rows, columns }: MatrixNames,
  { shown, full }: MatrixStyle,
): string[] {
  if (matrix.columns > widest || matrix.rows > 2 * widest) {
    return [`${name}, ${String(matrix.rows)} × ${String(matrix.columns)} (in full with ${full})`];
  }
  const rowName = distinguishable(rows);
  return aligned([
    [corner, ...columns.map(distinguishable(columns))],
    ...matrix.toArrays().map((row, i) => [rowName(rows[i] ?? ""), ...row.map((value) => shown.one(value))]),
  ]);
}
