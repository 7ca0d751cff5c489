/**
 * Times, medians and plain tables. Times are milliseconds, of the clock where nothing else is said; nothing is
 * asserted about them.
 */
import { spawnSync } from "node:child_process";
import { availableParallelism, cpus, loadavg } from "node:os";

/** A value and how long it took to get it. */
export function timed<Value>(task: () => Value): { readonly value: Value; readonly ms: number } {
  const start = performance.now();
  const value = task();
  return { value, ms: performance.now() - start };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median time of a task after a few runs that do not count. */
export function medianTime(task: () => unknown, runs: number, warmUp = 2): number {
  for (let i = 0; i < warmUp; i++) task();
  return median(Array.from({ length: runs }, () => timed(task).ms));
}

/** Median time of one of `repeats` equal calls, for tasks far below a millisecond. */
export function medianTimeOfMany(task: () => unknown, repeats: number, runs: number): number {
  const many = (): void => {
    for (let i = 0; i < repeats; i++) task();
  };
  return medianTime(many, runs) / repeats;
}

/**
 * Processor time of a whole process and its threads, which bash asks the system for: unlike the clock it hardly
 * depends on who else uses the machine. Undefined where there is no such program, no bash, or no end in time.
 * @throws Error where the process fails
 */
export function processorTime(
  program: string,
  parameters: readonly string[],
  { cwd, timeout }: { readonly cwd?: string; readonly timeout: number },
): number | undefined {
  const script = 'TIMEFORMAT="%3U %3S"; time timeout "$@" >/dev/null 2>&1';
  const { status, stderr, error } = spawnSync(
    "bash",
    ["-c", script, "bash", String(timeout / 1000), program, ...parameters],
    { cwd, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
  );
  // No bash; too late; no such program.
  if (error !== undefined || status === 124 || status === 127) return undefined;
  if (status !== 0) throw new Error(`${program} ${parameters.join(" ")} ended with status ${String(status)}`);
  const [user, system] = stderr.trim().split(" ").map(Number);
  return 1000 * (user! + system!);
}

/** Times of a task that is repeated while that is cheap: at least once, then only within a budget for all runs. */
export class Repeated {
  private readonly times: number[] = [];
  private spent = 0;
  private given = true;

  /** @param budget milliseconds for all runs together */
  constructor(private readonly budget = 3000) {}

  /** Whether another run is worth its time. */
  get wanted(): boolean {
    return this.given && this.spent < this.budget;
  }

  /** @param ms undefined where there was no answer: then none is wanted any more */
  add(ms: number | undefined): void {
    if (ms === undefined) this.given = false;
    else {
      this.times.push(ms);
      this.spent += ms;
    }
  }

  get median(): number | undefined {
    return this.times.length === 0 ? undefined : median(this.times);
  }
}

/** The slope of the line of least squares through points. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (axis: 0 | 1): number => points.reduce((total, point) => total + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((total, point) => total + (point[0] - x) * (point[1] - y), 0);
  return along / points.reduce((total, point) => total + (point[0] - x) ** 2, 0);
}

/** Two significant digits below 10, whole numbers above 100. */
export function shown(value: number | undefined): string {
  if (value === undefined) return "-";
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}

/** Right-aligned columns under their titles. */
export function printTable(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = titles.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)));
  for (const row of [titles, ...rows]) console.log(row.map((cell, c) => cell.padStart(widths[c]!)).join("  "));
  console.log("");
}

/** What the times depend on. A load above 0 at the start means that the machine was shared. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly loadAtStart: number;
}

export function machine(): Machine {
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    node: process.version,
    loadAtStart: loadavg()[0]!,
  };
}
