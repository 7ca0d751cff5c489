/**
 * `exact-cdp table`: C on a grid, in LaTeX, CSV, Markdown or JSON.
 *
 * Points are solved while the table is written, so that a grid may have millions of them. After an
 * interruption a grid of up to `mostShown` points keeps its shape, with what was not computed marked;
 * a larger one ends with the row that was begun.
 */
import { originOf } from "../../report/listing.js";
import { cellOf, streamedGrid, type Cell } from "../../report/table.js";
import { isConvex } from "../../model/case.js";
import { axis, pointCount } from "../../tradeoff/grid.js";
import { prepare } from "../../tradeoff/prepare.js";
import { certificate, PointSolver, type Point } from "../../tradeoff/solve.js";
import { CertificateList } from "../io/certificates.js";
import { portableName } from "../io/input.js";
import { loadProblem } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { solverOptions } from "../io/options.js";
import { printParts } from "../io/output.js";
import { branchStatus } from "../io/points.js";
import { announce, printOpen } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly distortion: string;
  readonly perception: string;
  readonly certificate?: string;
  readonly tolerance?: string;
}

/** Most points of a table that keeps its shape after an interruption. */
const mostShown = 10_000;

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(
    options.format === undefined && options.json !== true ? { ...options, format: "markdown" } : options,
  );
  const distortion = axis(options.distortion, "--distortion");
  const perception = axis(options.perception, "--perception");
  const count = pointCount(distortion, perception, "--distortion and --perception");
  const problem = await loadProblem(file);
  announce(problem);
  await prepare(problem, isConvex(problem) ? "points" : "programs");
  const solver = new PointSolver(problem, solverOptions(problem, options.tolerance));
  const certificates = options.certificate === undefined ? undefined : new CertificateList(options.certificate);

  let done = 0;
  let next = "";
  let interrupted = false;
  const cells = function* (): Generator<Cell | undefined> {
    for (const d of distortion) {
      for (const p of perception) {
        const steps = solver.steps({ distortion: d, perception: p });
        let point: Point | undefined;
        while (point === undefined && !interrupted) {
          const step = steps.next();
          if (step.done === true) point = step.value;
          else {
            next = `; for the next so far ${branchStatus(step.value)}`;
            yield undefined;
          }
        }
        if (point === undefined) {
          yield { status: "not-computed" };
          continue;
        }
        done++;
        next = "";
        certificates?.add(certificate(point));
        yield cellOf(point);
      }
      if (interrupted && count > mostShown) return;
    }
  };
  const command = report.command(
    "table",
    portableName(file),
    "--distortion",
    options.distortion,
    "--perception",
    options.perception,
    ...(options.tolerance === undefined ? [] : ["--tolerance", options.tolerance]),
  );
  const parts = report.parts(streamedGrid(originOf(problem, command), distortion, perception, cells()));
  // One iterator for both: what is written after an interruption goes on where that came.
  const iterator = parts[Symbol.iterator]();
  const rest = { [Symbol.iterator]: () => iterator };
  const begun = performance.now();
  const status = (): string =>
    `${String(done)} of ${String(count)} points${timeLeft(performance.now() - begun, done, count)}${next}`;
  let kept = false;
  try {
    interrupted = !(await printOpen(rest, status));
    if (interrupted) {
      process.stderr.write(
        `exact-cdp: interrupted after ${String(done)} of ${String(count)} points; what is done is written\n`,
      );
      await printParts(rest);
    }
    kept = true;
  } finally {
    certificates?.close(kept);
  }
  if (interrupted) throw new Interrupted();
}

/** `, about 12 s left`, if the other points take as long as those that are done. */
function timeLeft(milliseconds: number, done: number, count: number): string {
  if (done === 0) return "";
  const seconds = ((milliseconds / done) * (count - done)) / 1000;
  const [size, unit] = seconds < 100 ? [1, "s"] : seconds < 6000 ? [60, "min"] : [3600, "h"];
  return `, about ${String(Math.ceil(seconds / size))} ${unit} left`;
}
