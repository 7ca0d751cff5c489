/**
 * The natural logarithm of a rational, enclosed between two integers.
 *
 * Notation: v = 2^e·m with 1 ≤ m < 2; c = 1 + i/64 is the largest such number ≤ m; r = m/c, so that
 * 1 ≤ r < 65/64. Then ln v = e·ln 2 + ln c + ln r, and every logarithm on the right is
 * ln r = 2·artanh((r − 1)/(r + 1)), a series whose argument is at most 1/3, and below 1/128 for r.
 */
import { bitLength } from "../integers.js";
import { coarser, perPrecision, workingBits, type FixedInterval } from "./fixed.js";

const parts = 64;

/**
 * Encloses ln(num/den): lower ≤ 2^bits·ln(num/den) ≤ upper, at most two units apart; ln 1 is exact.
 * @param num above 0, as den is (neither is looked at)
 * @param bits at least 1
 * @example lnFixed(2n, 1n, 10) // 709 and 710: 1024·ln 2 = 709.78…
 */
export function lnFixed(num: bigint, den: bigint, bits: number): FixedInterval {
  if (num === den) return { lower: 0n, upper: 0n };
  let e = bitLength(num) - bitLength(den);
  const bottom = e >= 0 ? den << BigInt(e) : den;
  let top = e >= 0 ? num : num << BigInt(-e);
  if (top < bottom) {
    e -= 1;
    top <<= 1n;
  }
  // Errors are below 3·(terms) + 3 units for each of three logarithms, one of them taken e times.
  const work = workingBits(bits, bitLength(BigInt(e)) + bitLength(BigInt(bits)) + 12);
  const steps = Number((top << 6n) / bottom) - parts;
  // r = m/c = top·64/(bottom·(64 + i))
  const remainder = logarithmNearOne(top << 6n, bottom * BigInt(parts + steps), work);
  const table = constants(work);
  const c = table.of(steps);
  const count = BigInt(e);
  const power = table.of(parts);
  const [low, high] = e >= 0 ? [power.lower, power.upper] : [power.upper, power.lower];
  const sum = { lower: count * low + c.lower + remainder.lower, upper: count * high + c.upper + remainder.upper };
  return coarser(sum, work - bits);
}

/** Encloses ln 2 at a working precision, which is remembered. */
export function lnTwo(work: number): FixedInterval {
  return constants(work).of(parts);
}

/** The logarithms of 1 + i/64, i from 0 to 64: each is computed when it is first asked for. */
const constants = perPrecision((work) => {
  const known: FixedInterval[] = [];
  return {
    of: (i: number): FixedInterval => (known[i] ??= logarithmNearOne(BigInt(parts + i), BigInt(parts), work)),
  };
});

/**
 * Encloses M·ln(num/den), 1 ≤ num/den ≤ 2, M = 2^work.
 *
 * s = (num − den)/(num + den) ≤ 1/3, and ln = 2·Σ_k s^(2k+1)/(2k+1). Rounded down throughout, the
 * powers p_k of the sum stay within 2 below M·s^(2k+1): s² is known to 5/3 (its own floor, and
 * 2s times the error of s), so that an error e_k becomes at most e_k/9 + (1/3)·(5/3) + 1 < 2. Each
 * of n terms is too small by less than 2/(2k+1) + 1 ≤ 3. Where p_k = 0 the terms left out begin below
 * 2/(2k+1) and fall by the factor 1/9: together they are less than 3.
 */
function logarithmNearOne(num: bigint, den: bigint, work: number): FixedInterval {
  if (num === den) return { lower: 0n, upper: 0n };
  const w = BigInt(work);
  const s = ((num - den) << w) / (num + den);
  const square = (s * s) >> w;
  let total = 0n;
  let odd = 1n;
  for (let power = s; power > 0n; power = (power * square) >> w) {
    total += power / odd;
    odd += 2n;
  }
  const terms = (odd - 1n) / 2n;
  return { lower: 2n * total, upper: 2n * (total + 3n * terms + 3n) };
}
