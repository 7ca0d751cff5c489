/**
 * The paper's Gaussian example for any rational parameters: every quantity at a gain, and the gains at which they are least.
 *
 * X | class k ~ N(μ_k, v_k) with prior P_k, Y = X + N(0, σ²), X̂ = aY with a > 0, c₀ the Bayes rule of X. What is rational
 * comes back exact, everything else as an interval. Divergences are in nats.
 * Source: Liu, Zhang, Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019.
 */
import { outOfRange } from "../exact/errors.js";
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { interval, sqrt, type Interval } from "../exact/elementary/intervals.js";
import { Rational } from "../exact/rational.js";
import { ScaledDivergence, type Minimiser } from "./divergence.js";
import { BayesRule, type ErrorMinimiser } from "./error-rate.js";
import { lawsOf, scaledLaw, secondMoment, type GaussianLaws, type GaussianModel } from "./mixture.js";
import { totalVariation } from "./total-variation.js";
import { wasserstein } from "./wasserstein.js";

/** What depends on the gain alone, for every gain of a short interval. */
export interface GainValues {
  /** E[(X − X̂)²]. */
  readonly meanSquaredError: Interval;
  /** Of c₀ on X̂. */
  readonly errorRate: Interval;
  /** KL(p_X ‖ p_X̂). */
  readonly divergence: Interval;
  /** KL(p_X̂ ‖ p_X). */
  readonly reverseDivergence: Interval;
}

/** What is known at a rational gain. */
export interface GainPoint extends GainValues {
  readonly gain: Rational;
  readonly totalVariation: Interval;
  readonly wasserstein: Interval;
}

/** The gain at which a quantity is least; or the reason why none is named. */
export type LeastGain =
  | { readonly status: "unique"; readonly gain: Interval }
  /** On a range: at its lower or upper end. */
  | { readonly status: "end"; readonly gain: Interval }
  /** The same at every gain. */
  | { readonly status: "constant" }
  | { readonly status: "undecided"; readonly candidates: readonly Interval[] };

export class GaussianExample {
  readonly laws: GaussianLaws;
  private readonly rule: BayesRule;
  private readonly rebuilt: BayesRule;
  private readonly forward: ScaledDivergence;
  private readonly backward: ScaledDivergence;

  /**
   * @param bits binary digits after the point of every enclosure
   * @throws InputError for parameters that are no model
   */
  constructor(
    readonly model: GaussianModel,
    readonly bits: number,
  ) {
    this.laws = lawsOf(model);
    const { source, degraded } = this.laws;
    this.rule = new BayesRule(source);
    this.rebuilt = new BayesRule(degraded);
    this.forward = new ScaledDivergence(source, degraded);
    this.backward = new ScaledDivergence(degraded, source);
  }

  /** ε_X, the Bayes risk of X. */
  sourceRisk(): Interval {
    return this.interval(this.rule.errorRate(this.laws.source, one, this.bits));
  }

  /** ε_Y, the Bayes risk of Y: that of X̂ with a classifier trained on it, at every gain. */
  degradedRisk(): Interval {
    return this.interval(this.rebuilt.errorRate(this.laws.degraded, one, this.bits));
  }

  /** The thresholds of c₀, or of the Bayes rule of Y, from left to right. */
  thresholds(of: "source" | "degraded"): Interval[] {
    const rule = of === "source" ? this.rule : this.rebuilt;
    return rule.thresholds(this.bits).map(({ at }) => this.interval(at));
  }

  /** The classes between the thresholds, numbered from 0. */
  classes(of: "source" | "degraded"): readonly number[] {
    return (of === "source" ? this.rule : this.rebuilt).classes(this.bits);
  }

  /** E[Y²]·a² − 2E[X²]·a + E[X²], as the list of coefficients of 1, a, a². */
  meanSquaredErrorCoefficients(): readonly [Rational, Rational, Rational] {
    const [own, all] = [secondMoment(this.laws.source), secondMoment(this.laws.degraded)];
    return [own, own.times(Rational.of(-2n)), all];
  }

  /** E[X²]/E[Y²], where the mean squared error is least. */
  leastSquaresGain(): Rational {
    return secondMoment(this.laws.source).over(secondMoment(this.laws.degraded));
  }

  /** √(E[X²]/E[Y²]), at which X̂ has the second moment of X. */
  equalMomentsGain(): Interval {
    return sqrt(this.leastSquaresGain(), this.bits);
  }

  /** Where the error rate of c₀ is least among the gains of a range. */
  leastErrorGain(range: Interval): LeastGain {
    positive(range.lower, "range");
    if (!range.lower.lessThan(range.upper))
      throw outOfRange("range", `a number above ${range.lower.toString()}`, range.upper.toString());
    const found: ErrorMinimiser = this.rule.minimiser(this.laws.degraded, range, this.bits + 4);
    if (found.status === "unique") return { status: "unique", gain: inverse(found.inverse) };
    if (found.status === "constant") return found;
    if (found.status === "undecided") return { status: "undecided", candidates: [range] };
    const end = found.falls ? range.upper : range.lower;
    return { status: "end", gain: { lower: end, upper: end } };
  }

  /** Where a Kullback–Leibler divergence is least among all gains a > 0. */
  leastDivergenceGain(direction: "divergence" | "reverseDivergence"): LeastGain {
    const isForward = direction === "divergence";
    const found: Minimiser = (isForward ? this.forward : this.backward).minimiser(this.bits + 4);
    const place = (c: Interval): Interval => (isForward ? inverse(c) : c);
    if (found.status === "unique") return { status: "unique", gain: place(found.place) };
    return { status: "undecided", candidates: found.candidates.map(place) };
  }

  /** What depends on the gain, for every gain of a short interval of positive numbers. */
  values(gain: Interval): GainValues {
    positive(gain.lower, "gain");
    const [constant, linear, quadratic] = this.meanSquaredErrorCoefficients();
    // a² grows with a, and the linear term falls.
    const square = (lower: Rational, upper: Rational): Rational =>
      constant.plus(linear.times(upper)).plus(quadratic.times(lower).times(lower));
    return {
      meanSquaredError: { lower: square(gain.lower, gain.upper), upper: square(gain.upper, gain.lower) },
      errorRate: this.interval(this.rule.errorRate(this.laws.degraded, inverse(gain), this.bits)),
      divergence: this.interval(this.forward.at(inverse(gain), this.bits)),
      reverseDivergence: this.interval(this.backward.at(gain, this.bits)),
    };
  }

  /** Everything at a rational gain. @throws InputError unless the gain is positive */
  point(gain: Rational): GainPoint {
    positive(gain, "gain");
    const { source, degraded } = this.laws;
    const restored = scaledLaw(degraded, gain);
    return {
      gain,
      ...this.values({ lower: gain, upper: gain }),
      totalVariation: this.interval(totalVariation(source, restored, this.bits)),
      wasserstein: this.interval(wasserstein(source, restored, this.bits)),
    };
  }

  private interval(value: FixedInterval): Interval {
    return interval(value, this.bits);
  }
}

const one: Interval = { lower: Rational.one, upper: Rational.one };

function inverse({ lower, upper }: Interval): Interval {
  return { lower: Rational.one.over(upper), upper: Rational.one.over(lower) };
}

function positive(value: Rational, path: string): void {
  if (value.sign() <= 0) throw outOfRange(path, "a positive number", value.toString());
}
