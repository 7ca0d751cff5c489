/**
 * The exchange with fraction.js loses nothing, and touches neither its parser nor its
 * comparisons. Its arithmetic is an independent reference for ours.
 */
import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import { fromFraction, toFraction } from "../../../src/exact/fraction.js";
import { Rational } from "../../../src/exact/rational.js";
import { rational } from "./arbitraries.js";

test("there and back is the same value", () => {
  fc.assert(
    fc.property(rational(2000), (value) => {
      const fraction = toFraction(value);
      expect(fraction.s * fraction.n).toBe(value.num);
      expect(fraction.d).toBe(value.den);
      expect(fromFraction(fraction)).toEqual(value);
    }),
    { numRuns: 200 },
  );
});

test.each(["0", "-1", "1/3", "-1/3", "1e-400", "-1e400", "0.(3)", "9007199254740993", "1/9007199254740993"])(
  "%s crosses unchanged",
  (text) => {
    const value = Rational.parse(text);
    expect(fromFraction(toFraction(value))).toEqual(value);
  },
);

test("arithmetic agrees with fraction.js", () => {
  fc.assert(
    fc.property(rational(200), rational(200), (a, b) => {
      const [x, y] = [toFraction(a), toFraction(b)];
      expect(fromFraction(x.add(y))).toEqual(a.plus(b));
      expect(fromFraction(x.sub(y))).toEqual(a.minus(b));
      expect(fromFraction(x.mul(y))).toEqual(a.times(b));
      expect(fromFraction(x.neg())).toEqual(a.negated());
      expect(fromFraction(x.abs())).toEqual(a.abs());
      if (!b.isZero()) expect(fromFraction(x.div(y))).toEqual(a.over(b));
    }),
  );
});

describe("the hazards that keep its parser and comparisons out", () => {
  // Should one of these fail after an update, the hazard is gone; the guard may stay.
  test("fraction.js takes for 0 what is no number; Rational refuses", () => {
    for (const text of ["-", " "]) {
      expect(new Fraction(text).n).toBe(0n);
      expect(() => Rational.parse(text)).toThrow();
    }
  });

  test("fraction.js compares doubles; Rational does not", () => {
    expect(new Fraction(1, 3).equals(0.33333333)).toBe(true);
    expect(Rational.of(1n, 3n).equals(Rational.parse("0.33333333"))).toBe(false);
  });

  test("fraction.js loses small doubles; Rational takes none", () => {
    expect(new Fraction(1e-8).n).toBe(0n);
    expect(() => Rational.from(1e-8)).toThrow();
  });

  test("a Fraction changed later leaves the Rational alone", () => {
    const fraction = new Fraction(1n, 3n);
    const value = fromFraction(fraction);
    fraction.n = 2n;
    expect(value.toString()).toBe("1/3");
  });
});
