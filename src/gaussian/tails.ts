/**
 * Bounds of p(z)·F(cz) on the two ends of a strip, |Re z| ≥ L, |Im z| ≤ d; the notation is that of strip.ts.
 *
 * Let V be the largest variance of f, G its classes with that variance, m one of them. Then
 *   f(cz) = κ_m g_m(cz)·(Σ_{k∈G} (κ_k/κ_m)·exp(δ_k) + Σ_{s∉G} (κ_s/κ_m)·exp(δ_s)).
 * In G the phases of the terms differ by at most c·(range of the means)·d/V. Where that is at most 2, some direction has
 * every term within the angle 1 of it, so that their sum A has a component of at least cos 1 > 1/2 of Σ|terms| ≥ 1
 * there. If the terms outside G have a sum of at most 1/4, then f has no zero, |f| ≥ ¼·κ_m·|g_m|, each
 * |κ_k g_k/f| is at most 4, and the argument of the bracket is less than 2 + π/2 < 4.
 *
 * Outside G, |exp(δ_s)| falls with |Re z| from the vertex of a parabola on, so that its value at L bounds it.
 * Every bound of |F| below is a polynomial of degree at most 4 in |Re z| with positive coefficients, hence at most its value
 * at L times (|x|/L)⁴ ≤ exp(4(|x| − L)/L); the Gaussian beats that exponential.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { max, Rational } from "../exact/rational.js";
import type { FixedArithmetic } from "./arithmetic.js";
import { MixtureLaw, missing, type Component, type Mixture } from "./mixture.js";
import { boundFromWeights, liftOf, type Strip } from "./strip.js";

const half = Rational.of(1n, 2n);

/** Upper bounds for both ends together. */
export interface TailBound {
  /** ∫ |p·F| over |Re z| ≥ L, along every line of the strip. */
  readonly integral: FixedInterval;
  /** The value of the bound at L, of which one more term of a sum is a multiple. */
  readonly start: FixedInterval;
}

/** The bounds; undefined where the conditions of the head do not hold: L is too small, or d too large. */
export function tailBound(strip: Strip, a: FixedArithmetic): TailBound | undefined {
  const { p, height, reach } = strip;
  const size = boundOfQuantity(strip, a);
  if (size === undefined) return undefined;
  const [law, lift] = [new MixtureLaw(p, a), liftOf(p, height, a)];
  let [integral, start] = [a.zero, a.zero];
  for (const side of [reach, reach.negated()])
    for (const [j, { mean, variance }] of p.entries()) {
      // The exponent falls by at least κ per unit: (L − |m|)/v − 4/L.
      const distance = side.sign() > 0 ? reach.minus(mean) : reach.plus(mean);
      const fall = distance.over(variance).minus(Rational.of(4n).over(reach));
      if (fall.sign() <= 0) return undefined;
      const value = a.times(a.times(law.weighted(a.of(side), j), lift[j] ?? missing(j)), size);
      start = a.plus(start, value);
      integral = a.plus(integral, a.scaled(value, Rational.one.over(fall)));
    }
  return { integral, start };
}

/** An upper bound of |F(cz)| at |Re z| = L, of the form of the head. */
function boundOfQuantity(strip: Strip, a: FixedArithmetic): FixedInterval | undefined {
  const { f, c, quantity, height, reach } = strip;
  const size = a.magnitude(a.scaled(c, reach.plus(height)));
  // On the line itself the shares are numbers from 0 to 1, whatever the classes are.
  if (height.isZero() && quantity !== "log")
    return boundFromWeights(f, evenWeights(f, Rational.one, a), size, quantity, a);
  const most = f.reduce((large, { variance }) => max(large, variance), Rational.zero);
  const widest = f.filter(({ variance }) => variance.equals(most));
  const reference = widest[0] ?? missing(0);
  const means = widest.map(({ mean }) => mean);
  const range = means
    .reduce((high, mean) => max(high, mean))
    .plus(means.reduce((high, mean) => max(high, mean.negated()), reference.mean.negated()));
  if (a.scaled(c, range.times(height).over(most)).upper > 2n * a.unit) return undefined;
  if (!othersVanish(strip, reference, a)) return undefined;
  if (quantity !== "log") return boundFromWeights(f, evenWeights(f, Rational.of(4n), a), size, quantity, a);
  const law = new MixtureLaw(f, a);
  // ln of the largest |f| on the strip, and of κ_m/4.
  const lifted = f.map(({ variance }, k) => {
    const exponent = a.scaled(a.square(c), height.times(height).times(half).over(variance));
    return a.times(law.height(k), a.exp(exponent));
  });
  const top = a.magnitude(a.ln(a.sum(lifted)));
  const bottom = a.magnitude(a.ln(a.scaled(law.height(f.indexOf(reference)), Rational.of(1n, 4n))));
  const span = a.plus(size, a.of(reference.mean.abs()));
  const exponent = a.scaled(a.square(span), half.over(most));
  const phase = a.times(span, a.magnitude(a.scaled(c, height.over(most))));
  return a.sum([top, bottom, exponent, phase, a.of(Rational.of(4n))]);
}

function evenWeights(f: Mixture, weight: Rational, a: FixedArithmetic): FixedInterval[] {
  return f.map(() => a.of(weight));
}

/** Whether Σ_{s∉G} (κ_s/κ_m)·|exp(δ_s)| ≤ 1/4 for |Re z| ≥ L, |Im z| ≤ d. */
function othersVanish({ f, c, height, reach }: Strip, reference: Component, a: FixedArithmetic): boolean {
  const others = f.filter(({ variance }) => variance.lessThan(reference.variance));
  const law = new MixtureLaw(f, a);
  const start = a.scaled(c, reach);
  const squares = a.scaled(a.square(c), height.times(height));
  for (const side of [1n, -1n]) {
    let total = a.zero;
    for (const other of others) {
      const curvature = Rational.one.over(other.variance).minus(Rational.one.over(reference.variance));
      const sign = Rational.of(side);
      const linear = other.mean.over(other.variance).minus(reference.mean.over(reference.variance)).times(sign);
      // −½·curvature·t² + linear·t + constant falls from t = linear/curvature on.
      if (start.lower < a.of(linear.over(curvature)).upper) return false;
      const constant = square(reference.mean)
        .over(reference.variance)
        .minus(square(other.mean).over(other.variance))
        .times(half);
      const t: FixedInterval = { lower: start.lower, upper: start.lower };
      const exponent = a.sum([
        a.scaled(a.square(t), curvature.times(half).negated()),
        a.scaled(t, linear),
        a.of(constant),
        a.scaled(squares, curvature.times(half)),
      ]);
      if (exponent.upper > 8n * a.unit) return false;
      const ratio = a.over(law.height(f.indexOf(other)), law.height(f.indexOf(reference)));
      total = a.plus(total, a.times(ratio, a.exp({ lower: exponent.upper, upper: exponent.upper })));
    }
    if (total.upper * 4n > a.unit) return false;
  }
  return true;
}

function square(value: Rational): Rational {
  return value.times(value);
}
