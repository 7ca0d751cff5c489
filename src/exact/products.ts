/**
 * Products of matrices of integers ≥ 0, in doubles wherever these are exact.
 *
 * Doubles hold integers up to 2^53 exactly. Where the sums of a product stay below that, one product in
 * doubles is exact; where they do not, the entries are cut into limbs of a few bits,
 *   a = Σ aᵢ2^(vi), b = Σ bⱼ2^(wj), so that ab = Σ aᵢbⱼ2^(vi+wj),
 * each of them so short that a sum of n products of two limbs does: n·2^v·2^w ≤ 2^53. Entries that are 0 in the
 * first matrix cost nothing.
 */
import { bitLength } from "./integers.js";
import type { RationalMatrix } from "./vector.js";

const mantissa = 53;
const safe = 2n ** 53n;
/** Most products of limbs; beyond, integers of any length are faster. */
const mostProducts = 32;

type Factor = Pick<RationalMatrix, "rows" | "columns" | "numerators">;

/**
 * Numerators of a·b, row-major, for numerators ≥ 0.
 * @param bound no less than any entry of the result, where one is known; it saves limbs
 */
export function integerProduct(a: Factor, b: Factor, bound?: bigint): bigint[] {
  if (bound !== undefined && bound < safe && isSafe(a) && isSafe(b))
    return numbers(doubleProduct(a, doubles(a), b, doubles(b)));
  const widths = limbWidths(bitsOf(a), bitsOf(b), Math.ceil(Math.log2(Math.max(1, a.columns))));
  return widths === undefined ? plainProduct(a, b) : limbProduct(a, b, widths);
}

/** The widths v and w with the fewest products of limbs; undefined where there are too many. */
function limbWidths(bitsOfA: number, bitsOfB: number, bitsOfTerms: number): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  let fewest = mostProducts + 1;
  for (let pieces = 1; pieces <= mostProducts; pieces++) {
    const v = Math.ceil(bitsOfA / pieces);
    const w = mantissa - bitsOfTerms - v;
    if (w < 1) continue;
    const products = pieces * Math.ceil(bitsOfB / w);
    if (products >= fewest) continue;
    fewest = products;
    best = [v, w];
  }
  return best;
}

function limbProduct(a: Factor, b: Factor, [v, w]: readonly [number, number]): bigint[] {
  const result = new Array<bigint>(a.rows * b.columns).fill(0n);
  const limbsOfB = limbs(b, w);
  limbs(a, v).forEach((first, i) => {
    limbsOfB.forEach((second, j) => {
      const shift = BigInt(v * i + w * j);
      doubleProduct(a, first, b, second).forEach((value, k) => {
        if (value !== 0) result[k] = (result[k] ?? 0n) + (BigInt(value) << shift);
      });
    });
  });
  return result;
}

/** The limbs of all entries, lowest first. */
function limbs(factor: Factor, width: number): Float64Array[] {
  const { numerators } = factor;
  const count = Math.ceil(bitsOf(factor) / width);
  const result = Array.from({ length: count }, () => new Float64Array(numerators.length));
  const mask = 2n ** BigInt(width) - 1n;
  numerators.forEach((value, k) => {
    let rest = value;
    for (let i = 0; rest !== 0n; i++, rest >>= BigInt(width)) result[i]![k] = Number(rest & mask);
  });
  return result;
}

function isSafe({ numerators }: Factor): boolean {
  return numerators.every((value) => value < safe);
}

function doubles({ numerators }: Factor): Float64Array {
  return Float64Array.from(numerators, Number);
}

function numbers(values: Float64Array): bigint[] {
  return Array.from(values, BigInt);
}

function bitsOf({ numerators }: Factor): number {
  return numerators.reduce((most, value) => Math.max(most, bitLength(value)), 1);
}

/** The product of entries given as doubles, exact where every partial sum is a safe integer. */
function doubleProduct(
  { rows, columns }: Factor,
  a: Float64Array,
  { columns: width }: Factor,
  b: Float64Array,
): Float64Array {
  const result = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const sum = result.subarray(row * width, (row + 1) * width);
    for (let k = 0; k < columns; k++) {
      const factor = a[row * columns + k]!;
      if (factor !== 0) addMultiple(sum, factor, b.subarray(k * width, (k + 1) * width));
    }
  }
  return result;
}

function addMultiple(sum: Float64Array, factor: number, addend: Float64Array): void {
  for (let j = 0; j < sum.length; j++) sum[j]! += factor * addend[j]!;
}

/** The same in integers of any length. */
function plainProduct(a: Factor, b: Factor): bigint[] {
  const result = new Array<bigint>(a.rows * b.columns).fill(0n);
  a.numerators.forEach((factor, i) => {
    if (factor === 0n) return;
    const row = Math.floor(i / a.columns) * b.columns;
    const from = (i % a.columns) * b.columns;
    for (let j = 0; j < b.columns; j++) {
      const value = b.numerators[from + j]!;
      if (value !== 0n) result[row + j] = result[row + j]! + factor * value;
    }
  });
  return result;
}
