/**
 * The Kullback–Leibler divergences between the laws of X and X̂ = aY, and the gains at which they are least.
 *
 * Both are one function. For laws with densities p and f and a factor c > 0, KL(p ‖ law of density f(c·)·c) is
 *   D(c) = E[ln p(X)] − ln c − E[ln f(cX)],
 * X of density p: KL(p_X ‖ p_X̂) with p = p_X, f = p_Y, c = 1/a, and KL(p_X̂ ‖ p_X) with p = p_Y, f = p_X, c = a. Its
 * derivative is J(c)/c with J(c) = −1 − E[T·s(T)], T = cX, s the score of f, and J'(c) = −E[T·s(T) + T²·s'(T)]/c.
 *
 * Far out the sign of J is known: t·s(t) lies between −t²/V − |t|·b and −t²/V' + |t|·b, V the least and V' the
 * largest variance of f, b = max |m_k|/V_k. With r² = E[X²] ≥ (E|X|)² and u = cr: J > 0 where u²/V' − bu > 1,
 * and J < 0 where u²/V + bu < 1.
 */
import { CoarseExpectation } from "./coarse.js";
import { deviationAbove, Expectation } from "./expectation.js";
import { secondMoment, type Mixture } from "./mixture.js";
import { leastVariance } from "./strip.js";
import { enclosedZero, isolate, zerosOf, type Cluster, type SmoothFunction } from "./zeros.js";
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { ln, type Interval } from "../exact/elementary/intervals.js";
import { max, min, Rational } from "../exact/rational.js";

/** The place of the least value, proved to be the only one where the derivative vanishes; or what is left open. */
export type Minimiser =
  | { readonly status: "unique"; readonly place: Interval }
  | { readonly status: "undecided"; readonly candidates: readonly Interval[] };

/** Digits with which the line is searched, and how often a part of it is halved. */
const searchBits = 40;
const searchDepth = 12;
/** Relative width of an interval of factors beyond which the trapezoidal rule has no good strip: a sum over cells serves. */
const widest = Rational.of(1n, 1n << 14n);

export class ScaledDivergence {
  private readonly own: Expectation;
  private readonly other: Expectation;
  private readonly slope: Expectation;
  private readonly bend: Expectation;
  private readonly coarse: CoarseExpectation;
  /** E[ln p(X)], by the precision. */
  private readonly entropies = new Map<number, FixedInterval>();

  /** @param p the first law @param f the second one, before it is scaled */
  constructor(
    private readonly p: Mixture,
    private readonly f: Mixture,
  ) {
    this.own = new Expectation(p, p);
    this.other = new Expectation(p, f);
    this.slope = new Expectation(p, f);
    this.bend = new Expectation(p, f);
    this.coarse = new CoarseExpectation(p, f);
  }

  /** D(c) in units of 2^−bits, for every c of a short interval; its lower end is at least 0. */
  at(c: Interval, bits: number): FixedInterval {
    const one = { lower: Rational.one, upper: Rational.one };
    const entropy = this.entropies.get(bits) ?? required(this.own.at(one, "log", bits));
    this.entropies.set(bits, entropy);
    const cross = required(this.other.at(c, "log", bits));
    const [low, high] = [ln(c.lower, bits + 8).lower, ln(c.upper, bits + 8).upper];
    const unit = 1n << BigInt(bits);
    const lower = entropy.lower - cross.upper - (-((-high.num * unit) / high.den) + 1n);
    const upper = entropy.upper - cross.lower - ((low.num * unit) / low.den - 1n);
    return { lower: lower > 0n ? lower : 0n, upper };
  }

  /** The factor c at which D is least among all c > 0, to about 2^−bits. */
  minimiser(bits: number): Minimiser {
    const range = this.rangeOfZeros();
    const clusters = isolate(this.derivative, range, searchBits, searchDepth);
    const [only, ...others] = clusters.filter((one) => zerosOf(this.derivative, one, searchBits) !== 0);
    if (only === undefined || others.length > 0 || !this.isProved(only))
      return { status: "undecided", candidates: clusters.map((one) => one.range) };
    return { status: "unique", place: enclosedZero(this.derivative, only, bits) };
  }

  private isProved(cluster: Cluster): boolean {
    return zerosOf(this.derivative, cluster, searchBits) === 1;
  }

  /** J and J'. */
  private readonly derivative: SmoothFunction = {
    value: (c, bits) => {
      const value = isWide(c) ? this.coarse.at(c, "score", bits) : this.slope.at(c, "score", bits);
      const one = 1n << BigInt(bits);
      return value === undefined ? undefined : { lower: -one - value.upper, upper: -one - value.lower };
    },
    slope: (c, bits) => {
      const value = isWide(c) ? this.coarse.at(c, "curvature", bits) : this.bend.at(c, "curvature", bits);
      if (value === undefined) return undefined;
      const quotients = [value.lower, value.upper].flatMap((v) =>
        [c.lower, c.upper].map(({ num, den }) => (-v * den) / num),
      );
      // Division of BigInts rounds towards 0.
      return {
        lower: quotients.reduce((least, one) => (one < least ? one : least)) - 1n,
        upper: quotients.reduce((most, one) => (one > most ? one : most)) + 1n,
      };
    },
  };

  /** A range beyond which J has no zero. */
  private rangeOfZeros(): Interval {
    const r2 = secondMoment(this.p);
    const [rootAbove, rootBelow] = [deviationAbove(r2), Rational.one.over(deviationAbove(Rational.one.over(r2)))];
    const b = this.f.reduce((most, { mean, variance }) => max(most, mean.abs().over(variance)), Rational.zero);
    const largest = this.f.reduce((most, { variance }) => max(most, variance), Rational.zero);
    const least = leastVariance(this.f);
    // u = c·r; where u²/V' − bu > 1: from u = bV' + √V' on, a little enlarged; where u²/V + bu < 1: u = 1/(b + 1/√V).
    const high = b.times(largest).plus(deviationAbove(largest)).times(Rational.of(65n, 64n));
    const low = Rational.one.over(b.plus(deviationAbove(Rational.one.over(least)))).times(Rational.of(63n, 64n));
    return { lower: min(low, high).over(rootAbove), upper: high.over(rootBelow) };
  }
}

function isWide({ lower, upper }: Interval): boolean {
  return widest.lessThan(upper.minus(lower).over(lower));
}

function required(value: FixedInterval | undefined): FixedInterval {
  if (value === undefined) throw new RangeError("the interval of factors is too wide for an enclosure");
  return value;
}
