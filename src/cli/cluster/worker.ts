/** `exact-cdp cluster worker`: works on the shards of a queue. */
import { availableParallelism } from "node:os";
import { counted } from "../../exact/words.js";
import { work } from "../../cluster/worker.js";
import { workerFile } from "../../conjectures/worker-file.js";
import { Faulty } from "../io/faulty.js";
import { Interrupted } from "../io/interrupted.js";
import { mostWorkers, wholeOption } from "../io/options.js";
import { print } from "../io/output.js";
import { watched } from "../io/progress.js";
import { makeWay } from "../io/terminal.js";
import { campaignIn, withQueue, type QueueOptions } from "./queued.js";

export interface WorkerOptions extends QueueOptions {
  readonly workers?: string;
  readonly untilEmpty?: true;
  readonly lock?: string;
  readonly json?: true;
}

const second = 1000;
/** Seconds of silence after which a shard is another worker's. */
const usualLock = "30";
const mostSeconds = 86_400n;
/** Milliseconds between two checkpoints, at most. */
const usualPause = 5000;

export async function worker(module: string | undefined, options: WorkerOptions): Promise<void> {
  const workers =
    options.workers === undefined
      ? availableParallelism()
      : Number(wholeOption(options.workers, "--workers", mostWorkers));
  const lock = second * Number(wholeOption(options.lock ?? usualLock, "--lock", mostSeconds));
  if (workerFile === undefined) throw new Error("the package is not built, and threads need its files");
  const threadFile = workerFile;
  await withQueue(options, true, async (queue) => {
    const campaign = await campaignIn(queue, module);
    let so = "waiting for a shard";
    const { end, interrupted } = await watched(
      async (signal) => ({
        end: await work({
          queue,
          campaign,
          threadFile,
          workers,
          lock,
          // Whoever takes over finds what was done before the silence.
          pause: Math.min(usualPause, lock / 2),
          untilEmpty: options.untilEmpty === true,
          signal,
          note: (text) => {
            makeWay();
            process.stderr.write(`exact-cdp: ${text}\n`);
          },
          progress: (text) => (so = text),
        }),
        interrupted: signal.aborted,
      }),
      () => so,
    );
    const { done, failed } = end;
    if (options.json === true) print(`${JSON.stringify({ done, failed })}\n`);
    else print(`${counted(done, "shard")} done${failed === 0 ? "" : `, ${String(failed)} failed`}\n`);
    if (interrupted) throw new Interrupted();
    if (failed > 0) throw new Faulty(`${counted(failed, "shard")} failed here; cluster status says why`);
  });
}
