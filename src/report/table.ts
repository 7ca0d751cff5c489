/**
 * Tables of C over a grid of bounds: one row per distortion bound, one column per perception bound.
 *
 * CSV and JSON have a row per point. Cells come in rows from left to right, and are written as they
 * come. Every table says how to trace and regenerate it: by the hash of the problem, the version of
 * the toolkit and, from the command line, the command.
 */
import { approximate } from "../exact/decimal.js";
import { either, keys } from "../exact/arguments.js";
import { printable } from "../exact/errors.js";
import type { Enclosure } from "../exact/enclosure.js";
import type { Rational } from "../exact/rational.js";
import type { Bound } from "../certificate/plane.js";
import { problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import type { BoundLike } from "../tradeoff/convex/bounds.js";
import { axis } from "../tradeoff/grid.js";
import { PointSolver, type Point } from "../tradeoff/solve.js";
import { Surface, surfaceArgument } from "../tradeoff/surface.js";
import { boundsArgument, cellsArgument, originArgument } from "./argument.js";
import { dataText } from "./data.js";
import {
  certainty,
  givenColumn,
  isWords,
  numberColumn,
  originOf,
  textColumn,
  traceLines,
  words,
  type Entry,
  type Listing,
  type Origin,
  type Row,
  type Table,
} from "./listing.js";
import type { Notation, Style } from "./notation.js";
import { boundText } from "./point.js";
import { aligned } from "./text.js";

export type Cell =
  | { readonly status: "optimal"; readonly errorRate: Rational }
  /** With a smooth divergence: between two rationals, or a lower bound where feasibility is not decided. */
  | { readonly status: "enclosed" | "undecided"; readonly errorRate: Enclosure }
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
  const distortion = [...axis(grid.distortion, "distortion")];
  const perception = [...axis(grid.perception, "perception")];
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
  switch (point.status) {
    case "infeasible":
      return { status: point.status };
    case "optimal":
      return { status: point.status, errorRate: point.errorRate };
    case "enclosed":
    case "undecided":
      return { status: point.status, errorRate: point.errorRate };
  }
}

const unfinished = "interrupted: cells marked ? were not computed";

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
  const all = distortion.flatMap((_, i) =>
    perception.map((__, j): Cell => cells[i]?.[j] ?? { status: "not-computed" }),
  );
  const { head, tables, flat, data, lines } = streamedGrid(origin, distortion, perception, all);
  const interrupted = all.some(({ status }) => status === "not-computed");
  // A table that is at hand says above that it is not whole.
  return {
    head: [...head, ...(interrupted ? [unfinished] : [])],
    tables,
    flat,
    data,
    lines,
    distortion,
    perception,
    cells,
  };
}

/**
 * The listing of cells that are solved while they are written, each once: for grids of any size.
 * @param cells row by row; undefined while one is computed. They may end after any row: then the table
 * ends there, and its last line says so
 */
export function streamedGrid(
  origin: Origin,
  distortion: Iterable<Bound>,
  perception: Iterable<Bound>,
  cells: Iterable<Cell | undefined>,
): Listing & { readonly flat: Table } {
  let interrupted = false;
  let complete = true;
  const points = function* (): Generator<GridPoint | undefined> {
    const rest = cells[Symbol.iterator]();
    for (const d of distortion) {
      for (const p of perception) {
        let next = rest.next();
        for (; next.done !== true && next.value === undefined; next = rest.next()) yield undefined;
        if (next.done === true || next.value === undefined) {
          complete = false;
          return;
        }
        if (next.value.status === "not-computed") interrupted = true;
        yield { d, p, cell: next.value };
      }
    }
  };
  return {
    head: [`C(D,P) of ${printable(origin.problem)}, ${certainty(origin)}; ${origin.producer}`, ...traceLines(origin)],
    // The table for people has a column per bound, which other formats never need.
    get tables() {
      return [pivot(perception, points)];
    },
    flat: { columns: flatColumns, rows: { [Symbol.iterator]: () => flatRows(points()) } },
    foot: () => [
      ...(interrupted ? [unfinished] : []),
      ...(complete ? [] : ["interrupted: the rows that would follow were not computed"]),
    ],
    *data(style: Style) {
      yield `${JSON.stringify(origin).slice(0, -1)},"points":[`;
      let separator = "";
      for (const point of points()) {
        yield point === undefined ? "" : `${separator}${dataText(pointData(point, style), style)}`;
        if (point !== undefined) separator = ",";
      }
      yield `]${complete ? "" : ',"complete":false'}}\n`;
    },
    lines: (shown) => {
      const { columns, rows } = pivot(perception, points);
      return aligned([
        columns.map(({ title }) => title),
        ...[...rows].filter((row) => row !== undefined).map((row) => row.map((entry) => entryText(entry, shown))),
      ]);
    },
  };
}

interface GridPoint {
  readonly d: Bound;
  readonly p: Bound;
  readonly cell: Cell;
}

/** A row per distortion bound. */
function pivot(perception: Iterable<Bound>, points: () => Iterable<GridPoint | undefined>): Table {
  const columns = [
    givenColumn("distortion", "$D$", "D \\ P"),
    ...Array.from(perception, (p) => ({ ...numberColumn("", "", boundText(p)), value: p })),
  ];
  const rows = function* (): Generator<Row | undefined> {
    let row: Entry[] = [];
    for (const point of points()) {
      if (point !== undefined) {
        if (row.length === 0) row.push(point.d);
        row.push(entryOf(point.cell));
      }
      if (row.length === columns.length) {
        yield row;
        row = [];
      } else yield undefined;
    }
    if (row.length > 0) yield [...row, ...columns.slice(row.length).map(() => entryOf({ status: "not-computed" }))];
  };
  return { over: "$P$", columns, rows: { [Symbol.iterator]: rows } };
}

const flatColumns = [
  givenColumn("distortion", "$D$", "D"),
  givenColumn("perception", "$P$", "P"),
  textColumn("status"),
  numberColumn("errorRate", "$C(D,P)$", "C(D,P)"),
];

/** A row per point. */
function* flatRows(points: Iterable<GridPoint | undefined>): Generator<Row | undefined> {
  for (const point of points) {
    if (point === undefined) yield undefined;
    else {
      const { d, p, cell } = point;
      yield [d, p, words(cell.status), "errorRate" in cell ? cell.errorRate : undefined];
    }
  }
}

function entryOf(cell: Cell): Entry {
  if ("errorRate" in cell) return cell.errorRate;
  return cell.status === "infeasible" ? "inf" : { text: "?", tex: "$?$" };
}

function entryText(entry: Entry, shown: Notation): string {
  if (entry === undefined || entry === "inf") return entry === undefined ? "" : "∞";
  return isWords(entry) ? entry.text : shown.one(entry);
}

function pointData({ d, p, cell }: GridPoint, { decimals }: Style): object {
  return {
    bounds: { distortion: d, perception: p },
    status: cell.status,
    ...("errorRate" in cell ? { errorRate: cell.errorRate } : {}),
    ...("errorRate" in cell && decimals !== undefined ? { approximately: approximate(cell.errorRate, decimals) } : {}),
  };
}
