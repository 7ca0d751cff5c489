/**
 * Pictures of C: figures as exact data, and SVG, PNG, PDF, TikZ and CSV made of them.
 *
 *     import { drawn, mapFigure, surfaceCells } from "exact-cdp/plot";
 *     const figure = mapFigure([surfaceCells(surface(problem))]);
 *     for (const part of await drawn(figure, "svg")) stream.write(part);
 */
export {
  bandCells,
  certificateCells,
  surfaceCells,
  type Cell,
  type Cells,
  type Sides,
  type StatedCells,
} from "./build/cells.js";
export { mapFigure, type MapOptions } from "./build/map.js";
export { curvesFigure, type Curve, type CurvesOptions } from "./build/curves.js";
export { spaceFigure, type SpaceOptions } from "./build/space.js";
export { gaussianFigure } from "./build/gaussian.js";
export { optima, type PlottedPoint } from "./build/points.js";
export { viewOf, type View } from "./build/view.js";
export type { Figure, Mark, Panel } from "./figure/figure.js";
export { drawn, endingOf, type Ending } from "./write/formats.js";
