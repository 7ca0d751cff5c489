/**
 * The logarithm of the density of a mixture, its derivatives, and the posterior of its classes.
 *
 * Notation: f(t) = Σ_k κ_k·exp(−e_k), e_k = (t − m_k)²/(2V_k), κ_k = w_k/√(2πV_k). With the least exponent e
 * taken out, f = exp(−e)·S, S = Σ_k κ_k·exp(e − e_k), nothing is too small to be seen far out.
 * The posterior is π_k = κ_k·exp(e − e_k)/S; with u_k = (t − m_k)/V_k the score is s = (ln f)' = −Σ π_k u_k, and
 * s' = Σ_{j<k} π_j π_k (u_j − u_k)² − Σ π_k/V_k.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { Rational } from "../exact/rational.js";
import type { FixedArithmetic } from "./arithmetic.js";
import { MixtureLaw, missing, type Mixture } from "./mixture.js";

/** What is known of a mixture at t. */
export interface LogDensityAt {
  readonly logDensity: FixedInterval;
  readonly posterior: readonly FixedInterval[];
}

export class LogDensity {
  private readonly law: MixtureLaw;
  private readonly inverses: readonly Rational[];

  constructor(
    private readonly mixture: Mixture,
    private readonly arithmetic: FixedArithmetic,
  ) {
    this.law = new MixtureLaw(mixture, arithmetic);
    this.inverses = mixture.map(({ variance }) => Rational.one.over(variance));
  }

  /** ln f and the posterior at t; undefined where the interval t is too wide for a positive bound of f. */
  at(t: FixedInterval): LogDensityAt | undefined {
    const a = this.arithmetic;
    const exponents = this.mixture.map(({ mean }, k) =>
      a.scaled(a.square(a.minus(t, a.of(mean))), this.inverse(k).times(Rational.of(1n, 2n))),
    );
    const least = exponents.reduce((e, { lower }) => (lower < e ? lower : e), exponents[0]?.lower ?? 0n);
    const terms = exponents.map((exponent, k) =>
      a.times(this.law.height(k), a.exp(a.minus({ lower: least, upper: least }, exponent))),
    );
    const total = a.sum(terms);
    if (total.lower <= 0n) return undefined;
    return {
      logDensity: a.minus(a.ln(total), { lower: least, upper: least }),
      posterior: terms.map((term, k) => this.share(term, terms, k)),
    };
  }

  /** term/(term + others), which grows with the term: its ends belong to the ends of both. */
  private share(term: FixedInterval, terms: readonly FixedInterval[], k: number): FixedInterval {
    const a = this.arithmetic;
    const others = a.sum(terms.filter((_, j) => j !== k));
    const ratio = (one: bigint, rest: bigint): FixedInterval =>
      one <= 0n ? a.zero : a.over({ lower: one, upper: one }, { lower: one + rest, upper: one + rest });
    return { lower: ratio(term.lower, others.upper).lower, upper: ratio(term.upper, others.lower).upper };
  }

  /** s(t) = (ln f)'(t). */
  score(t: FixedInterval, { posterior }: LogDensityAt): FixedInterval {
    const a = this.arithmetic;
    // The posterior has sum 1: so the middle value of u is taken out before intervals multiply.
    const slopes = this.slopes(t);
    const base = slopes[0] ?? missing(0);
    const rest = posterior.map((share, k) => (k === 0 ? a.zero : a.times(share, this.slopeDifference(t, k, 0))));
    return a.negated(a.plus(base, a.sum(rest)));
  }

  /** s'(t). */
  scoreSlope(t: FixedInterval, { posterior }: LogDensityAt): FixedInterval {
    const a = this.arithmetic;
    const spread = posterior.flatMap((first, j) =>
      posterior.slice(j + 1).map((second, i) => {
        const difference = a.square(this.slopeDifference(t, j, j + 1 + i));
        return a.times(a.times(first, second), difference);
      }),
    );
    const mean = a.sum(posterior.map((share, k) => a.scaled(share, this.inverse(k))));
    // Σ π_k/V_k lies between the least and the largest 1/V_k, whatever rounding says.
    const ends = this.inverses.map((value) => a.of(value));
    const lower = ends.reduce((m, one) => (one.lower < m ? one.lower : m), ends[0]?.lower ?? 0n);
    const upper = ends.reduce((m, one) => (one.upper > m ? one.upper : m), ends[0]?.upper ?? 0n);
    const bounded = {
      lower: mean.lower > lower ? mean.lower : lower,
      upper: mean.upper < upper ? mean.upper : upper,
    };
    return a.minus(a.sum(spread), bounded);
  }

  /** u_k = (t − m_k)/V_k for each class. */
  private slopes(t: FixedInterval): FixedInterval[] {
    const a = this.arithmetic;
    return this.mixture.map(({ mean }, k) => a.scaled(a.minus(t, a.of(mean)), this.inverse(k)));
  }

  /** u_j − u_k = t·(1/V_j − 1/V_k) − (m_j/V_j − m_k/V_k). */
  private slopeDifference(t: FixedInterval, j: number, k: number): FixedInterval {
    const a = this.arithmetic;
    const [first, second] = [this.mixture[j] ?? missing(j), this.mixture[k] ?? missing(k)];
    const [p, q] = [this.inverse(j), this.inverse(k)];
    return a.minus(a.scaled(t, p.minus(q)), a.of(first.mean.times(p).minus(second.mean.times(q))));
  }

  private inverse(k: number): Rational {
    return this.inverses[k] ?? missing(k);
  }
}
