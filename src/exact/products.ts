/**
 * Products of matrices of integers ≥ 0, in doubles wherever these are exact.
 *
 * Doubles hold integers up to 2^53 exactly. Where the sums of a product stay below that, one product in
 * doubles is exact; where they do not, the entries are cut into limbs of a few bits,
 *   a = Σ aᵢ2^(vi), b = Σ bⱼ2^(wj), so that ab = Σ aᵢbⱼ2^(vi+wj),
 * each of them so short that a sum of n products of two limbs does: n·2^v·2^w ≤ 2^53. Entries that are 0 in the
 * first matrix cost nothing.
 */
import { IntegerList, safeLimit } from "./integer-list.js";
import { bitLength } from "./integers.js";

const mantissa = 53;
/** Most products of limbs; beyond, integers of any length are faster. */
const mostProducts = 32;

/** A matrix of integers ≥ 0, row-major. */
export interface Factor {
  readonly rows: number;
  readonly columns: number;
  readonly list: IntegerList;
}

/**
 * Numerators of a·b, row-major, for numerators ≥ 0.
 * @param bound no less than any entry of the result, where one is known; it saves limbs
 */
export function integerProduct(a: Factor, b: Factor, bound?: bigint): IntegerList {
  if (bound !== undefined && bound < safeLimit) {
    const [first, second] = [a.list.doubles, b.list.doubles];
    if (first !== undefined && second !== undefined) return IntegerList.ofDoubles(doubleProduct(a, first, b, second));
  }
  const widths = limbWidths(bitsOf(a), bitsOf(b), Math.ceil(Math.log2(Math.max(1, a.columns))));
  return IntegerList.ofIntegers(widths === undefined ? plainProduct(a, b) : limbProduct(a, b, widths));
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
  const numerators = factor.list.integers;
  const count = Math.ceil(bitsOf(factor) / width);
  const result = Array.from({ length: count }, () => new Float64Array(numerators.length));
  const mask = 2n ** BigInt(width) - 1n;
  numerators.forEach((value, k) => {
    let rest = value;
    for (let i = 0; rest !== 0n; i++, rest >>= BigInt(width)) result[i]![k] = Number(rest & mask);
  });
  return result;
}

function bitsOf({ list }: Factor): number {
  return list.integers.reduce((most, value) => Math.max(most, bitLength(value)), 1);
}

/** The product of entries given as doubles, exact where every partial sum is a safe integer. */
function doubleProduct(
  { rows, columns }: Factor,
  a: Float64Array,
  { columns: width }: Factor,
  b: Float64Array,
): Float64Array {
  const result = new Float64Array(rows * width);
  /** Columns of a whose entries in the row are not 0. */
  const present = new Int32Array(columns);
  for (let row = 0; row < rows; row++) {
    let count = 0;
    for (let k = 0; k < columns; k++) if (a[row * columns + k]! !== 0) present[count++] = k;
    addMultiples(result, row * width, width, a, row * columns, b, present, count);
  }
  return result;
}

/** Adds multiples of rows of b to a row of the result, four at a time, which saves most of the loads and stores. */
function addMultiples(
  result: Float64Array,
  start: number,
  width: number,
  factors: Float64Array,
  first: number,
  b: Float64Array,
  present: Int32Array,
  count: number,
): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const k = present[i]! * width;
    const l = present[i + 1]! * width;
    const m = present[i + 2]! * width;
    const n = present[i + 3]! * width;
    const ofK = factors[first + present[i]!]!;
    const ofL = factors[first + present[i + 1]!]!;
    const ofM = factors[first + present[i + 2]!]!;
    const ofN = factors[first + present[i + 3]!]!;
    for (let j = 0; j < width; j++)
      result[start + j]! += ofK * b[k + j]! + ofL * b[l + j]! + ofM * b[m + j]! + ofN * b[n + j]!;
  }
  for (; i < count; i++) {
    const factor = factors[first + present[i]!]!;
    const from = present[i]! * width;
    for (let j = 0; j < width; j++) result[start + j]! += factor * b[from + j]!;
  }
}

/** The same in integers of any length. */
function plainProduct(a: Factor, b: Factor): bigint[] {
  const result = new Array<bigint>(a.rows * b.columns).fill(0n);
  const second = b.list.integers;
  a.list.integers.forEach((factor, i) => {
    if (factor === 0n) return;
    const row = Math.floor(i / a.columns) * b.columns;
    const from = (i % a.columns) * b.columns;
    for (let j = 0; j < b.columns; j++) {
      const value = second[from + j]!;
      if (value !== 0n) result[row + j] = result[row + j]! + factor * value;
    }
  });
  return result;
}
