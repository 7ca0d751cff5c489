/**
 * Vectors and matrices over one denominator: the same as lists of Rationals, in a form
 * that is unique, so that equal values have equal fields.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { entry, RationalMatrix, RationalVector } from "../../../src/exact/vector.js";
import { euclid, integer, nonZeroInteger, rational } from "./arbitraries.js";

const values = (length: number): fc.Arbitrary<Rational[]> =>
  fc.array(rational(60), { minLength: length, maxLength: length });
const anyValues = fc.integer({ min: 0, max: 9 }).chain(values);
const positive = (bits: number): fc.Arbitrary<bigint> => nonZeroInteger(bits).map((n) => (n < 0n ? -n : n));

function rationals(...texts: string[]): Rational[] {
  return texts.map((text) => Rational.parse(text));
}

describe("RationalVector", () => {
  test("holds its entries", () => {
    fc.assert(
      fc.property(anyValues, (entries) => {
        const vector = RationalVector.from(entries);
        expect(vector.length).toBe(entries.length);
        expect(vector.toArray()).toEqual(entries);
        entries.forEach((value, index) => {
          expect(vector.at(index)).toEqual(value);
        });
      }),
    );
  });

  test("has one form: positive denominator, nothing in common", () => {
    fc.assert(
      fc.property(anyValues, positive(80), (entries, factor) => {
        const vector = RationalVector.from(entries);
        expect(vector.denominator > 0n).toBe(true);
        expect(vector.numerators.reduce(euclid, vector.denominator)).toBe(1n);
        const scaled = RationalVector.over(
          vector.numerators.map((n) => n * factor),
          vector.denominator * factor,
        );
        expect(scaled).toEqual(vector);
        expect(scaled.equals(vector)).toBe(true);
      }),
    );
  });

  test("over(numerators, denominator) divides", () => {
    fc.assert(
      fc.property(fc.array(integer(60)), positive(60), (numerators, denominator) => {
        expect(RationalVector.over(numerators, denominator).toArray()).toEqual(
          numerators.map((n) => Rational.of(n, denominator)),
        );
      }),
    );
    expect(RationalVector.over([0n, 0n], 6n)).toEqual(RationalVector.from(rationals("0", "0")));
    expect(RationalVector.over([], 6n)).toEqual(RationalVector.from([]));
  });

  test("sum and dot are those of its entries", () => {
    const pairs = fc.integer({ min: 0, max: 9 }).chain((length) => fc.tuple(values(length), values(length)));
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        const [a, b] = [RationalVector.from(left), RationalVector.from(right)];
        expect(a.sum()).toEqual(sum(left));
        expect(a.dot(b)).toEqual(sum(left.map((value, index) => value.times(right[index]!))));
        expect(a.dot(b)).toEqual(b.dot(a));
        expect(a.equals(b)).toBe(left.every((value, index) => value.equals(right[index]!)));
      }),
    );
  });

  test("vectors of unequal length have no product and are not equal", () => {
    const [short, long] = [RationalVector.from(rationals("0")), RationalVector.from(rationals("0", "1"))];
    expect(() => short.dot(long)).toThrow(InputError);
    expect(() => long.dot(short)).toThrow(InputError);
    expect(() => RationalVector.from([]).dot(short)).toThrow(InputError);
    expect(short.equals(long)).toBe(false);
    expect(RationalVector.from([]).equals(short)).toBe(false);
  });

  test("entries outside are refused, and denominators that are not positive are defects", () => {
    const vector = RationalVector.from(rationals("1/2"));
    for (const index of [-1, 1, 0.5, NaN]) expect(() => vector.at(index)).toThrow(InputError);
    expect(() => RationalVector.over([1n], 0n)).toThrow(RangeError);
    expect(() => RationalVector.over([1n], -2n)).toThrow(RangeError);
  });
});

describe("RationalMatrix", () => {
  const grids = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    .chain(([rows, columns]) =>
      fc.tuple(fc.array(values(columns), { minLength: rows, maxLength: rows }), fc.constant(columns)),
    );

  test("holds its entries, row by row", () => {
    fc.assert(
      fc.property(grids, ([grid, columns]) => {
        const matrix = RationalMatrix.from(grid, columns);
        expect([matrix.rows, matrix.columns]).toEqual([grid.length, columns]);
        expect(matrix.toArrays()).toEqual(grid);
        grid.forEach((row, r) => {
          expect(matrix.row(r)).toEqual(RationalVector.from(row));
          row.forEach((value, c) => {
            expect(matrix.at(r, c)).toEqual(value);
            expect(Rational.of(matrix.numeratorAt(r, c), matrix.denominator)).toEqual(value);
          });
        });
      }),
    );
  });

  test("has one form", () => {
    fc.assert(
      fc.property(grids, positive(60), ([grid, columns], factor) => {
        const matrix = RationalMatrix.from(grid, columns);
        const scaled = RationalMatrix.over(
          grid.length,
          columns,
          matrix.numerators.map((n) => n * factor),
          matrix.denominator * factor,
        );
        expect(scaled).toEqual(matrix);
        expect(scaled.equals(matrix)).toBe(true);
        expect(matrix.numerators.reduce(euclid, matrix.denominator)).toBe(1n);
      }),
    );
  });

  test("shape matters: 1 × 2 is not 2 × 1", () => {
    const [row, column] = [RationalMatrix.over(1, 2, [1n, 2n], 3n), RationalMatrix.over(2, 1, [1n, 2n], 3n)];
    expect(row.equals(column)).toBe(false);
    expect(row.equals(RationalMatrix.over(1, 2, [1n, 3n], 3n))).toBe(false);
    const taller = RationalMatrix.over(2, 2, [1n, 2n, 0n, 0n], 3n);
    expect(row.equals(taller)).toBe(false);
    expect(taller.equals(row)).toBe(false);
  });

  test("rows of unequal length are refused, also when their lengths add up", () => {
    const ragged = [rationals("1", "2"), rationals("3"), rationals("4", "5", "6")];
    expect(() => RationalMatrix.from(ragged)).toThrow(InputError);
    expect(() => RationalMatrix.from([rationals("1"), rationals("1", "2")])).toThrow(InputError);
    expect(() => RationalMatrix.over(2, 2, [1n, 2n, 3n], 1n)).toThrow(InputError);
    expect(() => RationalMatrix.over(1, 1, [1n], 0n)).toThrow(InputError);
  });

  test("a column beyond its row is not the next row's, a row beyond the last is not empty", () => {
    const matrix = RationalMatrix.over(2, 2, [1n, 2n, 3n, 4n], 5n);
    for (const [row, column] of [
      [0, 2],
      [1, -1],
      [2, 0],
      [-1, 0],
      [0, NaN],
    ] as const) {
      expect(() => matrix.at(row, column)).toThrow(InputError);
    }
    for (const row of [-1, 2]) expect(() => matrix.row(row)).toThrow(InputError);
  });
});

test("entry finds what is there and throws where nothing is", () => {
  expect(entry(["a", "b"], 1)).toBe("b");
  expect(() => entry(["a"], 1)).toThrow("index 1 outside 0..0");
  expect(() => entry([], 0)).toThrow(RangeError);
});
