/**
 * Standard forms for the tests of what works on them, from a dense matrix of integers.
 */
import fc from "fast-check";
import { Rational } from "../../../src/exact/rational.js";
import { linearProgram } from "../../../src/lp/program.js";
import { standardForm, type StandardForm } from "../../../src/lp/standard.js";

/** Rows A x ≤ 1, x ≥ 0, without cost: the columns are those of A, then the logical ones. */
export function formOf(matrix: readonly (readonly bigint[])[], columns = matrix[0]?.length ?? 0): StandardForm {
  return standardForm(
    linearProgram(
      matrix.map((_, i) => ({ name: `r${i}`, relation: "<=", bound: Rational.one })),
      Array.from({ length: columns }, (_, j) => ({
        name: `x${j}`,
        cost: Rational.zero,
        coefficients: Object.fromEntries(matrix.map((row, i) => [`r${i}`, Rational.of(row[j]!)])),
      })),
    ),
  );
}

/** The chosen columns as a dense matrix, row by row. */
export function dense(form: StandardForm, chosen: readonly number[]): bigint[][] {
  return Array.from({ length: form.height }, (_, i) =>
    chosen.map((j) => {
      const { rows, values } = form.columns[j]!;
      const position = rows.indexOf(i);
      return position < 0 ? 0n : values[position]!;
    }),
  );
}

const entries = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0n) },
  { weight: 5, arbitrary: fc.bigInt({ min: -3n, max: 3n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }) },
);

/** Up to six rows and seven columns, sparse, with a few long integers. */
export const randomForm: fc.Arbitrary<StandardForm> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 7 }))
  .chain(([height, width]) =>
    fc
      .array(fc.array(entries, { minLength: width, maxLength: width }), { minLength: height, maxLength: height })
      .map((matrix) => formOf(matrix, width)),
  );
