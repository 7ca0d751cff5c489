/** Linear systems in doubles: every factor multiplied out again. */
import { expect, test } from "vitest";
import {
  cholesky,
  congruence,
  Equilibrated,
  Factors,
  solveCholesky,
  times,
  timesTransposed,
} from "../../../src/smooth/linear-system.js";
import { seeded } from "../../bench/families.js";

const draw = seeded(2026);
const random = (length: number): Float64Array => Float64Array.from({ length }, () => (draw(2001) - 1000) / 500);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** A·B, n × n, row by row; B transposed where asked. */
function multiplied(a: Float64Array, b: Float64Array, n: number, transposed = false): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return range(n).reduce((sum, k) => sum + a[i * n + k]! * (transposed ? b[j * n + k]! : b[k * n + j]!), 0);
  });
}

function applied(a: Float64Array, x: Float64Array, n: number): Float64Array {
  return Float64Array.from(range(n), (i) => range(n).reduce((sum, k) => sum + a[i * n + k]! * x[k]!, 0));
}

function expectClose(found: Float64Array, expected: Float64Array, digits = 9): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, digits);
  });
}

const symmetric = (a: Float64Array, n: number): Float64Array => multiplied(a, a, n, true);

test("elimination with complete pivoting solves systems, those with zeros on the diagonal too", () => {
  for (const n of [1, 2, 3, 5, 9, 20]) {
    const a = random(n * n);
    for (let i = 0; i < n; i += 2) a[i * n + i] = 0;
    if (n === 1) a[0] = 3;
    const right = random(n);
    const factors = new Factors(a.slice(), n);
    expect(factors.rank).toBe(n);
    expectClose(applied(a, factors.solve(right), n), right);
  }
});

test("a system of less than full rank is solved where it can be, and its rank is found", () => {
  const n = 6;
  // The sum of two dyads.
  const [u, v, s, t] = [random(n), random(n), random(n), random(n)];
  const a = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return u[i]! * v[j]! + s[i]! * t[j]!;
  });
  const right = applied(a, random(n), n);
  const factors = new Factors(a.slice(), n, 1e-12);
  expect(factors.rank).toBe(2);
  const x = factors.solve(right);
  expect(x.filter((value) => value !== 0)).toHaveLength(2);
  expectClose(applied(a, x, n), right, 7);
  expect(new Factors(new Float64Array(9), 3).rank).toBe(0);
});

test("rows and columns of sizes far apart", () => {
  const n = 8;
  const plain = symmetric(random(n * n), n);
  const size = (i: number): number => 10 ** (4 * (i % 3) - 4);
  const a = plain.map((value, at) => value * size(Math.floor(at / n)) * size(at % n));
  const x = Float64Array.from(range(n), (i) => 1 / size(i));
  const found = new Equilibrated(a.slice(), n).solve(applied(a, x, n));
  expectClose(
    found.map((value, i) => value * size(i)),
    new Float64Array(n).fill(1),
    6,
  );
});

test("Cholesky: L is lower triangular, L·Lᵀ the matrix, and systems are solved by it", () => {
  for (const n of [1, 2, 7, 18]) {
    const a = symmetric(random(n * n), n).map((value, at) => value + (at % (n + 1) === 0 ? 1 : 0));
    const lower = cholesky(a, n);
    for (const i of range(n)) for (let j = i + 1; j < n; j++) expect(lower[i * n + j]).toBe(0);
    expectClose(multiplied(lower, lower, n, true), a);
    const right = random(n);
    expectClose(applied(a, solveCholesky(lower, right, n), n), right, 7);
  }
});

test("Cholesky of a semidefinite matrix: columns of zero pivots are zero, and the product is still the matrix", () => {
  const n = 4;
  const a = Float64Array.from([4, 0, 2, 0, 0, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 9]);
  const lower = cholesky(a, n);
  expect([...lower]).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3]);
  expectClose(multiplied(lower, lower, n, true), a);
});

test("L·v, Lᵀ·v and Lᵀ·S·L", () => {
  const n = 6;
  const lower = cholesky(
    symmetric(random(n * n), n).map((value, at) => value + (at % (n + 1) === 0 ? 1 : 0)),
    n,
  );
  const upper = Float64Array.from({ length: n * n }, (_, at) => lower[(at % n) * n + Math.floor(at / n)]!);
  const [v, s] = [random(n), symmetric(random(n * n), n)];
  expectClose(times(lower, v, n), applied(lower, v, n));
  expectClose(timesTransposed(lower, v, n), applied(upper, v, n));
  expectClose(congruence(s, lower, n), multiplied(upper, multiplied(s, lower, n), n));
});
