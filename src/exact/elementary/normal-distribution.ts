/**
 * The distribution function Φ of the standard normal law, enclosed between two integers.
 *
 * Notation: t = z²/2. For z > 0, Φ(z) = ½ + √(t/π)·exp(−t)·S with S = Σ_k (2t)^k/(1·3·5⋯(2k+1)): all terms
 * are positive, so nothing cancels. For z < 0 the value is 1 − Φ(−z). No floating-point number takes part.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.2.11. Every remainder
 * bound is derived below.
 */
import { bitLength } from "../integers.js";
import type { Rational } from "../rational.js";
import { expFixed } from "./exponential.js";
import { ceilingDivide, workingBits, type FixedInterval } from "./fixed.js";
import { piFixed } from "./pi.js";
import { sqrtFixed } from "./square-root.js";

/**
 * Encloses Φ(num/den): lower ≤ 2^bits·Φ(num/den) ≤ upper, at most two units apart; Φ(0) is exact.
 * @param den above 0 (not looked at)
 * @param bits at least 1
 * @example normalFixed(1n, 1n, 10) // 861 and 862: 1024·Φ(1) = 861.53…
 */
export function normalFixed(num: bigint, den: bigint, bits: number): FixedInterval {
  return signed(num, bits, () => aboveMean(num * num, 2n * den * den, bits));
}

/**
 * Encloses P(N(0, v) ≤ x) = Φ(x/√v) at a fixed number of binary digits; √v need not be rational.
 * @param variance v > 0 (not looked at)
 * @param bits binary digits of the enclosure, at least 1
 * @returns the enclosure as a function of x; results for ±x are remembered
 * @example distributionFunction(Rational.one, 64)(Rational.zero) // both ends 2^63
 */
export function distributionFunction(variance: Rational, bits: number): (x: Rational) => FixedInterval {
  const known = new Map<string, FixedInterval>();
  return (x) =>
    signed(x.num, bits, () => {
      const key = x.abs().toString();
      let value = known.get(key);
      if (value === undefined) {
        value = aboveMean(x.num * x.num * variance.den, 2n * x.den * x.den * variance.num, bits);
        known.set(key, value);
      }
      return value;
    });
}

/** Φ at a number of this sign, from Φ at its absolute value. */
function signed(sign: bigint, bits: number, right: () => FixedInterval): FixedInterval {
  const one = 1n << BigInt(bits);
  if (sign === 0n) return { lower: one >> 1n, upper: one >> 1n };
  const value = right();
  return sign > 0n ? value : { lower: one - value.upper, upper: one - value.lower };
}

/**
 * Encloses Φ(√(2t)), t = num/den > 0.
 *
 * Far out no sum is needed: 1 − Φ(z) ≤ exp(−z²/2) (Chernoff's bound), so
 * for t ≥ 7/10·bits, because ln 2 < 7/10, 1 − Φ ≤ exp(−t) < 2^−bits.
 */
function aboveMean(num: bigint, den: bigint, bits: number): FixedInterval {
  const one = 1n << BigInt(bits);
  if (num * 10n >= den * 7n * BigInt(bits)) return { lower: one - 1n, upper: one };
  const work = workingBits(bits, bitLength(BigInt(bits)) + 16);
  // S < exp(t)·√(π/t) is multiplied by exp(−t), whose error must be that much smaller.
  const decay = Number((num * 1443n) / (den * 1000n)) + 2;
  const factor = expFixed(-num, den, work + decay);
  const sum = series(num, den, work);
  const pi = piFixed(work);
  const places = BigInt(work);
  const root = {
    lower: sqrtFixed(num << places, den * pi.upper, work).lower,
    upper: sqrtFixed(num << places, den * pi.lower, work).upper,
  };
  const shift = BigInt(3 * work + decay - bits);
  const half = one >> 1n;
  const upper = half + -(-(root.upper * factor.upper * sum.upper) >> shift);
  return { lower: half + ((root.lower * factor.lower * sum.lower) >> shift), upper: upper < one ? upper : one };
}

/**
 * Encloses M·S, M = 2^work.
 *
 * Rounding: low ≤ M·u_k ≤ high for the terms u_k is kept by rounding the step u_(k+1) = u_k·2t/(2k+3)
 * down in one and up in the other.
 * Remainder: the sum stops before a term with high ≤ 1 and 2k + 3 ≥ 4t. From there on each term is at
 * most half of the one before it, so that all together are at most 2.
 */
function series(num: bigint, den: bigint, work: number): FixedInterval {
  const w = BigInt(work);
  const scaled = (2n * num) << w;
  const [below, above] = [scaled / den, ceilingDivide(scaled, den)];
  let [low, high] = [1n << w, 1n << w];
  let [lower, upper] = [0n, 0n];
  let odd = 1n;
  while (high > 1n || (odd + 2n) << w < 2n * above) {
    lower += low;
    upper += high;
    odd += 2n;
    low = ((low * below) >> w) / odd;
    high = (-(-(high * above) >> w) + odd - 1n) / odd;
  }
  return { lower, upper: upper + 2n };
}
