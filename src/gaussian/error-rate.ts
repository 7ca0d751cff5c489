/**
 * Error rates of a rule with thresholds, and the gain at which that of c₀ is least.
 *
 * A rule chooses class i below and j above a threshold τ. On the law Σ P_k N(m_k, V_k) of Y, scaled by a gain a > 0, it errs
 * with probability
 *   ε = 1 − P_last − Σ_τ (P_i Φ_i(τ/a) − P_j Φ_j(τ/a)),   Φ_k the distribution function of class k of Y,
 * P_last the prior of the class chosen above all thresholds. With b = 1/a its derivative is
 *   dε/db = −Σ_τ τ·(P_i φ_i(τb) − P_j φ_j(τb)).
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { Rational } from "../exact/rational.js";
import { certainSign, FixedArithmetic } from "./arithmetic.js";
import { scaleBits } from "./expectation.js";
import { MixtureLaw, missing, type Mixture } from "./mixture.js";
import { thresholdsOf, type Threshold } from "./regions.js";
import { enclosedZero, isolate, zerosOf, type SmoothFunction } from "./zeros.js";

/** The gain of the least error rate on a range; or the reason why there is no such one gain. */
export type ErrorMinimiser =
  /** The error rate falls to the place and rises after it; there alone its derivative vanishes. */
  | { readonly status: "unique"; readonly inverse: Interval }
  /** No derivative vanishes: the least value is at an end of the range. */
  | { readonly status: "monotone"; readonly falls: boolean }
  /** The error rate is the same at every gain. */
  | { readonly status: "constant" }
  | { readonly status: "undecided" };

const guard = 48;
const searchDepth = 14;

/** The Bayes rule of one law, and its error rates on others with the same classes. */
export class BayesRule {
  private readonly known = new Map<number, ReturnType<typeof thresholdsOf>>();

  constructor(private readonly law: Mixture) {}

  /** The thresholds in units of 2^−bits. @throws InputError "too-large" where the digits decide no class */
  thresholds(bits: number): readonly Threshold[] {
    return this.rule(bits).thresholds;
  }

  /** Classes from left to right. */
  classes(bits: number): readonly number[] {
    const { first, thresholds } = this.rule(bits);
    return [first, ...thresholds.map(({ right }) => right)];
  }

  /** The error rate on a·Y, Y of the given law, in units of 2^−bits, for every b = 1/a of a short interval. */
  errorRate(other: Mixture, inverse: Interval, bits: number): FixedInterval {
    const a = this.arithmetic(other, bits);
    const { first, thresholds } = this.rule(a.bits);
    const law = new MixtureLaw(other, a);
    const b = a.between(inverse.lower, inverse.upper);
    const last = thresholds.at(-1)?.right ?? first;
    let error = a.minus(a.one, a.of(weightOf(other, last)));
    for (const { at, left, right, isSimple } of thresholds) {
      const x = a.times(at, b);
      if (left !== right) {
        const below = a.scaled(law.part(x, left), weightOf(other, left));
        const above = a.scaled(law.part(x, right), weightOf(other, right));
        error = a.minus(error, a.minus(below, above));
      }
      // Whatever is chosen within the enclosure, it changes no more than the mass there.
      if (!isSimple) {
        const inside = a.minus(law.distribution(point(x.upper)), law.distribution(point(x.lower))).upper;
        error = { lower: error.lower - inside, upper: error.upper + inside };
      }
    }
    const places = BigInt(a.bits - bits);
    const lower = error.lower >> places;
    return { lower: lower > 0n ? lower : 0n, upper: -(-error.upper >> places) };
  }

  /** The gain of the least error rate on a·Y for gains in a range, as its inverse b to about 2^−bits. */
  minimiser(other: Mixture, gains: Interval, bits: number): ErrorMinimiser {
    const range = { lower: Rational.one.over(gains.upper), upper: Rational.one.over(gains.lower) };
    const search = 160;
    const f = this.derivative(other);
    const everywhere = f.value(range, search);
    if (everywhere?.lower === 0n && everywhere.upper === 0n) return { status: "constant" };
    const clusters = isolate(f, range, search, searchDepth).filter((one) => zerosOf(f, one, search) !== 0);
    const [only, ...rest] = clusters;
    if (only === undefined) {
      const value = f.value({ lower: range.lower, upper: range.lower }, search);
      const sign = value === undefined ? 0 : certainSign(value);
      // With b the error rate rises where it falls with the gain.
      return sign === 0 ? { status: "undecided" } : { status: "monotone", falls: sign > 0 };
    }
    if (rest.length > 0 || zerosOf(f, only, search) !== 1 || only.direction !== 1) return { status: "undecided" };
    return { status: "unique", inverse: enclosedZero(f, only, bits) };
  }

  /** dε/db and its slope; undefined where a threshold may hide another class. */
  private derivative(other: Mixture): SmoothFunction {
    const sum = (
      b: Interval,
      bits: number,
      term: (x: FixedInterval, k: number, law: MixtureLaw, a: FixedArithmetic) => FixedInterval,
      power: (a: FixedArithmetic, at: FixedInterval) => FixedInterval,
    ): FixedInterval | undefined => {
      const a = this.arithmetic(other, bits);
      const { thresholds } = this.rule(a.bits);
      if (thresholds.some(({ isSimple }) => !isSimple)) return undefined;
      const law = new MixtureLaw(other, a);
      let total = a.zero;
      for (const { at, left, right } of thresholds) {
        const x = a.times(at, a.between(b.lower, b.upper));
        const difference = a.minus(term(x, left, law, a), term(x, right, law, a));
        total = a.minus(total, a.times(power(a, at), difference));
      }
      const places = BigInt(a.bits - bits);
      return { lower: total.lower >> places, upper: -(-total.upper >> places) };
    };
    const density = (x: FixedInterval, k: number, law: MixtureLaw): FixedInterval => law.weighted(x, k);
    const densitySlope = (x: FixedInterval, k: number, law: MixtureLaw, a: FixedArithmetic): FixedInterval => {
      const { mean, variance } = other[k] ?? missing(k);
      const factor = a.scaled(a.minus(x, a.of(mean)), Rational.one.over(variance).negated());
      return a.times(factor, law.weighted(x, k));
    };
    return {
      value: (b, bits) => sum(b, bits, density, (_, at) => at),
      slope: (b, bits) => sum(b, bits, densitySlope, (a, at) => a.square(at)),
    };
  }

  private rule(bits: number): ReturnType<typeof thresholdsOf> {
    const known = this.known.get(bits) ?? thresholdsOf(this.law, new FixedArithmetic(bits));
    this.known.set(bits, known);
    return known;
  }

  private arithmetic(other: Mixture, bits: number): FixedArithmetic {
    return new FixedArithmetic(bits + guard + scaleBits(this.law) + scaleBits(other));
  }
}

function point(x: bigint): FixedInterval {
  return { lower: x, upper: x };
}

function weightOf(law: Mixture, k: number): Rational {
  return (law[k] ?? missing(k)).weight;
}
