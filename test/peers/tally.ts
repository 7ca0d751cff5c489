/** What was compared, counted per kind: an agreement on nothing must not look like one. */
import type { Expected } from "./points.js";

export interface Counts {
  points: number;
  feasible: number;
  infeasible: number;
  /** Exactly on the boundary of what is feasible, and 10^-20 beyond it. */
  boundary: number;
  beyond: number;
}

export class Tally {
  private readonly counts = new Map<string, Counts>();

  constructor(private readonly title: string) {}

  of(kind: string): Counts {
    const found = this.counts.get(kind) ?? { points: 0, feasible: 0, infeasible: 0, boundary: 0, beyond: 0 };
    this.counts.set(kind, found);
    return found;
  }

  count(kind: string, status: "optimal" | "infeasible", expected: Expected): void {
    const counts = this.of(kind);
    counts.points++;
    counts[status === "optimal" ? "feasible" : "infeasible"]++;
    if (expected !== "anywhere") counts[expected]++;
  }

  print(): void {
    const columns = ["points", "feasible", "infeasible", "boundary", "beyond"] as const;
    const line = (name: string, cells: readonly string[]): string =>
      name.padEnd(24) + cells.map((cell) => cell.padStart(11)).join("");
    const all = [...this.counts];
    const total = columns.map((column) => String(all.reduce((sum, [, counts]) => sum + counts[column], 0)));
    const rows = all.map(([kind, counts]) =>
      line(
        kind,
        columns.map((column) => String(counts[column])),
      ),
    );
    console.log([line(this.title, columns), ...rows, line("total", total)].join("\n"));
  }
}
