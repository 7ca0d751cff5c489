/**
 * `exact-cdp/quantise`: channels and sources of a problem, built rather than written.
 *
 * Textbook channels, laws on the line quantised to exact pmfs, sources from counts and observations.
 * What these functions return goes into the data of a problem as it is, and prints as its file does.
 */
export {
  additiveNoiseChannel,
  erasureChannel,
  manyToOneChannel,
  quantisedNoiseChannel,
  symmetricChannel,
  zChannel,
  type BuiltChannel,
} from "./channels.js";
export type { Interval } from "../exact/elementary/intervals.js";
export { laplace, mixture, normal, uniform, type Law } from "./law.js";
export { evenGrid, quantise, type Grid } from "./quantise.js";
export {
  quantisedSource,
  sourceFromCounts,
  sourceFromSamples,
  type BuiltSource,
  type ClassLaw,
  type CountedSource,
} from "./sources.js";
