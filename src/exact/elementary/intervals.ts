/**
 * Elementary functions of rationals, enclosed between two rationals.
 *
 * The ends are multiples of 2^−bits and at most two such units apart (exp v, where it is above 1,
 * at most exp v + 2 units). A value that is rational is itself both ends: ln 1, exp 0, Φ(0), and the roots of squares.
 */
import { rationalNumber, refuse, whole } from "../arguments.js";
import { Rational } from "../rational.js";
import { Root } from "../root.js";
import { expFixed } from "./exponential.js";
import type { FixedInterval } from "./fixed.js";
import { lnFixed } from "./logarithm.js";
import { normalFixed } from "./normal-distribution.js";
import { piFixed } from "./pi.js";
import { sqrtFixed } from "./square-root.js";

/** lower ≤ v ≤ upper, for a real number v. */
export interface Interval {
  readonly lower: Rational;
  readonly upper: Rational;
}

/** Most binary digits of an enclosure. */
export const mostBits = 1_000_000;
const bitsArgument = whole(1, mostBits);

/** ln x. @throws InputError "out-of-range" unless x > 0 @example ln(Rational.of(2n), 64) // 0.693147180559945309… */
export function ln(x: Rational, bits: number): Interval {
  look(x, bits);
  if (x.sign() <= 0) refuse("x", "a number above 0", x.toString(), "out-of-range");
  return interval(lnFixed(x.num, x.den, bits), bits);
}

/** exp x. @throws InputError "too-large" for x > 100000 @example exp(Rational.of(-1n), 64) // 0.367879441171442321… */
export function exp(x: Rational, bits: number): Interval {
  look(x, bits);
  return interval(expFixed(x.num, x.den, bits), bits);
}

/** √x. @throws InputError "out-of-range" for x < 0 @example sqrt(Rational.of(4n, 9n), 64) // 2/3, both ends */
export function sqrt(x: Rational, bits: number): Interval {
  look(x, bits);
  const root = Root.of(x);
  if (root instanceof Rational) return { lower: root, upper: root };
  return interval(sqrtFixed(x.num, x.den, bits), bits);
}

/** Φ(x) = P(N(0, 1) ≤ x). @example normalDistribution(Rational.of(1n), 64) // 0.841344746068542948… */
export function normalDistribution(x: Rational, bits: number): Interval {
  look(x, bits);
  return interval(normalFixed(x.num, x.den, bits), bits);
}

/** π. @example pi(64) // 3.14159265358979323… */
export function pi(bits: number): Interval {
  bitsArgument(bits, "bits");
  return interval(piFixed(bits), bits);
}

function look(x: Rational, bits: number): void {
  rationalNumber(x, "x");
  bitsArgument(bits, "bits");
}

/** The same interval with rational ends. */
export function interval({ lower, upper }: FixedInterval, bits: number): Interval {
  const one = 1n << BigInt(bits);
  return { lower: Rational.of(lower, one), upper: Rational.of(upper, one) };
}
