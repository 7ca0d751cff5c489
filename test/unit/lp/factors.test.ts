/**
 * Factors of a basis: the same solutions as dense elimination, and any list of columns
 * becomes a basis.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { determinant, rank, solveSquare } from "../../../src/exact/elimination.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { BasisFactors } from "../../../src/lp/factors.js";
import type { StandardForm } from "../../../src/lp/standard.js";
import { dense, formOf, randomForm } from "./forms.js";
import { property, runs } from "../../property/property.js";

interface Case {
  readonly form: StandardForm;
  readonly candidates: readonly number[];
  readonly vector: readonly bigint[];
}

/** A form, columns of it in any order and number, and a right-hand side. */
const cases: fc.Arbitrary<Case> = randomForm.chain((form) =>
  fc.record({
    form: fc.constant(form),
    candidates: fc.shuffledSubarray(form.columns.map((_, j) => j)),
    vector: fc.array(fc.bigInt({ min: -5n, max: 5n }), { minLength: form.height, maxLength: form.height }),
  }),
);

const sparse = (vector: readonly bigint[]): { rows: number[]; values: readonly bigint[] } => ({
  rows: vector.map((_, i) => i),
  values: vector,
});

property(
  "any columns become a basis, which keeps as many of them as it can",
  { one: cases },
  runs(600, 1001),
  ({ one: { form, candidates } }) => {
    const { basis } = BasisFactors.of(form, candidates);
    expect(basis).toHaveLength(form.height);
    expect(new Set(basis).size).toBe(form.height);
    expect(determinant(dense(form, basis))).not.toBe(0n);
    const kept = basis.filter((j) => candidates.includes(j));
    expect(kept).toHaveLength(rank(dense(form, candidates)));
    // What is new is logical.
    expect(basis.filter((j) => !candidates.includes(j)).every((j) => j >= form.structural)).toBe(true);
  },
);

property(
  "B x = b as by dense elimination",
  { one: cases },
  runs(600, 1002),
  ({ one: { form, candidates, vector } }) => {
    const factors = BasisFactors.of(form, candidates);
    expect(factors.solve(sparse(vector))).toEqual(solveSquare(dense(form, factors.basis), vector));
  },
);

property(
  "Bᵀ y = c as by dense elimination",
  { one: cases },
  runs(600, 1003),
  ({ one: { form, candidates, vector } }) => {
    const factors = BasisFactors.of(form, candidates);
    const matrix = dense(form, factors.basis);
    const transposed = vector.map((_, k) => matrix.map((row) => row[k]!));
    expect(factors.solveTransposed(vector).toArray()).toEqual(solveSquare(transposed, vector));
  },
);

property(
  "unit vectors are enough: x is linear in b",
  { one: cases },
  runs(200, 1004),
  ({ one: { form, candidates, vector } }) => {
    const factors = BasisFactors.of(form, candidates);
    const columns = vector.map((_, i) => factors.solve({ rows: [i], values: [1n] }));
    const combined = vector.map((_, k) => sum(columns.map((column, i) => column[k]!.times(Rational.of(vector[i]!)))));
    expect(factors.solve(sparse(vector))).toEqual(combined);
  },
);

property(
  "a basis of columns that were all wanted keeps its order when it is factored again",
  { one: cases },
  runs(2000, 1005),
  ({ one: { form, candidates } }) => {
    const factors = BasisFactors.of(form, candidates);
    const wanted = factors.basis.every((j) => candidates.includes(j));
    expect(factors.filled).toBe(!wanted);
    if (wanted) expect(BasisFactors.of(form, factors.basis).basis).toEqual(factors.basis);
  },
);

describe("by hand", () => {
  const matrix = [
    [2n, 1n, 4n],
    [1n, 1n, 2n],
    [0n, 3n, 0n],
  ];
  const form = formOf(matrix);

  test("a regular basis stays, in some order", () => {
    const factors = BasisFactors.of(form, [0, 1, 5]);
    expect([...factors.basis].sort((a, b) => a - b)).toEqual([0, 1, 5]);
    // 2a + b = 3, a + b = 2, 3b + s = 3: a = b = 1, s = 0.
    const x = factors.solve(sparse([3n, 2n, 3n]));
    const of = (column: number): string => x[factors.basis.indexOf(column)]!.toString();
    expect([of(0), of(1), of(5)]).toEqual(["1", "1", "0"]);
  });

  test("a multiple of another column is dropped, and a row without a pivot gets its logical column", () => {
    const { basis } = BasisFactors.of(form, [0, 2, 1]);
    expect(basis.filter((j) => j < 3)).toHaveLength(2);
    expect(basis).toContain(1);
    expect(basis.filter((j) => j >= 3)).toHaveLength(1);
    expect(determinant(dense(form, basis))).not.toBe(0n);
  });

  test("a column given twice counts once; zero columns count nothing", () => {
    expect([...BasisFactors.of(form, [1, 1, 1]).basis].filter((j) => j === 1)).toHaveLength(1);
    const zeros = formOf([
      [0n, 0n],
      [0n, 1n],
    ]);
    expect([...BasisFactors.of(zeros, [0, 1]).basis].sort((a, b) => a - b)).toEqual([1, 2]);
  });

  test("nothing suggested: the logical columns", () => {
    expect([...BasisFactors.of(form, []).basis].sort((a, b) => a - b)).toEqual([3, 4, 5]);
    expect(BasisFactors.of(formOf([]), []).basis).toEqual([]);
    expect(BasisFactors.of(formOf([]), []).solve({ rows: [], values: [] })).toEqual([]);
  });

  test("long integers stay exact", () => {
    const long = 10n ** 60n;
    const factors = BasisFactors.of(
      formOf([
        [long, 1n],
        [1n, long],
      ]),
      [0, 1],
    );
    const x = factors.solve(sparse([1n, 0n]));
    const det = long * long - 1n;
    expect(x[factors.basis.indexOf(0)]).toEqual(Rational.of(long, det));
    expect(x[factors.basis.indexOf(1)]).toEqual(Rational.of(-1n, det));
  });
});
