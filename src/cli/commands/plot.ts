/** `exact-cdp plot`: pictures of C as SVG, PNG, PDF, TikZ, or the CSV of their exact numbers. */
import { shellWords } from "../../exact/words.js";
import { basename } from "node:path";
import { InputError } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import { readCsv } from "../../format/csv.js";
import { isSmooth } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import {
  curvesFigure,
  drawn,
  endingOf,
  gaussianFigure,
  mapFigure,
  optima,
  spaceFigure,
  type Cells,
  type Curve,
  type Figure,
  type PlottedPoint,
} from "../../plot/index.js";
import { evaluate } from "../../tradeoff/evaluate.js";
import { defaultBandTolerance } from "../../tradeoff/slice-band.js";
import type { SliceAt } from "../../tradeoff/slice.js";
import { toleranceOf } from "../../tradeoff/solve.js";
import { Sweep, type SweepPoint } from "../../tradeoff/sweep.js";
import { fileName, inFile, portableName, readText, requireOneStandardInput } from "../io/input.js";
import { Interrupted } from "../io/interrupted.js";
import { exactAlready } from "../io/options.js";
import { dropOutput, printFile } from "../io/output.js";
import {
  levelsOf,
  pictureOf,
  slicesAt,
  sweepWeights,
  viewsOf,
  type Picture,
  type PlotOptions,
} from "../io/plot-options.js";
import { cellsOf, loadPlotSource, type PlotSource } from "../io/plot-sources.js";
import { runSteps } from "../io/progress.js";
import { loadRestorers } from "../io/restorers.js";
import { buildBand, buildSlice } from "../io/surfaces.js";

export async function run(files: readonly string[], options: PlotOptions): Promise<void> {
  const { output } = options;
  const picture = pictureOf(options, files);
  if (output === undefined)
    throw new InputError({
      code: "usage",
      path: "plot",
      expected: "--output F.svg, .png, .pdf, .tikz or .csv",
      found: "no --output",
    });
  const ending = endingOf(output, "--output");
  requireOneStandardInput([...files, ...(options.points ?? [])]);
  try {
    const figure = await figureOf(picture, files, options, commandOf(files, options, output));
    printFile(await drawn(figure, ending));
  } catch (error) {
    // A picture is nothing by halves: what stood in its place stays.
    if (error instanceof Interrupted) dropOutput();
    throw error;
  }
}

async function figureOf(
  picture: Picture,
  files: readonly string[],
  options: PlotOptions,
  command: string,
): Promise<Figure> {
  if (picture === "gaussian") {
    const [file = ""] = files;
    return gaussianFigure(readCsv(readText(file), fileName(file)), fileName(file), command);
  }
  const tolerance = options.tolerance === undefined ? undefined : toleranceOf(options.tolerance, "--tolerance");
  const [levels, views, weights, bounds] = [
    picture === "slices" ? undefined : levelsOf(options),
    viewsOf(options),
    sweepWeights(options),
    picture === "slices" ? slicesAt(options) : [],
  ];
  const sources: PlotSource[] = [];
  for (const file of files) sources.push(await loadPlotSource(file));
  const [first] = sources;
  const points = first === undefined ? [] : await pointsOf(problemOf(first), options);
  if (picture === "slices") {
    const ats = bounds.map(({ quantity, at }) => ({ [quantity]: at }) as unknown as SliceAt); // computed keys lose their names
    return curvesFigure(await curvesOf(sources.map(problemOf), ats, tolerance), { points, command });
  }
  const swept = first === undefined ? [] : await optimaOf(problemOf(first), weights);
  const cells: Cells[] = [];
  for (const source of sources) cells.push(await cellsOf(source, tolerance));
  const given = { points: [...points, ...swept], command, ...(levels === undefined ? {} : { levels }) };
  return picture === "map"
    ? mapFigure(cells, given)
    : spaceFigure(cells, { ...given, ...(views === undefined ? {} : { views }) });
}

function problemOf(source: PlotSource): Problem {
  return "cells" in source ? source.cells.problem : source.problem;
}

async function curvesOf(
  problems: readonly Problem[],
  ats: readonly SliceAt[],
  tolerance: Rational | undefined,
): Promise<Curve[]> {
  const curves: Curve[] = [];
  for (const problem of problems) {
    if (tolerance !== undefined && !isSmooth(problem)) throw exactAlready("slices are");
    for (const at of ats)
      curves.push(
        isSmooth(problem)
          ? await buildBand(problem, at, tolerance ?? defaultBandTolerance)
          : await buildSlice(problem, at),
      );
  }
  return curves;
}

/** The restorers of --points, evaluated. */
async function pointsOf(problem: Problem, { points = [] }: PlotOptions): Promise<PlottedPoint[]> {
  const all: PlottedPoint[] = [];
  for (const file of points) {
    for (const { name, restorer } of await loadRestorers(problem, file)) {
      const { distortion, perception, errorRate } = inFile(file, () => evaluate(problem, restorer));
      if (perception === "inf")
        throw new InputError({
          code: "out-of-range",
          path: fileName(file),
          expected: "restorers with a finite perceptual difference",
          found: `${name}, whose perceptual difference is infinite`,
        });
      all.push({ problem, kind: "restorer", name, distortion, perception, errorRate });
    }
  }
  return all;
}

async function optimaOf(problem: Problem, weights: readonly Parameters<Sweep["at"]>[0][]): Promise<PlottedPoint[]> {
  if (weights.length === 0) return [];
  const sweep = new Sweep(problem);
  for (const one of weights) sweep.require(one);
  const found: SweepPoint[] = [];
  const done = await runSteps(weights.length, "weights", (i) => {
    const one = weights[i];
    if (one !== undefined) found.push(sweep.at(one));
  });
  if (done < weights.length) throw new Interrupted();
  return optima(problem, found);
}

/** The command that draws the figure again. */
function commandOf(files: readonly string[], options: PlotOptions, output: string): string {
  const values = (name: string, all: readonly string[] = []): string[] => all.flatMap((value) => [`--${name}`, value]);
  const one = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`--${name}`, value]);
  const flags = (["map", "surface", "slices", "gaussian"] as const)
    .filter((name) => options[name] === true)
    .map((name) => `--${name}`);
  return shellWords([
    "exact-cdp",
    "plot",
    ...files.map(portableName),
    ...flags,
    ...one("perception", options.perception),
    ...one("distortion", options.distortion),
    ...one("error-rate", options.errorRate),
    ...values("sweep", options.sweep),
    ...values("points", options.points?.map(portableName)),
    ...values("view", options.view),
    ...one("tolerance", options.tolerance),
    "--output",
    basename(output),
  ]);
}
