/**
 * Surfaces as polygons in the (D,P) plane: where one of them is at most a plane.
 *
 * Notation: a sheet is C = max_b π_b on its domain, with planes π_b = γ − λD − μP. For a plane π
 * the set {C ≤ π} is cut out by π − π_b ≥ 0 for every piece b and by the domain rows: a convex
 * polygon, so that questions about the least of several sheets are questions about polygons.
 * Everything is in integers. For a part with power 2, P stands for P².
 */
import { content } from "../../exact/integers.js";
import { clipAll, evaluate, quadrant, without, type Polygon, type Triple } from "../../exact/polygon.js";
import type { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { once } from "../once.js";
import type { DomainRow, Piece, Pieces } from "../pieces.js";

/** over·(γ − λD − μP) as a line. */
export interface PlaneLine {
  readonly line: Triple;
  readonly over: bigint;
}

/** A surface with its planes, rows and cells in integers. */
export class PlanarSurface {
  readonly planes: readonly PlaneLine[];
  readonly rows: readonly Triple[];
  private readonly polygons: () => readonly Polygon[];

  constructor(readonly surface: Pieces) {
    this.planes = surface.pieces.map(planeLine);
    this.rows = surface.domain.map(rowLine);
    this.polygons = once(() => this.planes.map((plane, k) => this.cut(plane, k)));
  }

  /** The cell of each piece. */
  get cells(): readonly Polygon[] {
    return this.polygons();
  }

  /** The half-planes that cut out {C ≤ π}; a plane of the sheet that is π itself cuts nothing. */
  atMost(plane: PlaneLine): Triple[] {
    return [...this.rows, ...this.planes.map((own) => difference(plane, own)).filter((line) => !isZero(line))];
  }

  /** The same for {C < π}, up to its border; undefined where it is empty because π is one of the planes. */
  below(plane: PlaneLine): Triple[] | undefined {
    const lines = this.planes.map((own) => difference(plane, own));
    return lines.some(isZero) ? undefined : [...this.rows, ...lines];
  }

  private cut(plane: PlaneLine, k: number): Polygon {
    const lines = [...this.rows, ...this.planes.flatMap((other, l) => (l === k ? [] : [difference(plane, other)]))];
    const cell = clipAll(quadrant(this.corner()), lines);
    if (cell === undefined) throw new Error("every piece of a surface has a cell with an area");
    return cell;
  }

  /** The least D and the least P of the domain. */
  private corner(): Triple {
    const [D, P] = (["distortion", "perception"] as const).map((name) => {
      const other = name === "distortion" ? "perception" : "distortion";
      const row = this.surface.domain.find((one) => one[other].isZero());
      if (row === undefined) throw new Error("every domain has a least distortion and a least perception");
      return row.atLeast;
    }) as [Rational, Rational];
    return [D.num * P.den, P.num * D.den, D.den * P.den];
  }
}

/**
 * A part of the polygon where the plane is below all the sheets, or undefined where some sheet is
 * at most the plane everywhere on it.
 */
export function uncovered(polygon: Polygon, plane: PlaneLine, sheets: readonly PlanarSurface[]): Polygon | undefined {
  const cuts: Triple[][] = [];
  for (const sheet of sheets) {
    const lines = cutting(polygon, sheet.atMost(plane));
    // Often one sheet covers the whole polygon, which its corners tell.
    if (lines?.length === 0) return undefined;
    if (lines !== undefined) cuts.push(lines);
  }
  let rest = [polygon];
  for (const lines of cuts) {
    rest = rest.flatMap((one) => without(one, lines));
    if (rest.length === 0) return undefined;
  }
  return rest[0];
}

/** The half-planes that do not hold on all of the polygon; undefined where one of them leaves no area of it. */
function cutting({ corners }: Polygon, lines: readonly Triple[]): Triple[] | undefined {
  const result: Triple[] = [];
  for (const line of lines) {
    const sides = corners.map((corner) => evaluate(line, corner));
    if (!sides.some((side) => side > 0n)) return undefined;
    if (sides.some((side) => side < 0n)) result.push(line);
  }
  return result;
}

/** The same over all cells of a surface: where it is below all the sheets. */
export function uncoveredCell(surface: PlanarSurface, sheets: readonly PlanarSurface[]): Polygon | undefined {
  for (const [k, cell] of surface.cells.entries()) {
    const rest = uncovered(cell, entry(surface.planes, k), sheets);
    if (rest !== undefined) return rest;
  }
  return undefined;
}

/** What is left of the polygon where no sheet is below the plane, and none of the `earlier` ones equal to it. */
export function leastOn(polygon: Polygon, plane: PlaneLine, sheets: readonly PlanarSurface[], earlier: readonly PlanarSurface[]): Polygon[] {
  let rest = [polygon];
  for (const sheet of sheets) {
    const lines = earlier.includes(sheet) ? sheet.atMost(plane) : sheet.below(plane);
    if (lines !== undefined) rest = rest.flatMap((one) => without(one, lines));
  }
  return rest;
}

export function planeLine({ intercept, multipliers: { distortion, perception } }: Pick<Piece, "intercept" | "multipliers">): PlaneLine {
  const over = distortion.den * perception.den * intercept.den;
  return reducedPlane([-distortion.num * (over / distortion.den), -perception.num * (over / perception.den), intercept.num * (over / intercept.den)], over);
}

function reducedPlane(line: Triple, over: bigint): PlaneLine {
  const g = content([...line, over]);
  return g <= 1n ? { line, over } : { line: [line[0] / g, line[1] / g, line[2] / g], over: over / g };
}

/** distortion·D + perception·P − atLeast ≥ 0. */
export function rowLine({ distortion, perception, atLeast }: DomainRow): Triple {
  const over = distortion.den * perception.den * atLeast.den;
  return primitive([distortion.num * (over / distortion.den), perception.num * (over / perception.den), -atLeast.num * (over / atLeast.den)]);
}

/** first − second ≥ 0. */
function difference(first: PlaneLine, second: PlaneLine): Triple {
  const [a, b] = [second.over, first.over];
  return primitive([first.line[0] * a - second.line[0] * b, first.line[1] * a - second.line[1] * b, first.line[2] * a - second.line[2] * b]);
}

function primitive(line: Triple): Triple {
  const g = content(line);
  return g <= 1n ? line : [line[0] / g, line[1] / g, line[2] / g];
}

function isZero(line: Triple): boolean {
  return line.every((value) => value === 0n);
}
