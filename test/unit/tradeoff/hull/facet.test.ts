/**
 * Facets decide exactly whatever happens to their doubles: rounding, underflow, overflow.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Facet } from "../../../../src/tradeoff/hull/facet.js";
import type { HullPoint } from "../../../../src/tradeoff/hull/point.js";
import { property, runs } from "../../../property/property.js";

type Whole = readonly [number, number, number];

/** A point with integer coordinates, its doubles in another unit. */
function point([x, y, z]: Whole, unit: number): HullPoint {
  return { exact: [BigInt(x), BigInt(y), BigInt(z), 1n], x: x * unit, y: y * unit, z: z * unit };
}

/** det(b − a, c − a, w − a): the sign that `side` must find. */
function orientation(a: Whole, b: Whole, c: Whole, w: Whole): number {
  const [p, q, r] = [b, c, w].map((one) => one.map((value, i) => BigInt(value - a[i]!))) as [
    bigint[],
    bigint[],
    bigint[],
  ];
  const value =
    p[0]! * (q[1]! * r[2]! - q[2]! * r[1]!) -
    p[1]! * (q[0]! * r[2]! - q[2]! * r[0]!) +
    p[2]! * (q[0]! * r[1]! - q[1]! * r[0]!);
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

const coordinate = fc.integer({ min: 0, max: 12 });
const whole = fc.tuple(coordinate, coordinate, coordinate);
const never = (): boolean => false;

property(
  "the side of a point, in any unit from 2^-1100 to 2^1100",
  {
    a: whole,
    b: whole,
    c: whole,
    w: whole,
    exponent: fc.oneof(fc.integer({ min: -1100, max: 1100 }), fc.integer({ min: -380, max: -300 })),
  },
  runs(4000, 921),
  ({ a, b, c, w, exponent }) => {
    const unit = 2 ** exponent;
    const facet = new Facet(
      [0, 1, 2],
      [a, b, c].map((one) => point(one, unit)),
    );
    expect(facet.side(point(w, unit), never)).toBe(orientation(a, b, c, w));
    // Vertical: the normal has no part along the third axis.
    expect(facet.isVertical()).toBe((b[0] - a[0]) * (c[1] - a[1]) === (b[1] - a[1]) * (c[0] - a[0]));
  },
);

describe("directions as corners", () => {
  test.each([1, 2 ** -330, 2 ** -1074, 2 ** 1000, Infinity])("in units of %d", (unit) => {
    const points = [point([3, 1, 2], unit), point([1, 2, 2], unit)];
    // The edge and the first axis span the plane z = 2.
    const facet = new Facet([0, -1, 1], points);
    const up = facet.side(point([0, 0, 9], unit), never);
    expect(Math.abs(up)).toBe(1);
    for (const [w, side] of [
      [[0, 1, 2], 0],
      [[9, 5, 1], -1],
      [[9, 5, 3], 1],
    ] as const)
      expect(facet.side(point(w, unit), never)).toBe(side * up + 0);
    expect(new Facet([0, 1, -3], points).isVertical()).toBe(true);
  });
});
