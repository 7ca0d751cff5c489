/**
 * To and from fraction.js. The only file that imports it; the kernel does not load it.
 *
 * The exchange is lossless because only fields and bigints cross: `new
 * Fraction("-")` is 0, `new Fraction(1e-8)` is 0 and `equals` compares doubles, so
 * neither its parser nor its comparisons are used.
 */
import Fraction from "fraction.js";
import { rationalNumber } from "./arguments.js";
import { Rational } from "./rational.js";

/** The same value as a fraction.js `Fraction`. */
export function toFraction(value: Rational): Fraction {
  rationalNumber(value, "value");
  return new Fraction(value.num, value.den);
}

/** The same value as a Rational (sign s, numerator n, denominator d). */
export function fromFraction(fraction: Fraction): Rational {
  return Rational.from(fraction, "fraction");
}
