/**
 * Parts of a verification: a range of cases of one family each, and how far each has come.
 */
import { type Family, familyArgument } from "../../enumeration/family.js";
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
