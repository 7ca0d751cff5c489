/**
 * Logarithms, exponentials and square roots between two integers over a power of two.
 *
 * Notation: an enclosure at so many bits is a pair of integers with lower ≤ 2^bits·f(x) ≤ upper. All steps
 * round down; what that loses is bounded beside each step in units of 2^−w, w the bits worked with.
 * - ln: x = 2^k·m with 1 ≤ m < 2. After t square roots m^(1/2^t) = 1 + u, and ln m = 2^t ln(1+u) by Mercator's
 *   series Σ (−1)^(j+1) u^j/j, whose remainder is at most the first term left out. ln 2 itself has m = 2.
 * - exp: x = k·ln 2 + r with 0 ≤ r < 1; Taylor's series of e^r, whose terms fall by half or more from the
 *   second on, so that the remainder is at most twice the first term left out.
 * - √: the integer root of 4^bits·x.
 * The solver has enclosures of its own, by other series. Every call is charged before it computes.
 */
import { bitLength } from "../exact/integers.js";
import { type Meter, limits } from "./limits.js";
import type { Where } from "./rejection.js";
import type { Fraction } from "./scaled.js";

/** lower ≤ 2^bits·value ≤ upper. */
export interface FixedEnclosure {
  readonly lower: bigint;
  readonly upper: bigint;
}

/** How an enclosure is asked for: over 2^bits, charged to the meter. */
export interface Precision {
  readonly bits: number;
  readonly meter: Meter;
  readonly where: Where;
}

/** ln x for x > 0. */
export function logarithm({ num, den }: Fraction, { bits, meter, where }: Precision): FixedEnclosure {
  const size = bitLength(num) - bitLength(den);
  // A unit for every doubling of k, beside those of the mantissa.
  const guard = guardOf(bits) + bitLength(BigInt(size)) + 1;
  const w = bits + guard;
  chargeLogarithm(w, meter, where);
  meter.products(2, bitLength(num) + w, bitLength(den) + w, where);
  let k = size;
  let mantissa = scaledQuotient(num, den, w - k);
  if (mantissa < 1n << BigInt(w)) {
    k -= 1;
    mantissa = scaledQuotient(num, den, w - k);
  }
  const own = logarithmOfMantissa(mantissa, w);
  const two = logarithmOfTwo(w);
  const exponent = BigInt(k);
  return rounded(
    {
      lower: own.lower + exponent * (k < 0 ? two.upper : two.lower),
      upper: own.upper + exponent * (k < 0 ? two.lower : two.upper),
    },
    guard,
  );
}

/** e^x; undefined for x > `limits.exponent`, which no mass or slope of use needs. */
export function exponential({ num, den }: Fraction, { bits, meter, where }: Precision): FixedEnclosure | undefined {
  meter.products(2, bitLength(num), bitLength(den), where);
  const whole = floorQuotient(num, den);
  if (whole >= BigInt(limits.exponent)) return undefined;
  // e^x < 2^x below zero.
  if (whole < -BigInt(bits)) return { lower: 0n, upper: 1n };
  // 2^k ≤ e^x < 2^growth; multiples of 64, so that ln 2 is needed at few precisions.
  const growth = whole < 0n ? 0 : 64 * Math.ceil((Number(whole) * 1.5 + 2) / 64);
  const w = bits + growth + 64;
  chargeLogarithm(w + guardOf(w), meter, where);
  meter.products(w, w, w, where);
  meter.products(1, bitLength(num) + w, bitLength(den), where);
  const y = floorQuotient(num << BigInt(w), den); // x is between y and y + 1
  const two = logarithmOfTwo(w);
  let k = floorQuotient(y, two.lower);
  let rest = restOf(y, k, two);
  while (rest.lower < 0n) rest = restOf(y, --k, two);
  const series = exponentialOfRest(rest.lower, w);
  // e^r − e^R ≤ e^R·2(r − R) < 6(r − R) for r − R ≤ 1 and e^R < 3.
  const upper = series.upper + 6n * (rest.upper - rest.lower);
  return rounded({ lower: series.lower, upper }, w - bits - Number(k));
}

/** √x for x ≥ 0. */
export function squareRoot({ num, den }: Fraction, { bits, meter, where }: Precision): FixedEnclosure {
  meter.products(8, bitLength(num) + 2 * bits, bitLength(den) + bits, where);
  const lower = integerRoot((num << BigInt(2 * bits)) / den);
  return { lower, upper: lower + 1n };
}

/**
 * ⌊√n⌋ for n ≥ 0: Heron's step at a precision that doubles. Step s begins with the root of the leading 2d
 * bits to within one unit, d = c/2^s, and ends so for twice as many (Python's math.isqrt, with its proof).
 */
export function integerRoot(n: bigint): bigint {
  if (n === 0n) return 0n;
  const half = (bitLength(n) - 1) >> 1;
  let root = 1n;
  let known = 0;
  for (let s = bitLength(BigInt(half)) - 1; s >= 0; s--) {
    const before = known;
    known = half >> s;
    root = (root << BigInt(known - before - 1)) + (n >> BigInt(2 * half - before - known + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}

/** Square roots taken of a mantissa at w bits: they cost about as much as the terms they save. */
function rootsOf(w: number): number {
  return 2 + Math.floor(Math.sqrt(w) / 2);
}

/** Bits lost: t by the factor 2^t, and 16 by rounding, for 6J + 7 units with J < 5000 terms. */
function guardOf(bits: number): number {
  return rootsOf(bits + 128) + 17;
}

function chargeLogarithm(w: number, meter: Meter, where: Where): void {
  const roots = rootsOf(w);
  meter.products(2 * (4 * roots + 3 * Math.ceil(w / roots)), 2 * w, w, where); // with ln 2
}

/** ln(m/2^w) for 2^w ≤ m ≤ 2^(w+1), m known to within one unit from below. */
function logarithmOfMantissa(m: bigint, w: number): FixedEnclosure {
  const [roots, shift] = [rootsOf(w), BigInt(w)];
  let root = m;
  // Known to within e ≤ 3 units: √(m+e) ≤ √m·(1 + e/2m), so that e becomes at most 1 + e/2 + e/2m ≤ 3.
  for (let i = 0; i < roots; i++) root = integerRoot(root << shift);
  const u = root - (1n << shift); // u < 1/2
  let power = u;
  let sum = 0n;
  let count = 1n;
  // Powers are known to within 2 units, terms to within 3.
  for (; power !== 0n; count++) {
    const term = power / count;
    sum += count % 2n === 1n ? term : -term;
    power = (power * u) >> shift;
  }
  const error = 3n * count + 2n;
  return { lower: (sum - error) << BigInt(roots), upper: (sum + error + 3n) << BigInt(roots) };
}

const logarithmsOfTwo = new Map<number, FixedEnclosure>();

/** ln 2; kept, for few precisions are in use. */
function logarithmOfTwo(bits: number): FixedEnclosure {
  const known = logarithmsOfTwo.get(bits);
  if (known !== undefined) return known;
  const guard = guardOf(bits);
  const w = bits + guard;
  const result = rounded(logarithmOfMantissa(2n << BigInt(w), w), guard);
  logarithmsOfTwo.set(bits, result);
  return result;
}

/** y − k·ln 2 for a y known to within one unit from below. */
function restOf(y: bigint, k: bigint, two: FixedEnclosure): FixedEnclosure {
  return {
    lower: y - k * (k < 0n ? two.lower : two.upper),
    upper: y + 1n - k * (k < 0n ? two.upper : two.lower),
  };
}

/** e^(r/2^w) for 0 ≤ r < 2^w. */
function exponentialOfRest(r: bigint, w: number): FixedEnclosure {
  const shift = BigInt(w);
  let term = 1n << shift;
  let sum = 0n;
  let count = 0n;
  // Each term is known to within 1 + e/j ≤ 2 units.
  while (term !== 0n) {
    sum += term;
    count++;
    term = (term * r) / (count << shift);
  }
  return { lower: sum, upper: sum + 2n * count + 4n };
}

/** ⌊2^shift·num/den⌋ for num ≥ 0. */
function scaledQuotient(num: bigint, den: bigint, shift: number): bigint {
  return shift < 0 ? num / (den << BigInt(-shift)) : (num << BigInt(shift)) / den;
}

/** ⌊num/den⌋ for den > 0. */
function floorQuotient(num: bigint, den: bigint): bigint {
  const quotient = num / den;
  return quotient * den > num ? quotient - 1n : quotient;
}

/** So many bits fewer, outward. */
function rounded({ lower, upper }: FixedEnclosure, guard: number): FixedEnclosure {
  const bits = BigInt(guard);
  return { lower: lower >> bits, upper: -(-upper >> bits) };
}
