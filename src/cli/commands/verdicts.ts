/** `exact-cdp verdicts`: all verdicts on several problems, as one table. */
import { galleryNames } from "../../format/gallery/index.js";
import { isComposite, type Problem } from "../../model/problem.js";
import { verdictsCsv, verdictsData, verdictsLatex, verdictsMarkdown, verdictsText, type VerdictPrinter, type VerdictRow } from "../../report/verdicts.js";
import { bayesRisksCertificate, tradeoffCertificate } from "../../certificate/verdicts.js";
import { theorem1 } from "../../theorem/theorem-1.js";
import { theorem2 } from "../../theorem/theorem-2.js";
import { tradeoff } from "../../theorem/tradeoff.js";
import { surface } from "../../tradeoff/surface.js";
import { hintFor, pointSolverFor } from "../../tradeoff/prepare.js";
import { certified, pointCertificate, theorem1Certificate, writeCertified, type Certified } from "../certificates.js";
import { decimalsOption, loadProblem, portableName, requireOneStandardInput, requireWritable } from "../input.js";
import { formatOption, shellWords } from "../options.js";
import { printParts } from "../output.js";
import { Interrupted } from "../interrupted.js";
import { runSteps } from "../progress.js";

interface Options {
  readonly format?: string;
  readonly decimals?: string;
  readonly json?: true;
  readonly certificate?: string;
}

const printers: Readonly<Record<string, VerdictPrinter>> = {
  latex: verdictsLatex,
  csv: verdictsCsv,
  markdown: verdictsMarkdown,
  *json(rows, command, _style, more) {
    yield `${JSON.stringify(verdictsData(rows, command, more.length === 0))}\n`;
  },
};

export async function run(given: readonly string[], options: Options): Promise<void> {
  const { format, print } = formatOption(options, printers);
  const decimals = options.decimals === undefined ? undefined : decimalsOption(options.decimals);
  requireOneStandardInput(given);
  const files = given.length === 0 ? galleryNames().map((name) => `gallery:${name}`) : given;
  const problems = files.map(loadProblem);
  requireWritable(options.certificate, ...files);
  const prepared = await Promise.all(problems.map(rowOf));
  const rows: VerdictRow[] = [];
  const done = await runSteps(prepared.length, "problems", (i) => {
    const row = prepared[i];
    if (row !== undefined) rows.push(row());
  });
  const interrupted = done < files.length;
  if (print === undefined) process.stdout.write(`${verdictsText(rows, decimals ?? 6)}\n`);
  else {
    const more = interrupted ? [`interrupted after ${String(done)} of ${String(files.length)} problems`] : [];
    await printParts(print(rows, commandLine(given, format ?? "", options), decimals === undefined ? {} : { decimals }, more));
  }
  if (options.certificate !== undefined) writeCertified(options.certificate, rows.flatMap(certificatesOf));
  if (interrupted) throw new Interrupted();
}

/** How the row of a problem is computed. */
async function rowOf(problem: Problem): Promise<() => VerdictRow> {
  if (isComposite(problem)) return () => ({ problem, theorem1: theorem1(surface(problem)), theorem2: theorem2(problem), tradeoff: tradeoff(problem) });
  const solver = await pointSolverFor(problem);
  const hint = await hintFor(problem);
  return () => ({ problem, theorem1: theorem1(surface(problem)), theorem2: theorem2(problem), tradeoff: tradeoff(problem, solver, hint) });
}

/** The certificates of a row, and what has none. */
function certificatesOf({ problem, theorem1, theorem2, tradeoff }: VerdictRow): Certified[] {
  return [
    theorem1Certificate(theorem1),
    certified(bayesRisksCertificate(problem, theorem2)),
    ...("attaining" in tradeoff ? [certified(tradeoffCertificate(tradeoff))] : tradeoff.points.map(pointCertificate)),
  ];
}

/** The command that prints the table again, with the files named as others will have them. */
function commandLine(files: readonly string[], format: string, { decimals }: Options): string {
  return shellWords(["exact-cdp", "verdicts", ...files.map(portableName), "--format", format, ...(decimals === undefined ? [] : ["--decimals", decimals])]);
}
