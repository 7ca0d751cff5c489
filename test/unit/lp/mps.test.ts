/** Linear programs in MPS: exact strings. */
import { expect, test } from "vitest";
import { toMpsText } from "../../../src/lp/mps.js";
import { program } from "../../conformance/programs.js";

test("integer rows, costs times their denominator, bounds of every kind, a column without entries", () => {
  const given = program(
    [
      ["1/2 -1/3 0 0", "<=", "5/4"],
      ["0 2 4 0", ">=", "-6"],
      ["0 0 0 0", "=", "0"],
    ],
    [["1/3"], ["-1", null, "7/2"], ["0", null], ["0", "-2", "-1"]],
  );
  expect(toMpsText(given, "named", ["said"])).toBe(`* said
NAME named
ROWS
 N cost
 L r0
 G r1
 E r2
COLUMNS
 x0 cost 1
 x0 r0 6
 x1 cost -3
 x1 r0 -4
 x1 r1 1
 x2 r1 2
 x3 cost 0
RHS
 rhs r0 15
 rhs r1 -3
BOUNDS
 MI bound x1
 UP bound x1 7/2
 FR bound x2
 LO bound x3 -2
 UP bound x3 -1
ENDATA
`);
});

test("without rows, columns or bounds it is still text", () => {
  expect(toMpsText(program([], []), "none")).toBe("NAME none\nROWS\n N cost\nCOLUMNS\nRHS\nENDATA\n");
});
