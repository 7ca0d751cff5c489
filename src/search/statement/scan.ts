/**
 * Scans: the cases of a family, decided in the order of their numbers.
 */
import type { Family } from "../../enumeration/family.js";
import type { Tally } from "./tally.js";

/** Takes what is hashed: the results of all cases, in order. See docs/enumeration.md. */
export interface ResultStream {
  update(data: Uint8Array | string): unknown;
}

/** Decides the cases of one family. */
export interface FamilyScan {
  /**
   * Decides the cases with from ≤ index < to.
   * @param results takes the result of every case, in order
   */
  run(from: bigint, to: bigint, results?: ResultStream): Tally;
}

export interface ScanOptions {
  /**
   * Decide only channels that are canonical under relabelling of the outputs, and count each
   * as often as its orbit has members. The tallies are the same.
   */
  readonly upToSymmetry?: boolean;
}

/** How the cases of families are decided. */
export interface Scan {
  /** Cases per hashed block of a record: some seconds of work. */
  readonly blockSize: bigint;
  /** Cases between two looks at the clock: some milliseconds of work. */
  readonly chunk: bigint;
  /** Whether `upToSymmetry` is offered. */
  readonly symmetric: boolean;
  /** @throws InputError for a family that cannot be decided */
  start(family: Family, options?: ScanOptions): FamilyScan;
  /** Why a case violates the statement, or does not: data that JSON.stringify prints exactly. */
  explain(family: Family, index: bigint): Readonly<Record<string, unknown>>;
}
