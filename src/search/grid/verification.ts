/**
 * Verification: a conjecture decided on every case of some families, by its scan.
 *
 * The exhaustive strategy over a grid, on the run loop of all searches (run/run.ts): tasks are the
 * cases of all parts, one after the other. With `record` a job is a block of the record and what
 * counts ends with a finished block, so that a run that goes on from there ends as if it had never
 * stopped.
 */
import { createHash } from "node:crypto";
import { entry } from "../../exact/vector.js";
import type { Steps } from "../../exact/steps.js";
import { listOf } from "../../exact/arguments.js";
import { Family, type FamilyShape } from "../../enumeration/family.js";
import { scanOf } from "../statement/case-scan.js";
import { conjectureArgument, partArgument, verificationOptions } from "../statement/argument.js";
import type { Conjecture } from "../statement/conjecture.js";
import { measureOptions, type MeasureData } from "../statement/measures.js";
import type { FamilyScan } from "../statement/scan.js";
import { emptyTally, mergeTallies, tallyData, tallyFromData, type TallyData } from "../statement/tally.js";
import { run, type Control, type Job, type JobResult, type RunSettings, type Store, type Work } from "../run/run.js";
import type { Range } from "../run/ranges.js";
import { blockEnd, Tasks, wholePart, type Part } from "./part.js";

export interface VerificationOptions {
  /** Stop at the first violation; what is counted ends with it. */
  readonly first?: boolean;
  /** The tallies are the same, except beside `first`: counted are the orbits up to the one of the violation. */
  readonly upToSymmetry?: boolean;
  /** Hash the results, block by block. */
  readonly record?: boolean;
  /** Cases of a hashed block: a multiple of the usual ones. */
  readonly blockSize?: bigint;
}

/** What a job of a verification came to. */
export interface CasesResult extends JobResult {
  readonly tally: TallyData;
  /** Of a whole block, in a recorded run. */
  readonly sha256?: string;
  /** Cases that were decided and do not count: their block was not finished. */
  readonly left?: number;
}

/** A verification as plain data, for other threads. */
export interface VerificationOrder {
  readonly parts: readonly { readonly shape: FamilyShape; readonly from: bigint; readonly to: bigint }[];
  readonly measures: MeasureData;
  readonly options: VerificationOptions;
}

const partsArgument = listOf(partArgument);

/** Milliseconds that a block may go on after a stop. */
export const blockGrace = 10_000;

export function verificationOf(
  conjecture: Conjecture,
  { parts, measures, options }: VerificationOrder,
): Work<CasesResult> {
  const given = measureOptions(conjecture, measures, (key) => key);
  return verification(
    conjecture,
    parts.map(({ shape, from, to }) => wholePart(new Family(shape, given), from, to)),
    options,
  );
}

export function verification(
  conjecture: Conjecture,
  parts: readonly Part[],
  { first = false, upToSymmetry = false, record = false, blockSize: size }: VerificationOptions = {},
): Work<CasesResult> {
  const scan = scanOf(conjecture);
  const blockSize = size ?? scan.blockSize;
  const tasks = new Tasks(parts);
  let known: { readonly part: number; readonly family: FamilyScan } | undefined;
  const familyScan = (part: number): FamilyScan => {
    if (known?.part !== part) known = { part, family: scan.start(entry(parts, part).family, { upToSymmetry }) };
    return known.family;
  };

  function* work(job: Job, control: Control): Steps<void, CasesResult> {
    const { part, index: from } = tasks.at(job.from);
    const to = from + job.to - job.from;
    const family = familyScan(part);
    const hash = record ? createHash("sha256") : undefined;
    let [tally, index] = [emptyTally, from];
    let stopped: number | undefined;
    while (index < to && !control.superfluous(tasks.of(part, index))) {
      const end = index + scan.chunk < to ? index + scan.chunk : to;
      let more = family.run(index, end, hash);
      let reached = end;
      if (first && more.firstViolation !== undefined) {
        // Once more, only up to what was found.
        reached = more.firstViolation + 1n;
        more = family.run(index, reached);
      }
      tally = mergeTallies(tally, more);
      control.count(Number(reached - index));
      index = reached;
      if (first && more.firstViolation !== undefined) {
        control.end(tasks.of(part, more.firstViolation));
        break;
      }
      yield;
      if (!control.stopped()) continue;
      stopped ??= performance.now();
      if (hash === undefined || performance.now() - stopped > blockGrace) break;
    }
    if (hash !== undefined && index < to)
      return { from: String(job.from), to: String(job.from), tally: tallyData(emptyTally), left: Number(index - from) };
    return {
      from: String(job.from),
      to: String(tasks.of(part, index)),
      tally: tallyData(tally),
      ...(hash === undefined ? {} : { sha256: hash.digest("hex") }),
    };
  }

  return {
    size: tasks.size,
    chunk: record ? blockSize : scan.chunk,
    boundary: (task) => {
      const { part, index } = tasks.at(task);
      const whole = entry(parts, part);
      return tasks.of(part, record ? blockEnd(whole, index, blockSize) : whole.to);
    },
    work,
    lowestEnd: ({ from, tally: { firstViolation } }) => {
      if (!first || firstViolation === undefined) return undefined;
      return tasks.of(tasks.at(BigInt(from)).part, BigInt(firstViolation));
    },
  };
}

/**
 * The parts of a verification as results come in. A part grows from its beginning: what comes
 * before its turn waits.
 */
export class PartStore implements Store<CasesResult> {
  readonly results = [];
  readonly ranges: readonly Range[];
  private readonly tasks: Tasks;
  private readonly state: Part[];
  /** The hashes of every part, which grow. */
  private readonly blocks: readonly string[][];
  private readonly waiting = new Map<string, CasesResult>();
  /** Cases that were decided and do not count. */
  left = 0;

  /** @param added is called after what counts has grown */
  constructor(
    parts: readonly Part[],
    private readonly added: () => void = () => undefined,
  ) {
    this.blocks = parts.map(({ blocks }) => [...blocks]);
    this.state = parts.map((part, i) => ({ ...part, blocks: entry(this.blocks, i) }));
    this.tasks = new Tasks(parts);
    this.ranges = parts.flatMap(({ from, done }, i) =>
      from === done ? [] : [{ from: this.tasks.of(i, from), to: this.tasks.of(i, done) }],
    );
  }

  get parts(): readonly Part[] {
    return this.state;
  }

  /** Whether all cases have been decided. */
  get complete(): boolean {
    return this.state.every(({ done, to }) => done === to);
  }

  append(result: CasesResult): void {
    this.left += result.left ?? 0;
    if (result.from === result.to) return;
    this.waiting.set(result.from, result);
    const { part } = this.tasks.at(BigInt(result.from));
    for (let next = this.next(part); next !== undefined; next = this.next(part)) {
      const before = entry(this.state, part);
      const done = before.done + BigInt(next.to) - BigInt(next.from);
      if (next.sha256 !== undefined) entry(this.blocks, part).push(next.sha256);
      this.state[part] = { ...before, done, tally: mergeTallies(before.tally, tallyFromData(next.tally)) };
      this.added();
    }
  }

  private next(part: number): CasesResult | undefined {
    const key = String(this.tasks.of(part, entry(this.state, part).done));
    const found = this.waiting.get(key);
    this.waiting.delete(key);
    return found;
  }
}

/**
 * Decides every case of some parts.
 * @throws InputError for what is no conjecture, no part, or another option
 * @returns the parts as far as they came; with `first`, up to the first violation
 * @example const { parts } = await verify(conjecture, [wholePart(new Family(shape))]);
 */
export async function verify(
  conjecture: Conjecture,
  parts: readonly Part[],
  options: VerificationOptions & Pick<RunSettings<CasesResult>, "time" | "signal"> = {},
): Promise<{ readonly parts: readonly Part[]; readonly complete: boolean }> {
  conjectureArgument(conjecture, "conjecture");
  partsArgument(parts, "parts");
  verificationOptions(options, "options");
  const { time, signal } = options;
  const store = new PartStore(parts);
  await run({
    work: verification(conjecture, parts, options),
    store,
    ...(time === undefined ? {} : { time }),
    ...(signal === undefined ? {} : { signal }),
  });
  return verified(store, options);
}

/** What a verification came to: with `first`, shapes behind the one of the violation are no result. */
export function verified(
  store: PartStore,
  { first = false }: VerificationOptions,
): { readonly parts: readonly Part[]; readonly complete: boolean } {
  const { parts, complete } = store;
  if (!first) return { parts, complete };
  const last = parts.findIndex(({ tally }) => tally.firstViolation !== undefined);
  const before = last < 0 ? parts : parts.slice(0, last + 1);
  return {
    parts: before.filter(({ tally }) => tally.cases > 0n),
    complete: complete || (last >= 0 && before.slice(0, -1).every(({ done, to }) => done === to)),
  };
}
