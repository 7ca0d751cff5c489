/** Attained points are found by value, however their coordinates are written, and nothing else is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { AttainedPoints } from "../../../src/kernel/attained.js";
import { Meter } from "../../../src/kernel/limits.js";
import { Rejection, Where } from "../../../src/kernel/rejection.js";

/** The prime of the table. */
const prime = 67_108_859n;
const one = Rational.one;

function table(points: readonly (readonly [Rational, Rational, Rational])[]): AttainedPoints {
  const attained = new AttainedPoints(new Meter());
  for (const point of points) attained.add(...point, Where.root);
  return attained;
}

const number = fc.tuple(
  fc.bigInt({ min: -50n, max: 10n ** 30n }),
  fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.constantFrom(prime, 2n * prime, prime * prime, 1n)),
);

describe("a point", () => {
  test("is found in any terms, with factors of the prime too, and its neighbours are not", () => {
    fc.assert(
      fc.property(number, number, fc.constantFrom(1n, 6n, prime, prime * prime * 3n), ([a, b], [c, d], factor) => {
        const [D, P] = [Rational.of(a, b), Rational.of(c, d)];
        const attained = table([[D, P, one]]);
        const w = b * d * factor;
        const [x, y] = [a * d * factor, c * b * factor];
        expect(attained.errorRateAt([x, y, w], Where.root)).toBe(one);
        // The same residues, but another point.
        for (const other of [
          [x + 1n, y, w],
          [x, y - 1n, w],
          [x + prime * w, y, w],
          [x, y + prime * w, w],
          [x, y, w + prime],
        ] as const) {
          const same = Rational.of(other[0], other[2]).equals(D) && Rational.of(other[1], other[2]).equals(P);
          expect(attained.errorRateAt(other, Where.root)).toBe(same ? one : undefined);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("keeps the least error rate, and is counted once when it is asked for", () => {
    const [third, half] = [Rational.of(1n, 3n), Rational.of(1n, 2n)];
    const attained = table([
      [third, half, one],
      [third, half, half],
      [third, half, one],
      [third.plus(Rational.of(prime)), half, third],
    ]);
    expect(attained.asked).toBe(0);
    expect(attained.errorRateAt([2n, 3n, 6n], Where.root)).toBe(half);
    expect(attained.errorRateAt([4n, 6n, 12n], Where.root)).toBe(half);
    expect(attained.asked).toBe(1);
    expect(attained.errorRateAt([2n + 6n * prime, 3n, 6n], Where.root)).toBe(third);
    expect(attained.asked).toBe(2);
  });

  test("is charged for the gcd that factors of the prime ask for", () => {
    const long = prime * 3n ** 20_000n;
    const charged = (den: bigint): void => {
      const [D, P] = [
        { num: 5n ** 10_000n, den },
        { num: 1n, den: 1n },
      ];
      new AttainedPoints(new Meter(100_000)).add(D, P, { num: 0n, den: 1n }, Where.root);
    };
    expect(() => {
      charged(long);
    }).toThrow(Rejection);
    expect(() => {
      charged(long + 1n);
    }).not.toThrow();
  });
});
