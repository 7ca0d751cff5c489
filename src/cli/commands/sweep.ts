/** `exact-cdp sweep`: the exact optimum of a weighted sum of distortion, perception and error rate. */
import { InputError } from "../../exact/errors.js";
import { readableBoth } from "../../report/columns.js";
import { originOf } from "../../report/listing.js";
import { problemText } from "../../report/point.js";
import { sweepCsv, sweepData, sweepJson, sweepLatex, sweepMarkdown, sweepText, type SweepPrinter, type SweepRow } from "../../report/sweep.js";
import { faceOf } from "../../tradeoff/face.js";
import { minima } from "../../tradeoff/minima.js";
import { Sweep, type Weights } from "../../tradeoff/sweep.js";
import { simplexWeights, weightsOf } from "../../tradeoff/weights.js";
import { decimalsOption, loadProblem, portableName } from "../input.js";
import { formatOption, shellWords } from "../options.js";
import { printParts } from "../output.js";
import { Interrupted } from "../interrupted.js";
import { runSteps } from "../progress.js";
import { buildSurface } from "../surfaces.js";

interface Options {
  readonly weights?: readonly string[];
  readonly grid?: string;
  readonly locate?: true;
  readonly format?: string;
  readonly decimals?: string;
  readonly json?: true;
}

const printers: Readonly<Record<string, SweepPrinter>> = {
  latex: sweepLatex,
  csv: sweepCsv,
  markdown: sweepMarkdown,
  json: (rows, origin, _style, notes) => sweepJson(rows, origin, notes.length === 0),
};

export async function run(file: string, options: Options): Promise<void> {
  const { format, print: printer } = formatOption(options, printers);
  const print = options.json === true ? undefined : printer;
  const decimals = options.decimals === undefined ? undefined : decimalsOption(options.decimals);
  const weights = weightsOption(options);
  const problem = loadProblem(file);
  if (options.json !== true && print === undefined) process.stdout.write(`${problemText(problem, minima(problem), decimals ?? 6, readableBoth)}\n`);
  const surface = options.locate === true ? await buildSurface(problem, "nothing is written") : undefined;
  if (surface?.complete === false) throw new Interrupted();
  const sweep = new Sweep(problem);
  const rows: SweepRow[] = [];
  const done = await runSteps(weights.length, "weights", (i) => {
    const chosen = weights[i];
    if (chosen === undefined) return;
    const point = sweep.at(chosen);
    const row: SweepRow = surface === undefined ? { point } : { point, face: faceOf(surface, point.achieved) };
    if (print !== undefined) rows.push(row);
    else process.stdout.write(options.json === true ? `${JSON.stringify({ problem: problem.name, ...sweepData(row) })}\n` : `\n${sweepText(row, decimals ?? 6)}\n`);
  });
  if (print !== undefined) {
    const notes = done < weights.length ? [`interrupted after ${String(done)} of ${String(weights.length)} weights`] : [];
    const origin = originOf(problem, commandLine(file, format ?? "", options));
    await printParts(print(rows, origin, decimals === undefined ? {} : { decimals }, notes));
  }
  if (done < weights.length) throw new Interrupted();
}

function weightsOption({ weights, grid }: Options): Weights[] {
  if ((weights === undefined) === (grid === undefined)) {
    throw new InputError({ code: "usage", path: "sweep", expected: "either --weights a,b,c or --grid N", found: weights === undefined ? "neither" : "both" });
  }
  return grid === undefined ? weightsOf(weights ?? [], "--weights") : simplexWeights(grid, "--grid");
}

/** The command that prints the table again, with the file named as others will have it. */
function commandLine(file: string, format: string, { weights = [], grid, locate, decimals }: Options): string {
  return shellWords([
    "exact-cdp",
    "sweep",
    portableName(file),
    ...weights.flatMap((text) => ["--weights", text]),
    ...(grid === undefined ? [] : ["--grid", grid]),
    ...(locate === true ? ["--locate"] : []),
    "--format",
    format,
    ...(decimals === undefined ? [] : ["--decimals", decimals]),
  ]);
}
