/** Convex piecewise linear functions: values, hulls and gaps, against their definitions on random points. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rational, max } from "../../../../src/exact/rational.js";
import { curveAt, isConvexCurve, largestGap, lowerHull, slopeOf } from "../../../../src/tradeoff/smooth/polyline.js";
import { property, runs } from "../../../property/property.js";

const point = fc.record({ at: fc.integer({ min: 0, max: 12 }), value: fc.integer({ min: 0, max: 12 }) });
const points = fc
  .array(point, { minLength: 1, maxLength: 9 })
  .map((list) => list.map(({ at, value }) => ({ at: Rational.of(BigInt(at)), value: Rational.of(BigInt(value)) })));
const place = fc.integer({ min: 0, max: 48 }).map((k) => Rational.of(BigInt(k), 4n));

property(
  "the hull is convex, non-increasing, and nowhere above a point",
  { given: points },
  runs(300, 1),
  ({ given }) => {
    const hull = lowerHull(given);
    expect(isConvexCurve(hull)).toBe(true);
    for (const { at, value } of given) {
      expect(hull[0]!.at.atMost(at)).toBe(true);
      expect(curveAt(hull, at).atMost(value)).toBe(true);
    }
    for (const corner of hull) expect(given).toContain(corner);
  },
);

property(
  "between two corners a function is on their chord",
  { given: points, x: place },
  runs(300, 2),
  ({ given, x }) => {
    const hull = lowerHull(given);
    if (x.lessThan(hull[0]!.at)) return;
    const next = hull.findIndex(({ at }) => x.lessThan(at));
    const [a, b] = next < 0 ? [hull.at(-1)!, undefined] : [hull[next - 1]!, hull[next]!];
    const expected = b === undefined ? a.value : a.value.plus(slopeOf(a, b).times(x.minus(a.at)));
    expect(curveAt(hull, x).equals(expected)).toBe(true);
  },
);

property(
  "no place has a larger gap, and one has it",
  { one: points, other: points },
  runs(300, 3),
  ({ one, other }) => {
    const upper = lowerHull(one);
    const from = upper[0]!.at;
    // A lower function begins at or to the left of the upper one.
    const lower = lowerHull([...other, { at: from, value: Rational.of(12n) }]);
    const gap = largestGap(lower, upper);
    // All corners are at whole numbers.
    const gaps = Array.from({ length: 60 }, (_, k) => {
      const x = from.plus(Rational.of(BigInt(k), 4n));
      return curveAt(upper, x).minus(curveAt(lower, x));
    });
    expect(gap.equals(gaps.reduce(max))).toBe(true);
  },
);

test("a curve that turns down is not convex", () => {
  const at = (x: bigint, y: bigint) => ({ at: Rational.of(x), value: Rational.of(y) });
  expect(isConvexCurve([at(0n, 4n), at(1n, 3n), at(2n, 0n)])).toBe(false);
  expect(isConvexCurve([at(0n, 4n), at(1n, 5n)])).toBe(false);
  expect(isConvexCurve([at(0n, 4n), at(0n, 3n)])).toBe(false);
  expect(isConvexCurve([at(0n, 4n), at(1n, 1n), at(2n, 0n)])).toBe(true);
});
