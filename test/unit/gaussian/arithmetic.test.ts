/** Interval arithmetic in fixed point: results of exact arithmetic on numbers of the intervals lie inside. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FixedInterval } from "../../../src/exact/elementary/fixed.js";
import { Rational } from "../../../src/exact/rational.js";
import { certainSign, FixedArithmetic } from "../../../src/gaussian/arithmetic.js";

const a = new FixedArithmetic(40);
const holds = ({ lower, upper }: FixedInterval, x: Rational): boolean =>
  Rational.of(lower, a.unit).atMost(x) && x.atMost(Rational.of(upper, a.unit));

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 7n }))
  .map(([num, den]) => Rational.of(num, den));
/** An interval, and a number in it. */
const member = fc.tuple(number, number, number).map((all) => {
  const [low, x, high] = [...all].sort((one, other) => one.compare(other));
  return { x: x!, interval: a.between(low!, high!) };
});

describe("what is computed holds the exact result", () => {
  it("sums, differences, products, squares, multiples", () => {
    fc.assert(
      fc.property(member, member, number, (p, q, factor) => {
        expect(holds(a.plus(p.interval, q.interval), p.x.plus(q.x))).toBe(true);
        expect(holds(a.minus(p.interval, q.interval), p.x.minus(q.x))).toBe(true);
        expect(holds(a.times(p.interval, q.interval), p.x.times(q.x))).toBe(true);
        expect(holds(a.square(p.interval), p.x.times(p.x))).toBe(true);
        expect(holds(a.scaled(p.interval, factor), p.x.times(factor))).toBe(true);
        expect(holds(a.negated(p.interval), p.x.negated())).toBe(true);
      }),
    );
  });

  it("quotients, where the divisor is positive; refused where it is not", () => {
    fc.assert(
      fc.property(member, member, (p, q) => {
        if (q.interval.lower > 0n) expect(holds(a.over(p.interval, q.interval), p.x.over(q.x))).toBe(true);
        else expect(() => a.over(p.interval, q.interval)).toThrow(RangeError);
      }),
    );
  });

  it("exp, ln, √ and Φ of an interval hold those of its numbers, for short and for long intervals", () => {
    const fine = new FixedArithmetic(120);
    const inside = (outer: FixedInterval, inner: FixedInterval): boolean =>
      outer.lower << 80n <= inner.upper && inner.lower <= outer.upper << 80n;
    const positive = fc.tuple(
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      fc.bigInt({ min: 0n, max: 30n }),
      fc.bigInt({ min: 0n, max: 8n }),
    );
    fc.assert(
      fc.property(positive, ([start, size, eighth]) => {
        const low = Rational.of(start, 10n ** 8n);
        const length = Rational.of(1n, 1n << size);
        const interval = a.between(low, low.plus(length));
        const x = fine.of(low.plus(length.times(Rational.of(eighth, 8n))));
        for (const f of ["exp", "ln", "sqrt", "normal"] as const)
          expect(inside(a[f](interval), fine[f](x)), f).toBe(true);
      }),
    );
  });

  it("a sign is certain only where all numbers have it", () => {
    expect([
      certainSign({ lower: 1n, upper: 2n }),
      certainSign({ lower: -2n, upper: -1n }),
      certainSign({ lower: 0n, upper: 2n }),
      certainSign({ lower: -1n, upper: 1n }),
    ]).toEqual([1, -1, 0, 0]);
  });
});
