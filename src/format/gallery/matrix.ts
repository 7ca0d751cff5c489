/**
 * Matrices of a problem file, written out from a rule.
 *
 * Notation: rows and columns are the letters themselves, r and c; the entry is a
 * Rational, printed in lowest terms. Rows of a channel must sum to 1, which the
 * rules below do by construction and the tests of the gallery confirm.
 */
import { Rational } from "../../exact/rational.js";

/** The matrix with entry(r, c) in row r, column c, as text. */
export function matrixOf<R, C>(
  rows: readonly R[],
  columns: readonly C[],
  entry: (row: R, column: C) => Rational,
): string[][] {
  return rows.map((row) => columns.map((column) => entry(row, column).toString()));
}

/** The channel of a deterministic degradation: all mass on output f(x). */
export function deterministicChannel(
  letters: readonly string[],
  outputs: readonly string[],
  degrade: (letter: string) => string,
): string[][] {
  return matrixOf(letters, outputs, (letter, output) => (degrade(letter) === output ? Rational.one : Rational.zero));
}

/** The distinct texts in order of first appearance. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
