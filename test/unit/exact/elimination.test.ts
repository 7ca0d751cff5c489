/**
 * Fraction-free elimination against definitions: the determinant as a sum over
 * permutations, the rank as the size of the largest minor, a solution by substitution.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { determinant, rank, solveSquare } from "../../../src/exact/elimination.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { integer } from "./arbitraries.js";

type Matrix = bigint[][];

/** Entries often 0 or repeated, so that pivots vanish, rows are swapped and ranks drop. */
const entryOf = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt(-1n, 1n) },
  { weight: 2, arbitrary: fc.bigInt(-9n, 9n) },
  integer(90),
);
const matrices = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  fc.array(fc.array(entryOf, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const size = fc.integer({ min: 0, max: 5 });
const square = size.chain((n) => matrices(n, n));
const rectangular = fc.tuple(size, size).chain(([rows, columns]) => matrices(rows, columns));
/** Of low rank: a product of a tall and a wide matrix. */
const product = fc
  .tuple(size, fc.integer({ min: 0, max: 3 }), size)
  .chain(([rows, inner, columns]) => fc.tuple(matrices(rows, inner), matrices(inner, columns), fc.constant(columns)))
  .map(([tall, wide, columns]) => multiply(tall, wide, columns));

function multiply(left: Matrix, right: Matrix, columns: number): Matrix {
  return left.map((row) =>
    Array.from({ length: columns }, (_, c) => row.reduce((total, value, k) => total + value * right[k]![c]!, 0n)),
  );
}

/** Expansion along the first row. */
function leibniz(matrix: Matrix): bigint {
  const [first, ...rest] = matrix;
  if (first === undefined) return 1n;
  return first.reduce((total, value, c) => {
    if (value === 0n) return total;
    const minor = leibniz(rest.map((row) => row.filter((_, column) => column !== c)));
    return total + (c % 2 === 0 ? value : -value) * minor;
  }, 0n);
}

/** Rank over the rationals, by elimination with fractions. */
function rationalRank(matrix: Matrix): number {
  let rows = matrix.map((row) => row.map((value) => Rational.of(value)));
  let found = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = rows.find((row) => !row[column]!.isZero());
    if (pivot === undefined) continue;
    found++;
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, c) => value.minus(row[column]!.over(pivot[column]!).times(pivot[c]!))));
  }
  return found;
}

describe("determinant", () => {
  test("is the sum over all permutations", () => {
    fc.assert(
      fc.property(square, (matrix) => {
        expect(determinant(matrix)).toBe(leibniz(matrix));
      }),
      { numRuns: 300 },
    );
  });

  test("is multiplicative and changes sign with a swap", () => {
    const pairs = fc.integer({ min: 2, max: 5 }).chain((n) => fc.tuple(matrices(n, n), matrices(n, n)));
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(determinant(multiply(a, b, a.length))).toBe(determinant(a) * determinant(b));
        const [first, second, ...rest] = a;
        expect(determinant([second!, first!, ...rest])).toBe(-determinant(a));
      }),
    );
  });

  test("by hand", () => {
    expect(determinant([])).toBe(1n);
    expect(determinant([[-7n]])).toBe(-7n);
    expect(
      determinant([
        [0n, 1n],
        [1n, 0n],
      ]),
    ).toBe(-1n);
    expect(
      determinant([
        [0n, 0n],
        [1n, 2n],
      ]),
    ).toBe(0n);
    // Hilbert's matrix of size 5 in integers: rows scaled by 2520.
    const hilbert = Array.from({ length: 5 }, (_, r) => Array.from({ length: 5 }, (_, c) => 2520n / BigInt(r + c + 1)));
    expect(Rational.of(determinant(hilbert), 2520n ** 5n).toString()).toBe("1/266716800000");
  });

  test("only square matrices have one", () => {
    expect(() => determinant([[1n, 2n]])).toThrow(RangeError);
    expect(() => determinant([[1n, 2n], [3n]])).toThrow(RangeError);
  });
});

describe("rank", () => {
  test("is the rank over the rationals, of a matrix and of its transpose", () => {
    fc.assert(
      fc.property(fc.oneof(rectangular, product), (matrix) => {
        const expected = rationalRank(matrix);
        expect(rank(matrix)).toBe(expected);
        const columns = matrix[0]?.length ?? 0;
        expect(rank(Array.from({ length: columns }, (_, c) => matrix.map((row) => row[c]!)))).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  test("by hand", () => {
    expect(rank([])).toBe(0);
    expect(rank([[], []])).toBe(0);
    expect(
      rank([
        [0n, 0n],
        [0n, 0n],
      ]),
    ).toBe(0);
    expect(
      rank([
        [0n, 2n],
        [0n, 3n],
      ]),
    ).toBe(1);
    expect(
      rank([
        [0n, 0n, 1n],
        [0n, 2n, 0n],
        [0n, 2n, 1n],
      ]),
    ).toBe(2);
  });
});

describe("solveSquare", () => {
  test("gives the x with A x = b, and nothing exactly when A is singular", () => {
    const systems = size.chain((n) => fc.tuple(matrices(n, n), fc.array(entryOf, { minLength: n, maxLength: n })));
    fc.assert(
      fc.property(systems, ([matrix, b]) => {
        const x = solveSquare(matrix, b);
        expect(x === undefined).toBe(leibniz(matrix) === 0n);
        if (x === undefined) return;
        expect(x).toHaveLength(b.length);
        expect(matrix.map((row) => sum(row.map((value, c) => Rational.of(value).times(x[c]!))))).toEqual(
          b.map((value) => Rational.of(value)),
        );
      }),
      { numRuns: 400 },
    );
  });

  test("by hand", () => {
    expect(solveSquare([], [])).toEqual([]);
    expect(
      solveSquare(
        [
          [0n, 2n],
          [3n, 1n],
        ],
        [1n, 1n],
      )?.join(" "),
    ).toBe("1/6 1/2");
    expect(
      solveSquare(
        [
          [1n, 2n],
          [2n, 4n],
        ],
        [1n, 2n],
      ),
    ).toBe(undefined);
  });

  test("sizes must fit", () => {
    expect(() => solveSquare([[1n]], [1n, 2n])).toThrow(RangeError);
    expect(() => solveSquare([[1n, 2n]], [1n])).toThrow(RangeError);
  });
});

test("nothing changes what it is given", () => {
  const matrix = [
    [0n, 2n],
    [3n, 1n],
  ];
  const copy = structuredClone(matrix);
  rank(matrix);
  determinant(matrix);
  solveSquare(matrix, [1n, 1n]);
  expect(matrix).toEqual(copy);
});
