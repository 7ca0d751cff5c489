/**
 * The threads of a run (piscina), and the memory that they share: whether to stop, the lowest task
 * that ends the run, and how many steps were counted.
 *
 * A thread is given up where a step takes too long, or where it does not stop when it should. Its job
 * is then done again up to the task of that step and without the step: what a task does depends on
 * nothing but its number, so that the same steps come again.
 */
import { setFlagsFromString } from "node:v8";
import { Piscina } from "piscina";
import { InputError, type InputErrorCode } from "../../exact/errors.js";
import { ConjectureFault } from "../statement/guard.js";
import { noEnd, type Job, type JobResult, type Step, type Threads } from "./run.js";

/** Instances are short-lived: with room for twice as many as is usual, threads wait less for each other's collectors. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };
/**
 * How much V8 inlines into one function, in bytes of bytecode; 920 is usual. Every thread compiles for
 * itself, beside all others: with less to compile a search is quicker by a tenth to a fifth, short ones by
 * more. It affects speed only.
 */
const inlining = "--max-inlined-bytecode-size-cumulative=200";
/** Milliseconds between two looks at a thread. */
const often = 100;

/** What a thread is asked. */
export interface ThreadJob<Order> {
  readonly job: Job;
  /** What is to be worked on, as plain data. */
  readonly order: Order;
  readonly shared: BigInt64Array;
  readonly beats: BigInt64Array;
}

/** Errors lose their class on the way between threads: what the user has to know crosses as data. */
export type ThreadResult<Result> =
  | { readonly result: Result }
  /** The message of a ConjectureFault. */
  | { readonly faulty: string }
  | {
      readonly refused: {
        readonly code: InputErrorCode;
        readonly path: string;
        readonly expected: string;
        readonly found: string;
      };
    };

/** How long threads are waited for, and what becomes of one that is given up. */
export interface Patience<Result> {
  /** Milliseconds that a step may take. Default: no bound. */
  readonly step?: number;
  /** Milliseconds for which a thread may go on when it should stop. */
  readonly grace: number;
  /** The result of a job whose step ended its thread. @param left the result of the task alone, without the step */
  readonly ended?: (job: Job, step: Step, left: Result | undefined) => Result;
}

/** What became of a job on a thread. */
type Attempt<Result> =
  | { readonly status: "done"; readonly result: Result }
  | { readonly status: "stopped" | "late" | "ended"; readonly step: Step };

/** @param filename of the file that threads run @param order what they work on, as plain data */
export function pool<Result extends JobResult>(
  filename: string,
  order: object,
  patience: Patience<Result>,
): (workers: number, stopping: AbortSignal) => Promise<Threads<Result>> {
  return (workers, stopping) => Promise.resolve(new Pool(filename, order, patience, workers, stopping));
}

class Pool<Result extends JobResult> implements Threads<Result> {
  private readonly piscina: Piscina<ThreadJob<object>, ThreadResult<Result>>;
  private readonly shared = new BigInt64Array(new SharedArrayBuffer(24));

  constructor(
    filename: string,
    private readonly order: object,
    private readonly patience: Patience<Result>,
    workers: number,
    private readonly stopping: AbortSignal,
  ) {
    setFlagsFromString(inlining);
    this.piscina = new Piscina({
      filename,
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: Infinity,
      resourceLimits,
    });
    Atomics.store(this.shared, 1, noEnd);
    const stop = (): void => {
      Atomics.store(this.shared, 0, 1n);
    };
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
  }

  readonly work = async (job: Job): Promise<Result | undefined> => {
    const skips: Step[] = [];
    let { to } = job;
    for (;;) {
      const attempt = await this.attempt({ ...job, to, skips });
      if (attempt.status === "done") return attempt.result;
      if (attempt.status === "stopped") return undefined;
      if (attempt.status === "late") {
        skips.push(attempt.step);
        to = attempt.step.task + 1n;
        continue;
      }
      const { step } = attempt;
      const { task } = step;
      const alone =
        step.number === 0 ? undefined : await this.attempt({ from: task, to: task + 1n, skips: [...skips, step] });
      if (this.patience.ended === undefined) throw new Error("a thread ended");
      return this.patience.ended(job, step, alone?.status === "done" ? alone.result : undefined);
    }
  };

  readonly counted = (): number => Number(Atomics.load(this.shared, 2));

  readonly close = async (): Promise<void> => {
    await this.piscina.close();
  };

  private async attempt(job: Job): Promise<Attempt<Result>> {
    const { order, shared, stopping, patience } = this;
    const beats = new BigInt64Array(new SharedArrayBuffer(24));
    const giveUp = new AbortController();
    const seen: { count: bigint; since: number; stopped?: number; reason?: "late" | "stopped" } = {
      count: -1n,
      since: performance.now(),
    };
    const watch = setInterval(() => {
      const now = performance.now();
      const count = Atomics.load(beats, 2);
      if (count !== seen.count) [seen.count, seen.since] = [count, now];
      if (stopping.aborted) seen.stopped ??= now;
      const deciding = Atomics.load(beats, 1) !== 0n;
      if (seen.stopped !== undefined && now - seen.stopped > patience.grace) seen.reason = "stopped";
      else if (patience.step !== undefined && deciding && now - seen.since > patience.step) seen.reason = "late";
      if (seen.reason !== undefined) giveUp.abort();
    }, often);
    const step = (): Step => ({ task: Atomics.load(beats, 0), number: Number(Atomics.load(beats, 1)) });
    try {
      const answer = await this.piscina.run({ job, order, shared, beats }, { signal: giveUp.signal });
      if ("refused" in answer) throw new InputError(answer.refused);
      if ("faulty" in answer) throw new ConjectureFault(answer.faulty);
      return { status: "done", result: answer.result };
    } catch (error) {
      if (seen.reason !== undefined) return { status: seen.reason, step: step() };
      if (error instanceof Error && error.message.startsWith("worker exited")) return { status: "ended", step: step() };
      throw error;
    } finally {
      clearInterval(watch);
    }
  }
}
