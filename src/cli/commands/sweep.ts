/** `exact-cdp sweep`: the exact optimum of a weighted sum of distortion, perception and error rate. */
import type { CertificateData } from "../../certificate/data.js";
import { solverOptions } from "../io/options.js";
import { weightedCertificate } from "../../certificate/weighted.js";
import { InputError } from "../../exact/errors.js";
import { rational } from "../../exact/value.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { sweepData, sweepListing, sweepText, type SweepRow } from "../../report/sweep.js";
import { faceOf } from "../../tradeoff/face.js";
import { minima } from "../../tradeoff/minima.js";
import { Sweep, type Weights } from "../../tradeoff/sweep.js";
import { simplexWeights, weightsOf } from "../../tradeoff/weights.js";
import { portableName } from "../io/input.js";
import { loadConvexProblem, loadProblem } from "../io/load-problem.js";
import { writeCertificateList } from "../io/certificates.js";
import { Interrupted } from "../io/interrupted.js";
import { print } from "../io/output.js";
import { runSteps } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { buildSurface } from "../io/surfaces.js";

interface Options extends ReportOptions {
  readonly weights?: readonly string[];
  readonly grid?: string;
  readonly locate?: true;
  readonly certificate?: string;
  readonly tolerance?: string;
}

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(options);
  // Optima are printed one by one, unless they are collected for a table.
  const table = report.format !== undefined && !report.streams;
  const weights = weightsOption(options);
  const problem = await (options.locate === true ? loadConvexProblem : loadProblem)(file);
  const sweep = new Sweep(problem, solverOptions(problem, options.tolerance).tolerance);
  for (const one of weights) sweep.require(one);
  if (report.format === undefined) print(`${problemText(problem, minima(problem), report.shown)}\n`);
  const surface = options.locate === true ? await buildSurface(problem, "nothing is written") : undefined;
  if (surface?.complete === false) throw new Interrupted();
  const rows: SweepRow[] = [];
  const certificates: CertificateData[] = [];
  const done = await runSteps(weights.length, "weights", (i) => {
    const chosen = weights[i];
    if (chosen === undefined) return;
    const point = sweep.at(chosen);
    const row: SweepRow =
      surface === undefined
        ? { point }
        : { point, face: faceOf(surface, { ...point.achieved, perception: rational(point.achieved.perception) }) };
    if (options.certificate !== undefined) certificates.push(weightedCertificate(point));
    if (table) rows.push(row);
    else if (report.streams) report.printData({ problem: problem.name, ...sweepData(row) });
    else print(`\n${sweepText(row, report.shown)}\n`);
  });
  if (table) {
    const notes =
      done < weights.length ? [`interrupted after ${String(done)} of ${String(weights.length)} weights`] : [];
    await report.print(
      sweepListing(rows, originOf(problem, report.command("sweep", portableName(file), ...wordsOf(options))), notes),
    );
  } else report.printNotes();
  if (options.certificate !== undefined) writeCertificateList(options.certificate, certificates);
  if (done < weights.length) throw new Interrupted();
}

function weightsOption({ weights, grid }: Options): Weights[] {
  if ((weights === undefined) === (grid === undefined)) {
    throw new InputError({
      code: "usage",
      path: "sweep",
      expected: "either --weights a,b,c or --grid N",
      found: weights === undefined ? "neither" : "both",
    });
  }
  return grid === undefined ? weightsOf(weights ?? [], "--weights") : simplexWeights(grid, "--grid");
}

/** The options for the weights, as words of the command line. */
function wordsOf({ weights = [], grid, locate, tolerance }: Options): string[] {
  return [
    ...weights.flatMap((text) => ["--weights", text]),
    ...(grid === undefined ? [] : ["--grid", grid]),
    ...(locate === true ? ["--locate"] : []),
    ...(tolerance === undefined ? [] : ["--tolerance", tolerance]),
  ];
}
