/**
 * The queue of a campaign on a Redis server: shards as jobs of BullMQ, and beside them what they come to.
 *
 * BullMQ deals shards out, gives those of a silent worker to another, tries again what failed, and keeps those
 * that fail for good. The keys of our own, all under one hash tag: `campaign` (its text), `checkpoint/SHARD` (a
 * list of pieces that meet), `results` (by shard, the text whose digest the job returned), `starts` (how often a
 * shard was begun without getting on), `ended` (shards with a find that ends the run) and `workers`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Job, Queue, UnrecoverableError, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { InputError } from "../exact/errors.js";
import { parsePlain } from "../search/counterexample/plain.js";
import type { Place } from "./place.js";

const tag = "{exact-cdp}";
/** Milliseconds in which a server has to answer at first, and between two tries to reach it again. */
const [patience, pause] = [5000, 1000];
/** Jobs that are written or read at a time. */
const batch = 500;
/** Times that a shard is tried that fails, and milliseconds before the second, which double. */
const [attempts, delay] = [4, 1000];

/** A shard that this process works on. */
export interface Taken {
  readonly shard: bigint;
  /** The campaign that it is of. */
  readonly campaign: string;
  /** Whether it is still this process's. */
  readonly keep: () => Promise<boolean>;
  /** @param digest of the result, which `result` has written */
  readonly complete: (digest: string) => Promise<void>;
  /** @param forever whether another try is in vain */
  readonly fail: (reason: string, forever: boolean) => Promise<void>;
  /** To whoever asks next. */
  readonly giveBack: () => Promise<void>;
}

/** How many shards there are in each state. */
export interface QueueCounts {
  readonly waiting: number;
  readonly running: number;
  /** Waiting to be tried again. */
  readonly delayed: number;
  readonly failed: number;
  readonly done: number;
}

/** A shard that failed for good. */
export interface DeadLetter {
  readonly shard: bigint;
  readonly reason: string;
}

/** What a worker says of itself. */
export interface Heartbeat {
  readonly worker: string;
  readonly shard?: string;
  /** Tasks of the shard that are done. */
  readonly tasks: string;
  /** Tasks a second, over all its shards. */
  readonly rate: number;
  /** When, in milliseconds since 1970 by the server's clock. */
  readonly at: number;
}

export class CampaignQueue {
  private worker: Worker | undefined;

  private constructor(
    private readonly place: Place,
    private readonly classes: Pick<Packages, "Worker" | "UnrecoverableError">,
    private readonly redis: Redis,
    private readonly queue: Queue,
  ) {}

  /**
   * @param lasting whether to reach the server again after it was lost; else commands fail
   * @param lost is told of a lost connection (with the reason), and of a new one, where that lasts
   * @throws InputError "usage" where no server answers, or not to us
   */
  static async open(place: Place, lasting: boolean, lost: (reason?: string) => void): Promise<CampaignQueue> {
    const { Client, ...classes } = await packages();
    const listening = lasting ? lost : undefined;
    const deadline = performance.now() + (lasting ? patience : 0);
    let redis = await reached(Client, place, listening);
    // A server that is being started again is waited for by what lasts.
    while (typeof redis === "string" && isAway(redis) && performance.now() < deadline) {
      await sleep(pause / 4);
      redis = await reached(Client, place, listening);
    }
    if (typeof redis === "string")
      throw new InputError({
        code: "file",
        path: "--queue",
        expected: `a Redis server at ${place.shown} that lets us in`,
        found: redis,
      });
    const queue = new classes.Queue(place.name, { connection: redis, prefix: tag, skipVersionCheck: true });
    queue.on("error", () => undefined); // the connection's own listener tells
    return new CampaignQueue(place, classes, redis, queue);
  }

  /** For messages. */
  get shown(): string {
    return `${this.place.shown}, queue ${this.place.name}`;
  }

  async close(): Promise<void> {
    await this.worker?.close(true);
    await this.queue.close();
    this.redis.disconnect();
  }

  private key(what: string): string {
    return `${tag}:${this.place.name}/${what}`;
  }

  /** The text of the campaign, if there is one. */
  async campaign(): Promise<string | undefined> {
    return (await this.redis.get(this.key("campaign"))) ?? undefined;
  }

  /**
   * Writes a campaign and queues its shards; those that are queued already stay as they are.
   * @returns false where the queue has another campaign
   */
  async submit(text: string, id: string, shards: bigint, progress: (queued: number) => void): Promise<boolean> {
    await this.redis.set(this.key("campaign"), text, "NX");
    if ((await this.campaign()) !== text) return false;
    for (let from = 1; from <= Number(shards); from += batch) {
      const count = Math.min(batch, Number(shards) - from + 1);
      await this.queue.addBulk(
        Array.from({ length: count }, (_, i) => ({
          name: "shard",
          data: { campaign: id, shard: String(from + i) },
          opts: { jobId: jobId(from + i), attempts, backoff: { type: "exponential", delay } },
        })),
      );
      progress(from + count - 1);
    }
    return true;
  }

  async counts(): Promise<QueueCounts> {
    const { queue } = this;
    const counts = await queue.getJobCounts("wait", "prioritized", "active", "delayed", "failed", "completed");
    const of = (...states: readonly string[]): number => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    return {
      waiting: of("wait", "prioritized"),
      running: of("active"),
      delayed: of("delayed"),
      failed: of("failed"),
      done: of("completed"),
    };
  }

  async deadLetters(): Promise<DeadLetter[]> {
    const jobs = await this.queue.getFailed();
    return jobs
      .map((job) => ({ shard: BigInt((job.data as ShardData).shard), reason: job.failedReason }))
      .sort((a, b) => (a.shard < b.shard ? -1 : 1));
  }

  /** Queues the shards that failed for good once more. */
  async retry(): Promise<void> {
    await this.redis.del(this.key("starts"));
    await this.queue.retryJobs({ state: "failed" });
  }

  /** Queues a shard once more whose result is no good, and forgets what it came to. */
  async again(shard: bigint): Promise<void> {
    await this.redis
      .multi()
      .hdel(this.key("results"), String(shard))
      .hdel(this.key("starts"), String(shard))
      .zrem(this.key("ended"), String(shard))
      .del(this.key(`checkpoint/${String(shard)}`))
      .exec();
    await (await this.queue.getJob(jobId(shard)))?.retry("completed");
  }

  /** The digests that the workers of some shards returned; undefined for a shard that is not done. */
  async digests(shards: readonly bigint[]): Promise<(string | undefined)[]> {
    return Promise.all(
      shards.map(async (shard) => {
        const job = await this.queue.getJob(jobId(shard));
        const digest = (job?.returnvalue as { readonly digest?: unknown } | null | undefined)?.digest;
        return job?.finishedOn !== undefined && typeof digest === "string" ? digest : undefined;
      }),
    );
  }

  /** The texts of some shards' results. */
  async results(shards: readonly bigint[]): Promise<(string | undefined)[]> {
    if (shards.length === 0) return [];
    const texts = await this.redis.hmget(this.key("results"), ...shards.map(String));
    return texts.map((text) => text ?? undefined);
  }

  async heartbeats(): Promise<{ readonly now: number; readonly workers: readonly Heartbeat[] }> {
    const all = Object.values(await this.redis.hgetall(this.key("workers")));
    return { now: await this.now(), workers: all.map((text) => parsePlain(text) as Heartbeat) };
  }

  /** Removes the campaign and all that belongs to it. */
  async remove(): Promise<void> {
    await this.queue.obliterate({ force: true });
    for await (const keys of this.redis.scanStream({ match: `${this.key("")}*`, count: batch }))
      if ((keys as string[]).length > 0) await this.redis.unlink(...(keys as string[]));
  }

  /** Begins to look for shards of silent workers. @param lock milliseconds of silence after which a shard is another's */
  async listen(lock: number): Promise<void> {
    const worker = new this.classes.Worker(this.place.name, null, {
      connection: this.redis,
      prefix: tag,
      skipVersionCheck: true,
      lockDuration: lock,
      stalledInterval: lock,
      // How often a shard was begun in vain is counted by us: that its worker went away says nothing against it.
      maxStalledCount: 1_000_000_000,
      drainDelay: 0.2,
    });
    worker.on("error", () => undefined);
    await worker.startStalledCheckTimer();
    this.worker = worker;
  }

  /** The next shard; waits for a fifth of a second. @param token of this process */
  async take(token: string, lock: number): Promise<Taken | undefined> {
    const job = (await this.worker?.getNextJob(token)) as Job<ShardData> | undefined;
    if (job === undefined) return undefined;
    const { shard, campaign } = job.data;
    return {
      shard: BigInt(shard),
      campaign,
      keep: async () => (await job.extendLock(token, lock)) === 1,
      complete: async (digest) => {
        await job.moveToCompleted({ digest }, token, false);
      },
      fail: async (reason, forever) => {
        const error = forever ? new this.classes.UnrecoverableError(reason) : new Error(reason);
        await job.moveToFailed(error, token, false);
      },
      giveBack: async () => {
        await this.redis.hdel(this.key("starts"), shard);
        await job.moveToWait(token);
      },
    };
  }

  /** A shard is begun. @returns how often it was, since it last got on */
  async started(shard: bigint): Promise<number> {
    return this.redis.hincrby(this.key("starts"), String(shard), 1);
  }

  /** The texts of the checkpoints of a shard. */
  async checkpoints(shard: bigint): Promise<string[]> {
    return this.redis.lrange(this.key(`checkpoint/${String(shard)}`), 0, -1);
  }

  async checkpoint(shard: bigint, text: string): Promise<void> {
    await this.redis
      .multi()
      .rpush(this.key(`checkpoint/${String(shard)}`), text)
      .hdel(this.key("starts"), String(shard))
      .exec();
  }

  /** @param ended whether it has a find that ends the run */
  async result(shard: bigint, text: string, ended: boolean): Promise<void> {
    const changes = this.redis
      .multi()
      .hset(this.key("results"), String(shard), text)
      .hdel(this.key("starts"), String(shard))
      .del(this.key(`checkpoint/${String(shard)}`));
    if (ended) changes.zadd(this.key("ended"), String(shard), String(shard));
    await changes.exec();
  }

  /** The lowest shard with a find that ends the run. */
  async ended(): Promise<bigint | undefined> {
    const [lowest] = await this.redis.zrange(this.key("ended"), "0", "0");
    return lowest === undefined ? undefined : BigInt(lowest);
  }

  async beat(heartbeat: Omit<Heartbeat, "at">): Promise<void> {
    const text = JSON.stringify({ ...heartbeat, at: await this.now() });
    await this.redis.hset(this.key("workers"), heartbeat.worker, text);
  }

  async leave(worker: string): Promise<void> {
    await this.redis.hdel(this.key("workers"), worker);
  }

  private async now(): Promise<number> {
    const [seconds] = await this.redis.time();
    return 1000 * Number(seconds);
  }
}

interface ShardData {
  readonly campaign: string;
  readonly shard: string;
}

function jobId(shard: bigint | number): string {
  return `shard-${String(shard)}`;
}

interface Packages {
  readonly Queue: typeof Queue;
  readonly Worker: typeof Worker;
  readonly UnrecoverableError: typeof UnrecoverableError;
  readonly Client: typeof Redis;
}

/** @throws InputError where they are not installed */
async function packages(): Promise<Packages> {
  try {
    const [{ Queue, Worker, UnrecoverableError }, { Redis: Client }] = await Promise.all([
      import("bullmq"),
      import("ioredis"),
    ]);
    return { Queue, Worker, UnrecoverableError, Client };
  } catch (error) {
    throw new InputError({
      code: "file",
      path: "--queue",
      expected: "the packages bullmq and ioredis (npm install bullmq ioredis)",
      found: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * A client of a server that answers, or why there is none.
 * @param lost is told of a lost connection, which is then made again; without it commands fail
 */
async function reached(
  Client: typeof Redis,
  { url }: Place,
  lost: ((reason?: string) => void) | undefined,
): Promise<Redis | string> {
  let [up, away, reason] = [false, false, "no answer"];
  const redis = new Client(url, {
    lazyConnect: true,
    connectTimeout: patience,
    maxRetriesPerRequest: null,
    retryStrategy: () => (up && lost !== undefined ? pause : null),
  });
  redis.on("error", (error: NodeJS.ErrnoException) => {
    reason = reasonOf(error);
    if (up && !away) lost?.(reason);
    away = up;
  });
  redis.on("ready", () => {
    if (away) lost?.();
    away = false;
  });
  try {
    await redis.connect();
    await redis.ping();
    up = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    const text = reasonOf(error as NodeJS.ErrnoException);
    return text === "Connection is closed." ? reason : text;
  }
}

/** Whether a reason is that nobody answers, for now. */
function isAway(reason: string): boolean {
  return /ECONNREFUSED|ECONNRESET|Connection is closed|LOADING/.test(reason);
}

/** What an error says, in one line. Several addresses that do not answer are one error without a message. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return (error.message === "" ? (error.code ?? error.name) : error.message).replace(/\s+/g, " ");
}
