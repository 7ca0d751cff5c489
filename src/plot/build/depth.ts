/**
 * The order in which the tiles of a graph are painted, from far to near.
 *
 * Tiles of a convex function: along the viewer's direction its slope grows from tile to tile, so that
 * ascending slopes are the order. Tiles of several sheets are compared two by two: they are disjoint and
 * convex, so that on a line towards the viewer one lies wholly before the other; such comparisons never go
 * round in a circle (Guibas and Yao 1980, on translating figures in the plane).
 */
import { Rational, max, min } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Place } from "../figure/figure.js";

/** A horizontal direction, towards the viewer. */
export type Direction = Place;

/** u = across the view, v = towards the viewer. */
function turned([x, y]: Place, [a, b]: Direction): Place {
  return [a.times(y).minus(b.times(x)), a.times(x).plus(b.times(y))];
}

/** Tiles of a convex function in order. @param slope the slope of a tile towards the viewer */
export function bySlope<T>(tiles: readonly T[], slope: (tile: T) => Rational): T[] {
  return tiles
    .map((tile) => ({ tile, slope: slope(tile) }))
    .sort((a, b) => a.slope.compare(b.slope))
    .map(({ tile }) => tile);
}

interface Turned<T> {
  readonly tile: T;
  readonly corners: readonly Place[];
  readonly low: Rational;
  readonly high: Rational;
}

/** Convex tiles that share nothing but borders, in order. */
export function byPlace<T extends { readonly corners: readonly Place[] }>(tiles: readonly T[], view: Direction): T[] {
  const all = tiles.map((tile) =>
    turnedTile(
      tile,
      tile.corners.map((corner) => turned(corner, view)),
    ),
  );
  return sortedByDepth(all).map(({ tile }) => tile);
}

function turnedTile<T>(tile: T, corners: readonly Place[]): Turned<T> {
  const us = corners.map(([u]) => u);
  return { tile, corners, low: us.reduce(min), high: us.reduce(max) };
}

/** Far to near. */
function sortedByDepth<T>(all: readonly Turned<T>[]): Turned<T>[] {
  const before = all.map(() => new Set<number>());
  const waiting = all.map(() => 0);
  for (const [i, one] of all.entries()) {
    for (let j = 0; j < i; j++) {
      const order = compare(one, entry(all, j));
      if (order === 0) continue;
      const [far, near] = order < 0 ? [i, j] : [j, i];
      entry(before, far).add(near);
      waiting[near] = entry(waiting, near) + 1;
    }
  }
  const ready = [...waiting.keys()].filter((i) => waiting[i] === 0);
  const order: number[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    order.push(next);
    for (const near of entry(before, next)) {
      const rest = entry(waiting, near) - 1;
      waiting[near] = rest;
      if (rest === 0) ready.push(near);
    }
  }
  if (order.length < all.length) throw new Error("tiles that overlap have no order");
  return order.map((i) => entry(all, i));
}

/** −1 where the first is farther than the second, 0 where neither hides a part of the other. */
function compare<T>(one: Turned<T>, other: Turned<T>): -1 | 0 | 1 {
  const [low, high] = [max(one.low, other.low), min(one.high, other.high)];
  if (!low.lessThan(high)) return 0;
  const middle = low.plus(high).over(Rational.of(2n));
  return depthAt(one.corners, middle).compare(depthAt(other.corners, middle));
}

/** Twice the middle of what a polygon has in common with the line at u. */
function depthAt(corners: readonly Place[], u: Rational): Rational {
  const crossings = corners.flatMap((corner, i) => {
    const next = entry(corners, (i + 1) % corners.length);
    const [a, b] = [corner[0].compare(u), next[0].compare(u)];
    if (a === 0) return [corner[1]];
    return a * b < 0 ? [onLine(corner, next, u)] : [];
  });
  return crossings.reduce(min).plus(crossings.reduce(max));
}

function onLine([u0, v0]: Place, [u1, v1]: Place, u: Rational): Rational {
  return v0.plus(v1.minus(v0).times(u.minus(u0)).over(u1.minus(u0)));
}
