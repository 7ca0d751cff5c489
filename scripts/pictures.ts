/**
 * The pictures of README and docs, drawn by the library. test/docs/pictures.test.ts compares them with the files.
 *
 *     UPDATE_DOCS=1 npm run test:docs -- pictures    writes docs/pictures
 */
import { max, min, type Rational } from "../src/exact/rational.js";
import { galleryNames, galleryProblem } from "../src/format/gallery/index.js";
import { problemFromData } from "../src/format/problem.js";
import { restorer } from "../src/format/restorer.js";
import { isSmooth } from "../src/model/case.js";
import type { Problem } from "../src/model/problem.js";
import {
  bandCells,
  curvesFigure,
  drawn,
  gaussianFigure,
  mapFigure,
  optima,
  spaceFigure,
  surfaceCells,
  viewOf,
  type Cells,
  type Curve,
  type Figure,
} from "../src/plot/index.js";
import { roundNumbers } from "../src/plot/figure/ticks.js";
import { readCsv } from "../src/format/csv.js";
import { evaluate } from "../src/tradeoff/evaluate.js";
import { sliceAt, type SliceAt } from "../src/tradeoff/slice.js";
import { sliceBand } from "../src/tradeoff/slice-band.js";
import { surfaceBand } from "../src/tradeoff/surface-band.js";
import { surface } from "../src/tradeoff/surface.js";
import { Sweep } from "../src/tradeoff/sweep.js";
import { simplexWeights } from "../src/tradeoff/weights.js";

const named = (name: string): Problem => problemFromData(galleryProblem(name));
const cellsOf = (problem: Problem): Cells =>
  isSmooth(problem) ? bandCells(surfaceBand(problem)) : surfaceCells(surface(problem));
const curve = (problem: Problem, at: SliceAt): Curve =>
  isSmooth(problem) ? sliceBand(problem, at) : sliceAt(problem, at);

/** Of the re-trained classifier with a smooth divergence there is neither surface nor slice. */
export const galleryPictures = galleryNames().filter((name) => name !== "missed-alarm-hellinger");

/** The round numbers between the corners, three or so, and no bound. */
function boundsOf(values: readonly Rational[]): (Rational | "inf")[] {
  return [...roundNumbers(values.reduce(min), values.reduce(max), 3), "inf"];
}

/** C along D and along P at round bounds. */
function galleryCurves(problem: Problem, { cells, power }: Cells): Figure {
  const corners = cells.flatMap(({ corners: own }) => own);
  const distortions = boundsOf(corners.map(([D]) => D));
  const perceptions = power === 2 ? ["0", "1/5", "inf"] : boundsOf(corners.map(([, P]) => P));
  return curvesFigure([
    ...perceptions.map((perception) => curve(problem, { perception })),
    ...distortions.map((distortion) => curve(problem, { distortion })),
  ]);
}

function points(): Figure {
  const problem = named("binary-denoising");
  const sweep = new Sweep(problem);
  const blur = evaluate(
    problem,
    restorer(problem, [
      ["1", "0"],
      ["3/10", "7/10"],
    ]),
  );
  if (typeof blur.perception === "string") throw new Error("total variation is finite");
  return mapFigure([cellsOf(problem)], {
    points: [
      { problem, kind: "restorer", name: "blur", ...blur, perception: blur.perception },
      ...optima(
        problem,
        simplexWeights("8", "grid").map((weights) => sweep.at(weights)),
      ),
    ],
  });
}

/** Every picture of the repository, by its path in docs/pictures. @param gaussian what `gaussian --gain … --format csv` prints */
export function* figures(gaussian: string): Generator<readonly [file: string, figure: Figure]> {
  const three = named("three-classes");
  const missed = named("missed-alarm");
  yield ["three-classes.svg", mapFigure([cellsOf(three)])];
  yield ["surface.svg", spaceFigure([cellsOf(three)], { views: ["35,30", "215,30"].map((view) => viewOf(view)) })];
  const bounds = [
    { perception: 0 },
    { perception: "1/10" },
    { perception: "inf" },
    { distortion: "7/20" },
    { distortion: "inf" },
    { errorRate: "11/25" },
    { errorRate: "87/200" },
    { errorRate: "43/100" },
  ] as const;
  yield ["curves.svg", curvesFigure(bounds.map((at) => curve(three, at)))];
  yield ["not-convex.svg", curvesFigure([curve(missed, { distortion: "inf" })])];
  yield ["points.svg", points()];
  const channels = ["blackwell-symmetric", "blackwell-erasure", "blackwell-noisy-erasure"].map(named);
  yield ["several.svg", curvesFigure(channels.map((problem) => curve(problem, { distortion: "inf" })))];
  yield ["gaussian.svg", gaussianFigure(readCsv(gaussian))];
  for (const name of galleryPictures) {
    const problem = named(name);
    const cells = cellsOf(problem);
    yield [`gallery/${name}-map.svg`, mapFigure([cells])];
    yield [`gallery/${name}-curves.svg`, galleryCurves(problem, cells)];
  }
}

/** The text of a picture. */
export async function svgOf(figure: Figure): Promise<string> {
  return [...(await drawn(figure, "svg"))].join("");
}
