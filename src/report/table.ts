/**
 * Tables of C over a grid of bounds: one row per distortion bound, one column per perception bound.
 *
 * CSV and JSON have a row per point. Every table says how to trace and regenerate it: by the hash of
 * the problem, the version of the toolkit and, from the command line, the command.
 */
import { approximate } from "../exact/decimal.js";
import { either, keys } from "../exact/arguments.js";
import { printable } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import { valueText } from "../exact/value.js";
import type { Bound } from "../certificate/plane.js";
import { problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import type { BoundLike } from "../tradeoff/convex/bounds.js";
import { axis } from "../tradeoff/grid.js";
import { PointSolver, type Point } from "../tradeoff/solve.js";
import { Surface, surfaceArgument } from "../tradeoff/surface.js";
import { boundsArgument, cellsArgument, originArgument } from "./argument.js";
import { boundText } from "./point.js";
import {
  givenColumn,
  numberColumn,
  originOf,
  textColumn,
  traceLines,
  words,
  type Entry,
  type Listing,
  type Origin,
  type Style,
  type Table,
} from "./listing.js";
import { aligned } from "./text.js";

export type Cell =
  | { readonly status: "optimal"; readonly errorRate: Rational }
  | { readonly status: "infeasible" }
  /** The run was interrupted before this cell. */
  | { readonly status: "not-computed" };

/** C over a grid; cells[i][j] belongs to distortion[i] and perception[j]. */
export interface Grid extends Listing {
  readonly distortion: readonly Bound[];
  readonly perception: readonly Bound[];
  readonly cells: readonly (readonly Cell[])[];
}

const problemOrSurface = either((value) => value instanceof Surface, surfaceArgument, problemArgument);
const gridArgument = keys("the axes of the grid, an object with distortion and perception", {});

/**
 * C on a grid, point by point or from a surface that is known already.
 * @throws InputError for text or a list that is no axis
 * @example latex(table(problem, { distortion: "0:1:1/10", perception: ["0", "1/20"] }))
 */
export function table(
  given: Problem | Surface,
  grid: { readonly distortion: string | readonly BoundLike[]; readonly perception: string | readonly BoundLike[] },
): Grid {
  problemOrSurface(given, "problem");
  gridArgument(grid, "grid");
  const distortion = axis(grid.distortion, "distortion");
  const perception = axis(grid.perception, "perception");
  const cell = cellsOf(given);
  const cells = distortion.map((d) => perception.map((p) => cell({ distortion: d, perception: p })));
  return gridListing(originOf(given instanceof Surface ? given.problem : given), distortion, perception, cells);
}

function cellsOf(
  given: Problem | Surface,
): (bounds: { readonly distortion: Bound; readonly perception: Bound }) => Cell {
  if (given instanceof Surface) {
    return (bounds) => {
      const errorRate = given.at(bounds);
      return errorRate === "infinite" ? { status: "infeasible" } : { status: "optimal", errorRate };
    };
  }
  const solver = new PointSolver(given);
  return (bounds) => cellOf(solver.solve(bounds));
}

export function cellOf(point: Point): Cell {
  return point.status === "optimal" ? { status: "optimal", errorRate: point.errorRate } : { status: "infeasible" };
}

/** The listing of cells that are already solved. */
export function gridListing(
  origin: Origin,
  distortion: readonly Bound[],
  perception: readonly Bound[],
  cells: readonly (readonly Cell[])[],
): Grid {
  originArgument(origin, "origin");
  boundsArgument(distortion, "distortion");
  boundsArgument(perception, "perception");
  cellsArgument(cells, "cells");
  const points = distortion.flatMap((d, i) =>
    perception.map((p, j) => ({ d, p, cell: cells[i]?.[j] ?? ({ status: "not-computed" } as const) })),
  );
  const interrupted = points.some(({ cell }) => cell.status === "not-computed");
  const pivot: Table = {
    over: "$P$",
    columns: [
      givenColumn("distortion", "$D$", "D \\ P"),
      ...perception.map((p) => numberColumn("", p === "inf" ? "$\\infty$" : `$${valueText(p)}$`, boundText(p))),
    ],
    rows: distortion.map((d, i) => [d, ...perception.map((_, j) => entryOf(cells[i]?.[j]))]),
  };
  return {
    distortion,
    perception,
    cells,
    head: [
      `C(D,P) of ${printable(origin.problem)}, exact; ${origin.producer}`,
      ...traceLines(origin),
      ...(interrupted ? ["interrupted: cells marked ? were not computed"] : []),
    ],
    tables: [pivot],
    flat: {
      columns: [
        givenColumn("distortion", "$D$", "D"),
        givenColumn("perception", "$P$", "P"),
        textColumn("status"),
        numberColumn("errorRate", "$C(D,P)$", "C(D,P)"),
      ],
      rows: points.map(({ d, p, cell }) => [
        d,
        p,
        words(cell.status),
        cell.status === "optimal" ? cell.errorRate : undefined,
      ]),
    },
    *data(style: Style) {
      yield `${JSON.stringify({ ...origin, points: points.map(({ d, p, cell }) => pointData(d, p, cell, style)) })}\n`;
    },
    lines: () => aligned([pivot.columns.map(({ title }) => title), ...pivot.rows.map((row) => row.map(shown))]),
  };
}

function entryOf(cell: Cell | undefined): Entry {
  if (cell?.status === "optimal") return cell.errorRate;
  return cell?.status === "infeasible" ? "inf" : { text: "?", tex: "$?$" };
}

function shown(entry: Entry): string {
  if (entry === undefined) return "";
  return typeof entry === "object" && "text" in entry ? entry.text : boundText(entry);
}

function pointData(d: Bound, p: Bound, cell: Cell, { decimals }: Style): object {
  return {
    bounds: { distortion: valueText(d), perception: valueText(p) },
    status: cell.status,
    ...(cell.status === "optimal" ? { errorRate: cell.errorRate } : {}),
    ...(cell.status === "optimal" && decimals !== undefined
      ? { approximately: approximate(cell.errorRate, decimals) }
      : {}),
  };
}
