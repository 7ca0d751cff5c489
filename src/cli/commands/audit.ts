/** `exact-cdp audit`: how far restorers made elsewhere are from the frontier, and of the losses they were trained on. */
import { auditData, auditListing, betterData, type AuditRow } from "../../report/audit.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { dataText } from "../../report/data.js";
import { printable } from "../../exact/errors.js";
import type { Steps } from "../../exact/steps.js";
import { counted } from "../../exact/words.js";
import type { Problem } from "../../model/problem.js";
import { Auditor, type AuditProgress } from "../../tradeoff/audit/audit.js";
import { auditCertificates } from "../../tradeoff/audit/certificates.js";
import { minima } from "../../tradeoff/minima.js";
import { prepare } from "../../tradeoff/prepare.js";
import { weightsOf } from "../../tradeoff/weights.js";
import { writeCertificateList } from "../io/certificates.js";
import { portableName, requireOneStandardInput } from "../io/input.js";
import { Interrupted } from "../io/interrupted.js";
import { loadProblem } from "../io/load-problem.js";
import { solverOptions } from "../io/options.js";
import { print } from "../io/output.js";
import { writeFile } from "../io/output-file.js";
import { announce, follow } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { restorersOfFiles, type NamedRestorer } from "../io/restorers.js";

interface Options extends ReportOptions {
  readonly weights?: readonly string[];
  readonly normalise?: true;
  readonly tolerance?: string;
  readonly certificate?: string;
  readonly better?: string;
}

export async function run(file: string, files: readonly string[], options: Options): Promise<void> {
  const report = new Reporting(options);
  const weights = weightsOf(options.weights ?? [], "--weights");
  requireOneStandardInput([file, ...files]);
  const problem = await loadProblem(file);
  const auditor = new Auditor(problem, { weights, ...solverOptions(problem, options.tolerance) });
  const restorers = await restorersOfFiles(problem, files, options.normalise === true);
  announce(problem);
  await prepare(problem);
  const rows = await auditAll(auditor, restorers);
  const complete = rows.length === restorers.length;
  const notes = complete ? [] : [`interrupted after ${String(rows.length)} of ${String(restorers.length)} restorers`];
  if (report.streams) for (const row of rows) report.printData({ problem: problem.name, ...auditData(row) });
  else {
    if (report.format === undefined) print(`${problemText(problem, minima(problem), report.shown)}\n\n${legend}\n\n`);
    const command = report.command("audit", portableName(file), ...files.map(portableName), ...wordsOf(options));
    await report.print(auditListing(rows, originOf(problem, command), notes));
  }
  if (options.certificate !== undefined) writeCertificates(options.certificate, rows);
  if (options.better !== undefined) writeBetter(options.better, problem, rows);
  if (!complete) throw new Interrupted();
}

const legend = "least: with at most the other two quantities of the restorer; gap: its own value minus the least";

/** The audits, as many as were made before an interruption. */
async function auditAll(auditor: Auditor, restorers: readonly NamedRestorer[]): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  const done = (): string => `${String(rows.length)} of ${String(restorers.length)} restorers`;
  const status = (now: Now | undefined): string =>
    now === undefined
      ? done()
      : `${done()}; ${printable(now.name)}: ${stages[now.quantity]}, ${counted(now.done, "program")} so far`;
  const followed = await follow(stepsOf(auditor, restorers, rows), status);
  if (!followed.finished) process.stderr.write(`exact-cdp: interrupted after ${done()}; what is done is written\n`);
  return rows;
}

/** Where the run is within the audit of a restorer. */
type Now = AuditProgress & { readonly name: string };

/** Audits one restorer after the other. @param rows takes what is done; between two restorers nothing is in work */
function* stepsOf(
  auditor: Auditor,
  restorers: readonly NamedRestorer[],
  rows: AuditRow[],
): Steps<Now | undefined, undefined> {
  for (const { name, restorer } of restorers) {
    const steps = auditor.steps(restorer);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { name, ...step.value };
    rows.push({ name, audit: step.value });
    if (rows.length < restorers.length) yield undefined;
  }
  return undefined;
}

const stages = { errorRate: "error rate", distortion: "distortion", perception: "perceptual difference" } as const;

/** A list of certificates, those of each restorer one after the other; standard error says what none of them states. */
function writeCertificates(file: string, rows: readonly AuditRow[]): void {
  const all = rows.map(({ name, audit }) => ({ name, ...auditCertificates(audit) }));
  for (const { name, missing } of all)
    for (const one of missing) process.stderr.write(`exact-cdp: ${printable(name)}: no certificate of ${one}\n`);
  writeCertificateList(
    file,
    all.flatMap(({ certificates }) => certificates),
  );
}

/** The better restorer of a single one, which `evaluate` reads; of several an object under their names. */
function writeBetter(file: string, problem: Problem, rows: readonly AuditRow[]): void {
  const better = rows.flatMap(({ name, audit }) =>
    audit.better === undefined ? [] : [[name, betterData(audit, audit.better)] as const],
  );
  if (better.length === 0) {
    process.stderr.write("exact-cdp: --better: no restorer is proved to be better; nothing is written\n");
    return;
  }
  const [only] = better;
  const data =
    rows.length === 1 && only !== undefined
      ? dataText({ problem: problem.name, ...only[1] })
      : `{"problem":${JSON.stringify(problem.name)},"restorers":{\n${better
          .map(([name, one]) => `${JSON.stringify(name)}:${dataText(one)}`)
          .join(",\n")}\n}}`;
  writeFile(file, [`${data}\n`]);
}

/** The options on which the numbers depend, as words of the command line. */
function wordsOf({ weights = [], normalise, tolerance }: Options): string[] {
  return [
    ...weights.flatMap((text) => ["--weights", text]),
    ...(normalise === true ? ["--normalise"] : []),
    ...(tolerance === undefined ? [] : ["--tolerance", tolerance]),
  ];
}
