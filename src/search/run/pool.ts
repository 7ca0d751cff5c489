/**
 * The threads of a run (piscina), and the memory that they share: whether to stop, the lowest task
 * that ends the run, and how many steps were counted.
 */
import { Piscina } from "piscina";
import { InputError, type InputErrorCode } from "../../exact/errors.js";
import { noEnd, type Job, type JobResult, type Threads } from "./run.js";

/** Instances are short-lived: with room for twice as many as is usual, threads wait less for each other's collectors. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

/** What a thread is asked. */
export interface ThreadJob<Order> {
  readonly job: Job;
  /** What is to be worked on, as plain data. */
  readonly order: Order;
  readonly shared: BigInt64Array;
}

/** Errors lose their class on the way between threads: what the user has to know crosses as data. */
export type ThreadResult<Result> =
  | { readonly result: Result }
  | {
      readonly refused: {
        readonly code: InputErrorCode;
        readonly path: string;
        readonly expected: string;
        readonly found: string;
      };
    };

/** @param filename of the file that threads run @param order what they work on, as plain data */
export function pool<Result extends JobResult>(
  filename: string,
  order: object,
): (workers: number, stopping: AbortSignal) => Promise<Threads<Result>> {
  return (workers, stopping) => {
    const piscina = new Piscina<ThreadJob<object>, ThreadResult<Result>>({
      filename,
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: Infinity,
      resourceLimits,
    });
    const shared = new BigInt64Array(new SharedArrayBuffer(24));
    Atomics.store(shared, 1, noEnd);
    const stop = (): void => {
      Atomics.store(shared, 0, 1n);
    };
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
    return Promise.resolve({
      work: async (job) => {
        const answer = await piscina.run({ job, order, shared });
        if ("refused" in answer) throw new InputError(answer.refused);
        return answer.result;
      },
      counted: () => Number(Atomics.load(shared, 2)),
      close: () => piscina.close(),
    });
  };
}
