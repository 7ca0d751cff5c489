/**
 * The Gaussian example: classes with normal laws, additive normal noise, a linear restorer.
 *
 * P_k priors, X | class k ~ N(μ_k, v_k), Y = X + N(0, σ²), X̂ = aY with a gain a > 0. All parameters are rational;
 * the laws of X, Y and X̂ are mixtures of normal laws.
 */
import { InputError, outOfRange } from "../exact/errors.js";
import { Rational, sum } from "../exact/rational.js";
import { FixedArithmetic } from "./arithmetic.js";
import { perPrecision, type FixedInterval } from "../exact/elementary/fixed.js";

/** One class of a mixture: weight w > 0, mean m, variance V > 0. */
export interface Component {
  readonly weight: Rational;
  readonly mean: Rational;
  readonly variance: Rational;
}

/** The law Σ_k w_k·N(m_k, V_k); a component per class, in their order. */
export type Mixture = readonly Component[];

/** The parameters of the example. */
export interface GaussianModel {
  readonly priors: readonly Rational[];
  readonly means: readonly Rational[];
  readonly variances: readonly Rational[];
  /** σ² ≥ 0. */
  readonly noise: Rational;
}

/** The source, and what the degradation makes of it. */
export interface GaussianLaws {
  readonly source: Mixture;
  readonly degraded: Mixture;
}

/**
 * The laws of X and Y.
 * @throws InputError for lists of different lengths, priors or variances that are not positive, priors whose sum
 *   is not 1, a negative noise variance
 */
export function lawsOf({ priors, means, variances, noise }: GaussianModel): GaussianLaws {
  for (const [path, list] of Object.entries({ means, variances }))
    if (list.length !== priors.length)
      throw new InputError({
        code: "wrong-length",
        path,
        expected: `as many as priors, ${String(priors.length)}`,
        found: String(list.length),
      });
  if (noise.sign() < 0) throw outOfRange("noise", "a variance that is at least 0", noise.toString());
  for (const [path, list] of Object.entries({ priors, variances }))
    list.forEach((value, k) => {
      if (value.sign() <= 0) throw outOfRange(`${path}[${String(k)}]`, "a positive number", value.toString());
    });
  const total = sum(priors);
  if (!total.equals(Rational.one)) throw outOfRange("priors", "numbers with sum 1", `sum ${total.toString()}`);
  const source = priors.map((weight, k) => ({
    weight,
    mean: means[k] ?? Rational.zero,
    variance: variances[k] ?? Rational.one,
  }));
  return { source, degraded: source.map((one) => ({ ...one, variance: one.variance.plus(noise) })) };
}

/** The law of a·X. @param gain not 0 */
export function scaledLaw(law: Mixture, gain: Rational): Mixture {
  return law.map(({ weight, mean, variance }) => ({
    weight,
    mean: mean.times(gain),
    variance: variance.times(gain).times(gain),
  }));
}

/** E[X²]. */
export function secondMoment(law: Mixture): Rational {
  return sum(law.map(({ weight, mean, variance }) => weight.times(variance.plus(mean.times(mean)))));
}

/** Whether two mixtures are written with the same components, so that they are one law. */
export function isSameLaw(a: Mixture, b: Mixture): boolean {
  const key = (law: Mixture): string =>
    law
      .map(({ weight, mean, variance }) => [weight, mean, variance].join(" "))
      .sort((one, other) => (one < other ? -1 : 1))
      .join(", ");
  return key(a) === key(b);
}

/** The distribution function and the density of a mixture at a precision. */
export class MixtureLaw {
  private readonly deviations: readonly FixedInterval[];
  private readonly heights: readonly FixedInterval[];

  constructor(
    readonly law: Mixture,
    private readonly arithmetic: FixedArithmetic,
  ) {
    const { deviations, heights } = constantsOf(law, arithmetic);
    this.deviations = deviations;
    this.heights = heights;
  }

  /** F(x) = Σ_k w_k·Φ((x − m_k)/√V_k). */
  distribution(x: FixedInterval): FixedInterval {
    return this.arithmetic.sum(this.law.map(({ weight }, k) => this.arithmetic.scaled(this.part(x, k), weight)));
  }

  /** Φ((x − m_k)/√V_k): the distribution function of one class. */
  part(x: FixedInterval, k: number): FixedInterval {
    const a = this.arithmetic;
    const { mean } = this.law[k] ?? missing(k);
    return a.normal(a.over(a.minus(x, a.of(mean)), this.deviations[k] ?? missing(k)));
  }

  /** w_k times the density of class k. */
  weighted(x: FixedInterval, k: number): FixedInterval {
    const a = this.arithmetic;
    const { mean, variance } = this.law[k] ?? missing(k);
    const exponent = a.scaled(a.square(a.minus(x, a.of(mean))), Rational.of(-1n, 2n).over(variance));
    return a.times(a.exp(exponent), this.heights[k] ?? missing(k));
  }

  /** The density. */
  density(x: FixedInterval): FixedInterval {
    return this.arithmetic.sum(this.law.map((_, k) => this.weighted(x, k)));
  }

  /** √V_k. */
  deviation(k: number): FixedInterval {
    return this.deviations[k] ?? missing(k);
  }

  /** w_k/√(2πV_k): the weighted density of class k at its mean. */
  height(k: number): FixedInterval {
    return this.heights[k] ?? missing(k);
  }
}

function constantsOf(law: Mixture, a: FixedArithmetic): { deviations: FixedInterval[]; heights: FixedInterval[] } {
  const circle = rootOfCircle(a.bits);
  const deviations = law.map(({ variance }) => a.sqrt(a.of(variance)));
  const heights = deviations.map((root, k) => a.over(a.of(law[k]?.weight ?? missing(k)), a.times(root, circle)));
  return { deviations, heights };
}

/** √(2π). */
const rootOfCircle = perPrecision((bits) => {
  const a = new FixedArithmetic(bits);
  return a.sqrt(a.scaled(a.pi(), Rational.of(2n)));
});

export function missing(k: number): never {
  throw new RangeError(`no component ${String(k)}`);
}
