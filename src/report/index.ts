/** Reports: listings of results, and the formats in which they are written. */
export { csv, json, latex, markdown, text } from "./writers.js";
export { Notation, type Numbers, type Style } from "./notation.js";
export {
  originOf,
  type Column,
  type Entry,
  type Listing,
  type Origin,
  type Row,
  type Rows,
  type Table,
} from "./listing.js";
export { gridListing, table, type Cell, type Grid } from "./table.js";
export { pointData, pointText } from "./point.js";
export { surfaceCases, surfaceListing } from "./surface.js";
export { sliceListing } from "./slice.js";
export { bandAt, bandCertificate, sliceBand, type BandOptions, type SliceBand } from "../tradeoff/slice-band.js";
export { surfaceBand, surfaceBandAt, surfaceBandCertificate, type SurfaceBand } from "../tradeoff/surface-band.js";
export { sliceBandListing } from "./slice-band.js";
export { surfaceBandListing } from "./surface-band.js";
export {
  audit,
  Auditor,
  type Audit,
  type AuditedLoss,
  type AuditOptions,
  type AuditProgress,
  type Better,
  type Least,
} from "../tradeoff/audit/audit.js";
export { auditCertificates, type AuditCertificates } from "../tradeoff/audit/certificates.js";
export { auditListing, type AuditRow } from "./audit.js";
export { sweepListing, type SweepRow } from "./sweep.js";
export { verdictsListing, type VerdictRow } from "./verdicts.js";
export { theorem1Data, theorem1Text } from "./theorem-1.js";
export { theorem2Data, theorem2Text } from "./theorem-2.js";
export { tradeoffData, tradeoffText } from "./tradeoff.js";
export { orderData, orderText, type Order } from "./order.js";
export { familyListing, type FamilyReport } from "./family.js";
