/** What the pages of a report are made of. */
import type { Reported } from "./plan.js";

export interface Page {
  readonly problems: readonly Reported[];
  /** The command of every file, by path. */
  readonly commands: ReadonlyMap<string, string>;
  /** The text of a file of the report. */
  readonly read: (path: string) => string;
}

/** The paths of one problem that are there, in the order in which pages show them. */
export function pathsOf(
  { commands }: Pick<Page, "commands">,
  { name }: Pick<Reported, "name">,
): {
  readonly verdicts: readonly string[];
  readonly figures: readonly string[];
  readonly tables: readonly string[];
  readonly data: readonly string[];
  readonly certificates: readonly string[];
} {
  const there = (paths: readonly string[]): string[] => paths.filter((path) => commands.has(path));
  return {
    verdicts: there(["theorem-1", "theorem-2", "tradeoff"].map((one) => `verdicts/${name}-${one}.txt`)),
    figures: there(["map", "curves"].map((one) => `figures/${name}-${one}.svg`)),
    tables: there(["surface", "values"].map((one) => `tables/${name}-${one}.md`)),
    data: there([`data/${name}-surface.csv`, `data/${name}-values.csv`, `figures/${name}-curves.csv`]),
    certificates: there(
      ["surface", "values", "theorem-1", "theorem-2", "tradeoff"].map((one) => `certificates/${name}-${one}.json`),
    ),
  };
}

/** What the figures show. */
export const captions = {
  map: "The (D,P) plane: on each cell C is one plane; level lines of C.",
  curves: "C along D at fixed P, and along P at fixed D.",
} as const;
