/**
 * Pictures as TikZ compile with pdflatex, without a warning, and their words can be read in the PDF.
 *
 * Where pdflatex or PGFPlots is not installed these tests skip and say so.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import {
  bandCells,
  curvesFigure,
  drawn,
  mapFigure,
  spaceFigure,
  surfaceCells,
  type Cells,
  type Figure,
} from "../../src/plot/index.js";
import { sliceAt } from "../../src/tradeoff/slice.js";
import { surfaceBand } from "../../src/tradeoff/surface-band.js";
import { surface } from "../../src/tradeoff/surface.js";
import { temporaryFolder } from "../support/cli.js";
import { available, hasPgfplots } from "../support/tools.js";

const folder = temporaryFolder();
afterAll(folder.remove);

const problem = (name: string): Problem => problemFromData(galleryProblem(name));
const cells = (name: string): Cells => surfaceCells(surface(problem(name)));

function figures(): Figure[] {
  const awkward = problemFromData({
    ...galleryProblem("z-channel"),
    name: "50% } \\end{document} # & _ ^ ~ $ α X̂ {[*",
  });
  return [
    mapFigure([cells("three-classes")]),
    mapFigure([cells("unsquared-wasserstein")]),
    mapFigure([cells("missed-alarm")]),
    mapFigure([cells("mnist-4-9")]),
    mapFigure([bandCells(surfaceBand(problem("denoising-kullback-leibler")))]),
    mapFigure([surfaceCells(surface(awkward)), cells("three-classes")]),
    spaceFigure([cells("three-classes")]),
    curvesFigure([
      sliceAt(problem("missed-alarm"), { distortion: "inf" }),
      sliceAt(problem("missed-alarm"), { perception: "1/20" }),
      sliceAt(problem("missed-alarm"), { errorRate: "9/50" }),
    ]),
    curvesFigure([sliceAt(problem("unsquared-wasserstein"), { distortion: "inf" })]),
  ];
}

describe.skipIf(!available("pdflatex") || !hasPgfplots())("pdflatex with PGFPlots", () => {
  let log = "";
  let status: number | null = null;
  let count = 0;

  beforeAll(async () => {
    const all = figures();
    count = all.length;
    for (const [i, figure] of all.entries())
      folder.file(`f${String(i)}.tikz`, [...(await drawn(figure, "tikz"))].join(""));
    const pages = all.map((_, i) => {
      const input = `\\input{f${String(i)}.tikz}`;
      return `\\setbox0=\\hbox{${input}\\unskip}\\typeout{width \\the\\wd0}\\noindent${input}\\clearpage`;
    });
    folder.file(
      "plots.tex",
      [
        "\\documentclass{article}",
        "\\usepackage[T1]{fontenc}\\usepackage{lmodern}",
        "\\usepackage{pgfplots}\\pgfplotsset{compat=1.16}",
        "\\usepackage[textheight=25cm]{geometry}",
        "\\begin{document}",
        ...pages,
        "\\end{document}",
        "",
      ].join("\n"),
    );
    const run = spawnSync("pdflatex", ["-halt-on-error", "-interaction=nonstopmode", "-file-line-error", "plots.tex"], {
      cwd: folder.path,
      encoding: "utf8",
      timeout: 150_000,
    });
    status = run.status;
    log = readFileSync(folder.file("plots.log"), "latin1");
  }, 200_000);

  it("compiles all pictures, one on each page", () => {
    expect(status, log.slice(-2000)).toBe(0);
    expect(log).toContain(`(${String(count)} pages`);
  });

  it("without an error, an undefined command, a missing character or a warning", () => {
    expect(log).not.toMatch(/^!|^[^\n]*:\d+: |Undefined|Missing character|Warning|Overfull/m);
  });

  it("each 8.5 cm wide, titles of the axes included", () => {
    const widths = [...log.matchAll(/^width ([\d.]+)pt/gm)].map(([, points]) => Number(points));
    expect(widths).toHaveLength(count);
    for (const width of widths) expect(Math.abs(width - (8.5 * 72.27) / 2.54)).toBeLessThan(0.05);
  });

  it.skipIf(!available("pdftotext"))("with words that can be read", () => {
    const { stdout } = spawnSync("pdftotext", ["plots.pdf", "-"], { cwd: folder.path, encoding: "utf8" });
    expect(stdout).toContain("three-classes (total variation)");
    expect(stdout).toContain("bound on the distortion");
    expect(stdout).toContain("not convex");
  });
});
