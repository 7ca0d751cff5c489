/** Weights: directions as integers, and as doubles within their error. */
import fc from "fast-check";
import { expect } from "vitest";
import { gcd } from "../../../src/exact/integers.js";
import { Rational } from "../../../src/exact/rational.js";
import { quotient, type Network } from "../../../src/transport/network.js";
import { coprime, cross, doubleWeights, sameDirection, type Triple } from "../../../src/transport/weights.js";
import { property, runs } from "../../property/property.js";

const whole = fc.bigInt({ min: 0n, max: 10n ** 25n });
const triple = fc.tuple(whole, whole, whole).filter((all) => all.some((one) => one > 0n));
const small = fc.tuple(
  fc.bigInt({ min: -9n, max: 9n }),
  fc.bigInt({ min: -9n, max: 9n }),
  fc.bigInt({ min: -9n, max: 9n }),
);
const dot = (a: Triple, b: Triple): bigint => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

property(
  "coprime entries have the same direction and no common divisor",
  { one: triple, factor: fc.bigInt({ min: 1n, max: 10n ** 9n }) },
  runs(150, 143),
  ({ one, factor }) => {
    const scaled: Triple = [one[0] * factor, one[1] * factor, one[2] * factor];
    expect(coprime(scaled)).toEqual(coprime(one));
    expect(sameDirection(coprime(one), one)).toBe(true);
    expect(coprime(one).reduce((g, value) => gcd(g, value), 0n)).toBe(1n);
  },
);

property(
  "a cross product is normal to both, changes sign with their order, and vanishes for one direction only",
  { a: small, b: small },
  runs(200, 144),
  ({ a, b }) => {
    const normal = cross(a, b);
    expect([dot(normal, a), dot(normal, b)]).toEqual([0n, 0n]);
    expect(cross(b, a)).toEqual(normal.map((value) => -value));
    expect(normal.every((value) => value === 0n)).toBe(sameDirection(a, b));
  },
);

/** The double as the rational that it is. */
function exactly(value: number): Rational {
  let exponent = 0n;
  while (!Number.isInteger(value)) {
    value *= 2;
    exponent++;
  }
  return Rational.of(BigInt(value), 2n ** exponent);
}

property(
  "doubles have the ratios of the weights times the network's scales, within 2^-50",
  {
    one: triple,
    exponents: fc.tuple(
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: -20, max: 20 }),
    ),
  },
  runs(200, 145),
  ({ one, exponents }) => {
    const { distortion, perception, error } = doubleWeights({ doubles: { exponents } } as unknown as Network, one);
    const doubles = [distortion, perception, error].map(exactly);
    const wanted = one.map((value, i) => Rational.of(value * 2n ** BigInt(20 + exponents[i]!)));
    doubles.forEach((a, i) => {
      doubles.forEach((b, j) => {
        const [left, right] = [a.times(wanted[j]!), b.times(wanted[i]!)];
        expect(
          left
            .minus(right)
            .abs()
            .atMost(right.times(Rational.of(1n, 2n ** 50n))),
        ).toBe(true);
      });
    });
    expect(Math.max(distortion, perception, error)).toBeLessThan(4);
    expect(Math.max(distortion, perception, error)).toBeGreaterThan(0.25);
  },
);

property(
  "a quotient of integers of any length is a double within 4·2^-53",
  { num: fc.bigInt({ min: 0n, max: 10n ** 60n }), den: fc.bigInt({ min: 1n, max: 10n ** 60n }) },
  runs(200, 146),
  ({ num, den }) => {
    const { significand, exponent } = quotient(num, den);
    if (num === 0n) {
      expect(significand).toBe(0);
      return;
    }
    expect(significand > 0.25 && significand < 4).toBe(true);
    const scale = exponent >= 0 ? Rational.of(2n ** BigInt(exponent)) : Rational.of(1n, 2n ** BigInt(-exponent));
    const exact = Rational.of(num, den);
    expect(
      exactly(significand)
        .times(scale)
        .minus(exact)
        .abs()
        .atMost(exact.times(Rational.of(4n, 2n ** 53n))),
    ).toBe(true);
  },
);
