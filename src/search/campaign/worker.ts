/**
 * A thread of a campaign: takes jobs, and looks at the shared memory between instances.
 */
import { InputError, type InputErrorCode } from "../../exact/errors.js";
import { finish } from "../../exact/steps.js";
import type { Conjecture } from "../statement/conjecture.js";
import { strategyOf } from "../strategy/index.js";
import type { Strategy } from "../strategy/strategy.js";
import { working, type Control, type Job } from "./job.js";
import { loadConjecture, type Registry } from "./load.js";
import type { CampaignParameters } from "../strategy/parameters.js";
import type { ChunkData } from "./results.js";

/** The lowest find while there is none. */
export const noFind = 2n ** 63n - 1n;

export interface WorkerJob {
  readonly job: Job;
  readonly parameters: CampaignParameters;
  /** The conjecture, as loadConjecture takes it. */
  readonly reference: string;
  /** Whether to stop (0 or 1), the lowest task with a find, and how many instances were decided to shrink finds. */
  readonly shared: BigInt64Array;
}

/** Errors lose their class on the way between threads: what the user has to know crosses as data. */
export type WorkerResult = { readonly chunk: ChunkData } | { readonly refused: { readonly code: InputErrorCode; readonly path: string; readonly expected: string; readonly found: string } };

/** The work of a thread, for the built-in conjectures and users' modules. */
export function workerOf(registry: Registry): (given: WorkerJob) => Promise<WorkerResult> {
  let loaded: Promise<{ readonly conjecture: Conjecture; readonly strategy: Strategy }> | undefined;
  return async ({ job, parameters, reference, shared }) => {
    try {
      loaded ??= loadConjecture(reference, registry).then(({ conjecture }) => ({ conjecture, strategy: strategyOf(conjecture, parameters) }));
      const { conjecture, strategy } = await loaded;
      return { chunk: finish(working(conjecture, strategy, job, controlOf(job, shared))) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { code, path, expected, found } = error;
      return { refused: { code, path, expected, found } };
    }
  };
}

function controlOf(job: Job, shared: BigInt64Array): Control {
  const stopped = (): boolean => Atomics.load(shared, 0) !== 0n;
  return {
    stopped,
    superfluous: (task) => stopped() || (!job.all && task > Atomics.load(shared, 1)),
    found: (task) => {
      if (!job.all) lower(shared, task);
    },
    shrinking: () => {
      Atomics.add(shared, 2, 1n);
    },
  };
}

/** Lowers the place of the lowest find; other threads may do so at the same time. */
function lower(shared: BigInt64Array, task: bigint): void {
  let known = Atomics.load(shared, 1);
  while (task < known) {
    const before = Atomics.compareExchange(shared, 1, known, task);
    if (before === known) return;
    known = before;
  }
}
