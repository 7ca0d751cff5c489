/**
 * Binomial coefficients C(n,k), exactly.
 *
 * `binomial` computes on BigInts, `smallBinomial` on doubles. Both build C(n,k) up as
 * C(n−k+i, i) = C(n−k+i−1, i−1)·(n−k+i)/i for i = 1, …, k. The product before a division is
 * i·C(n−k+i, i) ≤ k·C(n,k), so doubles are exact while k·C(n,k) < 2⁵³.
 */

/** 2⁵³: below it a double holds every integer exactly. */
export const exactBelow = 9007199254740992n;

/** C(n,k) for n ≥ 0; 0 when k > n. */
export function binomial(n: bigint, k: number): bigint {
  if (BigInt(k) > n) return 0n;
  let result = 1n;
  for (let i = 1n; i <= BigInt(k); i++) result = (result * (n - BigInt(k) + i)) / i;
  return result;
}

/** C(n,k) on doubles. The caller guarantees k·C(n,k) < 2⁵³, which makes it exact. */
export function smallBinomial(n: number, k: number): number {
  if (k > n) return 0;
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

/** n! for n ≥ 0. */
export function factorial(n: number): bigint {
  let result = 1n;
  for (let i = 2n; i <= BigInt(n); i++) result *= i;
  return result;
}
