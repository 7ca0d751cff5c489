/**
 * Instances per second of every strategy, and what a second thread brings.
 *
 * On one thread, in this process: conjectures that hold, so that nothing is shrunk. Threads: the
 * whole command from a built dist, with one and with two, and as two processes with half of the
 * work each, taking turns: what two processes gain is what the machine has to give.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { conjectureNamed } from "../../src/conjectures/registry.js";
import { strategyOf } from "../../src/search/strategy/index.js";
import { strategyNames } from "../../src/search/strategy/strategy.js";
import { median } from "./measure.js";

export interface SearchRate {
  readonly conjecture: string;
  readonly strategy: string;
  readonly instances: number;
  readonly ms: number;
}

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export function searchRates(quick: boolean): SearchRate[] {
  const enough = quick ? 300 : 2000;
  return ["theorem-2", "error-tripling", "factor-two-metric", "degraded-dominates"].flatMap((conjecture) =>
    strategyNames.map((strategy) => {
      const one = strategyOf(conjectureNamed(conjecture), { strategy, seed: 1, steps: 500 });
      let instances = 0;
      const run = (from: bigint): number => {
        const start = performance.now();
        instances = 0;
        for (let task = from; instances < enough; task++) {
          for (const { outcome } of one.task(task)) {
            if (outcome.status === "violated") throw new Error(`${conjecture} is violated`);
            instances++;
          }
        }
        return performance.now() - start;
      };
      run(0n);
      // Fresh instances each time, on warm code.
      const ms = median(
        Array.from({ length: quick ? 1 : 3 }, (_, i) => run(BigInt(10_000 * (i + 1)) % (one.size ?? 10n ** 9n))),
      );
      return { conjecture, strategy, instances, ms };
    }),
  );
}

export interface ThreadsRow {
  readonly conjecture: string;
  readonly cases: number;
  /** Milliseconds. */
  readonly one: number;
  readonly two: number;
  readonly processes: number;
}

/** Nothing where dist is not built. */
export async function threadRows(quick: boolean): Promise<ThreadsRow[] | undefined> {
  if (!existsSync(main)) return undefined;
  const words = (conjecture: string, cases: number, more: readonly string[]): string[] => [
    main,
    "search",
    conjecture,
    "--cases",
    String(cases),
    "--no-corpus",
    ...more,
  ];
  const timed = (all: readonly string[]): number => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, all, { stdio: "ignore" });
    if (status !== 0) throw new Error(all.join(" "));
    return performance.now() - start;
  };
  const both = async (conjecture: string, cases: number): Promise<number> => {
    const start = performance.now();
    await Promise.all(
      ["1", "2"].map((seed) =>
        once(spawn(process.execPath, words(conjecture, cases / 2, ["--seed", seed]), { stdio: "ignore" }), "exit"),
      ),
    );
    return performance.now() - start;
  };
  const rows: ThreadsRow[] = [];
  for (const [conjecture, cases] of quick
    ? [["error-tripling", 2000] as const]
    : [["theorem-2", 200_000] as const, ["error-tripling", 40_000] as const, ["degraded-dominates", 8000] as const]) {
    const runs: { one: number; two: number; processes: number }[] = [];
    for (let i = 0; i < (quick ? 1 : 3); i++) {
      runs.push({
        one: timed(words(conjecture, cases, ["--seed", "1"])),
        two: timed(words(conjecture, cases, ["--seed", "1", "--workers", "2"])),
        processes: await both(conjecture, cases),
      });
    }
    const of = (key: "one" | "two" | "processes"): number => median(runs.map((run) => run[key]));
    rows.push({ conjecture, cases, one: of("one"), two: of("two"), processes: of("processes") });
  }
  return rows;
}
