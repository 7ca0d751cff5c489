/** Exhaustive verification: a claim over every case of a family. */
export { Family, shapesOf, usualMeasures, type FamilyShape, type MeasureOptions, type Pair } from "../../enumeration/family.js";
export { instanceClaim, type InstanceClaim, type Outcome } from "../../search/statement/instance-claim.js";
export type { Claim, ClaimRunner } from "../../search/statement/claim.js";
export { claims, claimNamed, readRecord } from "./registry.js";
export { FamilyRun, wholePart, type Part } from "../../search/family/run.js";
export { mergeRecords, recordText, type FamilyRecord } from "../../search/family/record.js";
export { mergeTallies, type Tally } from "../../search/statement/tally.js";
