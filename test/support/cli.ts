/**
 * The command `exact-cdp`, as users run it, from the sources as they are.
 *
 * A command that reads no standard input runs inside the test's own process, one at a time:
 * a hundredth of a second. What needs a process (standard input, signals, pipes) gets one of
 * its own, for which the sources are bundled, as the package is, into a folder named by the hash of their text, so
 * that no stale build is ever tested and every worker shares one.
 *
 *     const { status, stdout, stderr } = await exactCdp(["solve", "-", "--at", "inf,0"], { input: text });
 */
import { spawn, spawnSync, type ChildProcess, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { run } from "../../src/cli/program.js";
import { finished, type Finished } from "./process.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = join(root, "src");
// Inside node_modules, so that the packages the command imports are found from there.
const verified = join("proofs", "extraction", "checker.cjs");
const bundles = join(root, "node_modules", ".cache", "exact-cdp-cli");
const day = 86_400_000;
export { finished, type Finished };

export interface Settings {
  /** Standard input; without it, an empty one. */
  readonly input?: string | Uint8Array;
  /** Working folder. */
  readonly cwd?: string;
  /** After so many milliseconds the process is killed and the run fails. */
  readonly timeout?: number;
  /** When it reports its progress: as for users, or after a tenth of a second. Default: never. */
  readonly progress?: "after two seconds" | "soon";
}

/** Runs the command to its end. */
export async function exactCdp(words: readonly string[], settings: Settings = {}): Promise<Finished> {
  if (settings.input === undefined && settings.timeout === undefined)
    return inTurn(() => within(words, settings.cwd ?? root));
  return inProcess(words, settings);
}

/** Runs the command to its end in a process of its own. */
export async function inProcess(words: readonly string[], settings: Settings = {}): Promise<Finished> {
  const child = start(words, settings);
  child.stdin.on("error", () => undefined); // a command that refuses its arguments reads nothing
  child.stdin.end(settings.input ?? "");
  return finished(child, settings.timeout);
}

let last: Promise<unknown> = Promise.resolve();

/** Standard output, the folder and the status belong to the whole process: one command after another. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = last.then(task);
  last = result.catch(() => undefined);
  return result;
}

/** Runs the command here, with what it writes caught. */
async function within(words: readonly string[], cwd: string): Promise<Finished> {
  const written = { stdout: "", stderr: "" };
  const before = { cwd: process.cwd(), exitCode: process.exitCode, isTTY: process.stdout.isTTY };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text: string | Uint8Array) => {
      written[stream] += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
      return true;
    }),
  );
  process.chdir(cwd);
  process.exitCode = undefined;
  process.stdout.isTTY = false;
  try {
    const status = await run(words);
    return { status, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.chdir(before.cwd);
    process.exitCode = before.exitCode;
    process.stdout.isTTY = before.isTTY;
  }
}

/** Starts the command, for tests that do something while it runs. */
export function start(words: readonly string[], { cwd, progress }: Settings = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [progress === "soon" ? impatientMainFile() : mainFile(), ...words], {
    cwd: cwd ?? root,
    env: { ...plainEnvironment(), EXACT_CDP_PROGRESS: progress === undefined ? "never" : "" },
  });
}

/**
 * Waits until a process has written this to standard error, progress lines in particular.
 * @throws where it ends before
 */
export async function said(child: ChildProcessWithoutNullStreams, words = /\S/): Promise<void> {
  let written = "";
  await new Promise<void>((resolve, reject) => {
    const listen = (text: Buffer | string): void => {
      written += String(text);
      if (!words.test(written)) return;
      child.stderr.off("data", listen);
      resolve();
    };
    child.stderr.on("data", listen);
    child.on("close", () => {
      reject(new Error(`ended before it said ${String(words)}: ${child.spawnargs.slice(2).join(" ")}\n${written}`));
    });
  });
}

/** Waits for the first line that a process prints, without its end. @throws where it ends before */
export async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  let written = "";
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (text: Buffer | string) => {
      written += String(text);
      if (written.includes("\n")) resolve(written.slice(0, written.indexOf("\n")));
    });
    child.on("close", () => {
      reject(new Error(`ended before it printed a line: ${child.spawnargs.slice(2).join(" ")}`));
    });
  });
}

/**
 * Waits until something holds that a process brings about, the growth of a file for instance, or until the process
 * has ended: then false.
 */
export async function untilSeen(child: ChildProcess, holds: () => boolean): Promise<boolean> {
  for (;;) {
    if (holds()) return true;
    if (child.exitCode !== null || child.signalCode !== null) return false;
    await sleep(10);
  }
}

/** Runs many tasks, a few at a time, and keeps their order. */
export async function inBatches<T, R>(tasks: readonly T[], run: (task: T) => Promise<R>, atOnce = 3): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < tasks.length) {
      const index = next++;
      results[index] = await run(tasks[index]!);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** A new empty folder; `remove` it when the tests are done. */
export function temporaryFolder(): {
  readonly path: string;
  readonly file: (name: string, content?: string | Uint8Array) => string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), "exact-cdp-test-"));
  return {
    path,
    file: (name, content) => {
      const file = join(path, name);
      if (content !== undefined) writeFileSync(file, content);
      return file;
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/**
 * The command as it is, but for how long a run lasts before its progress is reported: a test that waits for a report
 * waits, and computes, two seconds less.
 */
function impatientMainFile(): string {
  const original = dirname(dirname(mainFile()));
  const copy = `${original}-impatient`;
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(`${copy}-`);
    cpSync(original, unfinished, { recursive: true });
    changeScripts(unfinished, /\bpatience = 2e3;/, "patience = 100;");
    putInPlace(unfinished, copy);
  }
  return join(copy, "cli", "main.js");
}

/** In the place of the explorer's built page. */
const page = '<!doctype html><title>stand-in</title><script type="module" src="./assets/page-aB3_d-9Z.js"></script>';

let bundled: string | undefined;

/** The command, ready for `node`. Bundled when the sources have changed: then this module, which imports the command, is loaded anew. */
export function mainFile(): string {
  return (bundled ??= bundledMain());
}

function bundledMain(): string {
  const texts = [
    ...readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => join("src", name)),
    ...["package.json", "package-lock.json", "scripts/bundle.mjs", "scripts/checker.mjs", verified],
  ].map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  const hash = createHash("sha256")
    .update(JSON.stringify([page, texts]))
    .digest("hex")
    .slice(0, 24);
  const folder = join(bundles, hash);
  if (!existsSync(folder)) bundle(folder);
  return join(folder, "cli", "main.js");
}

/** The build of the package, into another folder; test/golden/version.test.ts runs cli/program by itself. */
const build = `
import { bundlePackage } from "./scripts/bundle.mjs";
import { bundleChecker } from "./scripts/checker.mjs";
const [, root, folder] = process.argv;
await bundlePackage(root, folder, ["cli/program"]);
bundleChecker(folder + "/check.mjs");
`;

function bundle(folder: string): void {
  mkdirSync(bundles, { recursive: true });
  forgetOld();
  const unfinished = mkdtempSync(join(bundles, "unfinished-"));
  writeFileSync(join(unfinished, "package.json"), `{"type":"module"}`);
  // A process of its own: vite builds asynchronously, and tests ask for a name at once.
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", build, root, unfinished], {
    cwd: root,
    encoding: "utf8",
    env: plainEnvironment(),
  });
  if (status !== 0) throw new Error(`the package was not built: ${stderr}`);
  copyFileSync(join(root, verified), join(unfinished, "verified.cjs"));
  mkdirSync(join(unfinished, "web"));
  writeFileSync(join(unfinished, "web", "index.html"), page);
  putInPlace(unfinished, folder);
}

/**
 * Changes a bundle at its one place that the pattern matches.
 * @throws where there is none, or more than one
 */
export function changeScripts(folder: string, pattern: RegExp, replacement: string): void {
  const changed = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .flatMap((name) => {
      const file = join(folder, name);
      const text = readFileSync(file, "utf8");
      return pattern.test(text) ? [{ file, text: text.replace(pattern, replacement) }] : [];
    });
  if (changed.length !== 1) throw new Error(`${String(pattern)} is in ${String(changed.length)} files of ${folder}`);
  for (const { file, text } of changed) writeFileSync(file, text);
}

/** Gives a folder that is complete its name, unless another worker was faster. */
function putInPlace(complete: string, folder: string): void {
  try {
    renameSync(complete, folder);
  } catch (error) {
    rmSync(complete, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function forgetOld(): void {
  for (const name of readdirSync(bundles)) {
    const folder = join(bundles, name);
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < Date.now() - day) rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing of the test runner's environment changes what the command prints. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, FORCE_COLOR, NODE_V8_COVERAGE, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}
