/** What each writer does to the characters that its format reads: text comes out as it went in. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "../../../src/report/csv.js";
import { json } from "../../../src/report/json.js";
import { latex } from "../../../src/report/latex.js";
import { textColumn, words, type Listing } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import { text } from "../../../src/report/text.js";
import { csvRecords, markdownCells } from "./readers.js";
import { written } from "./written.js";

/** A table of one column; the JSON and the text are those of the same words. */
const listing = (...texts: string[]): Listing => ({
  head: [],
  tables: [{ columns: [textColumn("name")], rows: texts.map((one) => [words(one)]) }],
  *data() {
    yield JSON.stringify(texts);
  },
  lines: () => texts,
});

const latexCell = (one: string): string | undefined =>
  /\\midrule\n(.*) \\\\\n\\bottomrule/s.exec(written(latex(listing(one))))?.[1];
const markdownCell = (one: string): string =>
  written(markdown(listing(one)))
    .split("\n")
    .at(-2)!
    .slice(2, -2)
    .trim();
const csvCell = (one: string): string => written(csv(listing(one))).slice("name\n".length, -1);

describe("LaTeX", () => {
  test.each([
    ["%", String.raw`\%`],
    ["_", String.raw`\_`],
    ["&", String.raw`\&`],
    ["#", String.raw`\#`],
    ["$", String.raw`\$`],
    ["{", String.raw`\{`],
    ["}", String.raw`\}`],
    ["~", String.raw`\textasciitilde{}`],
    ["^", String.raw`\textasciicircum{}`],
    ["\\", String.raw`\textbackslash{}`],
    ["<", String.raw`\textless{}`],
    [">", String.raw`\textgreater{}`],
    ["|", "|"],
    [String.raw`\end{tabular}`, String.raw`\textbackslash{}end\{tabular\}`],
    ["50 % of a_1 & b^2 ~ $3 #4", String.raw`50 \% of a\_1 \& b\textasciicircum{}2 \textasciitilde{} \$3 \#4`],
    [String.raw`\\`, String.raw`\textbackslash{}\textbackslash{}`],
    ["plain, words; (1) é α", "plain, words; (1) é α"],
  ])("%s", (one, expected) => {
    expect(latexCell(one)).toBe(expected);
  });

  test("what has a form of its own is mathematics, and is not escaped", () => {
    const own: Listing = {
      ...listing(),
      tables: [
        { columns: [textColumn("name")], rows: [[{ text: "D→∞", tex: "$D{\\to}\\infty$" }], ["inf"], [undefined]] },
      ],
    };
    expect(written(latex(own))).toContain("\\midrule\n$D{\\to}\\infty$ \\\\\n$\\infty$ \\\\\n \\\\\n\\bottomrule");
  });

  test("no character of a text is read by TeX", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("\\{}$&#^_~%<>|ab 1")) }), (one) => {
        const cell = latexCell(one)!;
        const back = cell.replaceAll(
          /\\text(\w+)\{\}|\\([{}$&#_%])/g,
          (_, name: string | undefined, character: string | undefined) => character ?? named[name!]!,
        );
        expect(back).toBe(one);
        // Once the commands are gone no special character is left.
        expect(cell.replaceAll(/\\text\w+\{\}|\\[{}$&#_%]/g, "")).not.toMatch(/[\\{}$&#^_~%<>]/);
      }),
      { numRuns: 500 },
    );
  });
});

const named: Readonly<Record<string, string>> = {
  asciitilde: "~",
  asciicircum: "^",
  backslash: "\\",
  less: "<",
  greater: ">",
};

describe("Markdown", () => {
  test.each([
    ["|", String.raw`\|`],
    ["`", "\\`"],
    ["*", String.raw`\*`],
    ["_", String.raw`\_`],
    ["<", String.raw`\<`],
    [">", String.raw`\>`],
    ["[", String.raw`\[`],
    ["]", String.raw`\]`],
    ["\\", String.raw`\\`],
    ["~~", String.raw`\~\~`],
    ["&lt;", String.raw`\&lt;`],
    ["&#60; &amp;", String.raw`\&#60; \&amp;`],
    ["a & b; AT&T", "a & b; AT&T"],
    ["$x$", String.raw`\$x\$`],
    ["a | b", String.raw`a \| b`],
    ["[link](to) <b>*bold*</b> `code`", String.raw`\[link\](to) \<b\>\*bold\*\</b\> ` + "\\`code\\`"],
    [String.raw`a\|b`, String.raw`a\\\|b`],
    ["plain, words; (1) é α", "plain, words; (1) é α"],
  ])("%s", (one, expected) => {
    expect(markdownCell(one)).toBe(expected);
  });

  test("a text stays in its cell and comes out as it went in", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("\\|`*_<>[]~$&;#ab1")) }),
        fc.string({ unit: fc.constantFrom(...Array.from("|\\x")) }),
        (one, other) => {
          const table: Listing = {
            ...listing(),
            tables: [{ columns: [textColumn("one"), textColumn("other")], rows: [[words(one), words(other)]] }],
          };
          expect(markdownCells(written(markdown(table)))).toEqual([
            ["one", "other"],
            [one, other],
          ]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("the padding counts what is printed, so that the source is a table too", () => {
    const lines = written(markdown(listing("a|b", "longer|than|that", "x")))
      .trim()
      .split("\n");
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  });
});

describe("CSV", () => {
  test.each([
    ["a,b", '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['"', '""""'],
    ["a\nb", '"a\nb"'],
    ["a\r\nb", '"a\r\nb"'],
    ["a\rb", '"a\rb"'],
    ["# no comment", '"# no comment"'],
    ["plain; (1) é α", "plain; (1) é α"],
    ["", ""],
  ])("%j", (one, expected) => {
    expect(csvCell(one)).toBe(expected);
  });

  test("reads back as it went in, and no row begins as a comment does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...Array.from('",#\n\r ab;')) }), { minLength: 1 }),
        (texts) => {
          const table: Listing = {
            ...listing(),
            tables: [
              {
                columns: [textColumn("name"), textColumn("again")],
                rows: texts.map((one) => [words(one), words(one)]),
              },
            ],
          };
          const printed = written(csv(table));
          expect(csvRecords(printed)).toEqual([["name", "again"], ...texts.map((one) => [one, one])]);
          expect(written(csv({ ...table, head: ["head"] }))).toBe(`# head\n${printed}`);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test("JSON and text are what the listing says, in parts and line by line", () => {
  const nasty = ['"', "\\", "\n", "%", "|"];
  expect(JSON.parse(written(json(listing(...nasty))))).toEqual(nasty);
  expect([...text(listing("a | b", "50 %"))]).toEqual(["a | b\n", "50 %\n"]);
});
