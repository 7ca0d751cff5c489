/**
 * exp(−t) for rational t ≥ 0, enclosed between two rationals.
 *
 * Notation: M = 2^w is the working scale; t = 2^k·r with 0 ≤ r ≤ 1. The alternating series of exp(−r)
 * is summed with every term rounded outwards; squaring k times gives exp(−t), rounded outwards
 * each time. No floating-point number takes part.
 */
import { bitLength } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";

/**
 * Encloses exp(−t) in an interval whose width is about 2^−bits at most.
 * @param t at least 0 (not checked here)
 * @param bits at least 1
 * @example exponential(Rational.one, 64) // 0.36787944117144232159…
 */
export function exponential(t: Rational, bits: number): { readonly lower: Rational; readonly upper: Rational } {
  if (t.isZero()) return { lower: Rational.one, upper: Rational.one };
  // exp(−t) < 2^−bits, because ln 2 < 7/10.
  if (t.num * 10n >= t.den * 7n * BigInt(bits))
    return { lower: Rational.zero, upper: Rational.of(1n, 1n << BigInt(bits)) };
  const squarings = Math.max(0, bitLength(t.num / t.den + 1n));
  const work = BigInt(bits + 2 * squarings + 16);
  const scale = 1n << work;
  let { lower, upper } = series(t.num, t.den << BigInt(squarings), scale);
  for (let i = 0; i < squarings; i++) {
    lower = (lower * lower) >> work;
    upper = -(-(upper * upper) >> work);
  }
  return { lower: Rational.of(lower, scale), upper: Rational.of(upper, scale) };
}

/**
 * Encloses M·exp(−r), r = num/den in [0, 1].
 *
 * low ≤ M·r^j/j! ≤ high is kept by rounding each step down in one and up in the other. From the first
 * term on the terms fall and alternate in sign, so that what is left out after a term with
 * high ≤ 1 lies between −1 and 1 in units of 1/M.
 */
function series(num: bigint, den: bigint, scale: bigint): { lower: bigint; upper: bigint } {
  let [low, high] = [scale, scale];
  let [lower, upper] = [0n, 0n];
  for (let j = 0n; high > 1n;) {
    if (j % 2n === 0n) {
      lower += low;
      upper += high;
    } else {
      lower -= high;
      upper -= low;
    }
    j++;
    low = (low * num) / (den * j);
    high = (high * num + den * j - 1n) / (den * j);
  }
  return { lower: lower > 1n ? lower - 1n : 0n, upper: upper + 1n };
}
