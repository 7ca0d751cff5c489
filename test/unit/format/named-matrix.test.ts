/** Matrices from CSV: which cells are names shows in the shape, and names bring rows and columns into order. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../src/format/csv.js";
import { namedMatrix } from "../../../src/format/named-matrix.js";
import { refusal } from "../model/definition.js";

const rows = { names: ["a", "b"], one: "class" };
const columns = { names: ["x", "y", "z"], one: "letter" };
const read = (text: string) => {
  const { values, named } = namedMatrix(readCsv(text), rows, columns, "f.csv");
  return { values: values.map((row) => row.map(String)), named };
};
const inOrder = [
  ["1", "2", "3"],
  ["4", "5", "6"],
];

describe("names", () => {
  test.each([
    ["none", "1,2,3\n4,5,6", false, false],
    ["of columns", "z,x,y\n3,1,2\n6,4,5", false, true],
    ["of rows", "b,4,5,6\na,1,2,3", true, false],
    ["of both", ",y,x,z\nb,5,4,6\na,2,1,3", true, true],
    ["of both, without the corner", "x,y,z\nb,4,5,6\na,1,2,3", true, true],
    ["of both, with any corner", "class\\letter,x,y,z\na,1,2,3\nb,4,5,6", true, true],
  ])("%s", (_, text, ofRows, ofColumns) => {
    expect(read(text)).toEqual({ values: inOrder, named: { rows: ofRows, columns: ofColumns } });
  });

  test("names that are numbers are names where the shape says so", () => {
    const digits = { names: ["0", "1"], one: "class" };
    const { values } = namedMatrix(readCsv("1,0\n5,6\n7,8"), digits, digits, "f.csv");
    expect(values.map((row) => row.map(String))).toEqual([
      ["6", "5"],
      ["8", "7"],
    ]);
  });

  test("any order of rows and columns gives the same matrix", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1], { minLength: 2 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (r, c) => {
          const text = [
            ["", ...c.map((j) => columns.names[j])],
            ...r.map((i) => [rows.names[i], ...c.map((j) => inOrder[i]![j])]),
          ];
          expect(read(text.map((row) => row.join(";")).join("\n")).values).toEqual(inOrder);
        },
      ),
      { numRuns: 40, seed: 72 },
    );
  });
});

describe("refusals", () => {
  test.each([
    ["1,2\n4,5", "wrong-length", "f.csv, line 1: expected 2 rows of 3 numbers", "found 2 cells"],
    ["1,2,3", "wrong-length", "f.csv: expected 2 rows of 3 numbers", "found 1 row"],
    ["x,y,z\n1,2,3\n4,5,6\n7,8,9", "wrong-length", "f.csv: expected 2 rows", "found 4 rows"],
    [
      "1 2 3\n4 5 6",
      "wrong-length",
      "f.csv, line 1",
      "found 1 cell (cells are separated by commas, semicolons or tabs)",
    ],
    [
      "x,y,w\n1,2,3\n4,5,6",
      "unknown-name",
      'f.csv, line 1: expected the name of a letter, one of "x", "y", "z"',
      'found "w"',
    ],
    ["x,y,x\n1,2,3\n4,5,6", "duplicate", "f.csv, line 1: expected the name of each letter once", 'found "x"'],
    ["a,1,2,3\na,4,5,6", "duplicate", "f.csv, line 2", 'found "a"'],
    ["x,y\na,1,2,3\nb,4,5,6", "wrong-length", "f.csv, line 1: expected 3 names", "found 2 cells"],
    ["1,2,3\n4,,6", "not-a-rational", "f.csv, line 2, cell 2", "found an empty cell"],
    ["1,2,3\n4,five,6", "not-a-rational", "f.csv, line 2, cell 2", 'found "five"'],
    [
      "1;2;3\n4;0,5;6",
      "not-a-rational",
      'f.csv, line 2, cell 2: expected a number with a decimal point, such as "0.5"',
      'found "0,5"',
    ],
    ["a,1,2,3\nb,4,1/0,6", "not-a-rational", "f.csv, line 2, cell 3", "1/0"],
  ])("%j", (text, code, begins, ends) => {
    const error = refusal(() => read(text));
    expect(error.code).toBe(code);
    expect(error.message).toContain(begins);
    expect(error.message).toContain(ends);
  });
});
