/**
 * Counterexample searches and exhaustive verification: the public entrance `exact-cdp/search`.
 */
export {
  runSearch,
  search,
  type SearchOptions,
  type SearchSettings,
  type Summary,
} from "../search/counterexample/search.js";
export type { SearchParameters } from "../search/strategy/parameters.js";
export type { FindData, NearestData } from "../search/counterexample/results.js";
export type { Counts } from "../search/counterexample/counts.js";
export { conjectures, conjectureNamed, readRecord } from "./registry.js";
export type { Conjecture, Grid, ProblemKind, Scope } from "../search/statement/conjecture.js";
export { ConjectureFault } from "../search/statement/guard.js";
export type { Outcome } from "../search/statement/outcome.js";
export type { FamilyScan, Scan } from "../search/statement/scan.js";
export { caseScan, scanOf } from "../search/statement/case-scan.js";
export {
  instance,
  instanceData,
  instanceFromData,
  instanceOf,
  type Instance,
  type InstanceData,
  type InstanceDefinition,
} from "../generate/instance/instance.js";
export { compareInstances, shrink, type ShrinkOptions, type Shrunk } from "../search/shrink/index.js";
export { climbs, type ClimbsEnd, type ClimbsOptions } from "../search/tabu/climbs.js";
export {
  Family,
  shapesOf,
  usualMeasures,
  type FamilyShape,
  type MeasureOptions,
  type Pair,
} from "../enumeration/family.js";
export { wholePart, type Part } from "../search/grid/part.js";
export { verify, type VerificationOptions } from "../search/grid/verification.js";
export { mergeRecords, recordText, type FamilyRecord } from "../search/grid/record.js";
export { mergeTallies, type Tally } from "../search/statement/tally.js";
export { convexSurfaceCertificate } from "../theorem/theorem-1-certificate.js";
export { theorems } from "../theorem/registry.js";
