/** `exact-cdp verdicts`: all verdicts on several problems, as one table. */
import type { AnyCertificate } from "../../certificate/certificate.js";
import { galleryNames } from "../../format/gallery/index.js";
import { verdictsCsv, verdictsData, verdictsLatex, verdictsMarkdown, verdictsText, type VerdictPrinter, type VerdictRow } from "../../report/verdicts.js";
import { bayesRisksCertificate, tradeoffCertificate } from "../../theorem/certificates.js";
import { theorem2 } from "../../theorem/theorem-2.js";
import { tradeoff } from "../../theorem/tradeoff.js";
import { hintFor, pointSolverFor } from "../../tradeoff/hint.js";
import { writeCertificateList } from "../certificates.js";
import { decimalsOption, loadProblem, portableName, requireOneStandardInput, requireWritable } from "../input.js";
import { formatOption, shellWords } from "../options.js";
import { printParts } from "../output.js";
import { Interrupted, runSteps } from "../progress.js";

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
  const prepared = await Promise.all(problems.map(async (problem) => ({ problem, solver: await pointSolverFor(problem), hint: await hintFor(problem) })));
  const rows: VerdictRow[] = [];
  const done = await runSteps(prepared.length, "problems", (i) => {
    const one = prepared[i];
    if (one === undefined) return;
    const { problem, solver, hint } = one;
    rows.push({ problem, theorem2: theorem2(problem), tradeoff: tradeoff(problem, solver, hint) });
  });
  if (options.certificate !== undefined) writeCertificateList(options.certificate, rows.flatMap(certificatesOf));
  const interrupted = done < files.length;
  if (print === undefined) process.stdout.write(`${verdictsText(rows, decimals ?? 6)}\n`);
  else {
    const more = interrupted ? [`interrupted after ${String(done)} of ${String(files.length)} problems`] : [];
    await printParts(print(rows, commandLine(given, format ?? "", options), decimals === undefined ? {} : { decimals }, more));
  }
  if (interrupted) throw new Interrupted();
}

function certificatesOf(row: VerdictRow): AnyCertificate[] {
  return [bayesRisksCertificate(row.problem, row.theorem2), tradeoffCertificate(row.tradeoff)];
}

/** The command that prints the table again, with the files named as others will have them. */
function commandLine(files: readonly string[], format: string, { decimals }: Options): string {
  return shellWords(["exact-cdp", "verdicts", ...files.map(portableName), "--format", format, ...(decimals === undefined ? [] : ["--decimals", decimals])]);
}
