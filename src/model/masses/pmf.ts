/**
 * Probability mass functions and stochastic matrices: validation.
 *
 * A pmf is a vector of non-negative rationals with sum exactly 1; a channel or
 * restorer is a matrix whose rows are pmfs. No sum is "close to" 1.
 */
import { InputError } from "../../exact/errors.js";
import { safeLimit } from "../../exact/integer-list.js";
import { Rational, sum } from "../../exact/rational.js";
import { RationalMatrix, RationalVector, entry } from "../../exact/vector.js";

/** The shape a matrix must have, and what its rows and entries stand for (for errors). */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly rowsAre: string;
  readonly columnsAre: string;
}

/**
 * Checks that masses are a pmf.
 * @throws InputError "out-of-range" for a negative mass or a sum other than 1 (the error prints the
 *   exact sum)
 */
export function pmf(masses: readonly Rational[], path: string): RationalVector {
  noneNegative(masses, path);
  const vector = RationalVector.from(masses);
  const total = vector.sum();
  if (!total.equals(Rational.one)) throw sumNotOne(masses, total, path);
  return vector;
}

/** How a problem file asks for masses to be divided by their sum; commands have an option for it. */
export const normaliseHint = `"normalise": true beside them`;

/** The error about masses whose sum is not 1; it says how data that people have can be given. */
export function sumNotOne(masses: readonly Rational[], sum: Rational, path: string): InputError {
  const mend = masses.every(({ den }) => den === 1n)
    ? `counts are given under the key "counts"`
    : `${normaliseHint} divides by the sum`;
  return new InputError({
    code: "out-of-range",
    path,
    expected: `masses with sum 1 (${mend})`,
    found: `sum ${String(sum)}`,
  });
}

/** A matrix whose rows are pmfs of length `columns`. Row r is at `${path}[r]`. */
export function stochasticMatrix(rows: readonly (readonly Rational[])[], shape: Shape, path: string): RationalMatrix {
  rectangular(rows, shape, path);
  const matrix = RationalMatrix.from(rows, shape.columns);
  const { doubles } = matrix.list;
  rows.forEach((row, r) => {
    // Only what is refused is looked at twice, for the error.
    const holds = doubles === undefined || matrix.denominator >= safeLimit ? isPmf(row) : sumsToOne(doubles, r, matrix);
    if (!holds) pmf(row, `${path}[${String(r)}]`);
  });
  return matrix;
}

/** Whether a row is a pmf, by its numerators: partial sums beyond the denominator settle it before they are inexact. */
function sumsToOne(doubles: Float64Array, row: number, { columns, denominator }: RationalMatrix): boolean {
  const whole = Number(denominator);
  let total = 0;
  for (let k = row * columns; k < (row + 1) * columns; k++) {
    const mass = doubles[k]!;
    if (mass < 0 || mass > whole - total) return false;
    total += mass;
  }
  return total === whole;
}

function isPmf(masses: readonly Rational[]): boolean {
  return masses.every(({ num }) => num >= 0n) && sum(masses).equals(Rational.one);
}

/** A matrix of non-negative entries of the given shape. */
export function nonNegativeMatrix(rows: readonly (readonly Rational[])[], shape: Shape, path: string): RationalMatrix {
  rectangular(rows, shape, path);
  rows.forEach((row, r) => {
    noneNegative(row, `${path}[${String(r)}]`);
  });
  return RationalMatrix.from(rows, shape.columns);
}

/** Refuses a matrix of another shape; `rowsAre` and `columnsAre` say what its rows and columns stand for. */
export function rectangular(rows: readonly (readonly unknown[])[], shape: Shape, path: string): void {
  hasLength(rows, shape.rows, shape.rowsAre, path);
  rows.forEach((row, r) => {
    hasLength(row, shape.columns, shape.columnsAre, `${path}[${String(r)}]`);
  });
}

/**
 * Refuses a list of another length.
 * @param entriesAre what each entry stands for, for example "one row per source letter"
 */
export function hasLength(list: readonly unknown[], length: number, entriesAre: string, path: string): void {
  if (list.length !== length) {
    throw new InputError({
      code: "wrong-length",
      path,
      expected: `${String(length)} ${length === 1 ? "entry" : "entries"} (${entriesAre})`,
      found: String(list.length),
    });
  }
}

/** @throws InputError "out-of-range" for a negative number */
export function noneNegative(values: readonly Rational[], path: string): void {
  values.forEach((value, i) => {
    if (value.sign() < 0)
      throw new InputError({
        code: "out-of-range",
        path: `${path}[${String(i)}]`,
        expected: "a number that is at least 0",
        found: String(value),
      });
  });
}

/** q(x̂) = Σ_y π(y) Q(x̂|y): the pmf of the restored signal. */
export function pushForward(outputMass: RationalVector, restorer: RationalMatrix): RationalVector {
  const masses = Array.from({ length: restorer.columns }, (_, j) => {
    let total = 0n;
    outputMass.numerators.forEach((mass, y) => {
      total += mass * restorer.numeratorAt(y, j);
    });
    return total;
  });
  return RationalVector.over(masses, outputMass.denominator * restorer.denominator);
}

/** Positions of the positive masses. */
export function support(vector: RationalVector): number[] {
  const positions: number[] = [];
  for (let i = 0; i < vector.length; i++) if (entry(vector.numerators, i) > 0n) positions.push(i);
  return positions;
}
