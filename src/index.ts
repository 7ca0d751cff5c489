/**
 * exact-cdp: the classification-distortion-perception function in exact arithmetic.
 *
 * The happy path, re-exports only:
 * `readProblem` → `solve` → `certificate` → `check`, and tables of it.
 */
export { InputError, type InputErrorCode } from "./exact/errors.js";
export { Root, type RationalOrRoot } from "./exact/root.js";
export { Rational, type NoNumber, type RationalLike } from "./exact/rational.js";
export { RationalMatrix, RationalVector } from "./exact/vector.js";
export { fromFraction, toFraction } from "./exact/fraction.js";
export { approximate } from "./exact/decimal.js";
export { check, checkText } from "./kernel/index.js";
export { coefficients, type Coefficients } from "./model/coefficients.js";
export { problem, type Problem, type ProblemDefinition, type Problem, type Problem, type ProblemDefinition } from "./model/problem.js";
export { problem, isComposite } from "./model/problem.js";
export { problemFromData, problemFromData, problemToFile, readProblem, readProblem } from "./format/problem.js";
export type { ProblemFile } from "./format/problem-file.js";
export { problemSchema } from "./format/schema.js";
export { galleryNames, galleryProblem } from "./format/gallery/index.js";
export { linearProgram, solveLinearProgram, type WarmStart, type LinearProgram, type Outcome } from "./lp/index.js";
export { certificate, isCompositePoint, solve, type Point } from "./tradeoff/solve.js";
export { PointSolver, type BoundLike, type InfeasiblePoint, type OptimalPoint, type Point } from "./tradeoff/solve.js";
export { CompositeSolver, certificate, solve, type Point } from "./tradeoff/solve.js";
export { Surface, surface } from "./tradeoff/surface.js";
export { SheetBuilder, type Sheet } from "./tradeoff/surface.js";
export { slice, valueAt, type Slice } from "./tradeoff/slice.js";
export { evaluate } from "./tradeoff/evaluate.js";
export { minima } from "./tradeoff/minima.js";
export { problemHash, type CertificateData, type CertificateData } from "./certificate/data.js";
export type { Bound, Bounds, Cut, Multipliers, Plane } from "./certificate/plane.js";
export { hintFor, pointSolverFor } from "./tradeoff/prepare.js";
export { LinearPointSolver } from "./tradeoff/convex/linear.js";
export { SurfaceBuilder, surface, surfaceProof, type Surface } from "./tradeoff/surface.js";
export type { DomainRow, Piece, Pieces, Ray, Vertex } from "./tradeoff/surface.js";
export { slice, valueAt, type Slice, type SliceAt } from "./tradeoff/slice.js";
export { SliceBuilder, sliceAt } from "./tradeoff/slice.js";
export { Sweep, sweepAt, type SweepPoint, type Weights } from "./tradeoff/sweep.js";
export { faceOf, type Face } from "./tradeoff/face.js";
export { evaluate, restorer, type Achieved } from "./tradeoff/evaluate.js";
export { minima } from "./tradeoff/minima.js";
export { claims as theorems } from "./theorem/registry.js";
export { bayesRisksCertificate, degradationCertificate, tradeoffCertificate } from "./certificate/verdicts.js";
export { channelOf, degradation, degradationHint, type DegradationVerdict, type NamedChannel } from "./theorem/degradation.js";
export { theorem1, theorem1, type Theorem1Verdict } from "./theorem/theorem-1.js";
export { convexSurfaceCertificate } from "./theorem/theorem-1-certificate.js";
export { theorem2, type Theorem2Verdict } from "./theorem/theorem-2.js";
export { CompositeTradeoffSolver, tradeoff, type TradeoffVerdict } from "./theorem/tradeoff.js";
export { tradeoff, type TradeoffVerdict } from "./theorem/tradeoff.js";
export { csv, json, latex, markdown, table, type Table, type TableStyle } from "./report/index.js";
export {
  CanonicalWalk,
  ChannelSpace,
  ChannelWalk,
  canonical,
  channelMatrix,
  channels,
  inputSymmetries,
  orbitCount,
  parseCycles,
  sourceSymmetries,
  type ChannelFamily,
  type InputSymmetries,
} from "./search/channels/index.js";
export {
  Family,
  FamilyRun,
  claims as familyClaims,
  instanceClaim,
  mergeRecords,
  readRecord,
  recordText,
  wholePart,
  type Claim,
  type ClaimRunner,
  type FamilyRecord,
  type FamilyShape,
  type InstanceClaim,
  type MeasureOptions,
  type Outcome as ClaimOutcome,
  type Pair,
  type Part,
  type Tally,
} from "./search/family/index.js";
export { search, type SearchOptions } from "./search/campaign/search.js";
export type { Summary } from "./search/campaign/campaign.js";
export type { FindData, NearestData } from "./search/campaign/results.js";
export type { Counts } from "./search/campaign/counts.js";
export { conjectures } from "./search/conjectures/registry.js";
export type { Conjecture, Grid } from "./search/conjectures/conjecture.js";
export { instance, instanceData, instanceFromData, instanceOf, type Instance, type InstanceData, type InstanceDefinition } from "./search/instance/instance.js";
export { compareInstances, shrink, type ShrinkOptions, type Shrunk } from "./search/shrink/index.js";
export { climbs, type ClimbsEnd, type ClimbsOptions } from "./search/climb/climbs.js";
export { version } from "./version.js";
