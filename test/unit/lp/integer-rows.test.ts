/** Rows in the shortest integers say the same as the rows of the program. */
import { expect, test } from "vitest";
import { integerRows } from "../../../src/lp/integer-rows.js";
import { program } from "../../conformance/programs.js";

test("fractions are cleared and common divisors taken out, of the bound too; signs stay", () => {
  const given = program(
    [
      ["1/2 -1/3 0", "<=", "5/4"],
      ["4 0 -6", ">=", "10"],
      ["4 0 -6", "=", "1/2"],
      ["0 0 0", "=", "0"],
      ["0 0 0", "<=", "-3/2"],
    ],
    [["0"], ["0"], ["0"]],
  );
  expect(integerRows(given).map(({ terms, bound }) => [...terms.flat(), bound].join(" "))).toEqual([
    "0 6 1 -4 15",
    "0 2 2 -3 5",
    "0 8 2 -12 1",
    "0",
    "-1",
  ]);
});
