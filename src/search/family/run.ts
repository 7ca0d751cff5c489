/**
 * Running a claim over ranges of cases, part by part, so that a run can stop anywhere and go on.
 *
 * A part is a range of cases of one family. With `record`, the results of its cases are hashed in
 * blocks aligned to multiples of the claim's block size; what counts as done ends with a
 * finished block, so that a run that goes on from there ends as if it had never stopped.
 */
import { createHash, type Hash } from "node:crypto";
import { entry } from "../../exact/vector.js";
import type { Claim, ClaimRunner } from "../statement/claim.js";
import type { Family } from "../../enumeration/family.js";
import { emptyTally, mergeTallies, type Tally } from "../statement/tally.js";

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

export interface RunSettings {
  /** Stop at the first violation; what is counted ends with it. */
  readonly first?: boolean;
  /** The tallies are the same, except beside `first`: counted are the orbits up to the one of the violation. */
  readonly upToSymmetry?: boolean;
  /** Hash the results, block by block. */
  readonly record?: boolean;
}

/** All of a family, nothing of it done. */
export function wholePart(family: Family, from = 0n, to = family.size): Part {
  return { family, from, to, done: from, tally: emptyTally, blocks: [] };
}

/** Where the block that holds a case ends. */
export function blockEnd({ to }: Pick<Part, "to">, index: bigint, blockSize: bigint): bigint {
  const end = (index / blockSize + 1n) * blockSize;
  return end < to ? end : to;
}

/** Decides a claim on parts of families in small steps, so that a caller can report progress, stop, and go on. */
export class FamilyRun {
  private readonly state: Part[];
  private at = 0;
  private runner: ClaimRunner | undefined;
  private position = 0n;
  private pending = emptyTally;
  private hash: Hash | undefined;
  private stopped = false;
  private finished = 0;

  constructor(
    readonly claim: Claim,
    parts: readonly Part[],
    readonly settings: RunSettings = {},
  ) {
    this.state = [...parts];
    this.enter();
  }

  /** The parts as they stand; of a recorded run up to the last finished block. */
  get parts(): readonly Part[] {
    if (this.settings.record === true || this.at >= this.state.length) return this.state;
    const current = entry(this.state, this.at);
    return this.state.with(this.at, { ...current, done: this.position, tally: mergeTallies(current.tally, this.pending) });
  }

  /** Whether everything has been done, or the first violation found. */
  get complete(): boolean {
    return this.stopped || this.at >= this.state.length;
  }

  /** Whether the run ended at its first violation. */
  get stoppedAtFirst(): boolean {
    return this.stopped;
  }

  /** The part at work, and how far it is: for progress. */
  get progress(): { readonly part: number; readonly position: bigint; readonly to: bigint; readonly violations: bigint } {
    const violations = this.state.reduce((sum, { tally }) => sum + tally.violations, this.pending.violations);
    return { part: this.at, position: this.position, to: (this.state[this.at] ?? this.state.at(-1))?.to ?? 0n, violations };
  }

  /** How many cases of a recorded run are decided, but not counted in `parts` as their block is not finished. */
  get unfinished(): bigint {
    const part = this.state[this.at];
    return this.settings.record === true && part !== undefined ? this.position - part.done : 0n;
  }

  /** How many blocks have been finished: until it grows, a record would say nothing new. */
  get finishedBlocks(): number {
    return this.finished;
  }

  /** Works on for some milliseconds. @returns whether more remains */
  step(): boolean {
    if (this.complete || this.runner === undefined) return false;
    const { claim, settings, position } = this;
    const part = entry(this.state, this.at);
    const limit = settings.record === true ? blockEnd(part, position, claim.blockSize) : part.to;
    const end = position + claim.chunk < limit ? position + claim.chunk : limit;
    let tally = this.runner.run(position, end, this.hash);
    let reached = end;
    if (settings.first === true && tally.firstViolation !== undefined) {
      // Once more, only up to what was found.
      reached = tally.firstViolation + 1n;
      tally = this.runner.run(position, reached);
      this.stopped = true;
    }
    this.position = reached;
    this.pending = mergeTallies(this.pending, tally);
    if (!this.stopped && reached === limit) this.finishBlock(part);
    return !this.complete;
  }

  private finishBlock(part: Part): void {
    const blocks = this.hash === undefined ? part.blocks : [...part.blocks, this.hash.digest("hex")];
    this.state[this.at] = { ...part, done: this.position, tally: mergeTallies(part.tally, this.pending), blocks };
    this.pending = emptyTally;
    this.finished++;
    this.hash = this.settings.record === true ? createHash("sha256") : undefined;
    if (this.position === part.to) {
      this.at++;
      this.enter();
    }
  }

  /** The next part that is not done yet. */
  private enter(): void {
    while (this.at < this.state.length && entry(this.state, this.at).done === entry(this.state, this.at).to) this.at++;
    const part = this.state[this.at];
    if (part === undefined) return;
    const { upToSymmetry = false, record = false } = this.settings;
    this.runner = this.claim.start(part.family, { upToSymmetry });
    this.position = part.done;
    this.hash = record ? createHash("sha256") : undefined;
  }
}
