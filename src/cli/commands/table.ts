/** `exact-cdp table`: C on a grid, in LaTeX, CSV, Markdown or JSON. */
import { InputError } from "../../exact/errors.js";
import { originOf } from "../../report/listing.js";
import { cellOf, gridListing, type Cell } from "../../report/table.js";
import { axis, longestAxis } from "../../tradeoff/grid.js";
import type { Point } from "../../tradeoff/solve.js";
import { writeCertificates } from "../io/certificates.js";
import { portableName } from "../io/input.js";
import { loadProblem } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { solvePoints } from "../io/points.js";
import { announce } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly distortion: string;
  readonly perception: string;
  readonly certificate?: string;
}

export async function run(file: string, options: Options): Promise<void> {
  const report = new Reporting(
    options.format === undefined && options.json !== true ? { ...options, format: "markdown" } : options,
  );
  const distortion = axis(options.distortion, "--distortion");
  const perception = axis(options.perception, "--perception");
  const count = distortion.length * perception.length;
  if (count > longestAxis) {
    throw new InputError({
      code: "too-large",
      path: "--distortion and --perception",
      expected: `a grid of at most ${String(longestAxis)} points`,
      found: String(count),
    });
  }
  const problem = await loadProblem(file);
  announce(problem);
  const cells: Cell[][] = distortion.map(() => perception.map((): Cell => ({ status: "not-computed" })));
  const points: Point[] = [];
  const grid = distortion.flatMap((d) => perception.map((p) => ({ distortion: d, perception: p })));
  const done = await solvePoints(problem, grid, (point, i) => {
    const row = cells[Math.floor(i / perception.length)];
    if (row !== undefined) row[i % perception.length] = cellOf(point);
    if (options.certificate !== undefined) points.push(point);
  });
  const command = report.command(
    "table",
    portableName(file),
    "--distortion",
    options.distortion,
    "--perception",
    options.perception,
  );
  await report.print(gridListing(originOf(problem, command), distortion, perception, cells));
  if (options.certificate !== undefined) writeCertificates(options.certificate, points);
  if (done < count) throw new Interrupted();
}
