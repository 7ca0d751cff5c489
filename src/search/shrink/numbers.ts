/**
 * Simpler numbers in place of a number, and coarser pmfs in place of a pmf.
 *
 * The neighbours of a fraction in the Stern–Brocot tree are its ancestors: the best approximations
 * with smaller denominators. Rounding keeps a sum: largest remainders first, ties to the left.
 */
import { Rational } from "../../exact/rational.js";

const few = [Rational.zero, Rational.one, Rational.of(1n, 2n), Rational.of(2n)];

/** 0 for 0, 1 for 1, 2 for 2 and 1/2, …: how complicated a number is. Negative ones are more so. */
export function rationalWeight({ num, den }: Rational): bigint {
  return num < 0n ? -2n * num + den : num + den - 1n;
}

/** Numbers to put in place of one, the simplest first; each once, the number itself never. */
export function simpler(value: Rational): Rational[] {
  const floor = Rational.of((value.num - (((value.num % value.den) + value.den) % value.den)) / value.den);
  const whole = [floor, floor.plus(Rational.one), value.num > 1n ? floor.minus(Rational.one) : Rational.zero];
  const candidates = [
    ...few,
    ...(value.sign() < 0 ? [value.negated(), Rational.of(-1n)] : []),
    ...whole,
    ...ancestors(value),
  ];
  return candidates.filter((one, i) => !one.equals(value) && candidates.findIndex((other) => other.equals(one)) === i);
}

/** The path from the root of the Stern–Brocot tree to a number, without it; of a negative one, mirrored. */
export function ancestors(value: Rational): Rational[] {
  if (value.sign() < 0) return ancestors(value.negated()).map((one) => one.negated());
  const path: Rational[] = [];
  let low: readonly [bigint, bigint] = [0n, 1n];
  let high: readonly [bigint, bigint] = [1n, 0n];
  while (path.length < longest) {
    const middle = [low[0] + high[0], low[1] + high[1]] as const;
    const mediant = Rational.of(...middle);
    if (value.isZero() || mediant.equals(value)) return path;
    path.push(mediant);
    if (value.lessThan(mediant)) high = middle;
    else low = middle;
  }
  return path;
}

/** Of a long path its beginning is enough: the rest is hardly simpler. */
const longest = 16;

/** Non-negative integers with sum `total`, in proportion to `weights`, which are not all zero. */
export function rounded(weights: readonly bigint[], total: bigint): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const parts = weights.map((weight) => (weight * total) / sum);
  const missing = Number(total - parts.reduce((all, part) => all + part, 0n));
  const byRemainder = weights
    .map((weight, i) => [(weight * total) % sum, i] as const)
    .sort(([a, i], [b, j]) => (a === b ? i - j : a > b ? -1 : 1))
    .slice(0, missing);
  for (const [, i] of byRemainder) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}

/** Denominators to try below one: small ones, halves, thirds, then down step by step. */
export function coarser(denominator: bigint): bigint[] {
  const tried = [
    1n,
    2n,
    3n,
    4n,
    denominator / 3n,
    denominator / 2n,
    (3n * denominator) / 4n,
    ...[4n, 3n, 2n, 1n].map((step) => denominator - step),
  ];
  return [...new Set(tried)].filter((one) => one >= 1n && one < denominator).sort((a, b) => (a < b ? -1 : 1));
}
