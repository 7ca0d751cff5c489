/**
 * Interval arithmetic in fixed point: every operation encloses its result, rounded outwards.
 *
 * An interval stands for the real numbers between lower/2^bits and upper/2^bits. An operation on two
 * intervals holds every result of the operation on their numbers.
 */
import { ceilingDivide, floorDivide, type FixedInterval } from "../exact/elementary/fixed.js";
import { expFixed } from "../exact/elementary/exponential.js";
import { lnFixed } from "../exact/elementary/logarithm.js";
import { normalFixed } from "../exact/elementary/normal-distribution.js";
import { piFixed } from "../exact/elementary/pi.js";
import { sqrtFixed } from "../exact/elementary/square-root.js";
import { abs, max } from "../exact/integers.js";
import type { Rational } from "../exact/rational.js";

export class FixedArithmetic {
  /** 2^bits. */
  readonly unit: bigint;
  readonly zero: FixedInterval = { lower: 0n, upper: 0n };
  readonly one: FixedInterval;
  private readonly shift: bigint;

  constructor(readonly bits: number) {
    this.shift = BigInt(bits);
    this.unit = 1n << this.shift;
    this.one = { lower: this.unit, upper: this.unit };
  }

  /** A rational number. */
  of({ num, den }: Rational): FixedInterval {
    const scaled = num << this.shift;
    return { lower: floorDivide(scaled, den), upper: ceilingDivide(scaled, den) };
  }

  /** All numbers between two rationals. */
  between(lower: Rational, upper: Rational): FixedInterval {
    return { lower: this.of(lower).lower, upper: this.of(upper).upper };
  }

  plus(a: FixedInterval, b: FixedInterval): FixedInterval {
    return { lower: a.lower + b.lower, upper: a.upper + b.upper };
  }

  minus(a: FixedInterval, b: FixedInterval): FixedInterval {
    return { lower: a.lower - b.upper, upper: a.upper - b.lower };
  }

  negated(a: FixedInterval): FixedInterval {
    return { lower: -a.upper, upper: -a.lower };
  }

  times(a: FixedInterval, b: FixedInterval): FixedInterval {
    const s = this.shift;
    if (a.lower >= 0n && b.lower >= 0n) return { lower: (a.lower * b.lower) >> s, upper: -(-(a.upper * b.upper) >> s) };
    const products = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper];
    let [least, most] = [products[0] ?? 0n, products[0] ?? 0n];
    for (const product of products) {
      if (product < least) least = product;
      if (product > most) most = product;
    }
    return { lower: least >> s, upper: -(-most >> s) };
  }

  square(a: FixedInterval): FixedInterval {
    const [l, u] = [a.lower * a.lower, a.upper * a.upper];
    const least = a.lower <= 0n && a.upper >= 0n ? 0n : l < u ? l : u;
    return { lower: least >> this.shift, upper: -(-max(l, u) >> this.shift) };
  }

  /** a times a rational number. */
  scaled(a: FixedInterval, { num, den }: Rational): FixedInterval {
    const [least, most] = num >= 0n ? [a.lower, a.upper] : [a.upper, a.lower];
    return { lower: floorDivide(least * num, den), upper: ceilingDivide(most * num, den) };
  }

  /** a/b, b above 0 throughout. @throws RangeError where b may be 0 */
  over(a: FixedInterval, b: FixedInterval): FixedInterval {
    if (b.lower <= 0n) throw new RangeError("division by an interval that is not positive");
    const [low, high] = [a.lower << this.shift, a.upper << this.shift];
    return {
      lower: floorDivide(low, low >= 0n ? b.upper : b.lower),
      upper: ceilingDivide(high, high >= 0n ? b.lower : b.upper),
    };
  }

  /** exp; from the lower end of a short interval to its upper one it grows by less than twice their relative distance. */
  exp(a: FixedInterval): FixedInterval {
    const low = expFixed(a.lower, this.unit, this.bits);
    const width = a.upper - a.lower;
    if (width === 0n) return low;
    if (width > this.unit >> 8n) return { lower: low.lower, upper: expFixed(a.upper, this.unit, this.bits).upper };
    return { lower: low.lower, upper: low.upper + -(-(2n * width * low.upper) >> this.shift) };
  }

  /** ln, a above 0 throughout (not looked at). Between the ends of a short interval it grows by less than width/lower. */
  ln(a: FixedInterval): FixedInterval {
    const low = lnFixed(a.lower, this.unit, this.bits);
    const width = a.upper - a.lower;
    if (width > a.lower >> 8n) return { lower: low.lower, upper: lnFixed(a.upper, this.unit, this.bits).upper };
    return { lower: low.lower, upper: low.upper + ceilingDivide(width << this.shift, a.lower) };
  }

  /** √a, a at least 0 throughout (not looked at). */
  sqrt(a: FixedInterval): FixedInterval {
    return {
      lower: sqrtFixed(a.lower, this.unit, this.bits).lower,
      upper: sqrtFixed(a.upper, this.unit, this.bits).upper,
    };
  }

  /** Φ; between the ends it grows by less than 2/5 of their distance, because φ < 2/5. */
  normal(a: FixedInterval): FixedInterval {
    const low = normalFixed(a.lower, this.unit, this.bits);
    const width = a.upper - a.lower;
    if (width > this.unit >> 8n) return { lower: low.lower, upper: normalFixed(a.upper, this.unit, this.bits).upper };
    return { lower: low.lower, upper: low.upper + ceilingDivide(2n * width, 5n) };
  }

  pi(): FixedInterval {
    return piFixed(this.bits);
  }

  sum(all: readonly FixedInterval[]): FixedInterval {
    let [lower, upper] = [0n, 0n];
    for (const one of all) {
      lower += one.lower;
      upper += one.upper;
    }
    return { lower, upper };
  }

  /** The largest |v|, as an interval of one number. */
  magnitude(a: FixedInterval): FixedInterval {
    const most = max(abs(a.lower), abs(a.upper));
    return { lower: most, upper: most };
  }
}

/** −1 or 1 where all numbers of the interval have that sign, 0 where it is not decided or the interval is 0. */
export function certainSign({ lower, upper }: FixedInterval): -1 | 0 | 1 {
  return lower > 0n ? 1 : upper < 0n ? -1 : 0;
}
