/**
 * The cells of C within a window: polygons with corners, the border of the domain, the lines across
 * which C is not convex, and level lines. All of it exact.
 */
import { clip, clipAll, cross, evaluate, quadrant, type Polygon, type Triple } from "../../exact/polygon.js";
import { Rational, max, min } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Place } from "../figure/figure.js";
import type { DomainRow } from "../../tradeoff/surface.js";
import type { Window } from "../figure/window.js";
import { heightAt, rowLine, type Cell, type Cells } from "./cells.js";
import { seams } from "./seams.js";

/** A cell within the window. */
export interface Tile extends Omit<Cell, "rays" | "values"> {
  /** Its corners that are corners of the cell, and no cuts of the window. */
  readonly own: readonly Place[];
  /** C at each corner. */
  readonly heights: readonly Rational[];
}

export interface Terrain {
  readonly of: Cells;
  readonly tiles: readonly Tile[];
  /** Where what is feasible, or known, ends. */
  readonly border: readonly (readonly Place[])[];
  /** Where C passes to another sheet and is not convex. */
  readonly creases: readonly (readonly Place[])[];
}

/** The cells of a problem in a window that holds all of their corners inside. */
export function terrain(of: Cells, window: Window): Terrain {
  const tiles = of.cells.map(({ rays, values = [], ...cell }): Tile => {
    const own = cell.corners;
    const isWhole = rays.length === 0;
    const corners = isWhole ? own : withinWindow([...rays.map(ideal), ...own.map(proper)], window);
    const heights = corners.map((corner, i) => (isWhole ? values[i] : undefined) ?? heightAt(cell.plane, corner));
    return { ...cell, own, corners, heights };
  });
  if (of.rows === undefined) return { of, tiles, ...seams(tiles, window) };
  return { of, tiles, border: domainBorder(of, window), creases: [] };
}

/** x/w, y/w over one denominator. */
function proper([x, y]: Place): Triple {
  return [x.num * y.den, y.num * x.den, x.den * y.den];
}

function ideal([x, y]: Place): Triple {
  const [a, b] = proper([x, y]);
  return [a, b, 0n];
}

/** The lines that end the window to the right and above. */
function ends({ x, y }: Window): readonly [right: Triple, top: Triple] {
  return [
    [-x.to.den, 0n, x.to.num],
    [0n, -y.to.den, y.to.num],
  ];
}

/** The part within the window of a polygon with corners at infinity. */
function withinWindow(corners: readonly Triple[], window: Window): Place[] {
  const edges = corners.map((corner, i) => cross(corner, entry(corners, (i + 1) % corners.length)));
  const polygon = clipAll({ corners, edges }, ends(window));
  return polygon === undefined ? [] : finite(polygon);
}

function finite({ corners }: Polygon): Place[] {
  return corners.map(([x, y, w]): Place => [Rational.of(x, w), Rational.of(y, w)]);
}

function domainOf(rows: readonly DomainRow[], window: Window): Polygon | undefined {
  return clipAll(quadrant(proper([window.x.from, window.y.from])), [...rows.map(rowLine), ...ends(window)]);
}

/** Convex polygons of the plane over which the tiles stand: the domain, or where it has several parts the tiles. */
export function groundOf({ of, tiles }: Terrain, window: Window): (readonly Place[])[] {
  if (of.rows === undefined) return tiles.map(({ corners }) => corners);
  const domain = domainOf(of.rows, window);
  return domain === undefined ? [] : [finite(domain)];
}

/** The edges of the domain along its rows, chained. */
function domainBorder({ rows = [] }: Cells, window: Window): Place[][] {
  const lines = rows.map(rowLine);
  const domain = domainOf(rows, window);
  if (domain === undefined) return [];
  const places = finite(domain);
  const chains: Place[][] = [];
  for (const [i, corner] of domain.corners.entries()) {
    const next = (i + 1) % places.length;
    const end = entry(domain.corners, next);
    if (!lines.some((line) => evaluate(line, corner) === 0n && evaluate(line, end) === 0n)) continue;
    const last = chains.at(-1);
    if (last?.at(-1) === entry(places, i)) last.push(entry(places, next));
    else chains.push([entry(places, i), entry(places, next)]);
  }
  return chains;
}

/** The least and the greatest C at corners, undefined without tiles. */
export function heightRange(
  all: readonly Terrain[],
): { readonly least: Rational; readonly most: Rational } | undefined {
  const heights = all.flatMap(({ tiles }) => tiles.flatMap((tile) => tile.heights));
  const [first] = heights;
  return first === undefined ? undefined : { least: heights.reduce(min), most: heights.reduce(max) };
}

/** The segments of tiles on which C has a value, chained; tiles on which it is that value throughout have none. */
export function levelLine(tiles: readonly Tile[], level: Rational): Place[][] {
  return chained(tiles.flatMap((tile) => levelSegment(tile, level)));
}

type Segment = readonly [Place, Place];

function levelSegment({ corners, heights }: Pick<Tile, "corners" | "heights">, level: Rational): Segment[] {
  const signs = heights.map((height) => height.compare(level));
  if (signs.every((sign) => sign === 0)) return [];
  const points = corners.flatMap((corner, i) => {
    const next = (i + 1) % corners.length;
    if (signs[i] === 0) return [corner];
    return entry(signs, i) * entry(signs, next) < 0
      ? [crossing(corner, entry(corners, next), entry(heights, i), entry(heights, next), level)]
      : [];
  });
  const [first, second, third] = points;
  return first === undefined || second === undefined || third !== undefined ? [] : [[first, second]];
}

/** The place between two corners at which an affine function has a value. */
function crossing([x, y]: Place, [u, v]: Place, here: Rational, there: Rational, level: Rational): Place {
  const share = level.minus(here).over(there.minus(here));
  return [x.plus(u.minus(x).times(share)), y.plus(v.minus(y).times(share))];
}

/** Segments that share ends, as lines; a segment that two tiles share counts once. */
function chained(segments: readonly Segment[]): Place[][] {
  const key = ([x, y]: Place): string => `${x.toString()},${y.toString()}`;
  const at = new Map<string, Set<number>>();
  const seen = new Set<string>();
  const kept = segments.filter(([a, b]) => {
    const ends = [key(a), key(b)].sort().join(" ");
    return !seen.has(ends) && seen.add(ends);
  });
  kept.forEach((segment, i) => {
    for (const end of segment) at.set(key(end), (at.get(key(end)) ?? new Set()).add(i));
  });
  const open = new Set(kept.keys());
  const follow = (from: Place): Place[] => {
    const line = [from];
    for (let end = from; ;) {
      const next = [...(at.get(key(end)) ?? [])].find((i) => open.has(i));
      if (next === undefined) return line;
      open.delete(next);
      const [a, b] = entry(kept, next);
      end = key(a) === key(end) ? b : a;
      line.push(end);
    }
  };
  // From ends that no other segment shares first, so that open lines are found whole.
  const lonely = kept.flatMap((segment, i) =>
    segment.filter((end) => at.get(key(end))?.size === 1).map((end) => ({ end, i })),
  );
  const lines = lonely.flatMap(({ end, i }) => (open.has(i) ? [follow(end)] : []));
  for (const [i, [start]] of kept.entries()) if (open.has(i)) lines.push(follow(start));
  return lines;
}

/** The parts of tiles in which the plane is between two values. */
export function levelBand(tiles: readonly Tile[], from: Rational, to: Rational): Place[][] {
  return tiles.flatMap(({ corners, plane: { intercept, multipliers } }) => {
    const { distortion, perception } = multipliers;
    const scale = [distortion, perception, intercept.minus(from), to.minus(intercept)].reduce(
      (product, { den }) => product * den,
      1n,
    );
    const whole = ({ num, den }: Rational): bigint => num * (scale / den);
    const points = corners.map(proper);
    const edges = points.map((corner, i) => cross(corner, entry(points, (i + 1) % points.length)));
    const above: Triple = [-whole(distortion), -whole(perception), whole(intercept.minus(from))];
    const below: Triple = [whole(distortion), whole(perception), whole(to.minus(intercept))];
    const lower = clip({ corners: points, edges }, above);
    const part = lower === undefined ? undefined : clip(lower, below);
    return part === undefined ? [] : [finite(part)];
  });
}
