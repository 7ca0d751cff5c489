/**
 * The same seed gives the same bytes: a quick run from nothing, and one that is killed at a random place and resumed.
 *
 * The place is drawn with EXACT_CDP_SEED, a number or `random`. EXACT_CDP_QUICK_RUN is the folder of a quick run
 * from nothing, where there is one already.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seeded, seedOf } from "../random.js";
import { newFolder, resultsIn, startRun, wholeRun } from "./running.js";

const given = process.env["EXACT_CDP_SEED"] ?? "1";
const seed = given === "random" ? Date.now() : Number(given);

/** Starts a run and kills it when so many files have been written into the folder of kept parts. */
async function killedRun(output: string, writes: number): Promise<void> {
  const kept = join(output, "kept");
  mkdirSync(kept, { recursive: true });
  let seen = 0;
  const run = startRun(output);
  const watcher = watch(kept, () => {
    if (++seen === writes) run.kill("SIGKILL");
  });
  const [, signal] = (await once(run, "exit")) as [number | null, string | null];
  watcher.close();
  assert.equal(signal, "SIGKILL");
}

void test("two quick runs from nothing, one of them killed and resumed, give the same files", async (t) => {
  const { EXACT_CDP_QUICK_RUN: made } = process.env;
  const [straight, resumed] = [made ?? newFolder(), newFolder()];
  if (made === undefined) await wholeRun(straight);
  const parts = readdirSync(join(straight, "kept")).length;
  // Each part is written and renamed: at least two events. The run is killed before its last part.
  const writes = 1 + Math.floor((2 * parts - 3) * seeded(seedOf(seed, "kill"))());
  t.diagnostic(`${String(parts)} parts, killed after ${String(writes)} events, EXACT_CDP_SEED=${String(seed)}`);
  await killedRun(resumed, writes);
  const found = readdirSync(join(resumed, "kept")).filter((name) => name.endsWith(".json")).length;
  assert.ok(found < parts, "the run was killed before its end");
  await wholeRun(resumed);
  const [expected, actual] = [resultsIn(straight), resultsIn(resumed)];
  assert.ok(expected.has("report.md") && expected.has("points.csv"));
  assert.ok([...expected.keys()].some((file) => file.endsWith(".svg")));
  assert.deepEqual([...actual.keys()], [...expected.keys()]);
  for (const [file, text] of expected) assert.equal(actual.get(file), text, file);
});
