/**
 * The library without Node: for pages and their workers.
 *
 *     import { galleryProblem, problemFromData, solve } from "exact-cdp/browser";
 *     const problem = problemFromData(galleryProblem("binary-denoising"));
 *     const point = solve(problem, { distortion: "3/20", perception: "1/100" });
 *
 * It is the code of `exact-cdp`, `exact-cdp/kernel` and `exact-cdp/report`, with other modules where those ask
 * Node for something, and it gives the same bytes. It reads no file, starts no thread and asks no network.
 */
export * from "../index.js";
export { csv, json, markdown, text } from "../report/writers.js";
export { originOf, type Entry, type Listing, type Origin, type Row, type Rows } from "../report/listing.js";
export { Notation, type Numbers, type Style } from "../report/notation.js";
export { gridListing, type Cell, type Grid } from "../report/table.js";
export { pointData, pointText } from "../report/point.js";
export { surfaceCases, surfaceListing } from "../report/surface.js";
export { sliceListing } from "../report/slice.js";
export { sliceBandListing } from "../report/slice-band.js";
export { surfaceBandListing } from "../report/surface-band.js";
export { sweepListing, type SweepRow } from "../report/sweep.js";
export { verdictsListing, type VerdictRow } from "../report/verdicts.js";
export { theorem1Data, theorem1Text } from "../report/theorem-1.js";
export { theorem2Data, theorem2Text } from "../report/theorem-2.js";
export { tradeoffData, tradeoffText } from "../report/tradeoff.js";
export { convexSurfaceCertificate } from "../theorem/theorem-1-certificate.js";
export { bandAt, bandCertificate, sliceBand, type BandOptions, type SliceBand } from "../tradeoff/slice-band.js";
export { surfaceBand, surfaceBandAt, surfaceBandCertificate, type SurfaceBand } from "../tradeoff/surface-band.js";
export {
  checkStream,
  checkText,
  limits,
  type Accepted,
  type Rejected,
  type Statement,
  type Verdict,
} from "../kernel/index.js";

/** The functions of `exact-cdp/plot`: pictures as SVG, TikZ and CSV. They are a chunk of their own, loaded at the first call. */
export function loadPlot() {
  return import("../plot/index.js");
}

/** The functions of `exact-cdp/verified`: the checker that is proved in Coq. A chunk of its own, loaded at the first call. */
export function loadVerified() {
  return import("../verified/index.js");
}
