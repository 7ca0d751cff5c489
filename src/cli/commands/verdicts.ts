/** `exact-cdp verdicts`: all verdicts on several problems, as one table. */
import type { SurfaceFormat } from "../../certificate/surface.js";
import { bayesRisksCertificate, tradeoffCertificate } from "../../certificate/verdicts.js";
import { exactGalleryNames } from "../../format/gallery/index.js";
import type { Problem } from "../../model/problem.js";
import { verdictsListing, type VerdictRow } from "../../report/verdicts.js";
import { isConvex, isSmooth } from "../../model/case.js";
import { theorem1 } from "../../theorem/theorem-1.js";
import { surfaceBand } from "../../tradeoff/surface-band.js";
import { theorem2 } from "../../theorem/theorem-2.js";
import { tradeoff } from "../../theorem/tradeoff.js";
import { prepare } from "../../tradeoff/prepare.js";
import { surface } from "../../tradeoff/surface.js";
import {
  certified,
  pointCertificate,
  theorem1Certificate,
  writeCertified,
  type Certified,
} from "../io/certificates.js";
import { portableName, requireOneStandardInput } from "../io/input.js";
import { surfaceFormat } from "../io/compressed-file.js";
import { loadProblem } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { runSteps } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly certificate?: string;
}

export async function run(given: readonly string[], options: Options): Promise<void> {
  const report = new Reporting(options);
  requireOneStandardInput(given);
  const files = given.length === 0 ? exactGalleryNames().map((name) => `gallery:${name}`) : given;
  const problems: Problem[] = [];
  for (const file of files) problems.push(await loadProblem(file));
  for (const problem of problems) await prepare(problem);
  const rows: VerdictRow[] = [];
  const done = await runSteps(problems.length, "problems", (i) => {
    const problem = problems[i];
    if (problem !== undefined) rows.push(rowOf(problem));
  });
  const interrupted = done < files.length;
  const more = interrupted ? [`interrupted after ${String(done)} of ${String(files.length)} problems`] : [];
  await report.print(verdictsListing(rows, report.command("verdicts", ...given.map(portableName)), more, !interrupted));
  if (options.certificate !== undefined) {
    const format = surfaceFormat(options.certificate);
    writeCertified(
      options.certificate,
      rows.flatMap((row) => certificatesOf(row, format)),
    );
  }
  if (interrupted) throw new Interrupted();
}

function rowOf(problem: Problem): VerdictRow {
  const known = isSmooth(problem) && isConvex(problem) ? surfaceBand(problem) : surface(problem);
  return { problem, theorem1: theorem1(known), theorem2: theorem2(problem), tradeoff: tradeoff(problem) };
}

/** The certificates of a row, and the reasons where there is none. */
function certificatesOf({ problem, theorem1, theorem2, tradeoff }: VerdictRow, format: SurfaceFormat): Certified[] {
  return [
    theorem1Certificate(theorem1, format),
    certified(bayesRisksCertificate(problem, theorem2)),
    ...(tradeoff.proof === undefined
      ? tradeoff.points.flatMap((point) => (point === undefined ? [] : [pointCertificate(point, problem)]))
      : [certified(tradeoffCertificate(tradeoff.proof))]),
  ];
}
