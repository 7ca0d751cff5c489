/**
 * Names that somebody chose, in the PDF: the text that one copies from it is the name.
 *
 * Tables of hostile names are compiled by pdflatex (with the encoding that the comment of a table
 * asks for, and without it) and by lualatex; pdftotext reads the PDF. Where a program is not
 * installed its tests skip and say so; EXACT_CDP_REQUIRE_PEERS=1 makes that a failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { latex } from "../../src/report/latex.js";
import { textColumn, words, type Listing } from "../../src/report/listing.js";
import { temporaryFolder } from "../support/cli.js";
import { available } from "../support/tools.js";

const folder = temporaryFolder();
afterAll(folder.remove);

/** In ASCII, for every engine and encoding. */
const plain = [
  "[0,1] quantised",
  "*starred",
  "[h]",
  "p<0.05 | q>1",
  "a -- b --- c - d",
  "<<x>> ,,y",
  "\"double\" 'single' `back` ''two''",
  "?` !` `` ''",
  "office fi ffl affluent",
  "\\end{tabular} \\\\[2cm] \\input{x}",
  "$x$ {y} #1 & 50% 100%",
  "\\\\* & \\hline",
  "(a) 1. =b +c @d /e ;f :g",
  "one\ntwo\rthree\u2028four",
  "%",
  "&&",
  "]]>",
  "\u0007bell",
];
/** What the oldest encoding prints, but not so that it can be copied. */
const modern = [
  "snake_case ~tilde ^caret ^^M ^^5c",
  "Müller çà ñ Łódź Ångström ßæøœ",
  "e\u0301 is \u00e9",
  "\u1ebf Nguy\u1ec5n x\u0302",
  "αβγδεθλμπσωΓΘΨ",
  "aa≤bb≥cc→dd∞∈∂",
  "“quoted” ‘single’ – — †",
];
/** Letters for which the comment of the table asks for an engine and a font. */
const foreign = ["Привет, мир", "猫と犬", "ἀρχή"];

/** Random names of ASCII; spaces are those that a name may have inside. */
const random = fc
  .sample(
    fc.string({
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 20,
    }),
    {
      numRuns: 150,
      seed: 20190808,
    },
  )
  // The older encoding has no signs to copy for these.
  .map((name) => name.replaceAll(/[_~^]/g, "."));

const listing = (names: readonly string[]): Listing => ({
  head: names,
  tables: [
    {
      columns: [textColumn("name"), textColumn("number")],
      rows: names.map((name, i) => [words(name), words(`:end${String(i)}`)]),
    },
  ],
  data: () => [],
  lines: () => [],
});

/** Compiles a document in which every name begins a row, and reads the names back. */
function extracted(engine: "pdflatex" | "lualatex", preamble: string, names: readonly string[]): string[] {
  const job = `names-${engine}-${String(names.length)}${preamble === "" ? "" : "-modern"}`;
  const lines = [
    "\\documentclass{article}",
    preamble,
    "\\usepackage[paperwidth=50cm,paperheight=90cm,margin=1cm]{geometry}",
    "\\usepackage{booktabs,longtable}",
    "\\pagestyle{empty}",
    "\\begin{document}",
    ...latex(listing(names)),
    "\\end{document}",
    "",
  ];
  folder.file(`${job}.tex`, lines.join("\n"));
  const run = spawnSync(engine, ["-halt-on-error", "-interaction=nonstopmode", `${job}.tex`], {
    cwd: folder.path,
    encoding: "utf8",
    timeout: 100_000,
  });
  expect(run.status, run.stdout.slice(-1500)).toBe(0);
  expect(readFileSync(folder.file(`${job}.log`), "latin1")).not.toMatch(/Missing character|^!/m);
  const { stdout } = spawnSync("pdftotext", ["-layout", "-nopgbrk", `${job}.pdf`, "-"], {
    cwd: folder.path,
    encoding: "utf8",
  });
  return names.map((_, i) => new RegExp(`^ *(.*?) +:end${String(i)}$`, "m").exec(stdout)?.[1] ?? `no row ${String(i)}`);
}

/** A name as tables print it: control characters and line ends as escapes. */
const shown = (name: string): string =>
  comparable(
    name
      .replaceAll("\n", String.raw`\n`)
      .replaceAll("\r", String.raw`\r`)
      .replaceAll(/[\p{Cc}\p{Zl}]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );

/** A name as it can be compared: spaces of any kind are one, signs with two codes have the first. */
const comparable = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[\p{Cc}\p{Zl}\s]+/gu, " ")
    .replaceAll("\u00b5", "μ")
    .replaceAll("\u2206", "Δ")
    .trim();

const font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
const unicodeFont =
  "\\usepackage{fontspec}\\setmainfont{DejaVuSans}[Extension=.ttf,Path=/usr/share/fonts/truetype/dejavu/]";

/** Whether the font is installed; throws where it is not and must be. */
function hasFont(): boolean {
  if (existsSync(font)) return true;
  const message = `${font} is not there (Debian: apt-get install fonts-dejavu-core)`;
  if (process.env["EXACT_CDP_REQUIRE_PEERS"] === "1") throw new Error(message);
  console.warn(`skipped: ${message}`);
  return false;
}

const hasText = available("pdftotext");

describe.skipIf(!available("pdflatex") || !hasText)("pdflatex", () => {
  it("prints names of ASCII without any package", () => {
    const names = [...plain, ...random];
    expect(extracted("pdflatex", "", names).map(comparable)).toEqual(names.map(shown));
  });

  it("prints accents, Greek and signs; with the encoding of the comment they can be copied", () => {
    const names = [...plain, ...modern, "ð þ « » Ęę"];
    const preamble = "\\usepackage[T1]{fontenc}\\usepackage{lmodern}";
    expect(extracted("pdflatex", preamble, names).map(comparable)).toEqual(names.map(shown));
    // Without it they compile all the same.
    expect(extracted("pdflatex", "", modern)).toHaveLength(modern.length);
  });
});

describe.skipIf(!available("lualatex") || !hasText)("lualatex", () => {
  it("prints the same names", () => {
    const names = [...plain, ...modern.filter((name) => !name.includes("α")), ...random];
    expect(extracted("lualatex", "", names).map(comparable)).toEqual(names.map(shown));
  });

  it.skipIf(!hasFont())("with a font that has them, prints every letter", () => {
    const names = [...plain, ...foreign.filter((name) => !name.includes("猫"))];
    expect(extracted("lualatex", unicodeFont, names).map(comparable)).toEqual(names.map(shown));
  });
});
