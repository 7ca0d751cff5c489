/**
 * The whole command against the whole process of esolver: from a file to the written answer.
 *
 * `node dist/cli/main.js solve FILE -D D -P P --json`, less `node -e 0`, against esolver on the linear
 * program, its own start-up left in. And what starting takes: `--version`, `import "exact-cdp"`, and reading a
 * problem file of about 10 MB. All of it is processor time of whole processes, threads included. Runs
 * alternate.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { problemToFile } from "../../src/format/problem.js";
import { toLpText } from "../../src/lp/text.js";
import { programAt } from "../support/programs.js";
import { families, instance, measuredKinds, randomProblem, type Instance } from "./families.js";
import { processorTime, Repeated } from "./measure.js";
import { boundsAt } from "./places.js";
import type { Settings } from "./settings.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const library = new URL("../../dist/index.js", import.meta.url).href;

/** Letters of the large file, which make 10 MB of it. */
const largeSize = 1180;

/** Milliseconds of processor time. */
export interface CommandRow {
  readonly family: Instance["family"];
  readonly size: number;
  readonly kind: Instance["kind"];
  readonly node: number;
  readonly whole: number;
  readonly esolver?: number;
}

/** Milliseconds of processor time; the library and the reading without what Node needs itself. */
export interface StartTimes {
  readonly node: number;
  readonly version: number;
  readonly library: number;
  readonly reading: number;
  readonly megabytes: number;
}

export interface CommandTimes {
  readonly start: StartTimes;
  readonly rows: readonly CommandRow[];
}

/** Undefined where dist is not built, or where no bash measures. */
export function commandTimes({ commandSizes, seeds, runs, timeout, progress }: Settings): CommandTimes | undefined {
  if (!existsSync(main) || nodeTime([]) === undefined) return undefined;
  progress("command: start");
  const start = startTimes(runs);
  const rows: CommandRow[] = [];
  for (const size of commandSizes) {
    for (const family of families) {
      for (const kind of measuredKinds) {
        progress(`command: ${size} letters, ${family}, ${kind}`);
        rows.push(commandRow({ family, size, kind, seed: seeds[0]! }, runs, timeout));
      }
    }
  }
  return { start, rows };
}

function startTimes(runs: number): StartTimes {
  return inFolder((folder) => {
    const file = join(folder, "problem.json");
    const problem = randomProblem({ size: largeSize, seed: 1, perception: "total-variation" });
    const text = JSON.stringify(problemToFile(problem));
    writeFileSync(file, text);
    const [importing, reading] = [join(folder, "import.mjs"), join(folder, "read.mjs")];
    writeFileSync(importing, `import ${JSON.stringify(library)};`);
    writeFileSync(
      reading,
      `import { readFileSync } from "node:fs"; import { readProblem } from ${JSON.stringify(library)}; readProblem(readFileSync(${JSON.stringify(file)}, "utf8"));`,
    );
    const [node, version, imported, read] = medians(runs, [
      () => nodeTime(["-e", "0"]),
      () => nodeTime([main, "--version"]),
      () => nodeTime([importing]),
      () => nodeTime([reading]),
    ]);
    return {
      node: node!,
      version: version!,
      library: imported! - node!,
      reading: read! - imported!,
      megabytes: text.length / 1e6,
    };
  });
}

function commandRow(given: Instance, runs: number, timeout: number): CommandRow {
  const problem = instance(given);
  const bounds = boundsAt(given, "interior");
  return inFolder((folder) => {
    const file = join(folder, "problem.json");
    writeFileSync(file, JSON.stringify(problemToFile(problem)));
    writeFileSync(join(folder, "program.lp"), toLpText(programAt(problem, bounds)));
    const solving = [main, "solve", file, "-D", String(bounds.distortion), "-P", String(bounds.perception), "--json"];
    const [node, whole, esolver] = medians(runs, [
      () => nodeTime(["-e", "0"]),
      () => nodeTime(solving),
      () => processorTime("esolver", ["-L", "-O", "program.sol", "program.lp"], { cwd: folder, timeout }),
    ]);
    const { family, size, kind } = given;
    return { family, size, kind, node: node!, whole: whole!, ...(esolver === undefined ? {} : { esolver }) };
  });
}

/** The medians of tasks that take turns; undefined for one that gives no time. */
function medians(runs: number, tasks: readonly (() => number | undefined)[]): (number | undefined)[] {
  const times = tasks.map(() => new Repeated(20_000));
  for (let i = 0; i < runs; i++)
    tasks.forEach((task, k) => {
      if (times[k]!.wanted) times[k]!.add(task());
    });
  return times.map(({ median }) => median);
}

function nodeTime(parameters: readonly string[]): number | undefined {
  return processorTime(process.execPath, parameters, { timeout: 600_000 });
}

function inFolder<T>(task: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-bench-"));
  try {
    return task(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
