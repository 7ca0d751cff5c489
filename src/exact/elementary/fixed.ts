/**
 * Fixed-point intervals: a real number between two integers, in units of 2^−bits.
 *
 * The functions of this folder work at M = 2^w, w larger than the `bits` asked for by some guard
 * digits, and round outwards at the end. Guard digits decide only how wide an enclosure becomes;
 * its truth rests on the directions of rounding and on the bounds that are derived where they are used.
 */

/** lower ≤ 2^bits·v ≤ upper, for a real number v; lower = upper only where v is exactly that. */
export interface FixedInterval {
  readonly lower: bigint;
  readonly upper: bigint;
}

/** ⌊n/d⌋, d > 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** ⌈n/d⌉, d > 0. */
export function ceilingDivide(n: bigint, d: bigint): bigint {
  return -floorDivide(-n, d);
}

/** The interval in units 2^places times larger, rounded outwards. @param places at least 0 */
export function coarser({ lower, upper }: FixedInterval, places: number): FixedInterval {
  const shift = BigInt(places);
  return { lower: lower >> shift, upper: -(-upper >> shift) };
}

/**
 * Working precisions are multiples of 64, so that neighbouring requests share their constants.
 * @example workingBits(100, 20) // 128
 */
export function workingBits(bits: number, guard: number): number {
  return Math.ceil((bits + guard) / 64) * 64;
}

/** How many precisions a table of constants remembers before it forgets all of them. */
const mostRemembered = 64;

/** A function of the precision that remembers its values. */
export function perPrecision<T>(make: (bits: number) => T): (bits: number) => T {
  const known = new Map<number, T>();
  return (bits) => {
    let value = known.get(bits);
    if (value === undefined) {
      if (known.size >= mostRemembered) known.clear();
      value = make(bits);
      known.set(bits, value);
    }
    return value;
  };
}
