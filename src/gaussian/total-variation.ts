/**
 * Total variation ½∫|p − q| between two mixtures of normal laws.
 *
 * Between the zeros of ln p − ln q the sign of p − q is constant, and ½∫|p − q| over such a part is half the change
 * of F_p − F_q. The zeros are isolated on [−L, L] by interval arithmetic (zeros.ts) and enclosed; over an enclosure
 * of width w, ½∫|p − q| is at most w/2 times the largest |p − q| there. Beyond L it is at most half the masses of both.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { max, type Rational } from "../exact/rational.js";
import { FixedArithmetic } from "./arithmetic.js";
import { reachOf, scaleBits } from "./expectation.js";
import { LogDensity } from "./log-density.js";
import { isSameLaw, MixtureLaw, type Mixture } from "./mixture.js";
import { enclosedZero, isolate, zerosOf, type SmoothFunction } from "./zeros.js";

const searchBits = 48;
const searchDepth = 30;

/** Encloses the total variation in units of 2^−bits. Zeros that are not simple make it wider. */
export function totalVariation(first: Mixture, second: Mixture, bits: number): FixedInterval {
  if (isSameLaw(first, second)) return { lower: 0n, upper: 0n };
  const a = new FixedArithmetic(bits + 24 + scaleBits(first) + scaleBits(second));
  const [p, q] = [new MixtureLaw(first, a), new MixtureLaw(second, a)];
  const difference = (x: Rational): FixedInterval => a.minus(p.distribution(a.of(x)), q.distribution(a.of(x)));
  const reach = max(reachOf(first, bits + 8), reachOf(second, bits + 8));
  let [lower, upper] = [0n, 0n];
  let left = reach.negated();
  for (const { lower: from, upper: to } of [
    ...zerosBetween(first, second, reach, bits),
    { lower: reach, upper: reach },
  ]) {
    const change = a.minus(difference(from), difference(left));
    const size = change.lower >= 0n ? change : change.upper <= 0n ? a.negated(change) : a.magnitude(change);
    lower += change.lower <= 0n && change.upper >= 0n ? 0n : size.lower;
    upper += size.upper;
    const x = a.between(from, to);
    const density = a.magnitude(a.minus(p.density(x), q.density(x)));
    upper += a.times(density, a.of(to.minus(from))).upper;
    left = to;
  }
  const outside = [p, q].map((law) => {
    const inside = a.minus(law.distribution(a.of(reach)), law.distribution(a.of(reach.negated())));
    return a.minus(a.one, inside).upper;
  });
  upper += outside.reduce((total, one) => total + one, 0n);
  const places = BigInt(a.bits - bits + 1);
  return { lower: lower >> places, upper: -(-upper >> places) };
}

/** Intervals, from left to right, outside of which the densities differ. */
function zerosBetween(first: Mixture, second: Mixture, reach: Rational, bits: number): Interval[] {
  const f = logRatio(first, second);
  return isolate(f, { lower: reach.negated(), upper: reach }, searchBits, searchDepth).flatMap(
    (cluster): Interval[] => {
      const count = zerosOf(f, cluster, searchBits);
      if (count === 0) return [];
      // The integral over an enclosure is of the order of the square of its width.
      return [count === 1 ? enclosedZero(f, cluster, Math.ceil(bits / 2) + 16) : cluster.range];
    },
  );
}

/** ln p − ln q and its derivative. */
function logRatio(first: Mixture, second: Mixture): SmoothFunction {
  const both = (
    x: Interval,
    bits: number,
    take: (law: LogDensity, t: FixedInterval) => FixedInterval | undefined,
  ): FixedInterval | undefined => {
    const a = new FixedArithmetic(bits + 24 + scaleBits(first) + scaleBits(second));
    const t = a.between(x.lower, x.upper);
    const [p, q] = [take(new LogDensity(first, a), t), take(new LogDensity(second, a), t)];
    if (p === undefined || q === undefined) return undefined;
    const { lower, upper } = a.minus(p, q);
    const places = BigInt(a.bits - bits);
    return { lower: lower >> places, upper: -(-upper >> places) };
  };
  return {
    value: (x, bits) => both(x, bits, (law, t) => law.at(t)?.logDensity),
    slope: (x, bits) =>
      both(x, bits, (law, t) => {
        const at = law.at(t);
        return at === undefined ? undefined : law.score(t, at);
      }),
  };
}
