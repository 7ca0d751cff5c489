/**
 * Bounds of p(z)·F(cz) on a strip |Im z| ≤ d about the real line, for the error of the trapezoidal rule.
 *
 * Notation: p = Σ_j w_j φ_j is the density of a mixture, f that of another one; F is one of
 *   ln f(t),   t·s(t),   t·s(t) + t²·s'(t),   with s = (ln f)' and t = cz.
 * F is analytic wherever f has no zero. Both bounds below prove that there is none, with real arithmetic alone.
 *
 * Discs, for |Re z| ≤ L: about a real x with radius ρ, f(cz) = f(cx)·exp(−E(z))·T(z) with
 *   T = Σ_k π_k exp(δ_k),  δ_k = −(α_k − α)(z − x) − (β_k − β)(z − x)²,
 * π the posterior at cx, α_k = c(cx − m_k)/V_k, β_k = c²/(2V_k), α and β their means under π, E the polynomial of the
 * means. As Σ π_k δ_k = 0, |T − 1| ≤ θ = Σ π_k (exp(D_k) − 1 − D_k) with D_k ≥ |δ_k|. Where θ < 1, f has no zero
 * in the disc, |ln T| ≤ −ln(1 − θ), and |κ_k g_k/f| ≤ π_k exp(D_k)/(1 − θ).
 *
 * Tails, for |Re z| ≥ L: see tails.ts. Discs of radius 33/32·d about centres at distance d/2 cover the strip,
 * because √(1 + 1/16) < 33/32.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { Rational } from "../exact/rational.js";
import type { FixedArithmetic } from "./arithmetic.js";
import { LogDensity } from "./log-density.js";
import { MixtureLaw, missing, type Mixture } from "./mixture.js";

/** The function F of the file's head: the logarithm of the density, or an expression in its derivatives. */
export type Quantity = "log" | "score" | "curvature";

const half = Rational.of(1n, 2n);

/** The strip to be bounded. */
export interface Strip {
  readonly p: Mixture;
  readonly f: Mixture;
  readonly c: FixedInterval;
  readonly quantity: Quantity;
  /** d. */
  readonly height: Rational;
  /** L. */
  readonly reach: Rational;
}

/**
 * An upper bound of ∫_{−L}^{L} |p·F| along every line of the strip, or undefined where f may have a zero there.
 * @param a precision of the bound; 64 bits will do
 */
export function discBound(strip: Strip, a: FixedArithmetic): FixedInterval | undefined {
  const { p, f, height, reach } = strip;
  const [density, logDensity] = [new MixtureLaw(p, a), new LogDensity(f, a)];
  const lift = liftOf(p, height, a);
  const step = height.times(half);
  const count = Number(reach.over(height).num / reach.over(height).den) + 1;
  let total = a.zero;
  for (let i = 0; i <= 2 * count; i++) {
    // From the middle outwards: zeros are met early.
    const offset = i % 2 === 0 ? i / 2 : -(i + 1) / 2;
    for (const shift of [0n, 1n]) {
      const x = height.times(Rational.of(BigInt(offset))).plus(step.times(Rational.of(shift)));
      const bound = boundOnDisc(strip, x, logDensity, a);
      if (bound === undefined) return undefined;
      const quarter = step.times(half);
      const panel = a.between(x.minus(quarter), x.plus(quarter));
      const mass = a.sum(p.map((_, j) => a.times(density.weighted(panel, j), lift[j] ?? missing(j))));
      total = a.plus(total, a.times(mass, bound));
    }
  }
  return a.scaled(total, step);
}

/** exp(d²/2v_j): how much larger |φ_j| is on the edge of the strip than on the line. */
export function liftOf(p: Mixture, height: Rational, a: FixedArithmetic): FixedInterval[] {
  return p.map(({ variance }) => a.exp(a.of(height.times(height).times(half).over(variance))));
}

/** An upper bound of |F(cz)| for |z − x| ≤ 33/32·d. */
function boundOnDisc(
  { f, c, quantity, height }: Strip,
  x: Rational,
  logDensity: LogDensity,
  a: FixedArithmetic,
): FixedInterval | undefined {
  const radius = height.times(Rational.of(33n, 32n));
  const t = a.scaled(c, x);
  const at = logDensity.at(t);
  if (at === undefined) return undefined;
  const { posterior } = at;
  const squared = a.square(c);
  // |α_k − α|ρ + |β_k − β|ρ², from the differences of pairs.
  const deviations = f.map((one, k) =>
    a.sum(
      f.flatMap((other, j) => {
        if (j === k) return [];
        const curvature = Rational.one.over(one.variance).minus(Rational.one.over(other.variance));
        const linear = one.mean.over(one.variance).minus(other.mean.over(other.variance));
        const slope = a.magnitude(a.times(c, a.minus(a.scaled(t, curvature), a.of(linear))));
        const bend = a.scaled(squared, curvature.abs().times(half).times(radius));
        return [a.times(posterior[j] ?? missing(j), a.scaled(a.plus(slope, bend), radius))];
      }),
    ),
  );
  if (deviations.some(({ upper }) => upper > 8n * a.unit)) return undefined;
  const growth = deviations.map((one) => a.exp({ lower: one.upper, upper: one.upper }));
  const excess = a.sum(
    f.map((_, k) => {
      const one = deviations[k]?.upper ?? missing(k);
      const rest = a.minus(a.minus(growth[k] ?? missing(k), a.one), { lower: one, upper: one });
      return a.times(posterior[k] ?? missing(k), rest);
    }),
  );
  const margin = a.unit - excess.upper;
  if (margin * 16n < a.unit) return undefined;
  const distance: FixedInterval = { lower: margin, upper: margin };
  if (quantity === "log") {
    // |α|ρ + |β|ρ², with α = −c·s.
    const slope = a.magnitude(a.times(c, logDensity.score(t, at)));
    return a.sum([
      a.magnitude(at.logDensity),
      a.scaled(slope, radius),
      a.scaled(squared, radius.times(radius).times(half).over(leastVariance(f))),
      a.magnitude(a.ln(distance)),
    ]);
  }
  const weights = f.map((_, k) => a.over(a.times(posterior[k] ?? missing(k), growth[k] ?? missing(k)), distance));
  const size = a.magnitude(a.scaled(c, x.abs().plus(radius)));
  return boundFromWeights(f, weights, size, quantity, a);
}

/**
 * An upper bound of |t·s| or |t·s + t²·s'| where |t| ≤ size and |κ_k g_k/f| ≤ weights:
 * |s| ≤ Σ weights·U_k and |s'| ≤ Σ weights·(U_k² + 1/V_k) + |s|², U_k = (size + |m_k|)/V_k.
 */
export function boundFromWeights(
  f: Mixture,
  weights: readonly FixedInterval[],
  size: FixedInterval,
  quantity: "score" | "curvature",
  a: FixedArithmetic,
): FixedInterval {
  const slopes = f.map(({ mean, variance }) => a.scaled(a.plus(size, a.of(mean.abs())), Rational.one.over(variance)));
  const score = a.sum(weights.map((weight, k) => a.times(weight, slopes[k] ?? missing(k))));
  const first = a.times(size, score);
  if (quantity === "score") return first;
  const bends = weights.map((weight, k) => {
    const inverse = a.of(Rational.one.over((f[k] ?? missing(k)).variance));
    return a.times(weight, a.plus(a.square(slopes[k] ?? missing(k)), inverse));
  });
  const second = a.plus(a.sum(bends), a.square(score));
  return a.plus(first, a.times(a.square(size), second));
}

/** The least variance of a mixture. */
export function leastVariance(law: Mixture): Rational {
  return law.reduce(
    (least, { variance }) => (variance.lessThan(least) ? variance : least),
    law[0]?.variance ?? missing(0),
  );
}
