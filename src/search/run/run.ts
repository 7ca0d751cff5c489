/**
 * Runs: numbered tasks, dealt out in jobs of ascending ranges to one thread or several.
 *
 * What a run comes to depends on its tasks alone: where the first of a kind ends it, that is the
 * one of the lowest task, and what other threads did beyond it is not counted.
 */
import { setImmediate } from "node:timers/promises";
import { finish, type Steps } from "../../exact/steps.js";
import { ChunkSizer } from "./chunk-sizer.js";
import { firstGap, withRange, type Range } from "./ranges.js";

/** Milliseconds of work between two looks at the clock and at signals. */
const slice = 20;
/** Milliseconds between two reports. */
const often = 500;

/** A range of tasks that one thread works through. */
export interface Job extends Range {
  /** File for the tasks of this job that are done. */
  readonly checkpoint?: string;
  /** Steps that took too long before, and are left out. */
  readonly skips?: readonly Step[];
}

/** A step of a job that can take long: which one of its task, counted from 1. */
export interface Step {
  readonly task: bigint;
  readonly number: number;
}

/** What the tasks from, …, to−1 came to: plain data, which crosses threads and stands in files. */
export interface JobResult {
  readonly from: string;
  /** Less than the job had after a stop. */
  readonly to: string;
}

/** What a job hears of the run, and tells it. */
export interface Control {
  /** Whether no further step is to be taken. */
  readonly stopped: () => boolean;
  /** Whether a task comes after one that ended the run. */
  readonly superfluous: (task: bigint) => boolean;
  /** A task ends the run. */
  readonly end: (task: bigint) => void;
  /** So many more steps were taken, of which no result tells yet. */
  readonly count: (steps: number) => void;
  /** A step begins that may take long, or nothing but what is ours is done. */
  readonly beat: (step: Step | "between") => void;
}

/** The control of a job that nothing else is done beside. */
export function alone(stopped: () => boolean): Control {
  return { stopped, superfluous: () => false, end: () => undefined, count: () => undefined, beat: () => undefined };
}

/** What a run works on. */
export interface Work<Result extends JobResult> {
  /** The first task. Default: 0. */
  readonly begin?: bigint;
  /** The task after the last; absent: without end. */
  readonly size?: bigint;
  /** The fewest tasks that one thread takes at a time: those that are best done together. */
  readonly chunk: bigint;
  /** Where a job that begins with a task ends at the latest. */
  readonly boundary?: (from: bigint) => bigint;
  /** Works through a job; yields between steps. */
  readonly work: (job: Job, control: Control) => Steps<void, Result>;
  /** The lowest task of a result that ends the run. */
  readonly lowestEnd: (result: Result) => bigint | undefined;
  /** Whether a result ends the run at once. */
  readonly fatal?: (result: Result) => boolean;
}

/** Where results are kept. */
export interface Store<Result extends JobResult> {
  /** Results that were kept before. */
  readonly results: readonly Result[];
  /** Tasks that need not be done. */
  readonly ranges: readonly Range[];
  /** Jobs that a process left behind: their checkpoints have what is done of them. */
  readonly leftBehind?: readonly Range[];
  readonly checkpointOf?: (from: bigint) => string;
  readonly append: (result: Result) => void;
}

/** Results that are kept in memory. */
export class MemoryStore<Result extends JobResult> implements Store<Result> {
  readonly results: Result[] = [];
  readonly ranges = [];

  append(result: Result): void {
    this.results.push(result);
  }
}

/** Threads that work through jobs. */
export interface Threads<Result> {
  /** Nothing of a job that was dropped in the end. */
  readonly work: (job: Job) => Promise<Result | undefined>;
  /** What the jobs in flight have counted. */
  readonly counted: () => number;
  readonly close: () => Promise<void>;
}

export interface RunSettings<Result extends JobResult> {
  readonly work: Work<Result>;
  readonly store: Store<Result>;
  /** How many threads. Default: 1. */
  readonly workers?: number;
  /** Starts other threads, which hear the signal. Without it the calling thread works. */
  readonly threads?: (workers: number, stopping: AbortSignal) => Promise<Threads<Result>>;
  /** Milliseconds until no further step is taken. Default: no bound. */
  readonly time?: number;
  /** Ends the run as time does. */
  readonly signal?: AbortSignal;
  /** Called now and then. @param counted steps of jobs so far that their results need not tell of */
  readonly progress?: (counted: number) => void;
}

/** Runs until all is done, or nothing more is to be done. */
export async function run<Result extends JobResult>(settings: RunSettings<Result>): Promise<void> {
  const { workers = 1, threads } = settings;
  const dealer = new Dealer(settings);
  if (threads === undefined) {
    if (workers > 1) throw new RangeError("several threads need a file to run");
    await dealer.all((job) => here(settings.work, job, dealer));
    dealer.show(true);
    return;
  }
  const pool = await threads(workers, dealer.stopping);
  dealer.counted = pool.counted;
  const watch = setInterval(() => {
    dealer.show();
  }, often);
  try {
    await Promise.all(Array.from({ length: workers }, () => dealer.all(pool.work)));
    dealer.show(true);
  } finally {
    clearInterval(watch);
    await pool.close();
  }
}

/** Which jobs are out, and what has come back. */
class Dealer<Result extends JobResult> {
  private readonly waiting: Range[];
  private dealt: readonly Range[];
  private readonly sizer: ChunkSizer;
  private readonly deadline: number;
  private lowestEnd: bigint | undefined;
  private shown = 0;
  counted = (): number => 0;
  /** Aborted when no further step is to be taken. */
  readonly stopping: AbortSignal;
  private readonly stopper = new AbortController();

  constructor(private readonly settings: RunSettings<Result>) {
    const { work, store, time, signal, workers = 1 } = settings;
    for (const result of store.results) this.note(result);
    this.waiting = [...(store.leftBehind ?? [])];
    this.dealt = this.waiting.reduce<readonly Range[]>(
      withRange,
      withRange(store.ranges, { from: 0n, to: work.begin ?? 0n }),
    );
    this.sizer = new ChunkSizer(work.chunk, workers);
    this.deadline = time === undefined ? Infinity : performance.now() + time;
    this.stopping = this.stopper.signal;
    const stop = (): void => {
      this.stopper.abort();
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener("abort", stop, { once: true });
    if (time !== undefined) setTimeout(stop, time).unref();
  }

  get stopped(): boolean {
    if (performance.now() >= this.deadline) this.stopper.abort();
    return this.stopping.aborted;
  }

  /** Jobs one after the other, until all is done or nothing more is to be done. */
  async all(work: (job: Job) => Promise<Result | undefined>): Promise<void> {
    const { store } = this.settings;
    for (let job = this.next(); job !== undefined; job = this.next()) {
      const start = performance.now();
      const result = await work(job);
      if (result === undefined) return;
      this.sizer.took(BigInt(result.to) - BigInt(result.from), performance.now() - start);
      store.append(result);
      this.note(result);
      const rest = { from: BigInt(result.to), to: job.to };
      if (rest.from < rest.to) this.waiting.unshift(rest);
      if (this.settings.work.fatal?.(result) === true) this.stopper.abort();
      this.show();
    }
  }

  private next(): Job | undefined {
    if (this.stopped) return undefined;
    const { store, work } = this.settings;
    const dealt = this.dealt[0]?.from === 0n ? this.dealt[0].to : 0n;
    const gap = firstGap(
      this.dealt,
      this.sizer.next(work.size === undefined ? undefined : work.size - dealt),
      work.size,
    );
    const [left] = this.waiting;
    const again = left !== undefined && (gap === undefined || left.from < gap.from);
    const range = again ? left : gap && this.withinBoundary(gap);
    if (range === undefined || (this.lowestEnd !== undefined && range.from > this.lowestEnd)) return undefined;
    if (again) this.waiting.shift();
    else this.dealt = withRange(this.dealt, range);
    return { ...range, ...(store.checkpointOf === undefined ? {} : { checkpoint: store.checkpointOf(range.from) }) };
  }

  private withinBoundary({ from, to }: Range): Range {
    const end = this.settings.work.boundary?.(from) ?? to;
    return { from, to: end < to ? end : to };
  }

  private note(result: Result): void {
    const end = this.settings.work.lowestEnd(result);
    if (end !== undefined && (this.lowestEnd === undefined || end < this.lowestEnd)) this.lowestEnd = end;
  }

  /** Reports, unless it has just been done. */
  show(now = false): void {
    const { progress } = this.settings;
    if (progress === undefined || (!now && performance.now() < this.shown + often)) return;
    this.shown = performance.now();
    progress(this.counted());
  }
}

/** A job on this thread, with pauses in which timers and signals are heard. */
async function here<Result extends JobResult>(work: Work<Result>, job: Job, dealer: Dealer<Result>): Promise<Result> {
  let steps = dealer.counted();
  dealer.counted = () => steps;
  const control: Control = {
    ...alone(() => dealer.stopped),
    count: (more) => {
      steps += more;
    },
  };
  const stepping = work.work(job, control);
  let pause = performance.now() + slice;
  for (;;) {
    const step = stepping.next();
    if (step.done === true) return step.value;
    if (performance.now() < pause) continue;
    dealer.show();
    await setImmediate();
    pause = performance.now() + slice;
  }
}

/** The lowest end while there is none. */
export const noEnd = 2n ** 63n - 1n;

/**
 * A job on another thread.
 * @param shared whether to stop (0 or 1), the lowest task that ends the run, and what was counted
 * @param beats the step that the job is at: its task, its number (0 between steps), and how many began before
 */
export function workThere<Result extends JobResult>(
  work: Work<Result>,
  job: Job,
  shared: BigInt64Array,
  beats: BigInt64Array,
): Result {
  return finish(
    work.work(job, {
      stopped: () => Atomics.load(shared, 0) !== 0n,
      superfluous: (task) => task > Atomics.load(shared, 1),
      end: (task) => {
        lower(shared, task);
      },
      count: (more) => {
        Atomics.add(shared, 2, BigInt(more));
      },
      beat: (step) => {
        if (step === "between") {
          Atomics.store(beats, 1, 0n);
          return;
        }
        Atomics.store(beats, 0, step.task);
        Atomics.store(beats, 1, BigInt(step.number));
        Atomics.add(beats, 2, 1n);
      },
    }),
  );
}

/** Lowers the place of the lowest end; other threads may do so at the same time. */
function lower(shared: BigInt64Array, task: bigint): void {
  let known = Atomics.load(shared, 1);
  while (task < known) {
    const before = Atomics.compareExchange(shared, 1, known, task);
    if (before === known) return;
    known = before;
  }
}
