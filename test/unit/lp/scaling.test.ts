/** Programs in doubles of ordinary size. */
import { describe, expect, test } from "vitest";
import { scaledForm } from "../../../src/lp/scaling.js";
import { standardForm } from "../../../src/lp/standard.js";
import { program } from "../../conformance/programs.js";
import { formOf } from "./forms.js";

describe("scaling", () => {
  test("brings entries that differ by ten orders of magnitude near 1", () => {
    const form = standardForm(
      program(
        [
          ["1000000000000 1", "<=", "1000000000000"],
          ["1 1/1000000000000", "=", "1"],
        ],
        [["1"], ["1/1000000000000"]],
      ),
    );
    const { columns, bounds, costs, fixed } = scaledForm(form);
    const sizes = columns.flatMap(({ values }) => values.map(Math.abs));
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(10);
    expect(Math.max(...bounds.map(Math.abs))).toBe(1);
    expect(Math.max(...costs.map(Math.abs))).toBe(1);
    expect(fixed).toEqual([false, true]);
    expect(columns.map(({ rows }) => rows)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test("keeps signs and zeros", () => {
    const { columns, bounds, costs } = scaledForm(
      standardForm(
        program(
          [
            ["3 -5 0", "<=", "0"],
            ["0 0 0", "<=", "-7"],
          ],
          [["-2"], ["0"], ["4"]],
        ),
      ),
    );
    expect(columns.map(({ values }) => values.map(Math.sign))).toEqual([[1], [-1], []]);
    expect(bounds.map(Math.sign)).toEqual([0, -1]);
    expect(costs.map(Math.sign)).toEqual([-1, 0, 1]);
  });

  test("costs and right-hand sides in long integers keep their proportions", () => {
    const [long, twice, third] = [
      `1${"0".repeat(400)}`,
      `2${"0".repeat(400)}`,
      `${"3".repeat(400)}/1${"0".repeat(400)}`,
    ];
    const { bounds, costs } = scaledForm(
      standardForm(
        program(
          [
            ["1 1", "<=", third],
            ["1 -1", "<=", "1"],
          ],
          [[long], [twice]],
        ),
      ),
    );
    expect(bounds[0]! / bounds[1]!).toBeCloseTo(1 / 3, 9);
    expect(costs[0]! / costs[1]!).toBeCloseTo(1 / 2, 9);
  });

  // A common denominator of this length is what thirty rows of counts of ten digits each have.
  test.each([100, 200, 300, 400])("coefficients in integers of %i digits are scaled like short ones", (digits) => {
    const zeros = "0".repeat(digits);
    const matrix = (factor: string): bigint[][] =>
      [
        ["2", "3"],
        ["5", "-1"],
      ].map((row) => row.map((value) => BigInt(`${value}${factor}`)));
    const { columns } = scaledForm(formOf(matrix(zeros)));
    const short = scaledForm(formOf(matrix("")));
    columns.forEach(({ values }, j) => {
      values.forEach((value, i) => {
        // Factors are whole powers of two: the same up to one such step of the row and of the column.
        const same = value / short.columns[j]!.values[i]!;
        expect(same).toBeGreaterThanOrEqual(1 / 4);
        expect(same).toBeLessThanOrEqual(4);
      });
    });
  });
});
