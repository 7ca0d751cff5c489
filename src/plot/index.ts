/**
 * Pictures of C: figures as exact data, and SVG, PNG, PDF, TikZ and CSV made of them.
 *
 *     import { drawn, mapFigure, surfaceCells } from "exact-cdp/plot";
 *     const figure = mapFigure([surfaceCells(surface(problem))]);
 *     for (const part of await drawn(figure, "svg")) stream.write(part);
 */
export type { Cell, Cells, Sides, StatedCells } from "./build/cells.js";
export type { MapOptions } from "./build/map.js";
export type { Curve, CurvesOptions } from "./build/curves.js";
export type { SpaceOptions } from "./build/space.js";
export type { PlottedPoint } from "./build/points.js";
export type { View } from "./build/view.js";
export type { Figure, Mark, Panel } from "./figure/figure.js";
export type { Ending } from "./write/formats.js";
export {
  bandCells,
  certificateCells,
  curvesFigure,
  drawn,
  endingOf,
  gaussianFigure,
  mapFigure,
  optima,
  spaceFigure,
  surfaceCells,
  viewOf,
} from "./public.js";
