/**
 * Making a report: problem files, the outputs of commands, the pages around them, the checker, the manifest.
 *
 * Commands run inside of the folder, in this process; a problem and its surface are computed once for all
 * of them. Everything is made of the problem files alone: the same files, the same bytes.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { problemHash } from "../../certificate/data.js";
import { problemToFile } from "../../format/problem.js";
import { printable } from "../../exact/errors.js";
import { counted, shellWords } from "../../exact/words.js";
import type { Cells } from "../../plot/index.js";
import { producer } from "../../report/listing.js";
import { loadProblem, readingOnce } from "../io/load-problem.js";
import { Interrupted } from "../io/interrupted.js";
import { writeFile } from "../io/output-file.js";
import { patience, progressWanted } from "../io/patience.js";
import { makeWay } from "../io/terminal.js";
import { buildCells } from "../io/plot-sources.js";
import { checkerText } from "./checker.js";
import { manifestName, manifestOf, manifestText, type Manifest } from "./manifest.js";
import { hasSurface, sharedSteps, stepsOf, type Reported, type Step } from "./plan.js";
import { readmeText } from "./readme.js";
import { documentText } from "./document.js";

/** Runs a command line. @returns its exit status */
export type Execute = (words: readonly string[]) => Promise<number>;

/** A report that was made. */
export interface Made {
  readonly manifest: Manifest;
  /** How many of the problems it has: fewer after an interruption. */
  readonly problems: number;
}

/** Writes the problem files, canonically. */
export function writeProblems(folder: string, all: readonly Reported[]): void {
  mkdirSync(join(folder, "problems"), { recursive: true });
  for (const { file, problem } of all)
    writeFile(join(folder, file), [`${JSON.stringify(problemToFile(problem), null, 1)}\n`]);
}

/**
 * Makes a report of problem files that lie in the folder.
 * @param execute runs a command line in the folder
 * @throws Interrupted where not even one problem was finished, or among the tables of all problems
 */
export async function makeReport(folder: string, all: readonly Reported[], execute: Execute): Promise<Made> {
  return readingOnce(() => make(folder, all, execute));
}

async function make(folder: string, all: readonly Reported[], execute: Execute): Promise<Made> {
  const commands = new Map<string, string>();
  const done: Reported[] = [];
  const heard = listen();
  const tell = progress();
  try {
    for (const one of all) {
      tell(`${one.problem.name}, ${String(done.length + 1)} of ${counted(all.length, "problem")}`);
      const own = new Map<string, string>();
      try {
        for (const step of stepsOf(one, await inFolder(folder, () => cellsOf(one.file)))) {
          if (heard.interrupted) throw new Interrupted();
          await take(folder, step, execute, own);
        }
      } catch (error) {
        if (!(error instanceof Interrupted) || done.length === 0) throw error;
        for (const path of own.keys()) rmSync(join(folder, path), { force: true });
        break;
      }
      for (const [path, command] of own) commands.set(path, command);
      done.push(one);
    }
    // Still heard here, or a signal between two commands would end the process with half a report on the disk.
    for (const step of sharedSteps(done)) await take(folder, step, execute, commands);
  } finally {
    heard.end();
  }
  for (const { file } of all.slice(done.length)) rmSync(join(folder, file), { force: true });
  const page = { problems: done, commands, read: (path: string) => readFileSync(join(folder, path), "utf8") };
  writeFile(join(folder, "README.md"), [readmeText(page)]);
  writeFile(join(folder, "report.tex"), [documentText(page)]);
  writeFile(join(folder, "check.mjs"), [checkerText()]);
  const problems = done.map(({ file, problem }) => ({ name: problem.name, file, sha256: problemHash(problem) }));
  const manifest = manifestOf(folder, { producer, problems }, commands);
  writeFile(join(folder, manifestName), [manifestText(manifest)]);
  return { manifest, problems: done.length };
}

/** The cells of C, undefined where C is known at points only. */
async function cellsOf(file: string): Promise<Cells | undefined> {
  const problem = await loadProblem(file);
  return hasSurface(problem) ? buildCells(problem, "the report needs all of it") : undefined;
}

/** Runs a step, and notes the command of what it writes. */
async function take(folder: string, step: Step, execute: Execute, commands: Map<string, string>): Promise<void> {
  const command = shellWords(["exact-cdp", ...step.words]);
  for (const path of step.writes) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    commands.set(path, command);
  }
  const before = process.exitCode;
  const status = await inFolder(folder, () => execute(step.words));
  process.exitCode = before;
  if (status === 130) throw new Interrupted();
  // 1: a theorem is refuted, which is a result.
  if (status !== 0 && status !== 1)
    throw new Error(`a command of the report ends with status ${String(status)}: ${command}`);
}

/** Notes an interruption between the steps of commands, which listen themselves. A second one ends the process at once. */
function listen(): { readonly interrupted: boolean; end: () => void } {
  const note = (): void => {
    state.interrupted = true;
    state.end();
  };
  const state = {
    interrupted: false,
    end: (): void => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, note);
    },
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, note);
  return state;
}

/** Says after two seconds which problem is at work. */
function progress(): (text: string) => void {
  const start = performance.now();
  return (text) => {
    if (!progressWanted() || performance.now() - start < patience) return;
    makeWay();
    process.stderr.write(`exact-cdp: ${printable(text)}\n`);
  };
}

/** Commands name files as they lie in the folder. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}
