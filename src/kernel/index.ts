/**
 * The trusted part: an independent checker of certificates.
 *
 *     import { check } from "exact-cdp/kernel";
 *     check(await readFile("certificate.json", "utf8"));
 *     // { status: "accepted", statement: …, problem: "binary-denoising", sha256: "…" }
 *     // { status: "rejected", reason: "expected …, found …", where: "$.evidence.plane.rows[3]" }
 *
 * `checkStream` reads a file of any size piece by piece.
 *
 * It reads raw problems by itself, imports exact arithmetic and the platform's
 * SHA-256 and nothing else, and loads no solver. What it verifies is written in docs/formats.md.
 */
export { check, checkText } from "./check.js";
export { checkStream } from "./stream.js";
export type { CounterexampleStatement, ValuedPoint } from "./counterexample.js";
export type { Accepted, Rejected, Statement, Verdict } from "./check.js";
export type {
  Bound,
  Bounds,
  DomainRow,
  InfeasibleStatement,
  Interval,
  Piece,
  SurfaceStatement,
  ValueStatement,
} from "./statements.js";
export type { BayesRisksStatement } from "./bayes.js";
export type { DegradationStatement } from "./degradation.js";
export type { DominanceStatement } from "./dominance.js";
export type { SliceBandStatement } from "./slice-band.js";
export type { CasesBandStatement } from "./slice-band-cases.js";
export type { SurfaceBandStatement } from "./surface-band.js";
export type { EnclosureStatement } from "./enclosure.js";
export type { Breakpoint, SliceStatement } from "./slice.js";
export type { TradeoffStatement } from "./tradeoff.js";
export type { WeightedStatement } from "./weighted.js";
export type { Progress } from "./surface.js";
export { limits } from "./limits.js";
/** What `checkText` throws for text that is not JSON. */
export { InputError } from "../exact/errors.js";
/** The numbers of a proved statement. */
export { Rational } from "../exact/rational.js";
