/**
 * The exponential function of a rational, enclosed between two integers.
 *
 * Notation: v = k·ln 2 + i/64 + δ with integers k and 0 ≤ i < 64, and 0 ≤ δ < 1/64 up to the errors of
 * rounding. Then exp v = 2^k·exp(i/64)·exp(δ): a shift, a constant, a short series.
 */
import { refuse } from "../arguments.js";
import { bitLength } from "../integers.js";
import { ceilingDivide, floorDivide, perPrecision, workingBits, type FixedInterval } from "./fixed.js";
import { lnTwo } from "./logarithm.js";

/** Largest exponent: exp(100000) has 43430 digits before the point. */
export const largestExponential = 100_000n;

/**
 * Encloses exp(num/den): lower ≤ 2^bits·exp(num/den) ≤ upper. Where exp(num/den) ≤ 1 the ends are at
 * most two units apart, elsewhere at most exp(num/den) + 2 units; exp 0 is exact.
 * @param den above 0 (not looked at)
 * @param bits at least 1
 * @throws InputError "too-large" for num/den > 100000
 * @example expFixed(-1n, 1n, 10) // 376 and 377: 1024/e = 376.70…
 */
export function expFixed(num: bigint, den: bigint, bits: number): FixedInterval {
  if (num === 0n) return { lower: 1n << BigInt(bits), upper: 1n << BigInt(bits) };
  if (num > largestExponential * den)
    refuse("exponent", `at most ${String(largestExponential)}`, ceilingDivide(num, den), "too-large");
  // exp v < 2^−bits, because ln 2 < 7/10.
  if (-num * 10n >= den * 7n * BigInt(bits)) return { lower: 0n, upper: 1n };
  // About v/ln 2: for small values fewer digits will do, because the shift by k makes errors smaller.
  const size = Number(floorDivide(num * 1443n, den * 1000n));
  const work = workingBits(bits + Math.min(size, 0), bitLength(BigInt(size)) + bitLength(BigInt(bits)) + 16);
  const w = BigInt(work);
  const value = { lower: floorDivide(num << w, den), upper: ceilingDivide(num << w, den) };
  const { power, rest } = reduced(value, work);
  const { lower, upper } = exponentialOfFraction(rest, work);
  const shift = power + bits - work;
  return shift >= 0
    ? { lower: lower << BigInt(shift), upper: upper << BigInt(shift) }
    : { lower: lower >> BigInt(-shift), upper: -(-upper >> BigInt(-shift)) };
}

/** v = power·ln 2 + rest, the lower end of rest at least 0 and below ln 2, but for rounding. */
function reduced(
  { lower, upper }: FixedInterval,
  work: number,
): { readonly power: number; readonly rest: FixedInterval } {
  const ln2 = lnTwo(work);
  const rest = (k: bigint): FixedInterval =>
    k >= 0n
      ? { lower: lower - k * ln2.upper, upper: upper - k * ln2.lower }
      : { lower: lower - k * ln2.lower, upper: upper - k * ln2.upper };
  let k = floorDivide(lower, ln2.upper);
  if (rest(k).lower < 0n) k -= 1n;
  return { power: Number(k), rest: rest(k) };
}

/**
 * Encloses M·exp(u), u in an interval that begins in [0, 1) and is shorter than 1/64.
 *
 * The constants are exact to one unit or so; both factors are positive, so that their ends multiply.
 */
function exponentialOfFraction({ lower, upper }: FixedInterval, work: number): FixedInterval {
  const w = BigInt(work);
  const i = lower >> (w - 6n);
  const start = i << (w - 6n);
  const constant = constants(work).of(Number(i));
  const series = exponentialNearZero({ lower: lower - start, upper: upper - start }, w);
  return {
    lower: (constant.lower * series.lower) >> w,
    upper: -(-(constant.upper * series.upper) >> w),
  };
}

/**
 * Encloses M·exp(δ) for 0 ≤ δ < 1/32.
 *
 * The series at the lower end is rounded down: a term's error e becomes at most e/32 + 1 < 2 in the next,
 * so n terms miss less than 2n. The terms left out begin below 2 and fall by the factor 1/32:
 * less than 3. From the lower end to the upper one exp grows by less than twice their distance.
 */
function exponentialNearZero({ lower, upper }: FixedInterval, w: bigint): FixedInterval {
  let total = 0n;
  let count = 0n;
  for (let term = 1n << w; term > 0n; term = ((term * lower) >> w) / count) {
    total += term;
    count += 1n;
  }
  return { lower: total, upper: total + 2n * count + 3n + 2n * (upper - lower) };
}

/** Encloses M·exp(i/64), 0 ≤ i < 64: the power i of exp(1/64), computed when it is first asked for. */
const constants = perPrecision((work) => {
  const known: FixedInterval[] = [];
  const more = work + 16;
  const base = exponentialNearZero({ lower: 1n << BigInt(more - 6), upper: 1n << BigInt(more - 6) }, BigInt(more));
  const make = (i: number): FixedInterval => {
    let { lower, upper } = { lower: 1n << BigInt(more), upper: 1n << BigInt(more) };
    for (let j = 0; j < i; j++) {
      lower = (lower * base.lower) >> BigInt(more);
      upper = -(-(upper * base.upper) >> BigInt(more));
    }
    return { lower: lower >> 16n, upper: -(-upper >> 16n) };
  };
  return { of: (i: number): FixedInterval => (known[i] ??= make(i)) };
});
