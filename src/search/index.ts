/**
 * Counterexample searches and exhaustive verification: the public entrance `exact-cdp/search`.
 */
export { search, type SearchOptions } from "./campaign/search.js";
export type { Summary } from "./campaign/campaign.js";
export type { FindData, NearestData } from "./campaign/results.js";
export type { Counts } from "./campaign/counts.js";
export { conjectures } from "./conjectures/registry.js";
export type { Conjecture, Grid } from "./conjectures/conjecture.js";
export { instance, instanceData, instanceFromData, instanceOf, type Instance, type InstanceData, type InstanceDefinition } from "./instance/instance.js";
export { compareInstances, shrink, type ShrinkOptions, type Shrunk } from "./shrink/index.js";
export { climbs, type ClimbsEnd, type ClimbsOptions } from "./climb/climbs.js";
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
} from "./family/index.js";
export { convexSurfaceCertificate } from "../theorem/theorem-1-certificate.js";
export { claims as theorems } from "../theorem/registry.js";
