/** CSV as cells: separators, quotations, comments, and what is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looksLikeCsv, readCsv } from "../../../src/format/csv.js";
import { refusal } from "../model/definition.js";

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).map((row) => row.cells);

describe("cells", () => {
  test.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons", "a;b\n1;2"],
    ["tabs", "a\tb\r\n1\t2\r\n"],
    ["a byte order mark", "\ufeffa,b\n1,2\n"],
    ["space around cells", " a , b \n 1 ,2\n"],
    ["blank lines and empty rows", "\na,b\n\n,\n1,2\n\n"],
    ["comments before the first row", "# sha256 12,34\n#\na,b\n1,2\n"],
    ["quotations", '"a","b"\n"1",2\n'],
  ])("%s", (_, text) => {
    expect(cells(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("quotations keep separators, quotation marks, line breaks, space and #", () => {
    expect(cells('"a,b";" c ""d"" "\n"#";"two\nlines"\n')).toEqual([
      ["a,b", ' c "d" '],
      ["#", "two\nlines"],
    ]);
  });

  test("a comma inside of cells is no separator where semicolons are", () => {
    expect(cells("0,5;1\n2;3")).toEqual([
      ["0,5", "1"],
      ["2", "3"],
    ]);
  });

  test("rows know their lines", () => {
    expect(readCsv('# one\n\na,b\n"x\ny",2\n3,4').map(({ line }) => line)).toEqual([3, 5, 6]);
  });

  test("any cells survive being quoted", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", ",", ";", "\t", '"', "\n", "#", " ", "é") });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t"), (table, separator) => {
        fc.pre(table.every((row) => row.some((one) => one !== "")));
        const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator)).join("\n");
        expect(cells(text)).toEqual(table);
      }),
      { numRuns: 300, seed: 71 },
    );
  });
});

describe("refusals name the line", () => {
  test.each([
    ['a,b\n1,"2\n', "not CSV at line 2", "a quotation that does not end"],
    ['a,b\n1,2"3"\n', "not CSV at line 2", "a quotation mark inside a cell"],
    ["", "f.csv", "none"],
    ["\n\n# only a comment\n", "f.csv", "none"],
  ])("%j", (text, path, found) => {
    const error = refusal(() => readCsv(text, "f.csv"));
    expect(error.code).toBe("not-csv");
    expect(error.path).toContain(path);
    expect(error.message).toMatch(new RegExp(`found ${found}$`));
  });
});

test.each([
  ["a,b\n1,2\n3,4", true],
  ["a;b\n1;2", true],
  ["a\tb\n1\t2", true],
  ["# head\na,b\n1,2", true],
  ['{"a": 1,\n"b": 2}', false],
  ["[[1,2],\n[3,4]]", false],
  ["a,b", false],
  ["some words\nand more", false],
  ["a,b\n1,2,3", false],
])("%j looks like CSV: %s", (text, answer) => {
  expect(looksLikeCsv(text)).toBe(answer);
});
