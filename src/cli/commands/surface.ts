/** `exact-cdp surface`: all of C(D,P), exactly: pieces, domain, vertices. */
import { InputError } from "../../exact/errors.js";
import { isComposite } from "../../model/problem.js";
import { readableBoth } from "../../report/columns.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { surfaceCases, surfaceCsv, surfaceLatex, surfaceMarkdown, type SurfacePrinter } from "../../report/surface-tables.js";
import { surfaceJson, surfaceText } from "../../report/surface.js";
import { minima } from "../../tradeoff/minima.js";
import { printCompositeSurface, refuseCertificate, refuseFormula } from "../composite.js";
import { decimalsOption, loadProblem, portableName, requireWritable } from "../input.js";
import { formatOption, shellWords } from "../options.js";
import { printParts } from "../output.js";
import { Interrupted } from "../interrupted.js";
import { buildSurface, writeSurfaceCertificate } from "../surfaces.js";

interface Options {
  readonly format?: string;
  readonly decimals?: string;
  readonly json?: true;
  readonly certificate?: string;
}

const printers: Readonly<Record<string, SurfacePrinter>> = {
  latex: surfaceLatex,
  "latex-cases": surfaceCases,
  csv: surfaceCsv,
  markdown: surfaceMarkdown,
  json: surfaceJson,
};

export async function run(file: string, options: Options): Promise<void> {
  const { format, print } = formatOption(options, printers);
  if (format === "latex-cases" && options.decimals !== undefined) {
    throw new InputError({ code: "usage", path: "--decimals", expected: "another format (the formula is exact)", found: "--format latex-cases" });
  }
  const decimals = options.decimals === undefined ? undefined : decimalsOption(options.decimals);
  const problem = loadProblem(file);
  if (isComposite(problem)) {
    refuseFormula(problem, format);
    refuseCertificate(problem, options.certificate);
    await printCompositeSurface(problem, { ...options, decimals, command: commandLine(file, format ?? "", options) });
    return;
  }
  requireWritable(options.certificate, file);
  if (print === undefined) process.stdout.write(`${problemText(problem, minima(problem), decimals ?? 6, readableBoth)}\n\n`);
  const surface = await buildSurface(problem, "what is confirmed is written");
  if (options.json === true) await printParts(surfaceJson(surface));
  else if (print === undefined) process.stdout.write(`${surfaceText(surface, decimals ?? 6)}\n`);
  else await printParts(print(surface, originOf(problem, commandLine(file, format ?? "", options)), decimals === undefined ? {} : { decimals }));
  if (options.certificate !== undefined && !surface.complete) process.stderr.write("exact-cdp: no certificate is written: nothing proves an unfinished surface\n");
  const proved = options.certificate === undefined || (surface.complete && (await writeSurfaceCertificate(options.certificate, surface)));
  if (!surface.complete || !proved) throw new Interrupted();
}

/** The command that prints the tables again, with the file named as others will have it. */
function commandLine(file: string, format: string, { decimals }: Options): string {
  return shellWords(["exact-cdp", "surface", portableName(file), "--format", format, ...(decimals === undefined ? [] : ["--decimals", decimals])]);
}
