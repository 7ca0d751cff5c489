/**
 * The statement `band`: C, or a slice of it, between two piecewise linear functions.
 *
 * One with `pieces` is about C on a region (surface-band.ts), one with a fixed quantity about a slice
 * (slice-band.ts), with the key `except` where C is the least of several cases (slice-band-cases.ts).
 */
import { has } from "./reader.js";
import { type CasesBandStatement, checkCasesBand, readCasesBand } from "./slice-band-cases.js";
import { type SliceBandStatement, checkSliceBand, readSliceBand } from "./slice-band.js";
import type { Kind } from "./statements.js";
import { type SurfaceBandStatement, checkSurfaceBand, readSurfaceBand } from "./surface-band.js";

export type BandStatement = SliceBandStatement | CasesBandStatement | SurfaceBandStatement;

export const band: Kind<BandStatement> = {
  read: (value, where, meter) => {
    if (has(value, "pieces")) return readSurfaceBand(value, where);
    return has(value, "except") ? readCasesBand(value, where, meter) : readSliceBand(value, where, meter);
  },
  check: (evidence, where, statement, instance) => {
    if ("pieces" in statement) checkSurfaceBand(evidence, where, statement, instance);
    else if ("except" in statement) checkCasesBand(evidence, where, statement, instance);
    else checkSliceBand(evidence, where, statement, instance);
  },
};
