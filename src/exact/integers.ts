/**
 * Integers: greatest common divisors and common denominators.
 *
 * Notation: all integers are BigInt; a gcd is non-negative and gcd(0, 0) = 0.
 * Method: values below 2^53 are reduced with doubles, exactly; larger ones with
 * Lehmer's algorithm (Knuth, TAOCP vol. 2, 4.5.2, algorithm L), which replaces
 * most long divisions by arithmetic on the 50 leading bits.
 */

const safe = 9007199254740992n; /* 2^53: below it a double holds every integer exactly */
const leadingBits = 50;

/** |n|. */
export function abs(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** −1, 0 or 1. */
export function sign(n: bigint): -1 | 0 | 1 {
  return n > 0n ? 1 : n < 0n ? -1 : 0;
}

/** The larger of two. */
export function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

const view = new DataView(new ArrayBuffer(8));

/** Number of binary digits of |n|; 0 for 0. */
export function bitLength(n: bigint): number {
  if (n === 0n) return 0;
  const magnitude = n < 0n ? -n : n;
  const double = Number(magnitude);
  if (double !== Infinity) {
    view.setFloat64(0, double);
    const exponent = ((view.getUint16(0) >> 4) & 0x7ff) - 1023;
    // From 2^53 on the double may have been rounded up to the next power of two.
    return magnitude >> BigInt(exponent) === 0n ? exponent : exponent + 1;
  }
  const hex = magnitude.toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex.slice(0, 1), 16)));
}

/** Greatest common divisor, non-negative. Example: gcd(12n, -18n) = 6n. */
export function gcd(first: bigint, second: bigint): bigint {
  const one = first < 0n ? -first : first;
  const other = second < 0n ? -second : second;
  let a = one < other ? other : one;
  let b = one < other ? one : other;
  while (b >= safe) {
    const shift = BigInt(bitLength(a) - leadingBits);
    const reduced = lehmerStep(a, b, Number(a >> shift), Number(b >> shift));
    if (reduced === undefined) [a, b] = [b, a % b];
    else [a, b] = reduced;
  }
  if (b === 0n) return a;
  if (a >= safe) [a, b] = [b, a % b];
  return BigInt(smallGcd(Number(a), Number(b)));
}

/**
 * Runs Euclid's algorithm on the leading digits x ≥ y for as long as the
 * quotients are certain to be those of a and b; applies the steps at once.
 * Returns undefined when not even one quotient is certain.
 *
 * Divisions of doubles are exact enough: x, y < 2^51, so a quotient that is not
 * an integer differs from the nearest integer by a relative 2^-51 or more,
 * beyond half an ulp, and floor cannot be misled.
 */
function lehmerStep(a: bigint, b: bigint, x: number, y: number): [bigint, bigint] | undefined {
  let A = 1;
  let B = 0;
  let C = 0;
  let D = 1;
  for (;;) {
    if (y + C === 0 || y + D === 0) break;
    const q = Math.floor((x + A) / (y + C));
    if (q !== Math.floor((x + B) / (y + D))) break;
    // No `[A, C] = [C, A - q * C]`: until it is optimised, each makes a list and an iterator.
    const nextC = A - q * C;
    A = C;
    C = nextC;
    const nextD = B - q * D;
    B = D;
    D = nextD;
    const nextY = x - q * y;
    x = y;
    y = nextY;
  }
  if (B === 0) return undefined;
  const next = BigInt(A) * a + BigInt(B) * b;
  const after = BigInt(C) * a + BigInt(D) * b;
  return next >= after ? [next, after] : [after, next];
}

/** The gcd of safe integers ≥ 0. */
export function smallGcd(a: number, b: number): number {
  while (b !== 0) {
    const remainder = a % b;
    a = b;
    b = remainder;
  }
  return a;
}

/** Least common multiple, non-negative; 0 when either is 0. */
export function lcm(first: bigint, second: bigint): bigint {
  if (first === 0n || second === 0n) return 0n;
  return abs((first / gcd(first, second)) * second);
}

/** gcd of all entries (non-negative; 0 for an empty or all-zero list). Stops early at 1. */
export function content(values: Iterable<bigint>): bigint {
  let g = 0n;
  for (const value of values) {
    if (value === 0n) continue;
    g = gcd(g, value);
    if (g === 1n) return g;
  }
  return g;
}

/** Least common denominator of fractions given by their denominators (all positive), and of `known`. */
export function commonDenominator(denominators: Iterable<bigint>, known = 1n): bigint {
  let result = known;
  for (const denominator of denominators) {
    if (denominator === 1n || denominator === result) continue;
    if (result % denominator !== 0n) result = lcm(result, denominator);
  }
  return result;
}
