/**
 * Supports of rows: all patterns of zeros and ones of length m that are not all zero.
 *
 * There are 2^m − 1. Read as a binary number with the first output most significant, the
 * pattern v has rank 2^m − 1 − v: descending lexicographic order, as for every space of rows.
 */
import { InputError, describe } from "../exact/errors.js";
import type { RowSpace, Settled } from "./rows.js";

export class Supports implements RowSpace {
  readonly size: bigint;
  readonly largest = 1n;

  constructor(readonly outputs: number) {
    this.size = 2n ** BigInt(outputs) - 1n;
  }

  rank(row: readonly bigint[], path = "row"): bigint {
    if (
      row.length !== this.outputs ||
      row.some((entry) => entry !== 0n && entry !== 1n) ||
      row.every((entry) => entry === 0n)
    ) {
      throw new InputError({
        code: "out-of-range",
        path,
        expected: `${String(this.outputs)} zeros and ones, not all zero`,
        found: row.length === this.outputs ? `[${row.map(String).join(", ")}]` : describe(row),
      });
    }
    return this.size - row.reduce((value, bit) => 2n * value + bit, 0n);
  }

  unrank(rank: bigint, path = "rank"): bigint[] {
    if (rank < 0n || rank >= this.size)
      throw new InputError({
        code: "out-of-range",
        path,
        expected: `a rank from 0 to ${String(this.size - 1n)}`,
        found: String(rank),
      });
    const value = this.size - rank;
    return Array.from({ length: this.outputs }, (_, y) => (value >> BigInt(this.outputs - 1 - y)) & 1n);
  }

  first(entries: Int32Array, at: number): void {
    entries.fill(1, at, at + this.outputs);
  }

  next(entries: Int32Array, at: number, ties: number): boolean {
    for (let i = at + this.outputs - 1; i >= at; i--) {
      if (entries[i] === 1) return this.drop(entries, at, ties, i);
    }
    return false;
  }

  settle(entries: Int32Array, at: number, ties: number): Settled {
    for (let j = at + 1; j < at + this.outputs; j++) {
      if (((ties >> (j - at)) & 1) === 1 && entries[j]! > entries[j - 1]!)
        return this.drop(entries, at, ties, j) ? "moved" : "none";
    }
    return "same";
  }

  /** The number of patterns with one value per cycle, not all zero. */
  fixed(cycles: readonly number[]): bigint {
    return 2n ** BigInt(cycles.length) - 1n;
  }

  /**
   * Sets entry i to 0 and the entries after it as large as the ties permit.
   * @returns false when no entry is left: the empty row would be the last
   */
  private drop(entries: Int32Array, at: number, ties: number, i: number): boolean {
    entries[i] = 0;
    for (let j = i + 1; j < at + this.outputs; j++) entries[j] = ((ties >> (j - at)) & 1) === 1 ? entries[j - 1]! : 1;
    for (let j = at; j < at + this.outputs; j++) if (entries[j] === 1) return true;
    return false;
  }
}
