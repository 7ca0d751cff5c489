/**
 * Counterexample searches and exhaustive verification: the public entrance `exact-cdp/search`.
 */
export { search, type SearchOptions } from "../search/campaign/search.js";
export type { Summary } from "../search/campaign/campaign.js";
export type { FindData, NearestData } from "../search/campaign/results.js";
export type { Counts } from "../search/campaign/counts.js";
export { conjectures } from "./registry.js";
export type { Conjecture, Grid } from "../search/statement/conjecture.js";
export { instance, instanceData, instanceFromData, instanceOf, type Instance, type InstanceData, type InstanceDefinition } from "../generate/instance/instance.js";
export { compareInstances, shrink, type ShrinkOptions, type Shrunk } from "../search/shrink/index.js";
export { climbs, type ClimbsEnd, type ClimbsOptions } from "../search/tabu/climbs.js";
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
} from "./claims/index.js";
export { convexSurfaceCertificate } from "../theorem/theorem-1-certificate.js";
export { claims as theorems } from "../theorem/registry.js";
