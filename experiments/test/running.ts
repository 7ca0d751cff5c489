/** Runs of the command in this package, as processes, into folders of their own. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const packageFolder = join(import.meta.dirname, "..");

/** A folder that is removed with the process. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-run-"));
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Starts a quick run. Its output is not read. */
export function startRun(output: string, ...options: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "run.ts", "--quick", "--output", output, ...options], {
    cwd: packageFolder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** A quick run to its end. */
export async function wholeRun(output: string, ...options: readonly string[]): Promise<void> {
  const [status] = (await once(startRun(output, ...options), "exit")) as [number | null];
  assert.equal(status, 0);
}

/** The files of a run that the same seed decides, by their path: not the time, not what is kept. */
export function resultsIn(output: string): Map<string, string> {
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(output.length + 1));
  const compared = files.filter((file) => file !== "time.csv" && !file.startsWith("kept"));
  return new Map(compared.sort().map((file) => [file, readFileSync(join(output, file), "utf8")]));
}
