/**
 * Integers over a common denominator, built only after their size is known.
 *
 * Notation: entry i of a `Scaled` stands for numerators[i] / denominator, with
 * denominator > 0 and not necessarily in lowest terms. The kernel's loops run on
 * such integers: a comparison needs no division and no gcd.
 */
import { bitLength, gcd, lcm } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type Meter, limitDenominator, limitMatrixBits, limits } from "./limits.js";
import type { Where } from "./rejection.js";

/** num/den with den > 0, not necessarily in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** A vector: entry i is numerators[i] / denominator. */
export interface Scaled {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** A matrix: entry (i, j) is rows[i][j] / denominator. */
export interface ScaledMatrix {
  readonly rows: readonly (readonly bigint[])[];
  readonly denominator: bigint;
}

/** Least common multiple of two positive denominators, within the limits. */
export function commonMultiple(first: bigint, second: bigint, meter: Meter, where: Where): bigint {
  if (first === second || second === 1n) return first;
  if (first === 1n) return second;
  meter.gcd(bitLength(first), bitLength(second), where);
  const result = lcm(first, second);
  limitDenominator(result, where);
  return result;
}

/** Product of two positive denominators, within the limits. */
export function denominatorProduct(first: bigint, second: bigint, meter: Meter, where: Where): bigint {
  meter.products(1, bitLength(first), bitLength(second), where);
  const result = first * second;
  limitDenominator(result, where);
  return result;
}

/**
 * Least common denominator of any number of rationals; refused as soon as it is too long for
 * all of them to be written over it. `bits` is an upper bound of its length, because the true
 * length of a long number takes as long to find as a product.
 */
function commonDenominator(values: readonly Fraction[], meter: Meter, where: Where): bigint {
  let result = 1n;
  let bits = 1;
  for (const { den } of values) {
    if (den === 1n || den === result) continue;
    const denBits = bitLength(den);
    meter.products(2, bits, denBits, where);
    const remainder = result % den;
    if (remainder === 0n) continue;
    meter.gcd(denBits, denBits, where);
    const factor = den / gcd(den, remainder);
    result *= factor;
    bits += bitLength(factor);
    if (bits <= limits.denominatorBits && bits * values.length <= limits.matrixBits) continue;
    bits = limitDenominator(result, where);
    limitMatrixBits(values.length, bits, where);
  }
  return result;
}

/** The same numbers over the least common multiple of their denominators. */
export function scale(values: readonly Fraction[], meter: Meter, where: Where): Scaled {
  return over(commonDenominator(values, meter, where), values, meter, where);
}

function over(denominator: bigint, values: readonly Fraction[], meter: Meter, where: Where): Scaled {
  const bits = bitLength(denominator);
  meter.products(values.length, bits, bits, where);
  return { numerators: values.map((value) => value.num * (denominator / value.den)), denominator };
}

/** The same matrix over the least common denominator of all its entries, which stays as long as the problem. */
export function scaleMatrix(rows: readonly (readonly Rational[])[], meter: Meter, where: Where): ScaledMatrix {
  const entries = rows.flat();
  const denominator = commonDenominator(entries, meter, where);
  meter.deriving(entries.length, bitLength(denominator), where);
  const flat = over(denominator, entries, meter, where);
  let next = 0;
  return { rows: rows.map((row) => flat.numerators.slice(next, (next += row.length))), denominator: flat.denominator };
}

/** Bits of the longest numerator. */
export function longest(numerators: readonly bigint[]): number {
  let [high, low] = [0n, 0n];
  for (const numerator of numerators) {
    if (numerator > high) high = numerator;
    else if (numerator < low) low = numerator;
  }
  return Math.max(bitLength(high), bitLength(low));
}

const longestEntries = new WeakMap<object, number>();

/** Bits of the longest entry of a matrix; found once for each. */
export function longestEntry(rows: readonly (readonly bigint[])[]): number {
  const known = longestEntries.get(rows) ?? Math.max(...rows.map(longest));
  longestEntries.set(rows, known);
  return known;
}

/** num/den in lowest terms; the gcd is charged before it is taken. */
export function reduced(num: bigint, den: bigint, meter: Meter, where: Where): Rational {
  meter.gcd(bitLength(num), bitLength(den), where);
  return Rational.of(num, den);
}

/** Σᵢ numeratorsᵢ. */
export function total(numerators: readonly bigint[]): bigint {
  let result = 0n;
  for (const numerator of numerators) result += numerator;
  return result;
}

/** Σᵢ firstᵢ·secondᵢ of two lists of equal length. */
export function dot(first: readonly bigint[], second: readonly bigint[]): bigint {
  let result = 0n;
  for (let i = 0; i < first.length; i++) {
    const a = entry(first, i);
    if (a === 1n) result += entry(second, i);
    else if (a !== 0n) result += a * entry(second, i);
  }
  return result;
}
