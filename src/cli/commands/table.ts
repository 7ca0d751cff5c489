/** `exact-cdp table`: C on a grid, in LaTeX, CSV, Markdown or JSON. */
import { InputError } from "../../exact/errors.js";
import { csv, json, latex, markdown, cellOf, tableOf, type Cell, type Table, type TableStyle } from "../../report/index.js";
import { axis, longestAxis } from "../../tradeoff/grid.js";
import type { Point } from "../../tradeoff/solve.js";
import { writeCertificates } from "../certificates.js";
import { decimalsOption, loadProblem, portableName, requireWritable } from "../input.js";
import { formatOption, shellWords } from "../options.js";
import { solvePoints } from "../points.js";
import { Interrupted } from "../interrupted.js";
import { announce } from "../progress.js";

interface Options {
  readonly distortion: string;
  readonly perception: string;
  readonly format?: string;
  readonly decimals?: string;
  readonly json?: true;
  readonly certificate?: string;
}

const printers: Readonly<Record<string, (table: Table, style: TableStyle) => string>> = { latex, csv, markdown, json };

export async function run(file: string, options: Options): Promise<void> {
  const { format = "markdown", print = markdown } = formatOption(options, printers);
  const style = options.decimals === undefined ? {} : { decimals: decimalsOption(options.decimals) };
  const distortion = axis(options.distortion, "--distortion");
  const perception = axis(options.perception, "--perception");
  const count = distortion.length * perception.length;
  if (count > longestAxis) {
    throw new InputError({ code: "too-large", path: "--distortion and --perception", expected: `a grid of at most ${String(longestAxis)} points`, found: String(count) });
  }
  const problem = loadProblem(file);
  requireWritable(options.certificate, file);
  announce(problem);
  const cells: Cell[][] = distortion.map(() => perception.map((): Cell => ({ status: "not-computed" })));
  const points: Point[] = [];
  const grid = distortion.flatMap((d) => perception.map((p) => ({ distortion: d, perception: p })));
  const done = await solvePoints(problem, grid, (point, i) => {
    const row = cells[Math.floor(i / perception.length)];
    if (row !== undefined) row[i % perception.length] = cellOf(point);
    if (options.certificate !== undefined) points.push(point);
  });
  process.stdout.write(print(tableOf(problem, distortion, perception, cells, commandLine(file, format, options)), style));
  if (options.certificate !== undefined) writeCertificates(options.certificate, points);
  if (done < count) throw new Interrupted();
}

/** The command that prints the table again, with the file named as others will have it. */
function commandLine(file: string, format: string, options: Options): string {
  const words = ["exact-cdp", "table", portableName(file), "--distortion", options.distortion, "--perception", options.perception, "--format", format];
  if (options.decimals !== undefined) words.push("--decimals", options.decimals);
  return shellWords(words);
}
