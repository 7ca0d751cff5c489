/**
 * Campaigns: what a core decides of every statement, what 10 000 simulated shards cost to plan, check and merge, and
 * what a queue costs two workers, beside one process and two.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { campaignOf, tasksOf } from "../../src/cluster/campaign.js";
import { dividedFamily, familyRecord, type BlocksPiece } from "../../src/cluster/divided-family.js";
import { timed as timedSample } from "../../src/cluster/plan.js";
import { digestOf } from "../../src/cluster/result.js";
import { conjectures, conjectureNamed } from "../../src/conjectures/registry.js";
import { Family, type FamilyShape } from "../../src/enumeration/family.js";
import { InputError } from "../../src/exact/errors.js";
import { finish } from "../../src/exact/steps.js";
import { mergeRecords, recordText } from "../../src/search/grid/record.js";
import { wholePart } from "../../src/search/grid/part.js";
import { measureOptions } from "../../src/search/statement/measures.js";
import { emptyTally } from "../../src/search/statement/tally.js";
import { leastClasses, type Conjecture } from "../../src/search/statement/conjecture.js";
import { collectedFrom, honest, simulatedTexts } from "../support/simulated-campaign.js";
import { isOnPath } from "../support/tools.js";
import { RedisServer } from "../cluster/redis.js";
import { median } from "./measure.js";
import type { Settings } from "./settings.js";

/** Cores and hours of the plan on paper. */
const coreSeconds = 100 * 24 * 3600;

export interface DayRow {
  readonly conjecture: string;
  readonly letters: number;
  /** Cases that a core decides in a second. */
  readonly rate: number;
  /** Cases that a hundred cores decide in a day. */
  readonly day: number;
  /** The largest N = M whose whole family that covers, with all smaller ones. */
  readonly covered: number;
}

/** Shapes with n letters and n outputs. */
const sizes = [2, 3] as const;

/** What a core decides of the statements that are about one channel. */
export function dayRows({ progress, quick }: Settings): readonly DayRow[] {
  const asked = conjectures.filter(({ grid, name }) => grid?.other === undefined && (!quick || name === "theorem-2"));
  return asked.flatMap((conjecture) =>
    sizes.flatMap((letters) => {
      progress(`${conjecture.name}, ${String(letters)} letters`);
      // Of fast statements as much as a sample of seconds needs.
      const fast = conjecture.scope?.channelOnly === true;
      const shape = shapeOf(conjecture, letters, letters === 2 ? (fast ? 40n : 6n) : fast ? 8n : 4n);
      const rate = rateOf(conjecture, shape);
      if (rate === undefined) return [];
      const day = rate * coreSeconds;
      let [covered, sum] = [0, 0];
      for (let N = 1; N < 1000; N++) {
        sum += Number(new Family(shapeOf(conjecture, letters, BigInt(N)), measuresOf(conjecture)).size);
        if (sum > day) break;
        covered = N;
      }
      return [{ conjecture: conjecture.name, letters, rate, day, covered }];
    }),
  );
}

/** Cases a second; nothing where the measures of the statement fit other letters only. */
function rateOf(conjecture: Conjecture, shape: FamilyShape): number | undefined {
  try {
    return finish(timedSample(dividedOf(conjecture, shape))).rate;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function shapeOf(conjecture: Conjecture, letters: number, N: bigint): FamilyShape {
  return {
    classes: Math.max(2, leastClasses(conjecture)),
    inputs: letters,
    outputs: letters,
    denominator: N,
    sourceDenominator: N,
  };
}

function measuresOf(conjecture: Conjecture): ReturnType<typeof measureOptions> {
  return measureOptions(conjecture, {}, (key) => key);
}

function dividedOf(conjecture: Conjecture, shape: FamilyShape): ReturnType<typeof dividedFamily> {
  const family = {
    conjecture,
    measures: measuresOf(conjecture),
    parts: [wholePart(new Family(shape, measuresOf(conjecture)))],
  };
  return dividedFamily({ family, first: false }, { reference: conjecture.name, conjecture });
}

export interface MergeRow {
  readonly shards: number;
  readonly cases: number;
  readonly blocks: number;
  readonly what: string;
  readonly seconds: number;
  readonly megabytes: number;
}

/** A campaign of simulated results: what is found in its cases is made up, all else is as it would be. */
export async function mergeRows({ progress, quick }: Settings): Promise<readonly MergeRow[]> {
  const conjecture = conjectureNamed("theorem-2");
  const shape = { classes: 2, inputs: 4, outputs: 4, denominator: 8n, sourceDenominator: 12n };
  const blockSize = 2n ** 26n;
  const measures = measuresOf(conjecture);
  const family = { conjecture, measures, blockSize, parts: [wholePart(new Family(shape, measures))] };
  const loaded = { reference: "theorem-2", conjecture };
  const shards = quick ? 100n : 10_000n;
  const rows: MergeRow[] = [];
  const cases = Number(new Family(shape, measures).size);
  const measured = async <T>(
    what: string,
    blocks: number,
    megabytes: (value: T) => number,
    task: () => Promise<T> | T,
  ): Promise<T> => {
    progress(what);
    const start = performance.now();
    const value = await task();
    const seconds = (performance.now() - start) / 1000;
    rows.push({ shards: Number(shards), cases, blocks, what, seconds, megabytes: megabytes(value) });
    return value;
  };
  const campaign = campaignOf({ family, first: false }, loaded, shards, "simulated");
  const { grains } = campaign.divided;
  const blocks = Number(grains.count);
  const ranges = await measured(
    "plan all shards",
    blocks,
    () => 0,
    () => Array.from({ length: Number(shards) }, (_, i) => tasksOf(campaign, BigInt(i) + 1n)),
  );
  const texts = simulatedTexts(campaign);
  const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const collected = await measured(
    "check and join all results",
    blocks,
    () => size,
    () => collectedFrom(campaign, honest(texts)),
  );
  const whole = await measured(
    "write the record",
    blocks,
    (text) => text.length / 1e6,
    () => recordText(familyRecord(family, collected.pieces)),
  );
  const named = ranges.map(({ from, to }, i) => {
    const [piece] = JSON.parse(texts[i]!) as BlocksPiece[];
    const part = { ...wholePart(family.parts[0]!.family, from, to), done: to, blocks: piece!.blocks };
    return {
      name: String(i),
      record: { ...family, parts: [{ ...part, tally: { ...emptyTally, cases: to - from, applicable: to - from } }] },
    };
  });
  // In an order that no run would have.
  named.sort((a, b) => (digestOf(a.name) < digestOf(b.name) ? -1 : 1));
  const merged = await measured(
    "merge as many records of array jobs, in any order",
    blocks,
    (text) => text.length / 1e6,
    () => recordText(mergeRecords(named)),
  );
  if (merged !== whole) throw new Error("the two ways to put shards together differ");
  return rows;
}

export interface QueueRow {
  readonly cases: number;
  /** Milliseconds of the clock, medians: one process, two processes of a half each, two workers of a queue. */
  readonly one: number;
  readonly two: number;
  readonly queue: number;
}

/** theorem-2 over about 10⁹ cases; nothing where there is no server or no build. */
export async function queueRow({ quick, progress, runs }: Settings): Promise<QueueRow | undefined> {
  const main = join("dist", "cli", "main.js");
  if (!isOnPath("redis-server", process.env) || !existsSync(main)) return undefined;
  const shape = ["theorem-2", "-n", "3", "-m", "3", "-N", quick ? "6" : "9", "-M", quick ? "7" : "12"];
  const family = new Family(
    { classes: 2, inputs: 3, outputs: 3, denominator: quick ? 6n : 9n, sourceDenominator: quick ? 7n : 12n },
    measuresOf(conjectureNamed("theorem-2")),
  );
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-bench-"));
  const server = await RedisServer.start();
  const [ones, twos, queues]: [number[], number[], number[]] = [[], [], []];
  const command = (...words: readonly string[]): Promise<number> => ended(main, words);
  const at = ["--queue", server.url];
  try {
    for (let run = 0; run < Math.min(runs, 3); run++) {
      const file = (name: string): string => join(folder, `${name}-${String(run)}`);
      progress(`one process, run ${String(run + 1)}`);
      ones.push(await command("verify-family", ...shape, "--record", file("one")));
      progress(`two processes, run ${String(run + 1)}`);
      twos.push(
        await together(
          [1, 2].map(
            (i) => () =>
              command("verify-family", ...shape, "--shard", `${String(i)}/2`, "--record", file(`half-${String(i)}`)),
          ),
        ),
      );
      progress(`two workers, run ${String(run + 1)}`);
      await command("cluster", "submit", ...shape, "--shards", quick ? "8" : "40", ...at);
      queues.push(
        await together([1, 2].map(() => () => command("cluster", "worker", "--workers", "1", "--until-empty", ...at))),
      );
      await command("cluster", "collect", "--record", file("queue"), "--remove", ...at);
      if (readFileSync(file("one"), "utf8") !== readFileSync(file("queue"), "utf8"))
        throw new Error("the queue came to something else");
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  return { cases: Number(family.size), one: median(ones), two: median(twos), queue: median(queues) };
}

async function together(tasks: readonly (() => Promise<unknown>)[]): Promise<number> {
  const start = performance.now();
  await Promise.all(tasks.map((task) => task()));
  return performance.now() - start;
}

function ended(main: string, words: readonly string[]): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], { stdio: "ignore" });
    child.once("error", reject);
    child.once("exit", (status) => {
      if (status === 0) resolve(performance.now() - start);
      else reject(new Error(`exact-cdp ${words.join(" ")} ended with status ${String(status)}`));
    });
  });
}
