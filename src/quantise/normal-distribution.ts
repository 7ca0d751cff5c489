/**
 * The distribution function of a centred normal law, enclosed between two integers.
 *
 * Notation: Φ is the standard normal distribution function, v a variance, x a
 * rational, t = x²/(2v), M = 2^w the working scale. An enclosure of a real r at
 * `bits` binary digits is a pair of integers with lower ≤ 2^bits·r ≤ upper.
 * Source: the series of Abramowitz & Stegun, Handbook of Mathematical Functions
 * (1964), 26.2.10; Machin's formula for π. Every remainder bound is derived
 * below. No floating-point number takes part.
 */
import { bitLength } from "../exact/integers.js";
import type { Rational } from "../exact/rational.js";

/** lower ≤ 2^bits·r ≤ upper, for a real number r. */
export interface Enclosure {
  readonly lower: bigint;
  readonly upper: bigint;
}

/**
 * Encloses P(N(0, v) ≤ x) = Φ(x/√v) at a fixed number of binary digits.
 *
 * For x > 0 and t = x²/(2v), integrating exp(−u²/2) term by term gives
 *   Φ(x/√v) = ½ + √(t/π)·S,   S = Σ_k (−1)^k t^k / (k!(2k+1)).
 * Both factors are positive, so enclosures of S and √(t/π) multiply. For x < 0
 * the value is 1 − Φ(|x|/√v), and at x = 0 it is ½ exactly (lower = upper).
 *
 * Far out no sum is needed: 1 − Φ(z) ≤ exp(−z²/2) (Chernoff's bound), so
 * for t ≥ 7/10·bits, because ln 2 < 7/10, 1 − Φ ≤ exp(−t) < 2^−bits.
 *
 * @param variance v > 0 (not checked here)
 * @param bits binary digits of the enclosure, at least 1
 * @returns the enclosure as a function of x; results for ±x are remembered
 * @example distributionFunction(Rational.one, 64)(Rational.zero) // both ends 2^63
 */
export function distributionFunction(variance: Rational, bits: number): (x: Rational) => Enclosure {
  const one = 1n << BigInt(bits);
  const half = one >> 1n;
  // The terms of S reach exp(t) < 2^(1.01·bits) before they fall, so this
  // scale leaves almost `bits` good digits. It decides only how wide the
  // enclosure becomes: its truth rests on the rounding directions alone.
  const workingBits = 2 * bits + 64;
  const pi = enclosePi(workingBits);
  const twice = variance.plus(variance);
  const known = new Map<string, Enclosure>();

  const right = (x: Rational): Enclosure => {
    const t = x.times(x).over(twice);
    if (t.num * 10n >= t.den * 7n * BigInt(bits)) return { lower: one - 1n, upper: one };
    const series = encloseSeries(t, workingBits);
    const root = encloseRoot(t, pi, workingBits);
    const shift = BigInt(2 * workingBits - bits);
    const upper = half + -(-(root.upper * series.upper) >> shift);
    return {
      lower: half + ((root.lower * (series.lower > 0n ? series.lower : 0n)) >> shift),
      upper: upper < one ? upper : one,
    };
  };

  return (x) => {
    if (x.isZero()) return { lower: half, upper: half };
    const magnitude = x.abs();
    const key = magnitude.toString();
    let value = known.get(key);
    if (value === undefined) {
      value = right(magnitude);
      known.set(key, value);
    }
    return x.sign() > 0 ? value : { lower: one - value.upper, upper: one - value.lower };
  };
}

/**
 * Encloses S = Σ_k (−1)^k u_k/(2k+1), u_k = t^k/k!, at scale M = 2^bits.
 *
 * Rounding: low ≤ M·u_k ≤ high is kept by rounding the step u_k = u_(k−1)·t/k
 * down in one and up in the other; every term enters the two sums rounded
 * outwards.
 * Remainder: the sum stops before the first term k with k ≥ t and high ≤ 1. From
 * there on the terms alternate in sign and fall in magnitude
 * (u_(j+1)/u_j = t/(j+1) < 1 for j ≥ k), so what is left out lies between zero
 * and the first omitted term, which is at most high/(2k+1) ≤ 1 in units of 1/M.
 * The loop ends: once k ≥ 2t each step at least halves `high`, rounding up, until
 * it is 1.
 */
function encloseSeries(t: Rational, bits: number): Enclosure {
  let low = 1n << BigInt(bits);
  let high = low;
  let lower = 0n;
  let upper = 0n;
  for (let k = 0n; k * t.den < t.num || high > 1n;) {
    const odd = 2n * k + 1n;
    if (k % 2n === 0n) {
      lower += low / odd;
      upper += ceilingDivide(high, odd);
    } else {
      lower -= ceilingDivide(high, odd);
      upper -= low / odd;
    }
    k += 1n;
    low = (low * t.num) / (t.den * k);
    high = ceilingDivide(high * t.num, t.den * k);
  }
  return { lower: lower - 1n, upper: upper + 1n };
}

/** Encloses √(t/π) at scale M: M·√(t/π) = √(t·M³/(M·π)), and √y < ⌊√⌊y⌋⌋ + 1. */
function encloseRoot(t: Rational, pi: Enclosure, bits: number): Enclosure {
  const radicand = t.num << BigInt(3 * bits);
  return {
    lower: integerSquareRoot(radicand / (t.den * pi.upper)),
    upper: integerSquareRoot(radicand / (t.den * pi.lower)) + 1n,
  };
}

/** Encloses π = 16 arctan(1/5) − 4 arctan(1/239) at scale M = 2^bits. */
function enclosePi(bits: number): Enclosure {
  const first = encloseArctangent(5n, bits);
  const second = encloseArctangent(239n, bits);
  return {
    lower: 16n * first.lower - 4n * second.upper,
    upper: 16n * first.upper - 4n * second.lower,
  };
}

/**
 * Encloses arctan(1/q) = Σ_k (−1)^k / ((2k+1)·q^(2k+1)) at scale M, for an integer q ≥ 2.
 *
 * Each of the K terms summed is rounded down by less than 1 (nested floors are
 * the floor of the quotient), so together they err by less than K either way.
 * The sum stops where M/q^(2k+1) < 1; the terms alternate and fall, so the rest
 * is smaller than 1.
 */
function encloseArctangent(q: bigint, bits: number): Enclosure {
  let power = (1n << BigInt(bits)) / q;
  let total = 0n;
  let terms = 0n;
  for (; power > 0n; terms += 1n) {
    const term = power / (2n * terms + 1n);
    total += terms % 2n === 0n ? term : -term;
    power /= q * q;
  }
  return { lower: total - terms - 1n, upper: total + terms + 1n };
}

/** ⌈n/d⌉ for n ≥ 0, d > 0. */
function ceilingDivide(n: bigint, d: bigint): bigint {
  return (n + d - 1n) / d;
}

/** ⌊√n⌋ for n ≥ 0, by Newton's iteration from above. */
function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((bitLength(n) + 1) >> 1); // n < 2^L, so √n < 2^⌈L/2⌉
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
