/** `exact-cdp surface`: all of C(D,P), exactly: pieces, domain, vertices. */
import { formatWords } from "../io/formats.js";
import { InputError } from "../../exact/errors.js";
import { isConvex, isRetrained, isSmooth } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { surfaceCases, surfaceListing } from "../../report/surface.js";
import { surfaceBandListing } from "../../report/surface-band.js";
import { minima } from "../../tradeoff/minima.js";
import { toleranceOf } from "../../tradeoff/solve.js";
import { defaultSurfaceTolerance, surfaceBandCertificate, requireOneCase } from "../../tradeoff/surface-band.js";
import { certified, writeSingle } from "../io/certificates.js";
import { portableName } from "../io/input.js";
import { loadProblem } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { print, printParts } from "../io/output.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { exactAlready } from "../io/options.js";
import { buildSurface, buildSurfaceBand, writeSurfaceCertificate } from "../io/surfaces.js";

interface Options extends ReportOptions {
  readonly certificate?: string;
  readonly tolerance?: string;
}

/** C as one formula. */
const formula = "latex-cases";

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(options, [formula]);
  if (report.format === formula) refuseNumberOptions(options);
  const problem = await loadProblem(file);
  if (isSmooth(problem)) {
    await runBand(problem, file, report, options);
    return;
  }
  if (options.tolerance !== undefined) throw exactAlready("surface is");
  const convex = isConvex(problem);
  if (!convex) refuseConvexOnly(problem, report, options);
  const title = (): string => `${problemText(problem, minima(problem), report.shown)}\n\n`;
  if (report.format === undefined && convex) print(title());
  const surface = await buildSurface(problem, "what is confirmed is written");
  if (report.format === undefined && !convex) print(title());
  const origin = originOf(problem, report.command("surface", portableName(file)));
  if (report.format === formula) await printParts(surfaceCases(surface, origin));
  else
    await report.print(
      report.format === undefined || report.streams ? surfaceListing(surface) : surfaceListing(surface, origin),
    );
  if (options.certificate !== undefined && !surface.complete)
    process.stderr.write("exact-cdp: no certificate is written: nothing proves an unfinished surface\n");
  const proved =
    options.certificate === undefined ||
    (surface.complete && (await writeSurfaceCertificate(options.certificate, surface)));
  if (!surface.complete || !proved) throw new Interrupted();
}

/** C with a smooth divergence, on a region. */
async function runBand(problem: Problem, file: string, report: Reporting, options: Options): Promise<void> {
  requireOneCase(problem);
  if (report.format === formula) {
    throw new InputError({
      code: "usage",
      path: "--format",
      expected: `${formatWords()} (latex-cases writes an exact C)`,
      found: "latex-cases for a smooth divergence",
    });
  }
  const tolerance =
    options.tolerance === undefined ? defaultSurfaceTolerance : toleranceOf(options.tolerance, "--tolerance");
  if (report.format === undefined) print(`${problemText(problem, minima(problem), report.shown)}\n\n`);
  const band = await buildSurfaceBand(problem, tolerance);
  const words = options.tolerance === undefined ? [] : ["--tolerance", options.tolerance];
  const origin = originOf(problem, report.command("surface", portableName(file), ...words));
  await report.print(
    report.format === undefined || report.streams ? surfaceBandListing(band) : surfaceBandListing(band, origin),
  );
  if (options.certificate === undefined) return;
  const written = certified(surfaceBandCertificate(band));
  if ("text" in written) writeSingle(options.certificate, written.text);
}

/** Refuses options that do nothing for the formula. @throws InputError "usage" */
function refuseNumberOptions(options: Options): void {
  for (const name of ["decimals", "numbers", "longest"] as const) {
    if (options[name] === undefined) continue;
    throw new InputError({
      code: "usage",
      path: `--${name}`,
      expected: "another format (the formula is exact)",
      found: "--format latex-cases",
    });
  }
}

/** Refuses what only a convex C has: one formula, and a certificate of the whole. @throws InputError "usage" */
function refuseConvexOnly(problem: Problem, { format }: Reporting, { certificate }: Options): void {
  const found = isRetrained(problem) ? "a re-trained classifier" : `the divergence ${problem.perception.title}`;
  if (format === formula) {
    throw new InputError({
      code: "usage",
      path: "--format",
      expected: `${formatWords()} (latex-cases writes one convex C; this one is the least of several)`,
      found: `latex-cases for ${found}`,
    });
  }
  if (certificate !== undefined) {
    const expected =
      "a fixed classifier and a convex divergence (theorem 1 certifies other surfaces where they are convex, solve and table their values)";
    throw new InputError({ code: "usage", path: "--certificate", expected, found });
  }
}
