/**
 * Instances per second of every strategy, and what a second thread brings.
 *
 * On one thread, in this process: conjectures that hold, so that nothing is shrunk. The processor time of
 * an instance, garbage collection included, is what other programs disturb least. Threads: the
 * whole command from a built dist, with one and with two, and as two processes with half of the
 * work each, taking turns: what two processes gain is what the machine has to give. Their processor
 * times say whether threads cost more than processes.
 */
import { spawn } from "node:child_process";
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
  /** Milliseconds of processor time, on all threads of the process. */
  readonly cpu: number;
}

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export function searchRates(quick: boolean): SearchRate[] {
  const enough = quick ? 300 : 2000;
  return [
    "theorem-1",
    "theorem-2",
    "distortion-convex",
    "error-tripling",
    "factor-two-metric",
    "degraded-dominates",
  ].flatMap((conjecture) =>
    strategyNames.map((strategy) => {
      const one = strategyOf(conjectureNamed(conjecture), { strategy, seed: 1, steps: 500 });
      let instances = 0;
      const run = (from: bigint): { ms: number; cpu: number } => {
        const start = performance.now();
        const before = process.cpuUsage();
        instances = 0;
        for (let task = from; instances < enough; task++) {
          for (const { outcome } of one.task(task)) {
            if (outcome.status === "violated") throw new Error(`${conjecture} is violated`);
            instances++;
          }
        }
        const { user, system } = process.cpuUsage(before);
        return { ms: performance.now() - start, cpu: (user + system) / 1000 };
      };
      run(0n);
      // Fresh instances each time, on warm code.
      const all = Array.from({ length: quick ? 1 : 3 }, (_, i) =>
        run(BigInt(10_000 * (i + 1)) % (one.size ?? 10n ** 9n)),
      );
      const [ms, cpu] = [median(all.map((each) => each.ms)), median(all.map((each) => each.cpu))];
      return { conjecture, strategy, instances, ms, cpu };
    }),
  );
}

export interface ThreadsRow {
  readonly conjecture: string;
  readonly cases: number;
  /** Of one thread, of two, and of two processes. */
  readonly one: Cost;
  readonly two: Cost;
  readonly processes: Cost;
  /** Medians of the quotients of one turn. */
  readonly byThreads: number;
  readonly byProcesses: number;
}

/** Milliseconds that pass, and milliseconds of processor time on all threads. */
export interface Cost {
  readonly ms: number;
  readonly cpu: number;
}

/** Makes a process write the processor time that it took. */
const counting = `data:text/javascript,${encodeURIComponent(`
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1000));
});`)}`;

/** Commands at the same time. */
async function cost(commands: readonly (readonly string[])[]): Promise<Cost> {
  const start = performance.now();
  const cpu = await Promise.all(
    commands.map(async (words) => {
      const child = spawn(process.execPath, ["--import", counting, ...words], {
        stdio: ["ignore", "ignore", "ignore", "pipe"],
      });
      let text = "";
      child.stdio[3]!.on("data", (part) => (text += String(part)));
      const [status] = (await once(child, "close")) as [number | null];
      if (status !== 0) throw new Error(words.join(" "));
      return Number(text);
    }),
  );
  return { ms: performance.now() - start, cpu: cpu.reduce((sum, each) => sum + each, 0) };
}

const threaded: readonly (readonly [string, number])[] = [
  ["theorem-1", 24_000],
  ["theorem-2", 200_000],
  ["error-tripling", 40_000],
  ["degraded-dominates", 8000],
];

/** Nothing where dist is not built. */
export async function threadRows(quick: boolean): Promise<ThreadsRow[] | undefined> {
  if (!existsSync(main)) return undefined;
  const rows: ThreadsRow[] = [];
  for (const [conjecture, cases] of quick ? [["error-tripling", 2000] as const] : threaded) {
    const words = (seed: number, count: number, workers: number): string[] => [
      main,
      ...["search", conjecture, "--cases", String(count), "--no-corpus", "--seed", String(seed)],
      ...["--workers", String(workers)],
    ];
    const turns: Record<"one" | "two" | "processes", Cost>[] = [];
    for (let i = 0; i < (quick ? 1 : 3); i++) {
      turns.push({
        one: await cost([words(1, cases, 1)]),
        two: await cost([words(1, cases, 2)]),
        processes: await cost([words(1, cases / 2, 1), words(2, cases / 2, 1)]),
      });
    }
    const of = (key: "one" | "two" | "processes"): Cost => ({
      ms: median(turns.map((turn) => turn[key].ms)),
      cpu: median(turns.map((turn) => turn[key].cpu)),
    });
    rows.push({
      conjecture,
      cases,
      one: of("one"),
      two: of("two"),
      processes: of("processes"),
      byThreads: median(turns.map(({ one, two }) => one.ms / two.ms)),
      byProcesses: median(turns.map(({ one, processes }) => one.ms / processes.ms)),
    });
  }
  return rows;
}
