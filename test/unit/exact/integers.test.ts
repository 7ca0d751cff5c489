/**
 * Integers: the fast gcd against Euclid's, everywhere its branches could differ, and the
 * functions built on it against their definitions.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { abs, bitLength, commonDenominator, content, gcd, lcm, sign } from "../../../src/exact/integers.js";
import { euclid, integer, nonZeroInteger } from "./arbitraries.js";

/** gcd(a, b) is Euclid's, whatever the order and the signs. */
function expectGcd(a: bigint, b: bigint): void {
  const expected = euclid(a, b);
  for (const [x, y] of [
    [a, b],
    [b, a],
    [-a, b],
    [a, -b],
    [-a, -b],
  ] as const)
    expect(gcd(x, y)).toBe(expected);
}

describe("gcd", () => {
  test.each([
    [0n, 0n, 0n],
    [0n, 7n, 7n],
    [12n, -18n, 6n],
    [-1n, 0n, 1n],
    [2n ** 64n, 2n ** 53n, 2n ** 53n],
    [2n ** 53n, 2n ** 53n - 1n, 1n],
    [10n ** 100n, 2n ** 100n, 2n ** 100n],
    [10n ** 100n, 0n, 10n ** 100n],
  ])("gcd(%s, %s) = %s", (a, b, expected) => {
    expect(gcd(a, b)).toBe(expected);
    expect(gcd(b, a)).toBe(expected);
  });

  test("is Euclid's, on pairs of up to 5000 bits with a common factor", () => {
    fc.assert(
      fc.property(integer(2500), integer(2500), integer(2500), (a, b, factor) => {
        expectGcd(a * factor, b * factor);
      }),
      { numRuns: 60 },
    );
  });

  test("is Euclid's, on pairs of up to 300 bits", () => {
    fc.assert(fc.property(integer(300), integer(300), expectGcd), { numRuns: 2000 });
  });

  test("is Euclid's, where both have the same leading digits", () => {
    // Then the first quotients are 1 and the leading digits decide little.
    const near = fc.tuple(nonZeroInteger(600), integer(70), integer(70), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(near, ([base, first, second, shift]) => {
        const scaled = base << BigInt(shift);
        expectGcd(scaled + first, scaled + second);
        expectGcd(scaled + first, 2n * scaled + second);
      }),
      { numRuns: 500 },
    );
  });

  test("is Euclid's, where the quotients are given: mostly 1, now and then beyond a double", () => {
    const quotient = fc.oneof(
      { weight: 6, arbitrary: fc.constant(1n) },
      { weight: 3, arbitrary: fc.bigInt(1n, 9n) },
      fc.bigInt(1n, 2n ** 70n),
    );
    const continuedFraction = fc.tuple(fc.array(quotient, { minLength: 1, maxLength: 300 }), fc.bigInt(1n, 2n ** 80n));
    fc.assert(
      fc.property(continuedFraction, ([quotients, factor]) => {
        let [a, b] = [factor, 0n];
        for (const q of quotients) [a, b] = [q * a + b, a];
        expect(gcd(a, b)).toBe(factor);
        expectGcd(a, b);
      }),
      { numRuns: 200 },
    );
  });

  test("Fibonacci neighbours (most steps of all) are coprime, multiples of them are not", () => {
    let [previous, current] = [1n, 1n];
    for (let index = 2; index <= 3000; index++) {
      [previous, current] = [current, previous + current];
      if (index % 7 !== 0 && index > 200) continue;
      expect(gcd(current, previous)).toBe(1n);
      expect(gcd(30n * current, 42n * previous)).toBe(euclid(30n * current, 42n * previous));
    }
  });

  test("powers of two and their neighbours", () => {
    const exponents = [
      1, 2, 31, 32, 49, 50, 51, 52, 53, 54, 63, 64, 65, 100, 103, 106, 127, 128, 1022, 1023, 1024, 1025, 2048,
    ];
    const values = exponents.flatMap((exponent) => [-1n, 0n, 1n].map((offset) => 2n ** BigInt(exponent) + offset));
    for (const a of values) for (const b of values) expect(gcd(a, b)).toBe(euclid(a, b));
  });

  test("one operand of a machine word, the other long", () => {
    fc.assert(fc.property(nonZeroInteger(54), integer(3000), expectGcd), { numRuns: 200 });
  });
});

describe("bitLength", () => {
  const expected = (n: bigint): number => (n === 0n ? 0 : abs(n).toString(2).length);

  test("is the length in base two", () => {
    fc.assert(
      fc.property(integer(5000), (n) => {
        expect(bitLength(n)).toBe(expected(n));
      }),
      { numRuns: 1000 },
    );
  });

  test("at every power of two up to 2^1100, one less and one more, where doubles round up", () => {
    for (let exponent = 0; exponent <= 1100; exponent++) {
      for (const offset of [-1n, 0n, 1n]) {
        const n = (1n << BigInt(exponent)) + offset;
        expect(bitLength(n)).toBe(expected(n));
        expect(bitLength(-n)).toBe(expected(n));
      }
    }
  });
});

test("abs and sign", () => {
  fc.assert(
    fc.property(integer(200), (n) => {
      expect(BigInt(sign(n)) * abs(n)).toBe(n);
      expect(abs(n) >= 0n).toBe(true);
    }),
  );
  expect([sign(-5n), sign(0n), sign(5n)]).toEqual([-1, 0, 1]);
});

test("lcm times gcd is the product; 0 when either is 0", () => {
  fc.assert(
    fc.property(integer(400), integer(400), (a, b) => {
      expect(lcm(a, b) * gcd(a, b)).toBe(abs(a * b));
    }),
  );
  expect(lcm(0n, 0n)).toBe(0n);
  expect(lcm(0n, 5n)).toBe(0n);
  expect(lcm(-4n, 6n)).toBe(12n);
});

test("content divides all entries and leaves coprime ones", () => {
  fc.assert(
    fc.property(fc.array(integer(100), { maxLength: 8 }), nonZeroInteger(100), (values, factor) => {
      const scaled = values.map((value) => value * factor);
      expect(content(scaled)).toBe(scaled.reduce(euclid, 0n));
    }),
  );
  expect(content([])).toBe(0n);
  expect(content([0n, 0n])).toBe(0n);
  expect(content([0n, -6n, 4n])).toBe(2n);
});

test("content reads no further than the first 1", () => {
  function* values(): Generator<bigint> {
    yield 2n;
    yield 3n;
    throw new Error("read too far");
  }
  expect(content(values())).toBe(1n);
});

test("commonDenominator is the least common multiple of all", () => {
  fc.assert(
    fc.property(
      fc.array(
        integer(60).map((n) => abs(n) + 1n),
        { maxLength: 8 },
      ),
      (denominators) => {
        const least = denominators.reduce((total, d) => (total * d) / euclid(total, d), 1n);
        expect(commonDenominator(denominators)).toBe(least);
      },
    ),
  );
  expect(commonDenominator([])).toBe(1n);
  expect(commonDenominator([1n, 4n, 6n, 4n])).toBe(12n);
});
