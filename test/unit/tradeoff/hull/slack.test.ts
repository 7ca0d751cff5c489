/** Shares of at most two corners of a triangle, against all points of it. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { sharesWithSlack, type Placed } from "../../../../src/tradeoff/hull/slack.js";
import { property, runs } from "../../../property/property.js";

const corner = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 3 }));
const triangles = fc
  .tuple(corner, corner, corner)
  .map((corners) =>
    corners.map(([x, y, w], i): Placed => ({ corner: 5 + i, x: BigInt(x), y: BigInt(y), w: BigInt(w) })),
  );
const place = ({ x, y, w }: { readonly x: bigint; readonly y: bigint; readonly w: bigint }): Rational[] => [
  Rational.of(x, w),
  Rational.of(y, w),
];

property(
  "the mixture is at most the point on level axes, the same on the other, and no mixture of the corners is less",
  {
    triangle: triangles,
    parts: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
    distortion: fc.boolean(),
    perception: fc.boolean(),
  },
  runs(500, 1504),
  ({ triangle, parts: [a, b, c], distortion, perception }) => {
    if (a + b + c === 0) return;
    const mixed = (shares: readonly Rational[]): Rational[] =>
      [0, 1].map((axis) => sum(triangle.map((one, i) => place(one)[axis]!.times(shares[i]!))));
    const given = [a, b, c].map((part) => Rational.of(BigInt(part), BigInt(a + b + c)));
    const [x, y] = mixed(given) as [Rational, Rational];
    const query = { x: x.num * y.den, y: y.num * x.den, w: x.den * y.den };
    const found = sharesWithSlack(triangle, query, { distortion, perception });
    if (!distortion && !perception) {
      expect(found).toBeUndefined();
      return;
    }
    const shares = triangle.map(({ corner }) => {
      const own = found!.find((one) => one.corner === corner)?.share;
      return own === undefined ? Rational.zero : Rational.of(own.num, own.den);
    });
    expect(found!.length).toBeLessThanOrEqual(2);
    expect(new Set(found!.map(({ share }) => share.den)).size).toBe(1);
    expect(sum(shares)).toEqual(Rational.one);
    expect(shares.every((share) => share.sign() >= 0)).toBe(true);
    const [u, v] = mixed(shares) as [Rational, Rational];
    expect(u.atMost(x) && v.atMost(y)).toBe(true);
    if (!distortion) expect(u).toEqual(x);
    if (!perception) expect(v).toEqual(y);
    // On one level axis it is the least point of the triangle at the same height.
    if (distortion !== perception) {
      const held = distortion ? 1 : 0;
      for (const [i, j] of [
        [0, 1],
        [1, 2],
        [2, 0],
      ] as const) {
        const [p, q] = [place(triangle[i]!), place(triangle[j]!)];
        const height = [x, y][held]!;
        const run = q[held]!.minus(p[held]!);
        const t = run.isZero() ? undefined : height.minus(p[held]!).over(run);
        if (t === undefined || t.sign() < 0 || Rational.one.lessThan(t)) continue;
        const across = p[1 - held]!.plus(q[1 - held]!.minus(p[1 - held]!).times(t));
        expect([u, v][1 - held]!.atMost(across)).toBe(true);
      }
    }
  },
);
