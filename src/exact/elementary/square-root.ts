/** The square root of a rational, enclosed between two integers. */
import { integerRoot } from "../root.js";
import type { FixedInterval } from "./fixed.js";

/**
 * Encloses √(num/den): lower ≤ 2^bits·√(num/den) ≤ upper, equal where the root is a multiple of 2^−bits, else
 * neighbours.
 * @param num at least 0, and den above 0 (neither is looked at)
 * @param bits at least 0
 * @example sqrtFixed(2n, 1n, 10) // 1448 and 1449: 1024·√2 = 1448.15…
 */
export function sqrtFixed(num: bigint, den: bigint, bits: number): FixedInterval {
  const scaled = num << BigInt(2 * bits);
  // ⌊√y⌋ = ⌊√⌊y⌋⌋
  const lower = integerRoot(scaled / den);
  return { lower, upper: lower * lower * den === scaled ? lower : lower + 1n };
}
