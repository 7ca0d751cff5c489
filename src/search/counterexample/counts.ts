/**
 * How many instances were decided, of which shape, and how.
 */
import type { Instance } from "../../generate/instance/instance.js";
import { statuses, type Status } from "../statement/outcome.js";

/** Numbers of classes and letters: "K-n-m-r", and "-s" for the outputs of a second channel. */
export type Counts = Readonly<Record<string, Readonly<Partial<Record<Status, number>>>>>;

export function shapeOf({ problem, other }: Instance): string {
  const { source, channel, restored } = problem;
  const sizes = [source.classNames.length, source.alphabet.size, channel.outputs.size, restored.size];
  return [...sizes, ...(other === undefined ? [] : [other.channel.outputs.size])].map(String).join("-");
}

/** Counts that grow instance by instance. */
export class Counter {
  private readonly sums = new Map<string, Map<Status, number>>();

  add(shape: string, status: Status, times = 1): void {
    const row = this.sums.get(shape) ?? new Map<Status, number>();
    this.sums.set(shape, row);
    row.set(status, (row.get(status) ?? 0) + times);
  }

  addAll(counts: Counts): void {
    for (const [shape, row] of Object.entries(counts)) {
      for (const status of statuses) {
        const times = row[status];
        if (times !== undefined) this.add(shape, status, times);
      }
    }
  }

  /** Shapes by their numbers, statuses in a fixed order: equal counts print equally. */
  get counts(): Counts {
    const sorted = [...this.sums].sort(([a], [b]) => compareShapeNames(a, b));
    const counts: Record<string, Partial<Record<Status, number>>> = {};
    for (const [shape, row] of sorted) {
      const ordered: Partial<Record<Status, number>> = {};
      for (const status of statuses) {
        const times = row.get(status);
        if (times !== undefined) ordered[status] = times;
      }
      counts[shape] = ordered;
    }
    return counts;
  }
}

export function mergeCounts(all: readonly Counts[]): Counts {
  const counter = new Counter();
  for (const counts of all) counter.addAll(counts);
  return counter.counts;
}

/** Instances with a status, or all of them. */
export function total(counts: Counts, ...of: readonly Status[]): number {
  const wanted = of.length === 0 ? statuses : of;
  return Object.values(counts).reduce(
    (sum, row) => sum + wanted.reduce((part, status) => part + (row[status] ?? 0), 0),
    0,
  );
}

/** Fewer letters first, then as numbers. */
function compareShapeNames(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => name.split("-").map(Number));
  const sum = (values: readonly number[] = []): number => values.reduce((s, value) => s + value, 0);
  if (sum(x) !== sum(y)) return sum(x) - sum(y);
  return a < b ? -1 : a > b ? 1 : 0;
}
