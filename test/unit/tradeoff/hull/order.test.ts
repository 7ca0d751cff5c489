/** The order of points whose doubles are too close to tell. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { compareHomogeneous, compareRatios } from "../../../../src/tradeoff/hull/order.js";
import type { HullPoint } from "../../../../src/tradeoff/hull/point.js";
import { property, runs } from "../../../property/property.js";

property(
  "points are ordered exactly, however close their doubles are",
  {
    base: fc.bigInt({ min: 1n, max: 10n ** 40n }),
    by: fc.bigInt({ min: -3n, max: 3n }),
    w: fc.bigInt({ min: 1n, max: 10n ** 20n }),
    axis: fc.constantFrom(0 as const, 1 as const, 2 as const),
    ulps: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })),
  },
  runs(300, 84),
  ({ base, by, w, axis, ulps }) => {
    // Coordinates in doubles may be off by 8·2^-53, each by another amount.
    const at = (value: bigint, off: number): HullPoint => {
      const double = Rational.of(value, w).toNumber() * (1 + off * 2 ** -52);
      return { exact: [value, value, value, w], x: double, y: double, z: double };
    };
    const [a, b] = [at(base + 3n, ulps[0]), at(base + 3n + by, ulps[1])];
    const sign = by > 0n ? -1 : by < 0n ? 1 : 0;
    expect([compareHomogeneous(a, b, axis), compareHomogeneous(b, a, axis)]).toEqual([sign, 0 - sign]);
    expect(compareRatios(base, w, base + by, w)).toBe(sign);
  },
);
