/** The largest potentials, against all sums one by one in integers: ties, zeros, and numbers no double holds. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import type { Coefficients } from "../../../src/kernel/coefficients.js";
import { largestRows, largestSource } from "../../../src/kernel/pricing.js";
import { Divisor, largest, smallest } from "../../../src/kernel/shortlist.js";

/** Small ones, so that sums are equal; or up to so many bits, beyond every double. */
const small = fc.bigInt({ min: 0n, max: 4n });
const anyNatural = fc.oneof(
  { weight: 3, arbitrary: small },
  fc.bigInt({ min: 0n, max: 2n ** 60n }),
  fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.nat(1500)).map(([n, bits]) => n << BigInt(bits)),
);
const positive = anyNatural.map((n) => n + 1n);
const anyInteger = fc.tuple(anyNatural, fc.boolean()).map(([n, negative]) => (negative ? -n : n));
const natural = fc.tuple(anyNatural, positive).map(([n, d]) => Rational.of(n, d));
const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));

describe("the largest row potentials", () => {
  const width = 9;
  const instance = fc.record({
    masses: fc.array(anyNatural, { minLength: 1, maxLength: 4 }),
    // e_k(y) ≤ π(y): a part of it, in 64ths.
    parts: fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 64n }), fc.bigInt({ min: 0n, max: 64n })), {
      minLength: 4,
      maxLength: 4,
    }),
    costs: fc.array(fc.array(anyNatural, { minLength: width, maxLength: width }), { minLength: 4, maxLength: 4 }),
    massDenominator: positive,
    factor: positive,
    labels: fc.array(fc.constantFrom(0, 1, undefined), { minLength: width, maxLength: width }),
    multiplier: natural,
    w: fc.array(anyInteger, { minLength: width, maxLength: width }),
    wDenominator: positive,
    denominator: positive,
    withError: fc.boolean(),
  });

  it("are the least of all sums", () => {
    fc.assert(
      fc.property(instance, (given) => {
        const { massDenominator, labels, multiplier, withError } = given;
        const outputMass = given.masses.map((mass) => 64n * mass);
        const coefficients: Coefficients = {
          outputMass,
          errors: given.masses.map((mass, y) => given.parts[y]!.map((part) => part * mass)),
          massDenominator,
          distortion: outputMass.map((mass, y) => given.costs[y]!.map((cost) => (mass === 0n ? 0n : cost))),
          distortionDenominator: massDenominator * given.factor,
        };
        const restored = { numerators: given.w, denominator: given.wDenominator };
        const found = largestRows(given.denominator, coefficients, labels, multiplier, restored, withError);
        const common = found.rows.denominator;
        expect(common % given.denominator).toBe(0n);
        outputMass.forEach((mass, y) => {
          const errors = coefficients.errors[y]!;
          const sums = labels.map((label, i) => {
            const error = withError ? (label === undefined ? least(errors) : errors[label]!) : 0n;
            // Times everything that is below a fraction line.
            return (
              multiplier.num * coefficients.distortion[y]![i]! * massDenominator * given.wDenominator +
              error * multiplier.den * coefficients.distortionDenominator * given.wDenominator -
              mass * given.w[i]! * multiplier.den * coefficients.distortionDenominator
            );
          });
          const over = multiplier.den * coefficients.distortionDenominator * massDenominator * given.wDenominator;
          expect(found.rows.numerators[y]! * over).toBe(least(sums) * common);
          if (mass > 0n) expect(found.letters[y]).toBe(sums.indexOf(least(sums)));
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("the largest potentials of source letters", () => {
  const matrix = fc.integer({ min: 1, max: 30 }).chain((height) =>
    fc.record({
      rows: fc.array(fc.array(anyNatural, { minLength: 3, maxLength: 3 }), { minLength: height, maxLength: height }),
      flat: fc.boolean(),
      w: fc.array(anyInteger, { minLength: height, maxLength: height }),
    }),
  );

  it("are the least of all sums, also where nearly all costs are the same", () => {
    fc.assert(
      fc.property(matrix, positive, positive, natural, (given, denominator, wDenominator, multiplier) => {
        const { w } = given;
        // Flat: 7 everywhere, but for one letter per column.
        const rows = given.rows.map((row, i) => row.map((cost, x) => (given.flat ? (i === x ? cost : 7n) : cost)));
        const found = largestSource({ numerators: w, denominator: wDenominator }, { rows, denominator }, multiplier);
        [0, 1, 2].forEach((x) => {
          const sums = w.map(
            (value, i) => multiplier.num * rows[i]![x]! * wDenominator + value * multiplier.den * denominator,
          );
          const over = multiplier.den * denominator * wDenominator;
          expect(found.numerators[x]! * over).toBe(least(sums) * found.denominator);
        });
      }),
      { numRuns: 400 },
    );
  });
});

it("quotients are as near as the proof of the shortlist says", () => {
  fc.assert(
    fc.property(anyInteger, positive, (n, d) => {
      const found = new Divisor(d).of(n);
      if (!Number.isFinite(found)) return;
      // |found·d − n| ≤ 5·2^−53 |n| + 2^−1000 d, with the double as a fraction over 2^1074.
      const whole = doubleBits(found);
      const difference = whole * d - (n << 1074n);
      const size = (difference < 0n ? -difference : difference) << 53n;
      const most = 5n * ((n < 0n ? -n : n) << 1074n) + ((d << 74n) << 53n);
      expect(size <= most).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** A double times 2^1074, which is an integer. */
function doubleBits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & ((1n << 52n) - 1n);
  const magnitude = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return bits >> 63n === 1n ? -magnitude : magnitude;
}

it("what is no number is not lost among numbers", () => {
  for (const extreme of [largest, smallest])
    for (const values of [
      [NaN, 1, 2],
      [1, NaN, 2],
      [1, 2, NaN],
    ])
      expect(extreme(Float64Array.from(values))).toBeNaN();
  expect([largest, smallest].map((extreme) => extreme(Float64Array.of(1, -3, 2)))).toEqual([3, -3]);
});
