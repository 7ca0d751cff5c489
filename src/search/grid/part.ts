/**
 * Parts of a verification: a range of cases of one family each, and how far each has come.
 */
import { type Family, familyArgument } from "../../enumeration/family.js";
import type { Range } from "../run/ranges.js";
import { equalGrains, type Grains } from "../run/shards.js";
import { partArgument } from "../statement/argument.js";
import { emptyTally, type Tally } from "../statement/tally.js";

/** A range of cases, and how far it has been worked through. */
export interface Part {
  readonly family: Family;
  /** The range is from ≤ index < to. */
  readonly from: bigint;
  readonly to: bigint;
  /** Cases before this one are counted in the tally and, in a recorded run, hashed. */
  readonly done: bigint;
  readonly tally: Tally;
  /** SHA-256 of the results of every block, in hexadecimal digits; none in a run without record. */
  readonly blocks: readonly string[];
}

/** All of a family, or a range of its cases, nothing of it done. @throws InputError for what is no range of a family */
export function wholePart(family: Family, from = 0n, to?: bigint): Part {
  familyArgument(family, "family");
  const part = { family, from, to: to === undefined ? family.size : to, done: from, tally: emptyTally, blocks: [] };
  partArgument(part, "part");
  return part;
}

/** Where the block that holds a case ends: blocks are aligned to multiples of their size. */
export function blockEnd({ to }: Pick<Part, "to">, index: bigint, blockSize: bigint): bigint {
  const end = (index / blockSize + 1n) * blockSize;
  return end < to ? end : to;
}

/** The blocks of parts, as grains of a run whose tasks are their cases. */
export function blockGrains(parts: readonly Part[], blockSize: bigint): Grains {
  const tasks = new Tasks(parts);
  let count = 0n;
  const own = parts.map(({ from, to }, part) => {
    const grains = equalGrains({ from, to }, blockSize);
    const first = count;
    count += grains.count;
    return { first, end: count, start: (grain: bigint): bigint => tasks.of(part, grains.start(grain - first)) };
  });
  return {
    count,
    start: (grain) => own.find(({ end }) => grain < end)?.start(grain) ?? tasks.size,
  };
}

/** What of parts lies within a range of tasks, nothing of it done. */
export function clipped(parts: readonly Part[], range: Range): Part[] {
  const tasks = new Tasks(parts);
  return parts.flatMap(({ family, from, to }, part) => {
    const start = tasks.of(part, from);
    const [begin, end] = [range.from - start + from, range.to - start + from];
    const [first, last] = [begin > from ? begin : from, end < to ? end : to];
    return first < last ? [wholePart(family, first, last)] : [];
  });
}

/** A task of a run is a case of a part: tasks are numbered through all parts. */
export class Tasks {
  /** The first task of every part. */
  private readonly starts: readonly bigint[];
  readonly size: bigint;

  constructor(private readonly parts: readonly Pick<Part, "family" | "from" | "to">[]) {
    let size = 0n;
    this.starts = parts.map(({ from, to }) => {
      size += to - from;
      return size - (to - from);
    });
    this.size = size;
  }

  /** The part of a task, and which case it is. @throws RangeError beyond the last task */
  at(task: bigint): { readonly part: number; readonly index: bigint } {
    const part = this.parts.findIndex(({ from, to }, i) => task < this.of(i, to) && task >= this.of(i, from));
    if (part < 0) throw new RangeError(`task ${String(task)} of ${String(this.size)}`);
    return { part, index: task - this.of(part, 0n) };
  }

  /** The task of a case. */
  of(part: number, index: bigint): bigint {
    const [start, from] = [this.starts[part], this.parts[part]?.from];
    if (start === undefined || from === undefined) throw new RangeError(`part ${String(part)}`);
    return start + index - from;
  }
}
