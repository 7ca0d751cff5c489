/** The hull of points and directions, and the facet that carries a place, against all points. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import type { Facet } from "../../../../src/tradeoff/hull/facet.js";
import { Hull } from "../../../../src/tradeoff/hull/hull.js";
import { FacetLocator } from "../../../../src/tradeoff/hull/locator.js";
import type { HullPoint } from "../../../../src/tradeoff/hull/point.js";
import { property, runs } from "../../../property/property.js";

/** Small coordinates, so that points share planes and facets are often vertical. */
const coordinate = fc.integer({ min: 0, max: 6 });
const hullPoint = fc
  .tuple(coordinate, coordinate, coordinate, fc.integer({ min: 1, max: 3 }))
  .map(([x, y, z, w]): HullPoint => ({
    exact: [BigInt(x), BigInt(y), BigInt(z), BigInt(w)],
    x: x / w,
    y: y / w,
    z: z / w,
  }));
const cloud = fc.array(hullPoint, { minLength: 1, maxLength: 12 });
const never = (): boolean => false;

/** Inserts every point that lies strictly below some facet. */
function grown(points: readonly HullPoint[]): Hull<HullPoint, unknown> {
  const hull = new Hull<HullPoint, unknown>(points[0]!);
  for (const point of points.slice(1)) {
    const below = hull.facets().find((facet) => facet.side(point, never) < 0);
    if (below !== undefined) hull.insert(point, below, never);
  }
  return hull;
}

const coordinates = ({ exact: [x, y, z, w] }: HullPoint): Rational[] => [x, y, z].map((value) => Rational.of(value, w));
const along = (normal: readonly bigint[], at: readonly Rational[]): Rational =>
  sum(at.map((value, i) => value.times(Rational.of(normal[i]!))));
const heightOf = (facet: Facet<unknown>): Rational => Rational.of(facet.plane().offset, facet.plane().weight);

property(
  "no point lies below a facet, normals are ≥ 0, and neighbours share their edges",
  { points: cloud },
  runs(300, 81),
  ({ points }) => {
    const hull = grown(points);
    for (const facet of hull.facets()) {
      const { normal } = facet.plane();
      expect(normal.every((value) => value >= 0n) && normal.some((value) => value > 0n)).toBe(true);
      for (const point of points) expect(heightOf(facet).atMost(along(normal, coordinates(point)))).toBe(true);
      facet.neighbours.forEach((neighbour, i) => {
        if (neighbour === hull.infinity) {
          expect(neighbour.neighbours.includes(facet)).toBe(true);
          return;
        }
        const edge = [facet.corners[i]!, facet.corners[(i + 1) % 3]!];
        const back = neighbour.corners.findIndex(
          (corner, j) => corner === edge[1] && neighbour.corners[(j + 1) % 3] === edge[0],
        );
        expect(neighbour.neighbours[back] === facet).toBe(true);
      });
    }
  },
);

property(
  "the least of the points in any direction is the least of the hull's corners",
  { points: cloud, normal: fc.tuple(coordinate, coordinate, coordinate) },
  runs(200, 82),
  ({ points, normal }) => {
    const hull = grown(points);
    const least = (some: readonly HullPoint[]): string =>
      String(
        some.map((point) => along(normal.map(BigInt), coordinates(point))).reduce((a, b) => (b.lessThan(a) ? b : a)),
      );
    const corners = new Set(hull.facets().flatMap((facet) => facet.finite()));
    expect(least([...corners].map((index) => hull.point(index)))).toBe(least(points));
  },
);

property(
  "a place is carried by a mixture that no other beats, or lies beyond a vertical facet that supports all points",
  {
    points: cloud,
    places: fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 6 }),
  },
  runs(300, 83),
  ({ points, places }) => {
    const hull = grown(points);
    const locator = new FacetLocator(hull);
    let start: Facet<unknown> | undefined;
    for (const [x, y, w] of places) {
      const found = locator.find({ x: BigInt(x), y: BigInt(y), w: BigInt(w) }, start);
      start = found.facet;
      const { normal } = found.facet.plane();
      const place = [Rational.of(BigInt(x), BigInt(w)), Rational.of(BigInt(y), BigInt(w))];
      if (found.kind === "beyond") {
        expect(normal[2]).toBe(0n);
        expect(along(normal.slice(0, 2), place).lessThan(heightOf(found.facet))).toBe(true);
        continue;
      }
      const shares = found.shares.map(({ share }) => Rational.of(share.num, share.den));
      expect(shares.every((share) => share.sign() > 0) && sum(shares).equals(Rational.one)).toBe(true);
      const mixed = [0, 1, 2].map((axis) =>
        sum(found.shares.map(({ corner }, i) => shares[i]!.times(coordinates(hull.point(corner))[axis]!))),
      );
      // The mixture lies on the facet and keeps both bounds; what a bound leaves over costs nothing in the facet's normal.
      expect(along(normal, mixed).equals(heightOf(found.facet))).toBe(true);
      expect(normal[2] > 0n).toBe(true);
      place.forEach((bound, axis) => {
        const rest = bound.minus(mixed[axis]!);
        expect(rest.sign() >= 0 && (rest.isZero() || normal[axis] === 0n)).toBe(true);
      });
    }
  },
);
