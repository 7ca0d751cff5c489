/**
 * Stepping through channels in the order of their ranks: an odometer of rows.
 *
 * One Int32Array holds the matrix of integers, row by row, and is rewritten in place; a
 * step touches the last row, and rows above it only when it starts anew.
 *
 * No overflow: entries of a row are non-negative with sum at most max(N, m) ≤ 2³¹ − 1
 * (`ChannelSpace.machine`), so entries and sums of entries of one row fit an Int32. The one larger
 * number is bounded where it is computed (`Compositions.fits`). The remaining steps are counted
 * in doubles, exact below 2⁵³; longer ranges are walked by `channels`.
 */
import { InputError } from "../exact/errors.js";
import { exactBelow } from "./binomial.js";
import { type ChannelSpace, spaceArgument } from "./space.js";

/** A position in an enumeration of channels; `entries` is rewritten by every step. */
export interface ChannelCursor {
  readonly entries: Int32Array;
  /** The first row that the last step rewrote; rows before it are as they were. */
  readonly changed: number;
  /** Moves on. @returns false when the range is at its end */
  next(): boolean;
}

/**
 * All channels of a range of ranks, one after the other.
 * @example for (const walk = new ChannelWalk(space); walk.next(); ) use(walk.entries)
 */
export class ChannelWalk implements ChannelCursor {
  readonly entries: Int32Array;
  changed = 0;
  private remaining = 0;
  private begun = false;

  /** All channels with from ≤ rank < to; `next` leads to the first one. @throws InputError "out-of-range" | "too-large" */
  constructor(
    private readonly space: ChannelSpace,
    from = 0n,
    to?: bigint,
  ) {
    spaceArgument(space, "space");
    if (!space.machine)
      throw new InputError({
        code: "too-large",
        path: "denominator",
        expected: "at most 2147483647 for machine integers",
        found: String(space.rows.largest),
      });
    this.entries = new Int32Array(space.inputs * space.outputs);
    this.seek(from, to === undefined ? space.size : to);
  }

  /** Begins again, at another range. */
  seek(from: bigint, to: bigint): void {
    const { space, entries } = this;
    space.range(from, to);
    if (to - from >= exactBelow)
      throw new InputError({
        code: "too-large",
        path: "range",
        expected: "less than 2^53 ranks at a time",
        found: String(to - from),
      });
    this.remaining = Number(to - from);
    this.begun = false;
    if (this.remaining === 0) return;
    if (from === 0n) for (let x = 0; x < space.inputs; x++) space.rows.first(entries, x * space.outputs);
    else space.unrank(from).forEach((row, x) => entries.set(row.map(Number), x * space.outputs));
  }

  next(): boolean {
    if (this.remaining === 0) return false;
    this.remaining--;
    if (!this.begun) {
      this.begun = true;
      this.changed = 0;
      return true;
    }
    const { entries } = this;
    const { rows, outputs, inputs } = this.space;
    let x = inputs - 1;
    while (!rows.next(entries, x * outputs, 0)) {
      rows.first(entries, x * outputs);
      x--;
    }
    this.changed = x;
    return true;
  }
}

/**
 * The channels of a range with their ranks, of any size: entries beyond machine integers and ranges beyond 2⁵³ included.
 * @throws InputError for what is no space, or no range of it
 */
export function channels(
  space: ChannelSpace,
  from = 0n,
  to?: bigint,
): Generator<{ readonly rank: bigint; readonly rows: bigint[][] }> {
  spaceArgument(space, "space");
  const end = to === undefined ? space.size : to;
  space.range(from, end);
  return ranked(space, from, end);
}

function* ranked(
  space: ChannelSpace,
  from: bigint,
  to: bigint,
): Generator<{ readonly rank: bigint; readonly rows: bigint[][] }> {
  if (!space.machine) {
    for (let rank = from; rank < to; rank++) yield { rank, rows: space.unrank(rank) };
    return;
  }
  const most = 1n << 40n;
  for (let start = from; start < to; start += most) {
    const walk = new ChannelWalk(space, start, start + most < to ? start + most : to);
    for (let rank = start; walk.next(); rank++) yield { rank, rows: space.matrixOf(walk.entries) };
  }
}
