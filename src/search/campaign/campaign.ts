/**
 * Campaigns: a conjecture, a strategy and a budget, on one thread or several.
 *
 * Tasks are dealt out in jobs of ascending ranges. What is counted depends on the parameters
 * alone: where the first find ends the search, it is the one of the lowest task, and what other
 * threads did beyond it is dropped.
 */
import { setImmediate } from "node:timers/promises";
import type { Conjecture } from "../statement/conjecture.js";
import { strategyOf } from "../strategy/index.js";
import type { Strategy } from "../strategy/strategy.js";
import { mergeCounts, type Counts } from "./counts.js";
import { working, type Control, type Job } from "./job.js";
import type { Journal } from "./journal.js";
import type { Loaded } from "./load.js";
import { Pace } from "./pace.js";
import type { CampaignParameters } from "../strategy/parameters.js";
import { firstGap, withRange, type Range } from "./ranges.js";
import { nearer, type ChunkData, type FindData, type NearestData } from "./results.js";

/** Milliseconds of work between two looks at the clock and at signals. */
const slice = 20;
/** Milliseconds between two reports. */
const often = 500;

export interface CampaignSettings {
  readonly parameters: CampaignParameters;
  readonly loaded: Loaded;
  readonly journal?: Journal;
  /** The file that threads run, where there are several. */
  readonly worker?: string;
  /** Threads; 1 is the calling one. */
  readonly workers?: number;
  /** Milliseconds until no further instance is decided. Default: none. */
  readonly time?: number;
  /** Ends the campaign as time does. */
  readonly signal?: AbortSignal;
  /** Called now and then. @param shrinking decisions so far that shrank a find */
  readonly progress?: (so: Summary, shrinking: number) => void;
}

export interface Summary {
  readonly counts: Counts;
  readonly finds: readonly FindData[];
  readonly nearest?: NearestData;
  /** "refuted": there is a find; "exhausted": there are no more tasks; "budget": time, cases or a signal ended it. */
  readonly status: "refuted" | "exhausted" | "budget";
  /** Whether nothing remains to be done: the search found what it stops at, or all of its tasks are done. */
  readonly complete: boolean;
}

/** What the campaign keeps of its lines. */
export function summary(chunks: readonly ChunkData[], { all, cases }: CampaignParameters, strategy: Pick<Strategy, "size">): Summary {
  const first = all ? undefined : chunks.reduce(earlierFind, undefined);
  const kept = first === undefined ? chunks : chunks.filter(({ from }) => BigInt(from) <= first);
  const pending = kept.flatMap((chunk) => chunk.pending ?? []).filter(({ task }) => first === undefined || BigInt(task) < first);
  const finds = [...kept.flatMap((chunk) => chunk.finds ?? []), ...pending.flatMap(({ find }) => find ?? [])].sort((a, b) => (BigInt(a.task) < BigInt(b.task) ? -1 : 1));
  const nearest = kept.reduce<NearestData | undefined>((best, chunk) => nearer(best, chunk.nearest), undefined);
  const done = kept.reduce<Range[]>((ranges, { from, to }) => withRange(ranges, { from: BigInt(from), to: BigInt(to) }), []);
  const reached = (end: bigint | undefined): boolean => end !== undefined && firstGap(done, 1n, end) === undefined;
  const exhausted = reached(strategy.size);
  return {
    counts: mergeCounts([...kept, ...pending].map(({ counts }) => counts)),
    finds: all ? finds : finds.slice(0, 1),
    ...(nearest === undefined ? {} : { nearest }),
    status: finds.length > 0 ? "refuted" : exhausted ? "exhausted" : "budget",
    complete: exhausted || reached(cases) || (first !== undefined && reached(first + 1n)),
  };
}

/** Runs a campaign, or what remains of one that was interrupted. @throws InputError where an instance cannot be decided */
export async function campaign(settings: CampaignSettings): Promise<Summary> {
  const { parameters, loaded, journal, worker, workers = 1 } = settings;
  const strategy = strategyOf(loaded.conjecture, parameters);
  const run = new Run(settings, strategy);
  if (workers === 1) {
    await run.all((job) => here(loaded.conjecture, strategy, job, run));
  } else {
    if (worker === undefined) throw new RangeError("several threads need a file to run");
    const { Pool } = await import("./pool.js");
    const pool = new Pool(parameters, loaded, worker, workers, run.stopping);
    run.shrinking = () => pool.shrinking;
    const watch = setInterval(() => {
      run.show();
    }, often);
    try {
      await Promise.all(Array.from({ length: workers }, () => run.all((job) => pool.work(job))));
    } finally {
      clearInterval(watch);
      await pool.close();
    }
  }
  journal?.close();
  return summary(run.chunks, parameters, strategy);
}

/** Which jobs are out, and what has come back. */
class Run {
  readonly chunks: ChunkData[];
  private readonly waiting: Range[];
  private dealt: readonly Range[];
  private readonly end: bigint | undefined;
  private readonly pace: Pace;
  private readonly deadline: number;
  private firstFind: bigint | undefined;
  private shown = 0;
  /** Decisions so far that shrank a find. */
  shrinking = (): number => 0;
  /** Aborted when no further instance is to be decided. */
  readonly stopping: AbortSignal;
  private readonly stopper = new AbortController();

  constructor(private readonly settings: CampaignSettings, private readonly strategy: Strategy) {
    const { journal, parameters, time, signal, workers = 1 } = settings;
    this.chunks = [...(journal?.chunks ?? [])];
    this.firstFind = this.chunks.reduce(earlierFind, undefined);
    this.waiting = journal?.leftBehind() ?? [];
    this.dealt = this.waiting.reduce<readonly Range[]>(withRange, journal?.ranges ?? []);
    this.end = parameters.cases === undefined ? strategy.size : strategy.size === undefined || parameters.cases < strategy.size ? parameters.cases : strategy.size;
    this.pace = new Pace(strategy.chunk, workers);
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
  async all(work: (job: Job) => Promise<ChunkData>): Promise<void> {
    for (let job = this.next(); job !== undefined; job = this.next()) {
      const begun = performance.now();
      const chunk = await work(job);
      this.pace.took(BigInt(chunk.to) - BigInt(chunk.from), performance.now() - begun);
      this.finished(chunk);
    }
  }

  private next(): Job | undefined {
    if (this.stopped) return undefined;
    const { journal, parameters } = this.settings;
    const dealt = this.dealt[0]?.from === 0n ? this.dealt[0].to : 0n;
    const gap = firstGap(this.dealt, this.pace.next(this.end === undefined ? undefined : this.end - dealt), this.end);
    const [left] = this.waiting;
    const again = left !== undefined && (gap === undefined || left.from < gap.from);
    const range = again ? left : gap;
    if (range === undefined || (!parameters.all && this.firstFind !== undefined && range.from > this.firstFind)) return undefined;
    if (again) this.waiting.shift();
    else this.dealt = withRange(this.dealt, range);
    const { all, shrink } = parameters;
    return { ...range, all, ...(shrink === undefined ? {} : { shrink }), ...(journal === undefined ? {} : { part: journal.partOf(range.from) }) };
  }

  private finished(chunk: ChunkData): void {
    const { pending: _, ...done } = chunk;
    this.settings.journal?.append(done);
    if (chunk.from !== chunk.to || chunk.pending !== undefined) this.chunks.push(chunk);
    this.firstFind = earlierFind(this.firstFind, chunk);
    this.show();
  }

  /** Reports, unless it has just been done. */
  show(): void {
    const { progress, parameters } = this.settings;
    if (progress === undefined || performance.now() < this.shown + often) return;
    this.shown = performance.now();
    progress(summary(this.chunks, parameters, this.strategy), this.shrinking());
  }
}

/** A job on this thread, with pauses in which timers and signals are heard. */
async function here(conjecture: Conjecture, strategy: Strategy, job: Job, run: Run): Promise<ChunkData> {
  let decisions = run.shrinking();
  run.shrinking = () => decisions;
  const control: Control = {
    stopped: () => run.stopped,
    superfluous: () => run.stopped,
    found: () => undefined,
    shrinking: () => {
      decisions++;
    },
  };
  const steps = working(conjecture, strategy, job, control);
  let pause = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < pause) continue;
    run.show();
    await setImmediate();
    pause = performance.now() + slice;
  }
}

/** The lowest task with a find, of one that is known and those of a chunk. */
function earlierFind(known: bigint | undefined, { finds = [] }: ChunkData): bigint | undefined {
  return finds.reduce((least, { task }) => (least === undefined || BigInt(task) < least ? BigInt(task) : least), known);
}
