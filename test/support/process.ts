/** Processes and their ends. Loads no test runner, so that a global setup may import it. */
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

/** Milliseconds after which a process is taken for one that hangs. */
const hang = 200_000;

export interface Finished {
  /** Exit status; null when a signal ended the process. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Waits for the end of a process and collects what it writes from now on.
 * @param timeout ends a process that hangs; no process of a test takes so long on a busy machine
 * @throws where it is not started, or hangs
 */
export async function finished(
  child: ChildProcess & { readonly stdout: Readable; readonly stderr: Readable },
  timeout = hang,
): Promise<Finished> {
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => (written[stream] += text));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(
        new Error(`not finished after ${String(timeout)} ms: ${child.spawnargs.slice(2).join(" ")}\n${written.stderr}`),
      );
    }, timeout);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, ...written });
    });
  });
}
