/** Threads that outlive a shard: to start them for each would cost as much as small shards take. */
import { pool } from "../search/run/pool.js";
import type { JobResult, Threads } from "../search/run/run.js";
import type { Divided } from "./divided.js";

export class KeptThreads {
  private kept: { readonly threads: Threads<JobResult>; readonly stopper: AbortController } | undefined;

  /** @param filename of the file that threads run */
  constructor(
    private readonly filename: string,
    private readonly divided: Divided,
  ) {}

  /** For a run, which closes them without effect: `renew` does. */
  readonly start = async (workers: number, stopping: AbortSignal): Promise<Threads<JobResult>> => {
    const stopper = this.kept?.stopper ?? new AbortController();
    const { order, patience } = this.divided;
    const threads =
      this.kept?.threads ?? (await pool<JobResult>(this.filename, order, patience)(workers, stopper.signal));
    this.kept = { threads, stopper };
    stopping.addEventListener("abort", () => {
      stopper.abort();
    });
    return { work: threads.work, counted: threads.counted, close: () => Promise.resolve() };
  };

  /** After a run that was stopped, or ended early: its threads remember. */
  async renew(): Promise<void> {
    const { kept } = this;
    this.kept = undefined;
    await kept?.threads.close();
  }
}
