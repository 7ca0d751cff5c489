/**
 * What a report holds of one problem: files, and the command lines that make them.
 *
 * Every table, figure and certificate of a report is the output of one command, run inside of the
 * folder; so a report can be made again, whole or file by file, by whoever has the problem files.
 */
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import { isConvex, isSmooth } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import type { Cells } from "../../plot/index.js";
import { minima } from "../../tradeoff/minima.js";

/** One command line, and the files that it writes. */
export interface Step {
  /** What follows `exact-cdp`. */
  readonly words: readonly string[];
  /** Paths in the folder. */
  readonly writes: readonly string[];
}

/** A problem of a report. */
export interface Reported {
  /** The name of its files; distinct within a report. */
  readonly name: string;
  /** Its problem file in the folder. */
  readonly file: string;
  readonly problem: Problem;
}

/** Most pieces of a surface whose table is set in full; of a larger one there is the CSV. */
const mostShown = 40;

/** Names for files, in the order of the problems: letters, digits and dashes, pairwise distinct. */
export function fileNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 60);
    const base = plain === "" ? "problem" : plain;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}-${String(n)}`;
    taken.add(name);
    return name;
  });
}

/**
 * The steps of a problem.
 * @param cells those of its surface or band, from which bounds of the curves are taken; undefined where C is known at
 *   points only
 */
export function stepsOf({ name, file, problem }: Reported, cells: Cells | undefined): Step[] {
  const certificate = (which: string): string => `certificates/${name}-${which}.json`;
  const step = (words: readonly string[], output: string, proof?: string): Step => ({
    words: [...words, "--output", output, ...(proof === undefined ? [] : ["--certificate", proof])],
    writes: [output, ...(proof === undefined ? [] : [proof])],
  });
  const verdicts = [
    step(["theorem", "2", file], `verdicts/${name}-theorem-2.txt`, certificate("theorem-2")),
    ...(hasExactMinima(problem)
      ? [step(["tradeoff", file], `verdicts/${name}-tradeoff.txt`, certificate("tradeoff"))]
      : []),
  ];
  if (cells === undefined) {
    const points = ["table", file, ...pointBounds(problem)];
    return [
      step([...points, "--format", "csv", "--decimals", "6"], `data/${name}-values.csv`, certificate("values")),
      step([...points, "--format", "markdown"], `tables/${name}-values.md`),
      step([...points, "--format", "latex"], `tables/${name}-values.tex`),
      ...verdicts,
    ];
  }
  const figure = (words: readonly string[], which: string, endings: readonly string[]): Step[] =>
    endings.map((ending) => step(["plot", file, ...words], `figures/${name}-${which}.${ending}`));
  const convex = isConvex(problem);
  const surface = ["surface", file];
  return [
    step(
      [...surface, "--format", "csv", "--decimals", "6"],
      `data/${name}-surface.csv`,
      convex ? certificate("surface") : undefined,
    ),
    ...(cells.cells.length > mostShown
      ? []
      : [
          step([...surface, "--format", "markdown"], `tables/${name}-surface.md`),
          step([...surface, "--format", "latex"], `tables/${name}-surface.tex`),
        ]),
    // Where C is convex, the certificate of the surface proves Theorem 1.
    step(["theorem", "1", file], `verdicts/${name}-theorem-1.txt`, convex ? undefined : certificate("theorem-1")),
    ...verdicts,
    ...figure(["--map"], "map", ["svg", "pdf"]),
    ...figure(["--slices", ...curveBounds(problem, cells)], "curves", ["svg", "pdf", "csv"]),
  ];
}

/** Whether C is known everywhere, exactly or as a band; else at points only. */
export function hasSurface(problem: Problem): boolean {
  return isConvex(problem) || !isSmooth(problem);
}

/** Whether `tradeoff` decides: where the least d is known exactly. */
export function hasExactMinima(problem: Problem): boolean {
  const { perception } = minima(problem);
  return perception !== "inf" && !(perception instanceof Enclosure);
}

/** Bounds of curves: C along D at three P, C along P at three D. */
function curveBounds(problem: Problem, { cells, power }: Cells): string[] {
  const least = minima(problem);
  const { perception } = least;
  const along = (axis: 0 | 1, smallest: string | undefined): string => {
    const places = cells.flatMap(({ corners }) => corners.map((corner) => corner[axis])).sort((a, b) => a.compare(b));
    const [from, to] = [places[0] ?? Rational.zero, places.at(-1) ?? Rational.zero];
    const between = shortBetween(from, to);
    // Of P² the root would be needed, which is not rational.
    const middle = between === undefined || (axis === 1 && power === 2) ? [] : [between.toString()];
    return [...new Set([...(smallest === undefined ? [] : [smallest]), ...middle, "inf"])].join(",");
  };
  const leastP = perception instanceof Rational ? perception.toString() : undefined;
  return ["-P", along(1, leastP), "-D", along(0, least.distortion.toString())];
}

/** Bounds of a table of values: from the least ones upwards. */
function pointBounds(problem: Problem): string[] {
  const { distortion } = minima(problem);
  const some = (least: Rational): string =>
    [1n, 2n, 4n]
      .map((k) => least.plus(Rational.of(k, 8n)).toString())
      .concat("inf")
      .join(",");
  return ["-D", some(distortion), "-P", some(Rational.zero)];
}

/** A short number about a third of the way from one to another; undefined where they are equal. */
function shortBetween(from: Rational, to: Rational): Rational | undefined {
  const width = to.minus(from);
  if (width.sign() <= 0) return undefined;
  const aim = from.plus(width.over(Rational.of(3n)));
  for (let scale = 1n; ; scale *= 10n) {
    const rounded = Rational.of((aim.num * scale * 2n + aim.den) / (aim.den * 2n), scale);
    if (from.lessThan(rounded) && rounded.lessThan(to)) return rounded;
  }
}

/** The step that is about all problems. */
export function sharedSteps(all: readonly Reported[]): Step[] {
  const files = all.filter(({ problem }) => hasSurface(problem) && hasExactMinima(problem)).map(({ file }) => file);
  if (files.length === 0) return [];
  return (["csv", "markdown", "latex"] as const).map((format) => {
    const output = format === "csv" ? "data/verdicts.csv" : `tables/verdicts.${format === "latex" ? "tex" : "md"}`;
    return { words: ["verdicts", ...files, "--format", format, "--output", output], writes: [output] };
  });
}
