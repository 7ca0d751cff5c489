/**
 * The seams of convex polygons that tile a region: where the region ends, and where a function that
 * is affine on each of them is not convex across the line between two.
 *
 * Polygons need not meet corner to corner. Edges are gathered by the line that they lie on; along it
 * everything is a matter of intervals.
 */
import { content } from "../../exact/integers.js";
import { Rational, max, min } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Place } from "../figure/figure.js";
import type { Window } from "../figure/window.js";
import { heightAt, type CellPlane } from "./cells.js";

/** A polygon with corners counter-clockwise, and the sheet and the plane on it. */
export interface Patch {
  readonly corners: readonly Place[];
  readonly plane: CellPlane;
  readonly sheet: number;
}

export interface Seams {
  readonly border: readonly (readonly Place[])[];
  readonly creases: readonly (readonly Place[])[];
}

interface Edge {
  readonly of: Patch;
  readonly from: Place;
  readonly to: Place;
  /** Whether it goes in the direction of its line: the patch lies to the left then. */
  readonly forward: boolean;
}

/** The seams; edges along the right and the upper end of the window are none. */
export function seams(patches: readonly Patch[], window: Window): Seams {
  const lines = new Map<string, Edge[]>();
  for (const of of patches) {
    of.corners.forEach((from, i) => {
      const to = entry(of.corners, (i + 1) % of.corners.length);
      if (isEnd(from, to, window)) return;
      const { key, forward } = lineOf(from, to);
      const edge = { of, from, to, forward };
      const known = lines.get(key);
      if (known === undefined) lines.set(key, [edge]);
      else known.push(edge);
    });
  }
  const border: (readonly Place[])[] = [];
  const creases: (readonly Place[])[] = [];
  for (const edges of lines.values()) {
    for (const edge of edges) {
      const facing = edges.filter(({ forward }) => forward !== edge.forward);
      border.push(...uncovered(edge, facing));
      if (!edge.forward) continue;
      for (const other of facing) {
        const shared = overlap(edge, other);
        if (shared !== undefined && edge.of.sheet !== other.of.sheet && !isConvexAcross(edge.of, other.of, shared))
          creases.push(shared);
      }
    }
  }
  return { border, creases };
}

function isEnd([x, y]: Place, [u, v]: Place, window: Window): boolean {
  return (x.equals(window.x.to) && u.equals(window.x.to)) || (y.equals(window.y.to) && v.equals(window.y.to));
}

/** The line through two places, by its coefficients in lowest terms, and whether the way along it is its direction. */
function lineOf([x, y]: Place, [u, v]: Place): { readonly key: string; readonly forward: boolean } {
  const [a, b] = [y.minus(v), u.minus(x)];
  const c = a.times(x).plus(b.times(y)).negated();
  const common = a.den * b.den * c.den;
  const whole = [a, b, c].map(({ num, den }) => num * (common / den));
  const divisor = content(whole);
  const forward = b.sign() > 0 || (b.isZero() && a.sign() > 0);
  const sign = forward ? 1n : -1n;
  return { key: whole.map((value) => (sign * value) / divisor).join(","), forward };
}

/** The coordinate along the line of an edge. */
function axisOf({ from: [x], to: [u] }: Edge): 0 | 1 {
  return x.equals(u) ? 1 : 0;
}

interface Interval {
  readonly low: Place;
  readonly high: Place;
}

function intervalOf(edge: Edge): Interval {
  const axis = axisOf(edge);
  return edge.from[axis].lessThan(edge.to[axis])
    ? { low: edge.from, high: edge.to }
    : { low: edge.to, high: edge.from };
}

function overlap(edge: Edge, other: Edge): readonly [Place, Place] | undefined {
  const axis = axisOf(edge);
  const [one, two] = [intervalOf(edge), intervalOf(other)];
  const low = max(one.low[axis], two.low[axis]) === one.low[axis] ? one.low : two.low;
  const high = min(one.high[axis], two.high[axis]) === one.high[axis] ? one.high : two.high;
  return low[axis].lessThan(high[axis]) ? [low, high] : undefined;
}

/** The parts of an edge that no other one faces. */
function uncovered(edge: Edge, facing: readonly Edge[]): (readonly [Place, Place])[] {
  const axis = axisOf(edge);
  const { low, high } = intervalOf(edge);
  const shared = facing.flatMap((other) => {
    const part = overlap(edge, other);
    return part === undefined ? [] : [part];
  });
  shared.sort(([a], [b]) => a[axis].compare(b[axis]));
  const rest: (readonly [Place, Place])[] = [];
  let reached = low;
  for (const [start, end] of shared) {
    if (reached[axis].lessThan(start[axis])) rest.push([reached, start]);
    if (reached[axis].lessThan(end[axis])) reached = end;
  }
  if (reached[axis].lessThan(high[axis])) rest.push([reached, high]);
  return rest;
}

/** Whether two planes make a convex function across the part of a line that their patches share. */
function isConvexAcross(one: Patch, other: Patch, shared: readonly [Place, Place]): boolean {
  if (shared.some((place) => !heightAt(one.plane, place).equals(heightAt(other.plane, place)))) return false;
  // Both are affine and meet on the line: any place beyond it decides.
  const inside = middle(other.corners);
  return heightAt(one.plane, inside).atMost(heightAt(other.plane, inside));
}

/** The mean of the corners. */
function middle(corners: readonly Place[]): Place {
  const share = Rational.of(1n, BigInt(corners.length));
  const mean = (axis: 0 | 1): Rational =>
    corners.reduce((sum, corner) => sum.plus(corner[axis]), Rational.zero).times(share);
  return [mean(0), mean(1)];
}
