/** Rows: counts, order, ranks in doubles and in BigInts, ties. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { binomial, factorial, smallBinomial } from "../../../src/enumeration/binomial.js";
import { Compositions } from "../../../src/enumeration/compositions.js";
import { Supports } from "../../../src/enumeration/supports.js";
import type { RowSpace } from "../../../src/enumeration/rows.js";
import { property, runs } from "../../property/property.js";
import { rowsWithSum } from "./reference.js";

function walked(rows: RowSpace, ties = 0): number[][] {
  const entries = new Int32Array(rows.outputs);
  rows.first(entries, 0);
  const found = [Array.from(entries)];
  while (rows.next(entries, 0, ties)) found.push(Array.from(entries));
  return found;
}

test("binomials, in both arithmetics", () => {
  for (let n = 0; n <= 12; n++) {
    for (let k = 0; k <= 12; k++) {
      const expected = k > n ? 0n : factorial(n) / (factorial(k) * factorial(n - k));
      expect(binomial(BigInt(n), k)).toBe(expected);
      expect(smallBinomial(n, k)).toBe(Number(expected));
    }
  }
});

describe("compositions", () => {
  it("come in descending lexicographic order, C(N+m-1, m-1) of them", () => {
    for (let m = 1; m <= 5; m++) {
      for (let sum = 1; sum <= 6; sum++) {
        const rows = new Compositions(BigInt(sum), m);
        const expected = rowsWithSum(sum, m);
        expect(walked(rows)).toEqual(expected);
        expect(rows.size).toBe(BigInt(expected.length));
        expect(expected.map((row) => rows.rank(row.map(BigInt)))).toEqual(expected.map((_, i) => BigInt(i)));
        expect(expected.map((_, i) => rows.unrank(BigInt(i)).map(Number))).toEqual(expected);
      }
    }
  });

  property(
    "rank and unrank invert each other at any size",
    {
      outputs: fc.integer({ min: 1, max: 7 }),
      sum: fc.oneof(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 10n ** 40n })),
      part: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    },
    runs(200, 71),
    ({ outputs, sum, part }) => {
      const rows = new Compositions(sum, outputs);
      const rank = ((rows.size - 1n) * part) / 10n ** 9n;
      const row = rows.unrank(rank);
      expect(row.reduce((total, entry) => total + entry, 0n)).toBe(sum);
      expect(rows.rank(row)).toBe(rank);
    },
  );

  it("doubles end where BigInts begin: both sides of the bound agree with the formula", () => {
    // C(N+3, 3)·4 crosses 2^53 near N = 238,000.
    for (const sum of [200_000n, 238_000n, 239_000n, 300_000n]) {
      const rows = new Compositions(sum, 4);
      expect(rows.unrank(rows.size - 1n)).toEqual([0n, 0n, 0n, sum]);
      for (const rank of [0n, 1n, rows.size / 3n, rows.size - 2n]) expect(rows.rank(rows.unrank(rank))).toBe(rank);
    }
  });

  it("refuses what is no row and no rank", () => {
    const rows = new Compositions(3n, 2);
    for (const row of [[1n, 1n], [4n, -1n], [3n], [1n, 1n, 1n]]) expect(() => rows.rank(row)).toThrow(InputError);
    for (const rank of [-1n, 4n]) expect(() => rows.unrank(rank)).toThrow("from 0 to 3");
  });
});

describe("supports", () => {
  it("are the 2^m - 1 non-empty patterns, in the same order", () => {
    expect(walked(new Supports(2))).toEqual([
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
    for (let m = 1; m <= 6; m++) {
      const rows = new Supports(m);
      const found = walked(rows);
      expect(found).toHaveLength(2 ** m - 1);
      expect(found.map((row) => rows.rank(row.map(BigInt)))).toEqual(found.map((_, i) => BigInt(i)));
      expect(found.map((_, i) => rows.unrank(BigInt(i)).map(Number))).toEqual(found);
    }
  });

  it("refuses what is no pattern", () => {
    for (const row of [[0n, 0n], [2n, 0n], [1n]]) expect(() => new Supports(2).rank(row)).toThrow(InputError);
  });
});

describe("ties", () => {
  const spaces = [new Compositions(5n, 4), new Compositions(1n, 4), new Compositions(3n, 3), new Supports(4)];
  const respects = (row: readonly number[], ties: number): boolean =>
    row.every((entry, y) => ((ties >> y) & 1) === 0 || entry <= row[y - 1]!);

  it("leave exactly the rows that do not increase where they are tied", () => {
    for (const rows of spaces) {
      for (let ties = 0; ties < 2 ** rows.outputs; ties += 2) {
        expect(walked(rows, ties)).toEqual(walked(rows).filter((row) => respects(row, ties)));
      }
    }
  });

  it("settle: the first row at or after a given one", () => {
    for (const rows of spaces) {
      const every = walked(rows);
      for (let ties = 0; ties < 2 ** rows.outputs; ties += 2) {
        every.forEach((row, i) => {
          const entries = Int32Array.from(row);
          const settled = rows.settle(entries, 0, ties);
          const expected = every.slice(i).find((later) => respects(later, ties));
          expect(settled).toBe(expected === undefined ? "none" : expected === row ? "same" : "moved");
          if (expected !== undefined) expect(Array.from(entries)).toEqual(expected);
        });
      }
    }
  });
});
