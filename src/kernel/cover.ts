/**
 * Whether polygons cover a cell: the cell without all of them has no area left.
 *
 * A polygon to be taken away comes as half-planes. Of a rest that some half-plane misses altogether
 * nothing is taken; one that lies in all of them is gone; otherwise what lies outside stays, cut
 * into convex polygons (exact/polygon.ts). What has no area is dropped on the way. That is enough:
 * a cell is the closure of its interior, and a finite union of closed sets is closed. A point of the
 * cell outside the union would have a neighbourhood outside it, hence an uncovered part of the cell
 * with an area. Corners at infinity need no care of their own: polygons are cones over (x, y, w),
 * w ≥ 0, and a cone with an interior has one with w > 0.
 */
import { type Polygon, type Triple, evaluate, without } from "../exact/polygon.js";
import { bitsOf } from "./cells.js";
import type { Meter } from "./limits.js";
import type { Where } from "./rejection.js";

/** Half-planes, and how long their coefficients are at most. */
export interface HalfPlanes {
  readonly lines: readonly Triple[];
  readonly bits: number;
}

/** A part of the cell that none of the sets covers, or undefined. @param cellBits of its lines */
export function uncoveredPart(
  cell: Polygon,
  cellBits: number,
  sets: Iterable<HalfPlanes>,
  meter: Meter,
  where: Where,
): Polygon | undefined {
  let rest: readonly Polygon[] = [cell];
  let bits = cellBits;
  for (const { lines, bits: setBits } of sets) {
    bits = Math.max(bits, setBits);
    const left: Polygon[] = [];
    for (const polygon of rest) {
      for (const part of partsOutside(polygon, lines, bits, meter, where)) {
        meter.holding(
          part.corners.reduce((sum, corner) => sum + bitsOf(corner), 0),
          where,
        );
        left.push(part);
      }
    }
    rest = left;
    if (rest.length === 0) return undefined;
  }
  return rest[0];
}

function partsOutside(
  polygon: Polygon,
  lines: readonly Triple[],
  bits: number,
  meter: Meter,
  where: Where,
): readonly Polygon[] {
  const { corners } = polygon;
  const cutting: Triple[] = [];
  for (const line of lines) {
    // A corner is the cross product of two lines.
    meter.products(3 * corners.length, bits, 2 * bits + 1, where);
    const sides = corners.map((corner) => evaluate(line, corner));
    if (!sides.some((side) => side > 0n)) return [polygon];
    if (sides.some((side) => side < 0n)) cutting.push(line);
  }
  // Three cuts per line at most, each of a polygon with one more corner per line.
  meter.products(3 * cutting.length * (3 * (corners.length + cutting.length) + 12), bits, 2 * bits + 1, where);
  return cutting.length === 0 ? [] : without(polygon, cutting);
}
