/** The least and the most of a sum over restorers, by its rows. */
import { expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { leastOfRow, mostOf } from "../../../../src/tradeoff/smooth/extremes.js";

const matrix = RationalMatrix.from(
  [
    ["1/2", "1/3", "1/3"],
    ["0", "1/7", "1/5"],
  ].map((row) => row.map((text) => Rational.parse(text))),
  3,
);

test("the letters with the least coefficient of a row, ties included", () => {
  const least = leastOfRow(matrix);
  expect([0, 1, 2].map((j) => least(0, j))).toEqual([false, true, true]);
  expect([0, 1, 2].map((j) => least(1, j))).toEqual([true, false, false]);
});

test("the sum of the greatest coefficients", () => {
  expect(mostOf(matrix)).toEqual(Rational.parse("7/10"));
});
