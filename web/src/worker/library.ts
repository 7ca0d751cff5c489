/**
 * What the worker takes from the library: its entrance for browsers, and what the steps of two bands need that the
 * entrance has as a whole only.
 */
export {
  certificate,
  check,
  csv,
  Enclosure,
  galleryNames,
  galleryProblem,
  InputError,
  isConvex,
  latex,
  loadVerified,
  minima,
  Notation,
  originOf,
  pointData,
  PointSolver,
  pointText,
  problemFromData,
  problemHash,
  problemToFile,
  Rational,
  readProblem,
  Root,
  slice,
  surfaceBandCertificate,
  surfaceBandListing,
  surfaceListing,
  surfaceSteps,
  sweepAt,
  theorem1,
  theorem1Text,
  theorem2,
  theorem2Text,
  tradeoff,
  tradeoffText,
  type CertificateData,
  type Point,
  type Problem,
  type RationalMatrix,
  type Steps,
  type Surface,
  type SurfaceBand,
  type Value,
} from "exact-cdp/browser";
export { isSmooth } from "../../../src/model/case.js";
export type { SliceAt } from "../../../src/tradeoff/convex/slice.js";
export type { Slice } from "../../../src/tradeoff/slice.js";
export { sliceBandSteps, type SliceBand } from "../../../src/tradeoff/slice-band.js";
export { surfaceBandSteps } from "../../../src/tradeoff/surface-band.js";
export {
  bandCells,
  curvesFigure,
  drawn,
  mapFigure,
  spaceFigure,
  surfaceCells,
  type Cells,
  type Figure,
  type Mark,
  type Panel,
} from "../../../src/plot/index.js";
