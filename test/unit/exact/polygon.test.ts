/** Convex polygons cut by half-planes: corners exact, unbounded ones too. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Polygon,
  type Triple,
  clip,
  clipAll,
  evaluate,
  inner,
  outside,
  quadrant,
  without,
} from "../../../src/exact/polygon.js";
import { Rational } from "../../../src/exact/rational.js";

const show = ({ corners }: Polygon): string[] =>
  corners.map(([x, y, w]) =>
    w === 0n
      ? `→${Rational.of(x, x + y).toString()}`
      : `${Rational.of(x, w).toString()},${Rational.of(y, w).toString()}`,
  );

const start = quadrant([1n, 0n, 2n]);

describe("by hand", () => {
  test("a quadrant has one corner and two ideal ones", () => {
    expect(show(start)).toEqual(["1/2,0", "→1", "→0"]);
  });

  test("x + y ≤ 2 bounds it; y ≤ x cuts a triangle off", () => {
    const triangle = clip(start, [-1n, -1n, 2n])!;
    expect(show(triangle)).toEqual(["1/2,0", "2,0", "1/2,3/2"]);
    expect(show(clip(triangle, [1n, -1n, 0n])!)).toEqual(["1/2,0", "2,0", "1,1", "1/2,1/2"]);
  });

  test("y ≤ x leaves an unbounded part with a slanted ideal corner", () => {
    expect(show(clip(start, [1n, -1n, 0n])!)).toEqual(["1/2,0", "→1", "→1/2", "1/2,1/2"]);
  });

  test("a line through a corner, and half-planes that change nothing or leave no area", () => {
    const triangle = clip(start, [-1n, -1n, 2n])!;
    expect(show(clip(triangle, [3n, -1n, -3n])!)).toEqual(["1,0", "2,0", "5/4,3/4"]);
    expect(clip(triangle, [1n, 1n, 0n])).toEqual(triangle);
    expect(clip(triangle, [0n, 0n, 0n])).toBeUndefined();
    expect(clip(triangle, [-1n, 0n, 0n])).toBeUndefined();
    expect(clip(triangle, [-2n, 0n, 1n])).toBeUndefined();
    expect(clip(triangle, [1n, 0n, -2n])).toBeUndefined();
  });
});

const small = fc.bigInt({ min: -9n, max: 9n });
const line = fc.tuple(small, small, small).filter((one) => one.some((part) => part !== 0n));

test("corners are inside all half-planes and on two edges; the edges enclose what lies inside all", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.tuple(fc.bigInt({ min: 1n, max: 30n }), fc.bigInt({ min: 0n, max: 30n })),
      (lines, [x, y]) => {
        let polygon: Polygon | undefined = start;
        for (const one of lines) polygon = polygon === undefined ? undefined : clip(polygon, one);
        const all: Triple[] = [...start.edges, ...lines];
        const inside = all.every((one) => evaluate(one, [x, y, 4n]) > 0n);
        if (polygon === undefined) {
          expect(inside).toBe(false);
          return;
        }
        const { corners, edges } = polygon;
        expect(corners.length).toBeGreaterThanOrEqual(3);
        corners.forEach((corner, i) => {
          expect(corner[2] >= 0n && (corner[2] > 0n || (corner[0] >= 0n && corner[1] >= 0n))).toBe(true);
          expect(all.every((one) => evaluate(one, corner) >= 0n)).toBe(true);
          expect([evaluate(edges[i]!, corner), evaluate(edges.at(i - 1)!, corner)]).toEqual([0n, 0n]);
        });
        // Strictly left of every edge exactly when strictly inside every half-plane.
        expect(edges.every((edge) => evaluate(edge, [x, y, 4n]) > 0n)).toBe(inside);
      },
    ),
    { numRuns: 500 },
  );
});

describe("areas", () => {
  const square = clipAll(quadrant([0n, 0n, 1n]), [
    [-1n, 0n, 5n],
    [0n, -1n, 5n],
  ])!;
  const lines = fc.array(line, { maxLength: 5 });

  /** Twice the area, by the shoelace formula. */
  function area({ corners }: Polygon): Rational {
    const points = corners.map(([x, y, w]) => [Rational.of(x, w), Rational.of(y, w)] as const);
    return points.reduce((total, [x, y], i) => {
      const [u, v] = points[(i + 1) % points.length]!;
      return total.plus(x.times(v)).minus(y.times(u));
    }, Rational.zero);
  }

  test("what half-planes take away and what they leave add up to the whole", () => {
    fc.assert(
      fc.property(lines, (taken) => {
        const inside = clipAll(square, taken);
        const rest = without(square, taken);
        const parts = [...rest, ...(inside === undefined ? [] : [inside])];
        for (const part of parts) expect(area(part).sign()).toBe(1);
        expect(parts.map(area).reduce((a, b) => a.plus(b), Rational.zero)).toEqual(Rational.of(50n));
      }),
      { numRuns: 500, seed: 911 },
    );
  });

  test("a point inside lies strictly inside, of unbounded polygons too", () => {
    fc.assert(
      fc.property(fc.constantFrom(square, quadrant([1n, 2n, 3n])), lines, (start, cuts) => {
        for (const polygon of [clipAll(start, cuts), ...without(start, cuts)]) {
          if (polygon === undefined) continue;
          const point = inner(polygon);
          expect(point[2] > 0n).toBe(true);
          for (const edge of polygon.edges) expect(evaluate(edge, point) > 0n).toBe(true);
        }
      }),
      { numRuns: 500, seed: 912 },
    );
  });

  test("a segment that half-planes leave of the polygon cuts it apart", () => {
    // x ≥ 1 and x ≤ 1.
    const segment: Triple[] = [
      [1n, 0n, -1n],
      [-1n, 0n, 1n],
    ];
    expect(clipAll(square, segment)).toBeUndefined();
    expect(without(square, segment)).toEqual([square]);
    const parts = outside(square, segment);
    expect(parts.length).toBe(2);
    expect(parts.map(area).reduce((a, b) => a.plus(b), Rational.zero)).toEqual(area(square));
    for (const part of parts) expect(segment.every((line) => evaluate(line, inner(part)) >= 0n)).toBe(false);
  });

  test("nothing is taken by half-planes that miss the polygon, all by none", () => {
    expect(without(square, [[1n, 0n, -5n]])).toEqual([square]);
    expect(without(square, [])).toEqual([]);
    expect(clipAll(square, [])).toEqual(square);
  });
});
