/**
 * Square roots of rationals that are not rational themselves.
 *
 * A `Root` stands for √square with square > 0 that is not the square of a rational; it is
 * compared through squares, so that no digit of it is ever computed to decide anything.
 */
import { bigInteger, rationalNumber, refuse } from "./arguments.js";
import { bitLength } from "./integers.js";
import { Rational } from "./rational.js";

/** √square, irrational. @example String(Root.of(Rational.parse("2/5"))) // "sqrt(2/5)" */
export class Root {
  private constructor(readonly square: Rational) {
    rationalNumber(square, "square");
  }

  /** √square ≥ 0: a Rational where it is one. @throws InputError "out-of-range" for a negative number */
  static of(square: Rational): Rational | Root {
    rationalNumber(square, "square");
    if (square.sign() < 0) refuse("square", "a number ≥ 0", square.toString(), "out-of-range");
    const num = integerRoot(square.num);
    const den = integerRoot(square.den);
    return num * num === square.num && den * den === square.den ? Rational.of(num, den) : new Root(square);
  }

  /** `sqrt(2/5)`. */
  toString(): string {
    return `sqrt(${this.square.toString()})`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** The nearest multiple of 1/parts, parts ≥ 1. A root is irrational, so that there are no ties. */
  nearest(parts: bigint): Rational {
    atLeastOne(parts, "parts");
    const { num, den } = this.square;
    return Rational.of((integerRoot((4n * num * parts * parts) / den) + 1n) / 2n, parts);
  }

  /** The root times a rational factor ≥ 0. @throws InputError "out-of-range" for a negative one */
  times(factor: Rational): RationalOrRoot {
    rationalNumber(factor, "factor");
    if (factor.sign() < 0) refuse("factor", "a number ≥ 0", factor.toString(), "out-of-range");
    return Root.of(this.square.times(factor).times(factor));
  }
}

const atLeastOne = bigInteger(1n);

/** A number ≥ 0 that is rational or the root of a rational. */
export type RationalOrRoot = Rational | Root;

/** −1 when a < b, 0 when equal, 1 when a > b; both ≥ 0. */
export function compareRoots(a: RationalOrRoot, b: RationalOrRoot): -1 | 0 | 1 {
  return squareOf(a).compare(squareOf(b));
}

function squareOf(value: RationalOrRoot): Rational {
  return value instanceof Root ? value.square : value.times(value);
}

/**
 * ⌊√n⌋ for n ≥ 0. Newton's step doubles the digits known: a = ⌊√(n/4^(c−d))⌋, or one more, holds after each step,
 * c + 1 the digits of the root and d growing from 0 to c (the algorithm of Python's math.isqrt, by M. Dickinson).
 */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const c = (bitLength(n) - 1) >> 1;
  let a = 1n;
  let d = 0;
  for (let s = 31 - Math.clz32(c); s >= 0; s--) {
    const e = d;
    d = c >> s;
    a = (a << BigInt(d - e - 1)) + (n >> BigInt(2 * c - e - d + 1)) / a;
  }
  return a * a > n ? a - 1n : a;
}
