/**
 * Surfaces, slices, sweeps and audits in LaTeX, compiled by pdflatex: the gallery's surfaces as tables
 * and formulas, awkward names, long tables.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rational } from "../../src/exact/value.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { auditListing } from "../../src/report/audit.js";
import { latex } from "../../src/report/latex.js";
import { originOf, type Listing, type Origin } from "../../src/report/listing.js";
import type { Style } from "../../src/report/notation.js";
import { sliceListing } from "../../src/report/slice.js";
import { piecesListing, surfaceCases } from "../../src/report/pieces.js";
import { surfaceListing } from "../../src/report/surface.js";
import { sweepListing } from "../../src/report/sweep.js";
import { verdictsListing } from "../../src/report/verdicts.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { theorem2 } from "../../src/theorem/theorem-2.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { audit } from "../../src/tradeoff/audit/audit.js";
import { faceOf } from "../../src/tradeoff/face.js";
import { slice } from "../../src/tradeoff/slice.js";
import { surface } from "../../src/tradeoff/surface.js";
import { Sweep } from "../../src/tradeoff/sweep.js";
import { simplexWeights } from "../../src/tradeoff/weights.js";
import { temporaryFolder } from "../support/cli.js";
import { compositeGalleryNames } from "../support/gallery.js";
import { available } from "../support/tools.js";

const folder = temporaryFolder();
afterAll(folder.remove);

const awkward = "50% } \\end{document} \\undefined # & _ ^ ~ $ \n\\end{tabular} α \u2028 }";

const text = (lines: Iterable<string>): string => [...lines].join("");
const written = (listing: Listing, style?: Style): string => text(latex(listing, style));

function parts(): string[] {
  const printed = ["binary-denoising", "three-classes", "ten-class-glyphs", "gaussian-mixture"].flatMap((name) => {
    const problem = problemFromData(galleryProblem(name));
    const whole = surface(problem);
    const origin: Origin = { ...originOf(problem, `exact-cdp surface '${awkward}'`), problem: awkward };
    const sweep = new Sweep(problem);
    const rows = simplexWeights("2", "grid").map((weights) => {
      const point = sweep.at(weights);
      return { point, face: faceOf(whole, { ...point.achieved, perception: rational(point.achieved.perception) }) };
    });
    // Names stand in the table itself: which characters beyond ASCII a document can set is its own affair.
    const restorerName = awkward.replaceAll(/[^ -~]/g, "");
    const weights = [{ distortion: 1, perception: "1/2", errorRate: 2 }];
    const audits = rows.slice(0, 2).map(({ point }, i) => ({
      name: `${restorerName} ${String(i)}`,
      audit: audit(problem, point.restorer, { weights }),
    }));
    return [
      ...[{}, { decimals: 3 }].flatMap((style) => [
        written(surfaceListing(whole, origin), style),
        written(sliceListing(slice(whole, { perception: "1/10" }), origin), style),
        written(sliceListing(slice(whole, { errorRate: 0 }), origin), style),
        written(sweepListing(rows, origin, ["interrupted % }"]), style),
        written(auditListing(audits, origin, ["interrupted % }"]), style),
      ]),
      ...(name === "gaussian-mixture" ? [] : [text(surfaceCases(whole, origin))]),
    ];
  });
  const { problem, pieces, domain, vertices } = surface(problemFromData(galleryProblem("binary-denoising")));
  const small = { problem, complete: true, pieces, domain, vertices };
  const long = { ...small, vertices: Array.from({ length: 150 }, () => vertices[0]!) };
  return [
    ...printed,
    ...severalCases(),
    verdicts(),
    written(piecesListing(long, originOf(problem))),
    text(surfaceCases({ ...small, complete: false }, originOf(problem))),
  ];
}

/** Regions and slices where C is the least of several surfaces. */
function severalCases(): string[] {
  return compositeGalleryNames().flatMap((name) => {
    const problem = problemFromData({ ...galleryProblem(name), name: awkward });
    const whole = surface(problem);
    const origin: Origin = { ...originOf(problem, `exact-cdp surface '${awkward}'`), problem: awkward };
    return [
      written(surfaceListing(whole, origin)),
      written(surfaceListing(whole, origin), { decimals: 2 }),
      written(sliceListing(slice(whole, { distortion: "inf" }), origin), { decimals: 2 }),
    ];
  });
}

function verdicts(): string {
  const rows = ["binary-denoising", "pairwise-condition"].map((name) => {
    // Names stand in the table itself: which characters beyond ASCII a document can set is its own affair.
    const problem = problemFromData({ ...galleryProblem(name), name: awkward.replaceAll(/[^ -~]/g, "") });
    return { problem, theorem1: theorem1(surface(problem)), theorem2: theorem2(problem), tradeoff: tradeoff(problem) };
  });
  return written(verdictsListing(rows, `exact-cdp verdicts '${awkward}'`), { decimals: 3 });
}

describe.skipIf(!available("pdflatex"))("pdflatex", () => {
  let status: number | null = null;
  let output = "";
  let log = "";

  beforeAll(() => {
    const lines = [
      "\\documentclass{article}",
      "\\usepackage{amsmath,booktabs,longtable}",
      "\\begin{document}",
      ...parts().map((part) => `{\\tiny\n${part}\n\\par}`),
      "\\end{document}",
      "",
    ];
    folder.file("listings.tex", lines.join("\n"));
    const run = spawnSync(
      "pdflatex",
      ["-halt-on-error", "-interaction=nonstopmode", "-file-line-error", "listings.tex"],
      { cwd: folder.path, encoding: "utf8", timeout: 100_000 },
    );
    status = run.status;
    output = run.stdout;
    log = readFileSync(folder.file("listings.log"), "latin1");
  });

  it("compiles all of them, without an undefined command or a missing character", () => {
    expect(status, output.slice(-2000)).toBe(0);
    expect(log).not.toMatch(/^!|^[^\n]*:\d+: |Undefined|Missing character/m);
    expect(log).toMatch(/Output written on listings\.pdf/);
  });
});
