/**
 * Convex polygons, possibly unbounded, cut by half-planes: integers only, no gcd, no division.
 *
 * Notation: a point is (x, y, w) with w ≥ 0 and stands for (x/w, y/w); w = 0 is the ideal point
 * in direction (x, y). A line (a, b, c) is the half-plane ax + by + cw ≥ 0. Corners go
 * counter-clockwise, edges[i] leads from corners[i] to the next one. Every corner is the cross
 * product of its two lines, so that numbers do not grow from cut to cut.
 * Method: Sutherland and Hodgman (1974), on the cone over the polygon.
 */
import { entry } from "./vector.js";

/** x, y, w: a point, or the coefficients of a line. */
export type Triple = readonly [bigint, bigint, bigint];

export interface Polygon {
  readonly corners: readonly Triple[];
  /** edges[i] is the line through corners[i] and the corner after it; the polygon lies on its side ≥ 0. */
  readonly edges: readonly Triple[];
}

/** All points with x ≥ corner x and y ≥ corner y, with its two ideal points. @param corner (x, y, w) with w > 0 */
export function quadrant([x, y, w]: Triple): Polygon {
  return {
    corners: [
      [x, y, w],
      [1n, 0n, 0n],
      [0n, 1n, 0n],
    ],
    edges: [
      [0n, w, -y],
      [0n, 0n, 1n],
      [w, 0n, -x],
    ],
  };
}

/** The part of the polygon in the half-plane, or undefined when that part has no area. */
export function clip({ corners, edges }: Polygon, line: Triple): Polygon | undefined {
  const sides = corners.map((corner) => evaluate(line, corner));
  if (!sides.some((side) => side > 0n)) return undefined;
  if (!sides.some((side) => side < 0n)) return { corners, edges };
  const kept = { corners: [] as Triple[], edges: [] as Triple[] };
  const keep = (corner: Triple, edge: Triple): void => {
    kept.corners.push(corner);
    kept.edges.push(edge);
  };
  sides.forEach((side, i) => {
    const next = entry(sides, i + 1 === sides.length ? 0 : i + 1);
    const edge = entry(edges, i);
    if (side >= 0n) keep(entry(corners, i), side === 0n && next < 0n ? line : edge);
    if (side > 0n && next < 0n) keep(cross(edge, line), line);
    if (side < 0n && next > 0n) keep(cross(line, edge), edge);
  });
  return kept;
}

/** The part of the polygon inside all half-planes, or undefined when that part has no area. */
export function clipAll(polygon: Polygon, lines: Iterable<Triple>): Polygon | undefined {
  let inside: Polygon | undefined = polygon;
  for (const line of lines) {
    inside = clip(inside, line);
    if (inside === undefined) return undefined;
  }
  return inside;
}

/**
 * The polygon without the intersection of the half-planes, as convex polygons that share nothing
 * but borders; they may contain the border of that intersection.
 */
export function without(polygon: Polygon, lines: readonly Triple[]): Polygon[] {
  return clipAll(polygon, lines) === undefined ? [polygon] : outside(polygon, lines);
}

/**
 * As `without`, but cut apart even where the intersection has no area: no point inside a part lies in
 * the intersection.
 */
export function outside(polygon: Polygon, lines: readonly Triple[]): Polygon[] {
  const rest: Polygon[] = [];
  let inside: Polygon | undefined = polygon;
  for (const line of lines) {
    if (inside === undefined) break;
    const beyond = clip(inside, [-line[0], -line[1], -line[2]]);
    if (beyond !== undefined) rest.push(beyond);
    inside = clip(inside, line);
  }
  return rest;
}

/** A point inside: the mean of the corners, moved along the directions of those at infinity. @returns (x, y, w) with w > 0 */
export function inner({ corners }: Polygon): Triple {
  const finite = corners.filter((corner) => corner[2] > 0n);
  const common = finite.reduce((product, corner) => product * corner[2], 1n);
  let [x, y] = [0n, 0n];
  for (const [a, b, w] of corners) {
    x += a * (w > 0n ? common / w : common);
    y += b * (w > 0n ? common / w : common);
  }
  return [x, y, common * BigInt(finite.length)];
}

/** ax + by + cw. */
export function evaluate([a, b, c]: Triple, [x, y, w]: Triple): bigint {
  return a * x + b * y + c * w;
}

/**
 * The cross product: the point where two lines meet, or the line through two points, ≥ 0 to the left
 * of the way from the first to the second.
 */
export function cross([a, b, c]: Triple, [d, e, f]: Triple): Triple {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
