/**
 * A worker of a campaign: takes shards from the queue, one after the other, and works on each with all of its
 * threads.
 *
 * What it loses when it is killed is what it did since the last checkpoint. A worker that was silent for too
 * long (paused, cut off) finds that its shard is another's, and drops it: what two workers say of one shard is
 * the same.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { InputError } from "../exact/errors.js";
import { parsePlain } from "../search/counterexample/plain.js";
import { ConjectureFault } from "../search/statement/guard.js";
import { tasksOf, type Campaign } from "./campaign.js";
import type { Piece } from "./divided.js";
import type { CampaignQueue, Taken } from "./queue.js";
import { digestOf, readResult, resultText, superfluous } from "./result.js";
import { chainOf, runShard } from "./shard.js";
import { KeptThreads } from "./threads.js";

/** Times that a shard may be begun without getting on: then it is taken for one that kills its workers. */
const mostStarts = 5;
/** Milliseconds between two signs of life, at most. */
const usualBeat = 5000;

export interface WorkerSettings {
  readonly queue: CampaignQueue;
  readonly campaign: Campaign;
  /** The file that threads run. */
  readonly threadFile: string;
  /** Threads. */
  readonly workers: number;
  /** Milliseconds of silence after which a shard is another's. */
  readonly lock: number;
  /** Milliseconds between two checkpoints. */
  readonly pause: number;
  /** End where no shard is waiting or running. */
  readonly untilEmpty: boolean;
  readonly signal: AbortSignal;
  /** Says what happens, in a line. */
  readonly note: (text: string) => void;
  readonly progress: (text: string) => void;
}

export interface WorkerEnd {
  /** Shards that this worker finished. */
  readonly done: number;
  readonly failed: number;
}

/** Works until there is nothing to do, or until the signal. @throws InputError where the queue has got another campaign */
export async function work(settings: WorkerSettings): Promise<WorkerEnd> {
  const worker = new ClusterWorker(settings);
  try {
    return await worker.all();
  } finally {
    await worker.close();
  }
}

class ClusterWorker {
  private readonly token = randomUUID();
  private readonly name = `${hostname()}:${String(process.pid)}`;
  private readonly threads: KeptThreads;
  private done = 0;
  private failed = 0;
  private tasks = 0n;
  private readonly begin = performance.now();

  constructor(private readonly settings: WorkerSettings) {
    this.threads = new KeptThreads(settings.threadFile, settings.campaign.divided);
  }

  async all(): Promise<WorkerEnd> {
    const { queue, lock, signal, untilEmpty } = this.settings;
    await queue.listen(lock);
    while (!signal.aborted) {
      const taken = await queue.take(this.token, lock);
      if (taken !== undefined) await this.one(taken);
      else if (untilEmpty && (await this.idle())) break;
    }
    await queue.leave(this.name);
    return { done: this.done, failed: this.failed };
  }

  async close(): Promise<void> {
    await this.threads.renew();
  }

  private async idle(): Promise<boolean> {
    const { waiting, running, delayed } = await this.settings.queue.counts();
    this.settings.progress(`${String(running + delayed)} shards are other workers'`);
    return waiting + running + delayed === 0;
  }

  private async one(taken: Taken): Promise<void> {
    const { queue, campaign, note } = this.settings;
    const { shard } = taken;
    if (taken.campaign !== campaign.id) {
      await taken.giveBack();
      throw new InputError({
        code: "usage",
        path: "--queue",
        expected: "the campaign that this worker began with",
        found: "another one",
      });
    }
    const ended = await queue.ended();
    if (ended !== undefined && ended < shard) {
      await this.quietly(taken.complete(superfluous));
      return;
    }
    const [known] = await queue.results([shard]);
    if (known !== undefined && this.readResult(known, shard) !== undefined) {
      await this.quietly(taken.complete(digestOf(known)));
      return;
    }
    const starts = await queue.started(shard);
    if (starts > mostStarts) {
      await this.fail(taken, `begun ${String(mostStarts)} times and never got on: it ends its workers`, true);
      return;
    }
    const name = `shard ${String(shard)} of ${String(campaign.shards)}`;
    try {
      await this.through(taken, name);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await this.threads.renew();
      note(`${name}: ${reason}`);
      await this.fail(taken, reason, error instanceof InputError || error instanceof ConjectureFault);
    }
  }

  /** Works through a shard. */
  private async through(taken: Taken, name: string): Promise<void> {
    const { queue, campaign, workers, pause, note, progress } = this.settings;
    const { shard } = taken;
    const known = await this.checkpoints(shard);
    const range = tasksOf(campaign, shard);
    const before = this.tasks;
    const skipped = known.reduce((sum, { from, to }) => sum + BigInt(to) - BigInt(from), 0n);
    let reached = skipped;
    const session = new Session(taken, this.settings, () => this.beat(shard, reached));
    try {
      const end = await runShard(campaign, {
        shard,
        known,
        workers,
        threads: this.threads.start,
        signal: session.signal,
        pause,
        save: (piece) => {
          session.write(() => queue.checkpoint(shard, JSON.stringify(piece)));
        },
        progress: (tasks) => {
          reached = tasks;
          this.tasks = before + tasks - skipped;
          progress(`${name}: ${String((100n * tasks) / (range.to - range.from))} %`);
        },
      });
      await session.written();
      // Threads remember a stop, and a find.
      if (end.status !== "done" || end.pieces.some((piece) => campaign.divided.end(piece) !== undefined))
        await this.threads.renew();
      if (end.status === "done") {
        await this.finish(taken, end.pieces);
      } else if (end.status === "faulty") {
        note(`${name}: ${end.reason}`);
        await this.fail(taken, end.reason, true);
      } else if (session.why === "interrupted") {
        await this.quietly(taken.giveBack());
      } else if (session.why === "superfluous") {
        await this.quietly(taken.complete(superfluous));
      } else {
        note(`${name} is another worker's now: this one was silent for too long`);
      }
    } finally {
      session.close();
    }
  }

  private async finish(taken: Taken, pieces: readonly Piece[]): Promise<void> {
    const { queue, campaign } = this.settings;
    const text = resultText(pieces);
    const ended = pieces.some((piece) => campaign.divided.end(piece) !== undefined);
    await queue.result(taken.shard, text, ended);
    this.done++;
    await this.quietly(taken.complete(digestOf(text)));
  }

  private async fail(taken: Taken, reason: string, forever: boolean): Promise<void> {
    this.failed++;
    await this.quietly(taken.fail(reason, forever));
  }

  /** The end of a shard that is another worker's by now is no matter: that one comes to the same. */
  private async quietly(end: Promise<void>): Promise<void> {
    try {
      await end;
    } catch (error) {
      this.settings.note(error instanceof Error ? error.message : String(error));
    }
  }

  /** What checkpoints say that can be read. */
  private async checkpoints(shard: bigint): Promise<Piece[]> {
    const range = tasksOf(this.settings.campaign, shard);
    const pieces = (await this.settings.queue.checkpoints(shard)).flatMap((text) => {
      const piece = attempt(() => this.settings.campaign.divided.read(parsePlain(text), range, "checkpoint"));
      return piece === undefined ? [] : [piece];
    });
    return chainOf(pieces, range.from);
  }

  private readResult(text: string, shard: bigint): readonly Piece[] | undefined {
    return attempt(() => readResult(this.settings.campaign, text, shard, "result"));
  }

  private async beat(shard: bigint, tasks: bigint): Promise<void> {
    const seconds = (performance.now() - this.begin) / 1000;
    const rate = seconds > 0 ? Number(this.tasks) / seconds : 0;
    await this.settings.queue
      .beat({ worker: this.name, shard: String(shard), tasks: String(tasks), rate })
      .catch(() => undefined);
  }
}

/** A shard while a worker has it: it is kept, checkpoints are written one after the other, and it is stopped. */
class Session {
  /** Why no further step is to be taken; undefined where a checkpoint could not be written. */
  why: "interrupted" | "lost" | "superfluous" | undefined;
  private readonly stopper = new AbortController();
  private readonly timers: readonly NodeJS.Timeout[];
  private last: Promise<unknown> = Promise.resolve();
  private failure: Error | undefined;

  constructor(
    taken: Taken,
    private readonly settings: Pick<WorkerSettings, "queue" | "lock" | "signal">,
    beat: () => Promise<void>,
  ) {
    const { queue, lock, signal } = settings;
    signal.addEventListener("abort", this.interrupt);
    if (signal.aborted) this.interrupt();
    const keep = async (): Promise<void> => {
      if (!(await taken.keep().catch(() => false))) this.stop("lost");
    };
    const look = async (): Promise<void> => {
      await beat();
      const ended = await queue.ended().catch(() => undefined);
      if (ended !== undefined && ended < taken.shard) this.stop("superfluous");
    };
    this.timers = [setInterval(() => void keep(), lock / 3), setInterval(() => void look(), Math.min(usualBeat, lock))];
    void look();
  }

  get signal(): AbortSignal {
    return this.stopper.signal;
  }

  /** Writes after all that was to be written before. */
  write(next: () => Promise<void>): void {
    this.last = this.last.then(next).catch((error: unknown) => {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      this.stopper.abort();
    });
  }

  /** @throws what writing has thrown */
  async written(): Promise<void> {
    await this.last;
    if (this.failure !== undefined) throw this.failure;
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.settings.signal.removeEventListener("abort", this.interrupt);
  }

  private readonly interrupt = (): void => {
    this.stop("interrupted");
  };

  private stop(why: NonNullable<Session["why"]>): void {
    this.why ??= why;
    this.stopper.abort();
  }
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
