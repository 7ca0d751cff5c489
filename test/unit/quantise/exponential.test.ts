/** exp(−t) against decimal.js at sixty digits, which is far more precise than the enclosures asked for. */
import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { exponential } from "../../../src/quantise/exponential.js";

const Precise = Decimal.clone({ precision: 80 });
const decimalOf = (value: Rational): Decimal => new Precise(value.num.toString()).div(value.den.toString());

test.each(["0", "1e-30", "1/3", "1/2", "1", "3/2", "2", "17/5", "10", "31", "32", "100"])(
  "exp(−%s) lies inside, and the ends are close",
  (text) => {
    const t = Rational.parse(text);
    const value = Precise.exp(decimalOf(t).neg());
    for (const bits of [8, 64, 150]) {
      const { lower, upper } = exponential(t, bits);
      expect(decimalOf(lower).lte(value)).toBe(true);
      expect(decimalOf(upper).gte(value)).toBe(true);
      expect(upper.minus(lower).atMost(Rational.of(1n, 1n << BigInt(bits)))).toBe(true);
    }
  },
);
