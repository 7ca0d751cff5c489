/** π, enclosed between two integers, by Machin's formula. */
import { perPrecision, type FixedInterval } from "./fixed.js";

/** Encloses π = 16 arctan(1/5) − 4 arctan(1/239) at scale 2^bits; remembered. The ends are at most two units apart. */
export const piFixed = perPrecision((bits): FixedInterval => {
  const guard = 16 + bits.toString(2).length;
  const first = arctangent(5n, bits + guard);
  const second = arctangent(239n, bits + guard);
  const shift = BigInt(guard);
  return {
    lower: (16n * first.lower - 4n * second.upper) >> shift,
    upper: -((4n * second.lower - 16n * first.upper) >> shift),
  };
});

/**
 * Encloses arctan(1/q) = Σ_k (−1)^k / ((2k+1)·q^(2k+1)) at scale M = 2^bits, for an integer q ≥ 2.
 *
 * Each of the K terms summed is rounded down by less than 1 (nested floors are
 * the floor of the quotient), so together they err by less than K either way.
 * The sum stops where M/q^(2k+1) < 1; the terms alternate and fall, so the rest
 * is smaller than 1.
 */
function arctangent(q: bigint, bits: number): FixedInterval {
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
