/** Exhaustive verification: a claim over every case of a family. */
export { Family, shapesOf, usualMeasures, type FamilyShape, type MeasureOptions, type Pair } from "./family.js";
export { instanceClaim, type InstanceClaim, type Outcome } from "./instance-claim.js";
export type { Claim, ClaimRunner } from "./claim.js";
export { claims, claimNamed } from "./registry.js";
export { FamilyRun, wholePart, type Part } from "./run.js";
export { mergeRecords, recordText, type FamilyRecord } from "./record.js";
export { readRecord } from "./record-reader.js";
export { mergeTallies, type Tally } from "./tally.js";
