/**
 * A table of C over a grid of bounds, as data; the other files of this folder print it.
 *
 * One row per distortion bound, one column per perception bound. Every table
 * carries what it takes to trace and regenerate it: the hash of the problem, the
 * version of the toolkit and, from the command line, the command.
 */
import { problemHash } from "../certificate/data.js";
import type { Bound, Bounds } from "../certificate/plane.js";
import { printable } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import { isComposite, type Problem } from "../model/problem.js";
import { axis } from "../tradeoff/grid.js";
import { PointSolver, type BoundLike, solve, type Point } from "../tradeoff/solve.js";
import type { Surface } from "../tradeoff/surface.js";
import { version } from "../version.js";

export type Cell =
  | { readonly status: "optimal"; readonly errorRate: Rational }
  | { readonly status: "infeasible" }
  /** The run was interrupted before this cell. */
  | { readonly status: "not-computed" };

export interface Table {
  readonly problem: string;
  readonly sha256: string;
  readonly producer: string;
  /** The command that prints this table again. */
  readonly command?: string;
  readonly distortion: readonly Bound[];
  readonly perception: readonly Bound[];
  /** cells[i][j] belongs to distortion[i] and perception[j]. */
  readonly cells: readonly (readonly Cell[])[];
}

/** How a table is printed. */
export interface TableStyle {
  /** Adds rounded values, marked ≈, with this many decimals beside the exact ones. */
  readonly decimals?: number;
}

/**
 * C on a grid, point by point or from a surface that is known already.
 * @example table(problem, { distortion: "0:1:1/10", perception: ["0", "1/20"] })
 */
export function table(
  given: Problem | Surface,
  grid: { readonly distortion: string | readonly BoundLike[]; readonly perception: string | readonly BoundLike[] },
): Table {
  const distortion = axis(grid.distortion, "distortion");
  const perception = axis(grid.perception, "perception");
  const cell = "at" in given ? fromSurface(given) : fromPoints(given);
  const cells = distortion.map((d) => perception.map((p) => cell({ distortion: d, perception: p })));
  return tableOf("at" in given ? given.problem : given, distortion, perception, cells);
}

function fromPoints(problem: Problem): (bounds: Bounds) => Cell {
  if (isComposite(problem)) return (bounds) => cellOf(solve(problem, bounds));
  const solver = new PointSolver(problem);
  return (bounds) => cellOf(solver.solve(bounds));
}

function fromSurface(surface: Surface): (bounds: Bounds) => Cell {
  return (bounds) => {
    const errorRate = surface.at(bounds);
    return errorRate === "infinite" ? { status: "infeasible" } : { status: "optimal", errorRate };
  };
}

/** A table from cells that are already solved. */
export function tableOf(
  problem: Problem,
  distortion: readonly Bound[],
  perception: readonly Bound[],
  cells: readonly (readonly Cell[])[],
  command?: string,
): Table {
  return {
    problem: problem.name,
    sha256: problemHash(problem),
    producer: `exact-cdp ${version}`,
    ...(command === undefined ? {} : { command }),
    distortion,
    perception,
    cells,
  };
}

export function cellOf(point: Point): Cell {
  return point.status === "optimal" ? { status: "optimal", errorRate: point.errorRate } : { status: "infeasible" };
}

/** The lines every format puts into its comment. */
export function provenance(table: Table): string[] {
  const interrupted = table.cells.some((row) => row.some((cell) => cell.status === "not-computed"));
  return [
    `C(D,P) of ${printable(table.problem)}, exact; ${table.producer}`,
    `problem sha256 ${table.sha256}`,
    ...(table.command === undefined ? [] : [`regenerate: ${printable(table.command)}`]),
    ...(interrupted ? ["interrupted: cells marked ? were not computed"] : []),
  ];
}
