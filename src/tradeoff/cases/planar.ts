/**
 * Surfaces as polygons in the (D,P) plane, to compare them with planes.
 *
 * Notation: a surface is C = max_b π_b on its domain, with planes π_b = γ − λD − μP. For a plane π
 * the set {C ≤ π} is cut out by π − π_b ≥ 0 for every piece b and by the domain rows: a convex
 * polygon, so that questions about the least of several surfaces are questions about polygons.
 * Lines and corners are integers; doubles decide only where their rounding cannot change a sign.
 * For a part with power 2, P stands for P².
 */
import { content } from "../../exact/integers.js";
import { once } from "../../exact/lazy.js";
import { cross, evaluate, outside, without, type Polygon, type Triple } from "../../exact/polygon.js";
import { entry } from "../../exact/vector.js";
import { Memo } from "../../model/memo.js";
import { quotient } from "../../transport/network.js";
import type { DomainRow, Piece, Pieces, Vertex } from "../convex/pieces.js";
import type { CaseSurface } from "../convex/surface.js";

/** A plane γ − λD − μP, times `over`, as a line: ≥ 0 where the plane is. */
export interface PlaneLine {
  readonly line: Triple;
  readonly over: bigint;
  /** γ, −λ and −μ as doubles with relative errors of at most 4·2^−53; undefined where one is out of range. */
  readonly doubles:
    { readonly intercept: number; readonly distortion: number; readonly perception: number } | undefined;
}

/** A surface with its planes, rows and cells in integers. */
export class PlanarSurface {
  readonly planes: readonly PlaneLine[];
  readonly rows: readonly Triple[];
  private readonly polygons: () => readonly Polygon[];

  constructor(readonly surface: Pieces) {
    this.planes = surface.pieces.map(planeLine);
    this.rows = surface.domain.map(rowLine);
    this.polygons = once(() => surface.pieces.map((piece) => cellOf(piece, surface.vertices)));
  }

  /** The cell of each piece. */
  get cells(): readonly Polygon[] {
    return this.polygons();
  }

  /** The half-planes that cut out {C ≤ π}; a plane of the surface equal to π cuts nothing. */
  atMost(plane: PlaneLine): Triple[] {
    return [...this.rows, ...this.planes.map((own) => difference(plane, own)).filter((line) => !isZero(line))];
  }

  /**
   * The half-planes that cut out {C < π}, up to its border; undefined where it is empty because π is a
   * plane of the surface.
   */
  below(plane: PlaneLine): Triple[] | undefined {
    const lines = this.planes.map((own) => difference(plane, own));
    return lines.some(isZero) ? undefined : [...this.rows, ...lines];
  }
}

const known = new Memo<PlanarSurface>();

/** The surface of a case in integers, computed once. */
export function planarOf(surface: CaseSurface): PlanarSurface {
  return known.of(surface, () => new PlanarSurface(surface));
}

/** A cell as a polygon: its corners counter-clockwise, then the directions in which it is unbounded. */
function cellOf({ corners, rays }: Piece, vertices: readonly Vertex[]): Polygon {
  const triples = [
    ...corners.map((index): Triple => {
      const { distortion: D, perception: P } = entry(vertices, index);
      return [D.num * P.den, P.num * D.den, D.den * P.den];
    }),
    ...rays.map((ray): Triple => (ray === "distortion" ? [1n, 0n, 0n] : [0n, 1n, 0n])),
  ].map(primitive);
  return {
    corners: triples,
    edges: triples.map((corner, i) => primitive(cross(corner, entry(triples, (i + 1) % triples.length)))),
  };
}

/**
 * A part of the polygon where the plane is below all the surfaces, or undefined where some surface is
 * at most the plane everywhere on it.
 */
export function uncovered(polygon: Polygon, plane: PlaneLine, surfaces: readonly PlanarSurface[]): Polygon | undefined {
  const corners = polygon.corners.map((corner) => new Corner(corner));
  let best: { readonly surface: PlanarSurface; readonly lines: readonly Triple[] } | undefined;
  const meeting: PlanarSurface[] = [];
  for (const surface of surfaces) {
    const lines = cutting(corners, plane, surface);
    if (lines?.length === 0) return undefined;
    if (lines === undefined) continue;
    meeting.push(surface);
    if (best === undefined || lines.length < best.lines.length) best = { surface, lines };
  }
  if (best === undefined) return polygon;
  // The surface with the fewest lines through the polygon goes first; the others are compared on the rest only.
  const others = meeting.filter((surface) => surface !== best.surface);
  // Where the surface meets the plane in a segment only, the plane is below it on both sides but not on the segment.
  for (const rest of outside(polygon, best.lines)) {
    const found = uncovered(rest, plane, others);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The half-planes of {C ≤ π} that do not contain all of a polygon; undefined where one of them
 * leaves no area of it. Lines are computed only for the few planes that cut.
 */
function cutting(corners: readonly Corner[], plane: PlaneLine, { planes, rows }: PlanarSurface): Triple[] | undefined {
  const result: Triple[] = [];
  const add = (signs: readonly number[], line: () => Triple): boolean => {
    if (signs.some((sign) => sign < 0)) {
      if (!signs.some((sign) => sign > 0)) return false;
      result.push(line());
    }
    return true;
  };
  for (const row of rows) {
    const sides = corners.map(({ at }) => evaluate(row, at));
    if (
      !add(
        sides.map((side) => (side > 0n ? 1 : side < 0n ? -1 : 0)),
        () => row,
      )
    )
      return undefined;
  }
  for (const own of planes) {
    if (
      !add(
        corners.map((corner) => corner.compare(plane, own)),
        () => difference(plane, own),
      )
    )
      return undefined;
  }
  return result;
}

/** Relative error of a height γ − λD − μP in doubles, against |γ| + |λD| + |μP|: 16 roundings would allow 2^−49. */
const relative = 2 ** -48;

/** A corner of a polygon, exactly and with its coordinates as doubles. */
class Corner {
  /** D and P with relative errors of at most 4·2^−53; undefined at infinity. */
  private readonly point: readonly [number, number] | undefined;

  constructor(readonly at: Triple) {
    const [D, P] = at[2] === 0n ? [] : [asDouble(at[0], at[2]), asDouble(at[1], at[2])];
    this.point = D === undefined || P === undefined ? undefined : [D, P];
  }

  /**
   * The sign of first − second at the corner: in doubles where their error bound allows it, else in
   * integers.
   */
  compare(first: PlaneLine, second: PlaneLine): number {
    const [a, b] = [first.doubles, second.doubles];
    if (this.point !== undefined && a !== undefined && b !== undefined) {
      const [D, P] = this.point;
      const terms = [a.intercept, a.distortion * D, a.perception * P, b.intercept, b.distortion * D, b.perception * P];
      const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
      const gap =
        a.intercept + a.distortion * D + a.perception * P - (b.intercept + b.distortion * D + b.perception * P);
      if (Math.abs(gap) > size * relative) return Math.sign(gap);
    }
    const exact = evaluate(first.line, this.at) * second.over - evaluate(second.line, this.at) * first.over;
    return exact > 0n ? 1 : exact < 0n ? -1 : 0;
  }
}

/**
 * num/den, den > 0, with relative error of at most 4·2^−53; undefined where products of two such
 * numbers could leave the range in which doubles keep their relative precision.
 */
function asDouble(num: bigint, den: bigint): number | undefined {
  const { significand, exponent } = quotient(num < 0n ? -num : num, den);
  if (Math.abs(exponent) > 400) return undefined;
  return (num < 0n ? -significand : significand) * 2 ** exponent;
}

/**
 * A part of a cell on which the surface is below all the other surfaces, or undefined where there is
 * none.
 */
export function uncoveredCell(surface: PlanarSurface, surfaces: readonly PlanarSurface[]): Polygon | undefined {
  for (const [k, cell] of surface.cells.entries()) {
    const rest = uncovered(cell, entry(surface.planes, k), surfaces);
    if (rest !== undefined) return rest;
  }
  return undefined;
}

/**
 * The part of the polygon where no surface is below the plane, and none of the `earlier` ones is equal
 * to it.
 */
export function leastOn(
  polygon: Polygon,
  plane: PlaneLine,
  surfaces: readonly PlanarSurface[],
  earlier: readonly PlanarSurface[],
): Polygon[] {
  let rest = [polygon];
  for (const surface of surfaces) {
    const lines = earlier.includes(surface) ? surface.atMost(plane) : surface.below(plane);
    if (lines !== undefined) rest = rest.flatMap((one) => without(one, lines));
  }
  return rest;
}

export function planeLine({
  intercept,
  multipliers: { distortion, perception },
}: Pick<Piece, "intercept" | "multipliers">): PlaneLine {
  const over = distortion.den * perception.den * intercept.den;
  return reducedPlane(
    [
      -distortion.num * (over / distortion.den),
      -perception.num * (over / perception.den),
      intercept.num * (over / intercept.den),
    ],
    over,
  );
}

function reducedPlane(line: Triple, over: bigint): PlaneLine {
  const g = content([...line, over]);
  const [distortion, perception, intercept] = line.map((value) => asDouble(value, over));
  const inRange = intercept !== undefined && distortion !== undefined && perception !== undefined;
  const doubles = inRange ? { intercept, distortion, perception } : undefined;
  return g <= 1n ? { line, over, doubles } : { line: [line[0] / g, line[1] / g, line[2] / g], over: over / g, doubles };
}

/** The line distortion·D + perception·P − atLeast ≥ 0 of a domain row. */
export function rowLine({ distortion, perception, atLeast }: DomainRow): Triple {
  const over = distortion.den * perception.den * atLeast.den;
  return primitive([
    distortion.num * (over / distortion.den),
    perception.num * (over / perception.den),
    -atLeast.num * (over / atLeast.den),
  ]);
}

/** The line first − second ≥ 0. */
function difference(first: PlaneLine, second: PlaneLine): Triple {
  const [a, b] = [second.over, first.over];
  return primitive([
    first.line[0] * a - second.line[0] * b,
    first.line[1] * a - second.line[1] * b,
    first.line[2] * a - second.line[2] * b,
  ]);
}

function primitive(line: Triple): Triple {
  const g = content(line);
  return g <= 1n ? line : [line[0] / g, line[1] / g, line[2] / g];
}

function isZero(line: Triple): boolean {
  return line.every((value) => value === 0n);
}
