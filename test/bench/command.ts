/**
 * The whole command against the whole process of esolver: from a file to the written answer.
 *
 * `node dist/cli/main.js solve FILE -D D -P P --json`, less what starting the command takes
 * (`--version`), against esolver on the linear program, its own start-up left in. Runs alternate.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { problemToFile } from "../../src/format/problem.js";
import { toLpText } from "../../src/lp/text.js";
import { programAt } from "../support/programs.js";
import { families, instance, measuredKinds, type Instance } from "./families.js";
import { Repeated, timed } from "./measure.js";
import { Peers } from "./peers.js";
import { boundsAt } from "./places.js";
import type { Settings } from "./settings.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Milliseconds. */
export interface CommandRow {
  readonly family: Instance["family"];
  readonly size: number;
  readonly kind: Instance["kind"];
  readonly version: number;
  readonly whole: number;
  readonly esolver?: number;
}

/** Undefined where dist is not built. */
export async function commandRows({
  commandSizes,
  seeds,
  runs,
  timeout,
  progress,
}: Settings): Promise<CommandRow[] | undefined> {
  if (!existsSync(main)) return undefined;
  const rows: CommandRow[] = [];
  for (const size of commandSizes) {
    for (const family of families) {
      for (const kind of measuredKinds) {
        progress(`command: ${size} letters, ${family}, ${kind}`);
        rows.push(await commandRow({ family, size, kind, seed: seeds[0]! }, runs, timeout));
      }
    }
  }
  return rows;
}

async function commandRow(given: Instance, runs: number, timeout: number): Promise<CommandRow> {
  const problem = instance(given);
  const bounds = boundsAt(given, "interior");
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-bench-"));
  const peers = new Peers(toLpText(programAt(problem, bounds)));
  const [version, whole, esolver] = [new Repeated(10_000), new Repeated(10_000), new Repeated(10_000)];
  try {
    const file = join(folder, "problem.json");
    writeFileSync(file, JSON.stringify(problemToFile(problem)));
    const solving = ["solve", file, "-D", String(bounds.distortion), "-P", String(bounds.perception), "--json"];
    commandTime(solving);
    for (let i = 0; i < runs; i++) {
      if (version.wanted) version.add(commandTime(["--version"]));
      if (whole.wanted) whole.add(commandTime(solving));
      if (esolver.wanted) esolver.add((await peers.esolver(timeout))?.whole);
    }
  } finally {
    peers.end();
    rmSync(folder, { recursive: true });
  }
  const { family, size, kind } = given;
  const foreign = esolver.median;
  return {
    family,
    size,
    kind,
    version: version.median ?? NaN,
    whole: whole.median ?? NaN,
    ...(foreign === undefined ? {} : { esolver: foreign }),
  };
}

function commandTime(parameters: readonly string[]): number {
  const { value, ms } = timed(() => spawnSync(process.execPath, [main, ...parameters], { encoding: "utf8" }));
  if (value.status !== 0) throw new Error(`the command failed: ${value.stderr}`);
  return ms;
}
