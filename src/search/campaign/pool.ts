/**
 * The threads of a campaign (piscina), and the memory that they share: whether to stop, the
 * lowest task with a find, and how many instances were decided to shrink finds.
 */
import { Piscina } from "piscina";
import { InputError } from "../../exact/errors.js";
import type { Job } from "./job.js";
import type { Loaded } from "./load.js";
import type { CampaignParameters } from "../strategy/parameters.js";
import type { ChunkData } from "./results.js";
import { noFind, type WorkerJob, type WorkerResult } from "./worker.js";

/** Instances are short-lived: with room for twice as many as is usual, threads wait less for each other's collectors. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

export class Pool {
  private readonly pool: Piscina<WorkerJob, WorkerResult>;
  private readonly shared = new BigInt64Array(new SharedArrayBuffer(24));

  /** @param filename of the worker, which knows the built-in conjectures */
  constructor(
    private readonly parameters: CampaignParameters,
    private readonly loaded: Loaded,
    filename: string,
    workers: number,
    stopping: AbortSignal,
  ) {
    this.pool = new Piscina({ filename, minThreads: workers, maxThreads: workers, idleTimeout: Infinity, resourceLimits });
    Atomics.store(this.shared, 1, noFind);
    const stop = (): void => {
      Atomics.store(this.shared, 0, 1n);
    };
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
  }

  async work(job: Job): Promise<ChunkData> {
    const result = await this.pool.run({ job, parameters: this.parameters, reference: this.loaded.reference, shared: this.shared });
    if ("refused" in result) throw new InputError(result.refused);
    return result.chunk;
  }

  /** Decisions so far that shrank a find. */
  get shrinking(): number {
    return Number(Atomics.load(this.shared, 2));
  }

  async close(): Promise<void> {
    await this.pool.close();
  }
}
