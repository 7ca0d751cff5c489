/** The regions on which one case surface is the least of several, in rational coordinates. */
import type { Polygon } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { CaseSurface } from "../convex/surface.js";
import { leastRegions } from "./surfaces.js";

type Pair = readonly [Rational, Rational];

/** A convex part of a cell on which its surface is C: corners counter-clockwise, then directions. P stands for P^power. */
export interface Region {
  /** Index into the pieces of the surface. */
  readonly piece: number;
  readonly corners: readonly Pair[];
  readonly rays: readonly Pair[];
}

/**
 * The regions on which a surface is the least of those with its power, piece by piece; of equal
 * surfaces the first has them.
 */
export function regions(surface: CaseSurface, surfaces: readonly CaseSurface[]): Region[] {
  return leastRegions(surface, surfaces).flatMap(({ piece, polygons }) =>
    polygons.map((polygon) => regionOf(piece, polygon)),
  );
}

function regionOf(piece: number, { corners }: Polygon): Region {
  const firstIdeal = corners.findIndex(([, , w]) => w === 0n);
  const turned = firstIdeal < 0 ? corners : [...corners.slice(firstIdeal), ...corners.slice(0, firstIdeal)];
  const finite = turned.filter(([, , w]) => w > 0n).map(([x, y, w]) => [Rational.of(x, w), Rational.of(y, w)] as const);
  const rays = turned
    .filter(([, , w]) => w === 0n)
    .map(([x, y]) => [Rational.of(x, x + y), Rational.of(y, x + y)] as const);
  return { piece, corners: rays.length > 0 ? finite : fromLeast(finite), rays };
}

/** The corners of a bounded polygon, beginning with the least by (D, P). */
function fromLeast(corners: readonly Pair[]): Pair[] {
  let start = 0;
  for (const [i, [D, P]] of corners.entries()) {
    const [leastD, leastP] = entry(corners, start);
    const order = D.compare(leastD);
    if (order < 0 || (order === 0 && P.lessThan(leastP))) start = i;
  }
  return [...corners.slice(start), ...corners.slice(0, start)];
}
