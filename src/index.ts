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
export { problem, type AnyProblem, type AnyProblemDefinition, type CompositeProblem, type Problem, type ProblemDefinition } from "./model/problem.js";
export { anyProblem, isComposite } from "./model/composite.js";
export { anyProblemFromData, problemFromData, problemToFile, readAnyProblem, readProblem } from "./format/problem.js";
export type { ProblemFile } from "./format/problem-file.js";
export { problemSchema } from "./format/schema.js";
export { galleryNames, galleryProblem } from "./format/gallery/index.js";
export { linearProgram, solveLinearProgram, type BasisHint, type LinearProgram, type Outcome } from "./lp/index.js";
export { certificate, isCompositePoint, solve, type AnyPoint } from "./tradeoff/solve.js";
export { PointSolver, type BoundLike, type InfeasiblePoint, type OptimalPoint, type Point } from "./tradeoff/point.js";
export { CompositeSolver, compositeCertificate, solveComposite, type CompositePoint } from "./tradeoff/composite/point.js";
export { CompositeSurface, compositeSurface } from "./tradeoff/composite/surface.js";
export { SheetBuilder, type Sheet } from "./tradeoff/composite/sheets.js";
export { compositeSlice, compositeSliceAt, type CompositeSlice } from "./tradeoff/composite/slice.js";
export { evaluateComposite } from "./tradeoff/composite/evaluate.js";
export { compositeMinima } from "./tradeoff/composite/minima.js";
export { problemHash, type AnyCertificate, type CertificateData } from "./certificate/certificate.js";
export type { Bound, Bounds, Cut, Multipliers, Plane } from "./certificate/plane.js";
export { hintFor, pointSolverFor } from "./tradeoff/hint.js";
export { LinearPointSolver } from "./tradeoff/route/linear.js";
export { SurfaceBuilder, surface, surfaceProof, type Surface } from "./tradeoff/surface.js";
export type { DomainRow, Piece, Pieces, Ray, Vertex } from "./tradeoff/pieces.js";
export { slice, valueAt, type Slice, type SliceAt } from "./tradeoff/slice.js";
export { SliceBuilder, sliceAt } from "./tradeoff/section.js";
export { Sweep, sweepAt, type SweepPoint, type Weights } from "./tradeoff/sweep.js";
export { faceOf, type Face } from "./tradeoff/face.js";
export { evaluate, restorer, type Achieved } from "./tradeoff/evaluate.js";
export { minima } from "./tradeoff/minima.js";
export { claims as theorems } from "./theorem/registry.js";
export { bayesRisksCertificate, degradationCertificate, tradeoffCertificate } from "./theorem/certificates.js";
export { channelOf, degradation, degradationHint, type DegradationVerdict, type NamedChannel } from "./theorem/degradation.js";
export { theorem1, theorem1Composite, type Theorem1Verdict } from "./theorem/theorem-1.js";
export { convexSurfaceCertificate } from "./theorem/theorem-1-certificate.js";
export { theorem2, type Theorem2Verdict } from "./theorem/theorem-2.js";
export { CompositeTradeoffSolver, tradeoffComposite, type CompositeTradeoff } from "./theorem/tradeoff-composite.js";
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
