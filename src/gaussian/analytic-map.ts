/**
 * A disc on which the monotone map T = G⁻¹∘F between two mixtures of normal laws is analytic, and how far T moves there.
 *
 * Let f and g be F and G, or on both sides of T ln of the mass to the right (or to the left), so that f(x) = g(T(x)), and
 * t = T(c). Where |f'(z)/f'(c) − 1| ≤ κ(|z − c|) with κ(m)/m growing, |f(z) − f(c)| ≤ R|f'(c)|(1 + κ(R)/2) for |z − c| ≤ R;
 * likewise g takes on |s − t| = M values at least M|g'(t)|(1 − κ(M)/2) from g(t), and by Rouché's theorem every value
 * that is nearer exactly once within. So with τ = p(c)/q(t) = T'(c)
 *   Rτ(1 + κ_f(R)/2) < M(1 − κ_g(M)/2)   implies that T is analytic on |z − c| ≤ R with |T(z) − t| < M.
 *
 * κ of F: the density Σ a_k has a_k(s) = a_k·exp(x_k), x_k = −(t−m_k)w/V_k − w²/2V_k with w = s − t.
 * κ of ln S, S = Σ S_k the mass to the right of s, where every mean lies to the left of the disc: S_k = a_k·μ_k with Mills'
 * ratio μ_k = √V_k·M(ζ), ζ = (s−m_k)/√V_k, M(ζ) = ∫_0^∞ exp(−ζu − u²/2) du. For complex ζ
 * |M'(ζ)| ≤ −M'(Re ζ) = 1 − xM(x) < (√(x²+4) − x)/(√(x²+4) + x), x = Re ζ ≥ 0, by Birnbaum's bound M(x) > 2/(x + √(x²+4)).
 * Sources: Birnbaum, An inequality for Mill's ratio, Ann. Math. Statist. 13 (1942).
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { once } from "../exact/lazy.js";
import { Rational } from "../exact/rational.js";
import type { FixedArithmetic } from "./arithmetic.js";
import { weightedOn } from "./local-law.js";
import { missing, type MixtureLaw } from "./mixture.js";

/** Which functions stand for F and G: themselves, or ln of the mass to the right (1) or to the left (−1). */
type Side = -1 | 0 | 1;
const sides: readonly Side[] = [0, 1, -1];

/** Candidates for M, in units of Rτ. */
const growths = [Rational.of(5n, 4n), Rational.of(3n, 2n), Rational.of(2n), Rational.of(3n)];

/** Exponents of which no bound is of use. */
const mostExponent = 6n;

/**
 * A bound of |T(z) − T(c)| on the disc |z − c| ≤ R, on which T is then analytic; undefined where none was found.
 * Numbers are in units of the arithmetic.
 * @param p the first law about c
 * @param q the second law about T(c)
 */
export function movementOn(p: LawAt, q: LawAt, radius: bigint): bigint | undefined {
  const { a } = p;
  if (q.density.lower <= 0n) return undefined;
  const slope = a.over(p.density, q.density).upper;
  const straight = (radius * slope) >> BigInt(a.bits);
  for (const side of sides) {
    const own = p.variation(radius, side);
    if (own === undefined) continue;
    const needed = straight + ((straight * own) >> BigInt(a.bits + 1)) + 2n;
    for (const growth of growths) {
      const most = (straight * growth.num) / growth.den;
      if (most <= needed) continue;
      const other = q.variation(most, side);
      if (other === undefined) break;
      const kept = most - ((most * other) >> BigInt(a.bits + 1)) - 2n;
      if (needed < kept) return most;
    }
  }
  return undefined;
}

/** A law about a place that is enclosed, with what bounds of its variation need. */
export class LawAt {
  readonly density: FixedInterval;
  private readonly parts: readonly FixedInterval[];
  /** (t − m_k)/V_k and 1/2V_k: x_k = −(linear·w + square·w²). */
  private readonly linear: readonly FixedInterval[];
  private readonly square: readonly FixedInterval[];
  private readonly left: () => readonly FixedInterval[];

  constructor(
    private readonly law: MixtureLaw,
    readonly a: FixedArithmetic,
    private readonly at: FixedInterval,
  ) {
    const classes = law.law;
    this.parts = classes.map((_, k) => law.weighted(at, k));
    this.density = a.sum(this.parts);
    this.linear = classes.map(({ mean, variance }) => a.scaled(a.minus(at, a.of(mean)), Rational.one.over(variance)));
    this.square = classes.map(({ variance }) => a.of(Rational.of(1n, 2n).over(variance)));
    this.left = once(() => classes.map((_, k) => law.part(at, k)));
  }

  /** κ(radius), from above; undefined where no bound is of use. */
  variation(radius: bigint, side: Side): bigint | undefined {
    if (this.density.lower <= 0n) return undefined;
    return side === 0 ? this.variationOfDensity(radius) : this.variationOfHazard(radius, side);
  }

  /**
   * Of F: Σ_k (a_k/Σa)·(e^(r_k) − 1) with r_k ≥ |x_k|; for a class that falls steeply, the largest |a_k(s)| + a_k(t),
   * since |a_k(s) − a_k(t)| grows at least as |s − t| to its bound (Schwarz's lemma).
   */
  private variationOfDensity(radius: bigint): bigint | undefined {
    const { a } = this;
    let total = a.zero;
    for (const [k, part] of this.parts.entries()) {
      const reach = reachOf(a, this.linear[k] ?? missing(k), this.square[k] ?? missing(k), radius);
      if (reach === undefined) {
        const most = weightedOn(this.law, a, k, this.at, radius);
        if (most === undefined) return undefined;
        total = a.plus(total, { lower: 0n, upper: most + part.upper });
      } else total = a.plus(total, a.times(part, a.minus(a.exp(reach), a.one)));
    }
    return a.over(total, this.density).upper;
  }

  /**
   * Of ln S. With A = Σ a_k, B = Σ S_k and η = A/B at t, w = s − t, π_k = S_k/B, c_k = (a_k − ηS_k)/A, whose sum is 0,
   * y_k = x_k − Σ_i π_i x_i, |y_k| ≤ r_k, and |μ_k(s) − μ_k(t)| ≤ δ_k:
   *   |(ln S)'(s)/(ln S)'(t) − 1| ≤ [Σ|c_k|(e^(r_k) − 1) + E]/(1 − Σπ_k(e^(r_k) − 1 − r_k) − E),
   *   E = Σ(a_k/B)·δ_k·e^(r_k),
   * since Σ π_k y_k = 0 takes the first order from the denominator.
   */
  private variationOfHazard(radius: bigint, side: -1 | 1): bigint | undefined {
    const { a, at } = this;
    const classes = this.law.law;
    const least = classes.map(({ mean }) => {
      const from = a.minus(at, a.of(mean));
      return (side === 1 ? from.lower : -from.upper) - radius;
    });
    if (least.some((one) => one < 0n)) return undefined;
    const masses = classes.map(({ weight }, k) => {
      const left = this.left()[k] ?? missing(k);
      return a.scaled(side === 1 ? a.minus(a.one, left) : left, weight);
    });
    const all = a.sum(masses);
    if (all.lower <= 0n) return undefined;
    const eta = a.over(this.density, all);
    const shares = masses.map((mass) => a.over(mass, all));
    const average = (list: readonly FixedInterval[]): FixedInterval =>
      a.sum(list.map((value, k) => a.times(value, shares[k] ?? missing(k))));
    const [meanLinear, meanSquare] = [average(this.linear), average(this.square)];
    let [uneven, moved, second] = [a.zero, a.zero, a.zero];
    for (const [k, part] of this.parts.entries()) {
      const [linear, square] = [this.linear[k] ?? missing(k), this.square[k] ?? missing(k)];
      const reach = reachOf(a, a.minus(linear, meanLinear), a.minus(square, meanSquare), radius);
      if (reach === undefined) return undefined;
      const growth = a.exp(reach);
      const beyond = a.minus(growth, a.one);
      const difference = a.magnitude(a.minus(part, a.times(eta, masses[k] ?? missing(k))));
      uneven = a.plus(uneven, a.times(a.over(difference, this.density), beyond));
      second = a.plus(second, a.times(shares[k] ?? missing(k), a.minus(beyond, reach)));
      const slope = slopeOfMills(a, least[k] ?? missing(k), this.law.deviation(k));
      const change = a.times({ lower: radius, upper: radius }, slope);
      moved = a.plus(moved, a.times(a.times(a.over(part, all), change), growth));
    }
    const rest = a.unit - second.upper - moved.upper;
    if (rest <= 0n) return undefined;
    return a.over({ lower: 0n, upper: uneven.upper + moved.upper }, { lower: rest, upper: rest }).upper;
  }
}

/** A bound of |linear·w + square·w²| for |w| ≤ radius, as an interval of one number; undefined where it is large. */
function reachOf(
  a: FixedArithmetic,
  linear: FixedInterval,
  square: FixedInterval,
  radius: bigint,
): FixedInterval | undefined {
  const length = { lower: radius, upper: radius };
  const inner = a.plus(a.magnitude(linear), a.times(a.magnitude(square), length));
  const { upper } = a.times(inner, length);
  return upper > mostExponent * a.unit ? undefined : { lower: upper, upper };
}

/** (√(x²+4) − x)/(√(x²+4) + x), x = least/√V ≥ 0, from above. */
function slopeOfMills(a: FixedArithmetic, least: bigint, deviation: FixedInterval): FixedInterval {
  const x = a.over({ lower: least, upper: least }, deviation);
  const low = { lower: x.lower, upper: x.lower };
  const root = a.sqrt(a.plus(a.square(low), a.scaled(a.one, Rational.of(4n))));
  return a.over(a.minus(root, low), a.plus(root, low));
}
