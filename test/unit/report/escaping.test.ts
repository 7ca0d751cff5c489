/** What each writer does to the characters that its format reads: text comes out as it went in. */
import fc from "fast-check";
import markdownIt from "markdown-it";
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
/** Markdown with tables, struck text and links made of addresses, as GitHub has them. */
const rendered = (text: string): string => markdownIt({ html: true, linkify: true }).render(text);
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
    ["|", String.raw`\textbar{}`],
    ["[0,1] quantised", String.raw`{[}0,1{]} quantised`],
    ["*starred", String.raw`{*}starred`],
    ["p<0.05 | q>1", String.raw`p\textless{}0.05 \textbar{} q\textgreater{}1`],
    ["a--b---c", String.raw`a-\kern0pt-b-\kern0pt-\kern0pt-c`],
    ["a - b", "a - b"],
    ["<<x>>,,y", String.raw`\textless{}\kern0pt\textless{}x\textgreater{}\kern0pt\textgreater{},\kern0pt,y`],
    [
      '"it\'s" `so`',
      String.raw`{\ttfamily\char34}it\textquotesingle{}s{\ttfamily\char34} \textasciigrave{}so\textasciigrave{}`,
    ],
    ["?` !`", String.raw`?\kern0pt\textasciigrave{} !\kern0pt\textasciigrave{}`],
    ["a  b ", String.raw`a \ b\ `],
    [" a", String.raw`\ a`],
    ["a\nb\u0007c\u2028d", String.raw`a\textbackslash{}nb\textbackslash{}u0007c\textbackslash{}u2028d`],
    [String.raw`\end{tabular}`, String.raw`\textbackslash{}end\{tabular\}`],
    ["50 % of a_1 & b^2 ~ $3 #4", String.raw`50 \% of a\_1 \& b\textasciicircum{}2 \textasciitilde{} \$3 \#4`],
    [String.raw`\\`, String.raw`\textbackslash{}\textbackslash{}`],
    ["plain, words; (1) é", "plain, words; (1) é"],
    ["e\u0301", "é"],
    ["x\u0302 \u1ebf i\u0304\u0331", String.raw`\^{x} \'{\^{e}} \={\b{\i}}`],
    ["α ≤ Ω", String.raw`$\alpha$ $\le$ $\Omega$`],
    ["猫", "猫"],
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

  test("no character of a text is read by TeX, and none is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("\\{}$&#^_~%<>|[]*\"'`-,?! ab1")) }), (one) => {
        const cell = latexCell(one)!;
        const commands = /\\text(\w+)\{\}|\{\\ttfamily\\char34\}|\{([[\]*])\}|\\kern0pt ?|\\([{}$&#_% ])/g;
        const back = cell.replaceAll(commands, (all, name?: string, bracket?: string, character?: string) =>
          all.startsWith("\\kern") ? "" : name === undefined ? (bracket ?? character ?? '"') : named[name]!,
        );
        expect(back).toBe(one);
        // Once the commands are gone no special character is left, and no pair that a font joins.
        const left = cell.replaceAll(commands, "/");
        expect(left).not.toMatch(/[\\{}$&#^_~%<>|[\]*"'`]|--|,,/);
        expect(cell).not.toMatch(/^ |(?<!\\) $| {2}/);
      }),
      { numRuns: 500 },
    );
  });

  test("a comment says what letters need, once, and names them", () => {
    const [t1, engine, copied] = [
      "% needs \\usepackage[T1]{fontenc} for ð (U+00F0), « (U+00AB)\n",
      "% compile with lualatex or xelatex, and a font that has them: this table contains letters that pdflatex does not have: 猫 (U+732B), ж (U+0436)\n",
      "% with \\usepackage[T1]{fontenc} and \\usepackage{lmodern} its text can be copied from the PDF as it is\n",
    ];
    expect(written(latex(listing("plain", "[α]")))).not.toMatch(/fontenc|lualatex/);
    const all = written(latex(listing("a_b", "ð«", "猫ж猫", "é")));
    for (const remark of [t1, engine, copied]) expect(all.split(remark)).toHaveLength(2);
    expect(all.indexOf(engine)).toBeLessThan(all.indexOf("\\begin{tabular}"));
    // A row too far down for the comment above has one below.
    const late = written(latex(listing(...Array.from({ length: 60 }, () => "x"), "猫")));
    expect(late.trimEnd().split("\n").at(-1)).toContain("猫 (U+732B)");
  });
});

const named: Readonly<Record<string, string>> = {
  asciitilde: "~",
  asciicircum: "^",
  backslash: "\\",
  less: "<",
  greater: ">",
  bar: "|",
  quotesingle: "'",
  asciigrave: "`",
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
    ["www.x.org", String.raw`www\.x.org`],
    ["https://x.org", String.raw`https\://x.org`],
    ["a@b.org", String.raw`a\@b.org`],
    ["# - + 1. =", "# - + 1. ="],
    [" a ", "&#32;a&#32;"],
    ["a\nb", String.raw`a\\nb`],
  ])("%s", (one, expected) => {
    expect(markdownCell(one)).toBe(expected);
  });

  test("a renderer shows the text, and makes nothing of it", () => {
    const dangerous = fc.constantFrom(
      ...Array.from("\\|`*_~$<>[]()&;:#!@.-+=/\"' ab1é"),
      ...["~~", "**", "&lt;", "&#60;", "www.x.org", "http://x.org", "<b>", "<script>", "a@b.org", "](x)", "1. "],
    );
    fc.assert(
      fc.property(fc.array(dangerous, { maxLength: 8 }), (pieces) => {
        const one = pieces.join("");
        const html = rendered(written(markdown(listing(one, "other"))));
        const [, cell = ""] = /<tbody>\s*<tr>\s*<td>(.*)<\/td>\s*<\/tr>/.exec(html) ?? [];
        expect(cell).not.toMatch(/[<>]/);
        const shown = cell.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
        expect(shown.replaceAll("&amp;", "&")).toBe(one);
      }),
      { numRuns: 500 },
    );
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
    ["=1+1", "'=1+1"],
    ["+x", "'+x"],
    ["-x", "'-x"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["=a,b", `"'=a,b"`],
    ["'quoted'", "''quoted'"],
    ["a=b", "a=b"],
    ["＝1", "'＝1"],
  ])("%j", (one, expected) => {
    expect(csvCell(one)).toBe(expected);
  });

  test("reads back as it went in, and no row begins as a comment does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...Array.from("\",#\n\r ab;=+-@'")) }), { minLength: 1 }),
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
          const records = csvRecords(printed);
          for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@]/);
          expect(records.map((record) => record.map((cell) => cell.replace(/^'/, "")))).toEqual([
            ["name", "again"],
            ...texts.map((one) => [one, one]),
          ]);
          expect(written(csv({ ...table, head: ["head"] }))).toBe(`# head\n${printed}`);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("comments", () => {
  const hostile = "x\n\\end\r=1,=2;@3,-y\u2028-->--!>";
  const head = (write: (listing: Listing) => Iterable<string>): string[] =>
    written(write({ ...listing("a"), head: [hostile], foot: () => [hostile] }))
      .split(/[\n\r\u2028]/)
      .filter((line) => line.includes("=1"));

  test("a head and a foot stay on their lines, whatever they hold", () => {
    expect(head(latex).every((line) => line.startsWith("% "))).toBe(true);
    expect(head(csv).every((line) => line.startsWith("# "))).toBe(true);
    expect(head(markdown).every((line) => /^<!-- (?!.*--!?>.*-->).* -->$/.test(line))).toBe(true);
    for (const write of [latex, csv, markdown]) expect(head(write)).toHaveLength(2);
  });

  test("a spreadsheet that splits a comment of CSV finds no formula in it", () => {
    for (const cell of head(csv).flatMap((line) => line.split(/[,;]/))) expect(cell).not.toMatch(/^[=+@-]/);
    expect(written(csv({ ...listing(), head: ["--distortion 0,-1"] }))).toContain("# --distortion 0,-1\n");
  });
});

test("JSON and text are what the listing says, in parts and line by line", () => {
  const nasty = ['"', "\\", "\n", "%", "|"];
  expect(JSON.parse(written(json(listing(...nasty))))).toEqual(nasty);
  expect([...text(listing("a | b", "50 %"))]).toEqual(["a | b\n", "50 %\n"]);
});
