/**
 * exact-cdp: the classification-distortion-perception function in exact arithmetic.
 *
 * This entrance has what a user of C needs: it reads a problem and solves C at a point, along a line
 * or as a whole surface; `check` verifies the certificate of every answer. The rest is in
 * `exact-cdp/kernel`, `/report`, `/plot`, `/enumeration`, `/arbitraries`, `/search` and `/lp`.
 */
export { InputError } from "./exact/errors.js";
export { Rational, type RationalLike } from "./exact/rational.js";
export { Root } from "./exact/root.js";
export { Enclosure } from "./exact/enclosure.js";
export { compareValues, rational, type Value } from "./exact/value.js";
export { RationalMatrix } from "./exact/vector.js";
export { finish, type Steps } from "./exact/steps.js";
export { fromFraction, toFraction } from "./exact/fraction.js";
export { check } from "./kernel/index.js";
export { isConvex } from "./model/case.js";
export { type Problem } from "./model/problem.js";
export { confusionProblem, type Confusion } from "./format/confusion.js";
export { readCsv, type CsvRow } from "./format/csv.js";
export { problemFromData, problemToFile, readProblem, type ReadOptions } from "./format/problem.js";
export type { ProblemData } from "./format/problem-data.js";
export { galleryNames, galleryProblem } from "./format/gallery/index.js";
export { problemHash, type CertificateData } from "./certificate/data.js";
export { bayesRisksCertificate, degradationCertificate, tradeoffCertificate } from "./certificate/verdicts.js";
export { weightedCertificate } from "./certificate/weighted.js";
export { certificate, PointSolver, solve, type Point } from "./tradeoff/solve.js";
export { surface, surfaceSteps, type Surface } from "./tradeoff/surface.js";
export { slice, sliceAt, valueAt, type Slice } from "./tradeoff/slice.js";
export { sliceCertificate } from "./tradeoff/slice-certificate.js";
export { sweepAt } from "./tradeoff/sweep.js";
export { evaluate } from "./tradeoff/evaluate.js";
export { restorer, restorerFromCounts } from "./format/restorer.js";
export { minima } from "./tradeoff/minima.js";
export { theorem1 } from "./theorem/theorem-1.js";
export { theorem2 } from "./theorem/theorem-2.js";
export { tradeoff } from "./theorem/tradeoff.js";
export { channelOf, degradation } from "./theorem/degradation.js";
export { table } from "./report/table.js";
export { latex } from "./report/writers.js";
export { version } from "./version.js";
