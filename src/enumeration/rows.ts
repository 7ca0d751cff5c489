/**
 * The rows that a channel of an enumeration may have: lists of m non-negative integers.
 *
 * Every space of rows is in descending lexicographic order: rank 0 has as much as possible
 * on the first output, so the row that puts all on output y has, among those that put all
 * on one output, rank y. Ranks are BigInts. Successors are computed on Int32Arrays, one
 * row at a time, in place.
 *
 * Ties. For enumeration up to output relabelling a row may have to be non-increasing
 * along runs of outputs: where bit y of `ties` is set, entry y may not exceed entry y−1.
 * With `ties` = 0 every row is allowed. Bit 0 is never set.
 */

/** The result of `settle`: the row satisfied the ties already, was moved on, or none at or after it does. */
export type Settled = "same" | "moved" | "none";

export interface RowSpace {
  /** m. */
  readonly outputs: number;
  /** The number of rows. */
  readonly size: bigint;
  /** The largest entry of any row. */
  readonly largest: bigint;
  /** The place of a row in the order, from 0. @throws InputError "out-of-range" when it is no row of this space */
  rank(row: readonly bigint[], path?: string): bigint;
  /** The row at a place. @throws InputError "out-of-range" for a place outside 0..size−1 */
  unrank(rank: bigint, path?: string): bigint[];
  /** Writes the first row at entries[at..at+m); it satisfies all ties. */
  first(entries: Int32Array, at: number): void;
  /** Moves to the next row that satisfies the ties. @returns false at the last one; the row is then undefined */
  next(entries: Int32Array, at: number, ties: number): boolean;
  /** Moves a row that may break the ties to the first row at or after it that satisfies them. */
  settle(entries: Int32Array, at: number, ties: number): Settled;
  /**
   * The number of rows that are constant on the cycles of a permutation of the outputs, given the
   * lengths of its cycles.
   */
  fixed(cycles: readonly number[]): bigint;
}

/** Most outputs that enumeration handles: ties are bits of a machine integer. */
export const mostOutputs = 31;

/** Largest entry that enumeration steps through on machine integers. */
export const largestMachineEntry = 0x7fffffffn;
