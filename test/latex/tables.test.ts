/**
 * Tables in LaTeX compile: every problem of the gallery, in one document, with nothing but booktabs.
 *
 * The document is what an author would write around the tables; pdflatex stops at the first
 * error. Where it is not installed these tests skip and say so; EXACT_CDP_REQUIRE_PEERS=1
 * makes that a failure. Overfull lines are allowed: how wide a table may be is up to its author.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import { latex } from "../../src/report/latex.js";
import { originOf, type Listing } from "../../src/report/listing.js";
import type { Style } from "../../src/report/notation.js";
import { gridListing, table, type Grid } from "../../src/report/table.js";
import { axes } from "../golden/points.js";
import { temporaryFolder } from "../support/cli.js";
import { available } from "../support/tools.js";

const folder = temporaryFolder();
afterAll(folder.remove);

/** A name that would end a comment, a group or the document if it stood where TeX reads it. */
const awkwardName = "50% } \\end{document} \\undefined # & _ ^ ~ $ \n\\end{tabular} α \u2028 }";

function tables(): Grid[] {
  const problems: Problem[] = galleryNames().map((name) => problemFromData(galleryProblem(name)));
  const all = problems.map((problem) => table(problem, axes(problem)));
  const small = problemFromData(galleryProblem("binary-denoising"));
  const awkward = table(problemFromData({ ...galleryProblem("binary-denoising"), name: awkwardName }), {
    distortion: "inf,-1",
    perception: "0,1e-3",
  });
  const interrupted = gridListing(
    originOf(small, "exact-cdp table 'a % b.json'"),
    awkward.distortion,
    awkward.perception,
    [
      [{ status: "infeasible" }, { status: "not-computed" }],
      [{ status: "not-computed" }, { status: "not-computed" }],
    ],
  );
  return [...all, awkward, interrupted, table(small, { distortion: ["1/5"], perception: ["0"] })];
}

const written = (listing: Listing, style?: Style): string => [...latex(listing, style)].join("");

function documentOf(parts: readonly string[]): string {
  return [
    "\\documentclass{article}",
    "\\usepackage{booktabs}",
    "\\begin{document}",
    ...parts.map((part) => `\\begin{center}\n\\tiny\n${part}\\end{center}`),
    "\\end{document}",
    "",
  ].join("\n");
}

describe.skipIf(!available("pdflatex"))("pdflatex", () => {
  let log = "";
  let status: number | null = null;
  let output = "";
  let parts: string[] = [];

  beforeAll(() => {
    const all = tables();
    parts = [
      ...all.map((one) => written(one)),
      ...all.map((one) => written(one, { decimals: 4 })),
      written(all[0]!, { decimals: 0 }),
      written(all[0]!, { decimals: 40 }),
    ];
    folder.file("tables.tex", documentOf(parts));
    const run = spawnSync(
      "pdflatex",
      ["-halt-on-error", "-interaction=nonstopmode", "-file-line-error", "tables.tex"],
      { cwd: folder.path, encoding: "utf8", timeout: 100_000 },
    );
    status = run.status;
    output = run.stdout;
    log = readFileSync(folder.file("tables.log"), "latin1");
  });

  it("compiles all tables, plain and with decimals", () => {
    expect(status, output.slice(-2000)).toBe(0);
    expect(parts.length).toBe(2 * (galleryNames().length + 3) + 2);
    expect(readFileSync(folder.file("tables.pdf")).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  });

  it("without an error, an undefined command, a missing character or a warning", () => {
    expect(log).not.toMatch(/^!|^[^\n]*:\d+: |Undefined|Missing character|Warning/m);
    expect(log).toMatch(/Output written on tables\.pdf/);
  });

  it("prints each table: as many as there are rules, with every row", () => {
    const rows = parts.map((part) => part.split("\n").filter((line) => line.endsWith("\\\\")).length);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(3);
    for (const part of parts) {
      expect(part.match(/\\(?:top|mid|bottom)rule/g)).toEqual(["\\toprule", "\\midrule", "\\bottomrule"]);
      // As many columns in every row as the preamble declares.
      const declared = /\\begin\{tabular\}\{(r+)\}/.exec(part)![1]!.length;
      const columns = part
        .split("\n")
        .filter((line) => /^\$.*\\\\$/.test(line))
        .map((line) => width(line));
      expect(new Set(columns)).toEqual(new Set([declared]));
    }
  });
});

describe.skipIf(!available("pdflatex"))("in a paper of two columns", () => {
  it("a table of fractions of 57 digits over 57 fits the page, and with --longest 12 or rounded a column", () => {
    const problem = problemFromData(galleryProblem("gaussian-mixture"));
    const long = table(problem, { distortion: "73/100,3/4,79/100,1", perception: "1/50,1/30,1/10" });
    const styles: readonly Style[] = [{}, { longest: 12 }, { numbers: "rounded", decimals: 4 }, { numbers: "exact" }];
    const boxes = styles.map(
      (style) =>
        `\\setbox0=\\hbox{\\small ${written(long, style).replaceAll(/^%.*\n/gm, "")}}\\typeout{width \\the\\wd0}`,
    );
    const sizes = "\\typeout{column \\the\\columnwidth}\\typeout{page \\the\\textwidth}";
    const lines = [
      "\\documentclass[twocolumn]{article}",
      "\\usepackage{booktabs}",
      "\\begin{document}",
      sizes,
      ...boxes,
      "\\end{document}",
      "",
    ];
    folder.file("columns.tex", lines.join("\n"));
    const { stdout } = spawnSync("pdflatex", ["-interaction=nonstopmode", "columns.tex"], {
      cwd: folder.path,
      encoding: "utf8",
    });
    const points = (what: string): number[] =>
      [...stdout.matchAll(new RegExp(`${what} ([\\d.]+)pt`, "g"))].map(([, width]) => Number(width));
    const [[column = NaN], [page = NaN], [usual, short, rounded, exact]] = [
      points("column"),
      points("page"),
      points("width"),
    ];
    expect(usual).toBeLessThanOrEqual(page);
    expect(short).toBeLessThanOrEqual(column);
    expect(rounded).toBeLessThanOrEqual(column);
    expect(exact).toBeGreaterThan(page);
  });
});

/** Columns of a row: ampersands, and what \multicolumn spans. */
function width(row: string): number {
  const spans = [...row.matchAll(/\\multicolumn\{(\d+)\}/g)].map(([, count]) => Number(count) - 1);
  return row.split(" & ").length + spans.reduce((sum, more) => sum + more, 0);
}
