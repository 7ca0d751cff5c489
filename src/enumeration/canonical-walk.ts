/**
 * Canonical channels in the order of their ranks, with the sizes of their orbits.
 *
 * Generated, not filtered: columns that are equal so far are tied, and a row is only ever
 * written non-increasing along tied columns, which is all that output relabelling asks for.
 * Under a group of inputs the walk skips, all at once, the channels whose first rows begin no
 * canonical channel.
 *
 * No overflow: entries are those of walk.ts. Ties have a bit per output, bits 0 to m−1 ≤ 30 of
 * an Int32 that is never negative, the largest 2³¹ − 2. Two entries differ by less than 2³¹.
 */
import { InputError } from "../exact/errors.js";
import { type ChannelSpace, spaceArgument } from "./space.js";
import { OrbitTest, type InputSymmetries } from "./symmetry.js";
import type { ChannelCursor } from "./walk.js";

/**
 * The channels of smallest rank in their orbits, one after the other; `orbit` is the number of
 * channels in the orbit of the present one.
 */
export class CanonicalWalk implements ChannelCursor {
  readonly entries: Int32Array;
  changed = 0;
  /** ties[x]: columns that rows 0..x−1 do not tell apart, a bit each; see rows.ts. */
  private readonly ties: Int32Array;
  private readonly test: OrbitTest;
  /** The matrix of rank `to`, at which the walk ends; undefined: never. */
  private end: Int32Array | undefined;
  private state: "before" | "at" | "after" = "after";

  /** The canonical channels with from ≤ rank < to; `next` leads to the first one. @throws InputError "out-of-range" | "too-large" */
  constructor(
    private readonly space: ChannelSpace,
    symmetries?: InputSymmetries,
    from = 0n,
    to?: bigint,
  ) {
    spaceArgument(space, "space");
    if (!space.machine)
      throw new InputError({
        code: "too-large",
        path: "denominator",
        expected: "at most 2147483647 for canonical channels",
        found: String(space.rows.largest),
      });
    this.entries = new Int32Array(space.inputs * space.outputs);
    this.ties = new Int32Array(space.inputs + 1);
    // Bit 0 stays clear: the first column is tied to none before it.
    this.ties[0] = 2 ** space.outputs - 2;
    this.test = new OrbitTest(space.inputs, space.outputs, symmetries);
    this.seek(from, to === undefined ? space.size : to);
  }

  /** Begins again, at another range. */
  seek(from: bigint, to: bigint): void {
    const { space } = this;
    space.range(from, to);
    this.end = to === space.size ? undefined : Int32Array.from(space.unrank(to).flat(), Number);
    this.state = from < to && this.settle(from) && !this.ended() ? "before" : "after";
  }

  next(): boolean {
    if (this.state === "before") {
      this.state = "at";
      this.changed = 0;
      return true;
    }
    if (this.state === "after") return false;
    this.changed = this.space.inputs;
    if (this.search(this.space.inputs - 1, false) && !this.ended()) return true;
    this.state = "after";
    return false;
  }

  /** The number of channels in the orbit of the present one. */
  get orbit(): bigint {
    return this.test.orbit(this.entries);
  }

  /** Moves to the first canonical channel at or after a rank. @returns false when there is none */
  private settle(from: bigint): boolean {
    const { space, entries, ties } = this;
    const { inputs, outputs, rows } = space;
    space.unrank(from).forEach((row, x) => entries.set(row.map(Number), x * outputs));
    for (let x = 0; x < inputs; x++) {
      const settled = rows.settle(entries, x * outputs, ties[x]!);
      if (settled === "none") return this.search(x - 1, false);
      if (settled === "moved") return this.search(x, true);
      if (!this.accept(x)) return this.search(x, false);
    }
    return true;
  }

  /**
   * Moves to the first canonical channel that keeps the rows before x, or the next one after those.
   * @param written true: row x as it stands is tried first; false: the row after it is
   * @returns false when there is none
   */
  private search(x: number, written: boolean): boolean {
    const { entries, ties } = this;
    const { inputs, outputs, rows } = this.space;
    let row = x;
    let begin = written;
    for (;;) {
      if (!begin) {
        while (row >= 0 && !rows.next(entries, row * outputs, ties[row]!)) row--;
        if (row < 0) return false;
      }
      begin = false;
      this.changed = Math.min(this.changed, row);
      while (this.accept(row)) {
        row++;
        if (row === inputs) return true;
        rows.first(entries, row * outputs);
      }
    }
  }

  /**
   * Computes the ties of row x + 1 from row x.
   * @returns false when no canonical channel begins with rows 0..x
   */
  private accept(x: number): boolean {
    const { entries, ties } = this;
    const { outputs } = this.space;
    let tied = ties[x]!;
    for (let y = 1; y < outputs; y++) if (entries[x * outputs + y] !== entries[x * outputs + y - 1]) tied &= ~(1 << y);
    ties[x + 1] = tied;
    return this.test.mayBegin(entries, x);
  }

  /**
   * Whether the present channel is at or beyond the end of the range. Later means lexicographically
   * smaller.
   */
  private ended(): boolean {
    const { entries, end } = this;
    if (end === undefined) return false;
    for (let i = 0; i < entries.length; i++) {
      const difference = entries[i]! - end[i]!;
      if (difference !== 0) return difference < 0;
    }
    return true;
  }
}
