/**
 * A thread of a campaign: takes jobs, and looks at the shared memory between instances.
 */
import { InputError, type InputErrorCode } from "../../exact/errors.js";
import type { Conjecture } from "../conjectures/conjecture.js";
import { strategyOf } from "../strategy/index.js";
import type { Strategy } from "../strategy/strategy.js";
import { working, type Control, type Job } from "./job.js";
import { loadConjecture } from "./load.js";
import type { CampaignParameters } from "./parameters.js";
import type { ChunkData } from "./results.js";

/** What the place of the lowest find holds while there is none. */
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

let loaded: Promise<{ readonly conjecture: Conjecture; readonly strategy: Strategy }> | undefined;

export default async function work(given: WorkerJob): Promise<WorkerResult> {
  try {
    return { chunk: await worked(given) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, path, expected, found } = error;
    return { refused: { code, path, expected, found } };
  }
}

async function worked({ job, parameters, reference, shared }: WorkerJob): Promise<ChunkData> {
  loaded ??= loadConjecture(reference).then(({ conjecture }) => ({ conjecture, strategy: strategyOf(conjecture, parameters) }));
  const { conjecture, strategy } = await loaded;
  const stopped = (): boolean => Atomics.load(shared, 0) !== 0n;
  const control: Control = {
    stopped,
    superfluous: (task) => stopped() || (!job.all && task > Atomics.load(shared, 1)),
    found: (task) => {
      if (!job.all) lower(shared, task);
    },
    shrinking: () => {
      Atomics.add(shared, 2, 1n);
    },
  };
  const steps = working(conjecture, strategy, job, control);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
