/** The doors of `exact-cdp/plot`: they look at what callers give, and know figures and cells that they made. */
import {
  either,
  keys,
  listOf,
  must,
  oneOf,
  options as optionsOf,
  optional,
  orText,
  rationalNumber,
  text,
  whole,
  type Check,
} from "../exact/arguments.js";
import { valueArgument } from "../exact/value.js";
import type { CsvRow } from "../format/csv.js";
import { problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { bandArgument } from "../tradeoff/slice-band.js";
import { sliceArgument } from "../tradeoff/slice.js";
import { surfaceArgument, type Surface } from "../tradeoff/surface.js";
import { surfaceBandArgument, type SurfaceBand } from "../tradeoff/surface-band.js";
import type { SweepPoint } from "../tradeoff/sweep.js";
import * as cells from "./build/cells.js";
import * as curves from "./build/curves.js";
import * as gaussian from "./build/gaussian.js";
import * as map from "./build/map.js";
import * as points from "./build/points.js";
import * as space from "./build/space.js";
import * as view from "./build/view.js";
import type { Figure } from "./figure/figure.js";
import * as formats from "./write/formats.js";

/** What these doors have made: nobody else can make any that goes together. */
const made = { cells: new WeakSet(), figures: new WeakSet() };

function remember<T extends object>(known: WeakSet<object>, value: T): T {
  known.add(value);
  return value;
}

const isKnown =
  (known: WeakSet<object>) =>
  (value: unknown): boolean =>
    typeof value === "object" && value !== null && known.has(value);

const cellsList = listOf(must("cells, as surfaceCells gives them", isKnown(made.cells)), 1);
const figureArgument = must("a figure, as mapFigure gives it", isKnown(made.figures));
const pointArgument: Check = keys(
  "a point",
  {
    problem: problemArgument,
    kind: oneOf(["restorer", "optimum"]),
    name: text,
    distortion: rationalNumber,
    perception: valueArgument,
    errorRate: rationalNumber,
  },
  { count: whole(1) },
);
const common = { points: listOf(pointArgument), command: text };
const mapOptions = optionsOf({ ...common, levels: listOf(rationalNumber) });
const curvesOptions = optionsOf(common);
const viewArgument = keys("a view", { azimuth: whole(-360, 360), elevation: whole(5, 90) });
const spaceOptions = optionsOf({
  ...common,
  levels: listOf(rationalNumber),
  views: listOf(viewArgument, 1),
});
const curveArgument = either(
  (value) => typeof value === "object" && value !== null && "segments" in value,
  sliceArgument,
  bandArgument,
);
const curvesList = listOf(curveArgument, 1);
const rowsArgument = listOf(keys("a row, as readCsv gives it", { cells: listOf(text), line: whole(0) }), 1);
const optimaArgument = listOf(
  keys("an optimum, as sweepAt gives it", {
    achieved: keys("what it achieves", {
      distortion: rationalNumber,
      perception: orText("inf", valueArgument),
      errorRate: rationalNumber,
    }),
  }),
);
const optionalText = optional(text);

/**
 * The cells of a surface.
 * @throws InputError for what is no complete surface; "not-linear" where sheets in P meet sheets in P²
 */
export function surfaceCells(surface: Surface): cells.Cells {
  surfaceArgument(surface, "surface");
  return remember(made.cells, cells.surfaceCells(surface));
}

/** The cells of a band: where its planes are the greatest, on its region. @throws InputError for what is no band */
export function bandCells(band: SurfaceBand): cells.Cells {
  surfaceBandArgument(band, "band");
  return remember(made.cells, cells.bandCells(band));
}

/** The cells that a certificate states; only a checker says whether it is true. @throws InputError for wrong indices */
export function certificateCells(problem: Problem, stated: cells.StatedCells): cells.Cells {
  problemArgument(problem, "problem");
  const multipliers = keys("multipliers", { distortion: rationalNumber, perception: rationalNumber });
  const rows = { distortion: rationalNumber, perception: rationalNumber, atLeast: rationalNumber };
  keys("a surface as it is stated", {
    pieces: listOf(keys("a piece", { intercept: rationalNumber, multipliers }), 1),
    domain: listOf(keys("a row", rows), 1),
  })(stated, "stated");
  const { pieces, domain } = stated;
  const index = (count: number): Check => listOf(whole(0, count - 1));
  const side = keys("sides", { pieces: index(pieces.length), rows: index(domain.length) });
  optional((value, path) => {
    listOf(side, pieces.length)(value, path);
  })(stated.neighbours, "stated.neighbours");
  return remember(made.cells, cells.certificateCells(problem, stated));
}

/**
 * The map of the (D,P) plane: cells, level lines, border; of several problems borders and level lines.
 * @throws InputError for other arguments; "not-linear" where P and P² would share an axis
 */
export function mapFigure(all: readonly cells.Cells[], options: map.MapOptions = {}): Figure {
  cellsList(all, "all");
  mapOptions(options, "options");
  return remember(made.figures, map.mapFigure(all, options));
}

/** The surfaces in space, a panel for each problem and view. @throws InputError as `mapFigure` */
export function spaceFigure(all: readonly cells.Cells[], options: space.SpaceOptions = {}): Figure {
  cellsList(all, "all");
  spaceOptions(options, "options");
  return remember(made.figures, space.spaceFigure(all, options));
}

/**
 * The curves of slices and bands, those with the same fixed quantity in one panel.
 * @throws InputError where nothing is feasible on any of them, where there are more than 16, or where P and P² would
 *   share an axis
 */
export function curvesFigure(all: readonly curves.Curve[], options: curves.CurvesOptions = {}): Figure {
  curvesList(all, "all");
  curvesOptions(options, "options");
  return remember(made.figures, curves.curvesFigure(all, options));
}

/**
 * The Gaussian example over the gain, from the rows of `exact-cdp gaussian --gain … --format csv`.
 * @param path names them in errors @throws InputError for another table
 */
export function gaussianFigure(rows: readonly CsvRow[], path = "the CSV text", command?: string): Figure {
  rowsArgument(rows, "rows");
  text(path, "path");
  optionalText(command, "command");
  return remember(made.figures, gaussian.gaussianFigure(rows, path, command));
}

/** The optima of weighted sums as points of a picture, those at one place as one. @throws InputError for other arguments */
export function optima(problem: Problem, all: readonly Pick<SweepPoint, "achieved">[]): points.PlottedPoint[] {
  problemArgument(problem, "problem");
  optimaArgument(all, "all");
  return points.optima(problem, all);
}

/** A viewpoint from text: azimuth and elevation in degrees. @throws InputError "usage" @example viewOf("35,30") */
export function viewOf(given: string, path = "view"): view.View {
  text(given, "given");
  text(path, "path");
  return view.viewOf(given, path);
}

/** The ending of a file's name: svg, png, pdf, tikz or csv. @throws InputError "usage" for any other */
export function endingOf(file: string, path = "file"): formats.Ending {
  text(file, "file");
  text(path, "path");
  return formats.endingOf(file, path);
}

const endingArgument = oneOf(formats.endings);

/**
 * The figure in a format, in parts: texts, or bytes of PNG and PDF. The same figure gives the same bytes.
 * @throws InputError for what is no figure or no format; "file" for PNG where resvg has no program for the machine
 * @example for (const part of await drawn(mapFigure([surfaceCells(C)]), "svg")) stream.write(part);
 */
export async function drawn(figure: Figure, ending: formats.Ending): Promise<Iterable<string | Uint8Array>> {
  figureArgument(figure, "figure");
  endingArgument(ending, "ending");
  return formats.drawn(figure, ending);
}
