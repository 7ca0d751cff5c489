/**
 * E[F(cX)] for a mixture X of normal laws, by the trapezoidal rule with a proved bound of its error.
 *
 * For a function analytic on the strip |Im z| < d, with ∫|g| ≤ M along each line of it, the sum h·Σ g(nh) over all
 * integers n differs from ∫g by at most 2M/(exp(2πd/h) − 1) (Trefethen & Weideman, The exponentially
 * convergent trapezoidal rule, SIAM Review 56, 2014, theorem 5.1). M is bounded in strip.ts and tails.ts, and so is what the
 * sum leaves out beyond L. The step h is chosen such that the error is below 2^−bits; the number of terms grows
 * as bits^(3/2).
 */
import { InputError } from "../exact/errors.js";
import { ceilingDivide, type FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { sqrtFixed } from "../exact/elementary/square-root.js";
import { bitLength } from "../exact/integers.js";
import { max, Rational } from "../exact/rational.js";
import { FixedArithmetic } from "./arithmetic.js";
import { LogDensity, type LogDensityAt } from "./log-density.js";
import { MixtureLaw, type Mixture } from "./mixture.js";
import { discBound, leastVariance, type Quantity } from "./strip.js";
import { tailBound } from "./tails.js";

/** Most terms of a sum. */
const mostTerms = 1_000_000n;
/** How often the reach L grows by a half, or the height d shrinks by an eighth, before parameters are refused. */
const attempts = 48;

/** A rule that encloses E[F(cX)] to 2^−bits, but for rounding. */
interface Rule {
  readonly step: Rational;
  readonly count: number;
  readonly error: FixedInterval;
}

export class Expectation {
  /** The last height that served, counted in shrinkings: the first to be tried next. It matters to speed only. */
  private shrinkings = 0;
  /** The densities of the last rule. */
  private known: { readonly key: string; readonly values: readonly FixedInterval[] } = { key: "", values: [] };

  /** @param p the law of X @param f the mixture whose density F is about */
  constructor(
    private readonly p: Mixture,
    private readonly f: Mixture,
  ) {}

  /**
   * Encloses E[F(cX)] in units of 2^−bits, for every c of an interval of positive numbers.
   * @returns undefined where that interval is too wide for any bound
   * @throws InputError "too-large" where the law would need more than a million terms
   */
  at(c: Interval, quantity: Quantity, bits: number): FixedInterval | undefined {
    const a = new FixedArithmetic(bits + 40 + scaleBits(this.p) + scaleBits(this.f));
    const factor = a.between(c.lower, c.upper);
    const rule = this.rule(c, quantity, bits);
    if (rule === undefined) return undefined;
    const densities = this.densities(rule, a);
    const logDensity = new LogDensity(this.f, a);
    let total = a.zero;
    for (let n = -rule.count; n <= rule.count; n++) {
      const t = a.scaled(factor, rule.step.times(Rational.of(BigInt(n))));
      const at = logDensity.at(t);
      if (at === undefined) return undefined;
      const density = densities[Math.abs(n) * 2 - (n < 0 ? 1 : 0)] ?? a.zero;
      total = a.plus(total, a.times(density, valueOf(quantity, logDensity, t, at, a)));
    }
    const { lower, upper } = a.scaled(total, rule.step);
    const places = BigInt(a.bits - bits);
    const error = rule.error.upper;
    return { lower: (lower >> places) - error, upper: -(-upper >> places) + error };
  }

  /** The densities p(nh): those of −n and n side by side, −n first. */
  private densities({ step, count }: Rule, a: FixedArithmetic): readonly FixedInterval[] {
    const key = `${step.toString()} ${String(count)} ${String(a.bits)}`;
    if (this.known.key !== key) {
      const law = new MixtureLaw(this.p, a);
      const values: FixedInterval[] = [];
      for (let n = 0; n <= count; n++) {
        const x = step.times(Rational.of(BigInt(n)));
        if (n > 0) values.push(law.density(a.of(x.negated())));
        values.push(law.density(a.of(x)));
      }
      this.known = { key, values };
    }
    return this.known.values;
  }

  /** A step and a reach for which the errors are proved to be at most 2 units of 2^−bits or so. */
  private rule(c: Interval, quantity: Quantity, bits: number): Rule | undefined {
    const a = new FixedArithmetic(96 + bits + scaleBits(this.p) + scaleBits(this.f));
    const small = new FixedArithmetic(96 + scaleBits(this.p) + scaleBits(this.f));
    const factor = small.between(c.lower, c.upper);
    const first = deviationAbove(leastVariance(this.p)).times(Rational.of(4n));
    for (let tried = 0; tried < attempts; tried++) {
      const height = first.times(powerOf(Rational.of(7n, 8n), this.shrinkings));
      let reach = reachOf(this.p, bits + 24);
      for (let grown = 0; grown < 12; grown++, reach = reach.times(Rational.of(3n, 2n))) {
        const strip = { p: this.p, f: this.f, c: factor, quantity, height, reach };
        const tails = tailBound({ ...strip, c: a.between(c.lower, c.upper) }, a);
        if (tails === undefined) continue;
        const discs = discBound(strip, small);
        if (discs === undefined) break;
        const bound = discs.upper + (tails.integral.upper >> BigInt(bits)) + 1n;
        const step = stepFor({ lower: bound, upper: bound }, height, bits, small);
        const count = ceilingDivide(reach.over(step).num, reach.over(step).den);
        if (count > mostTerms / 2n) throw tooLarge();
        const rest = a.plus(a.scaled(tails.start, step), tails.integral);
        return { step, count: Number(count), error: { lower: 0n, upper: (rest.upper >> BigInt(a.bits - bits)) + 2n } };
      }
      this.shrinkings += 1;
    }
    this.shrinkings = 0;
    return undefined;
  }
}

/** F(t) of strip.ts. */
export function valueOf(
  quantity: Quantity,
  logDensity: LogDensity,
  t: FixedInterval,
  at: LogDensityAt,
  a: FixedArithmetic,
): FixedInterval {
  if (quantity === "log") return at.logDensity;
  const first = a.times(t, logDensity.score(t, at));
  if (quantity === "score") return first;
  return a.plus(first, a.times(a.square(t), logDensity.scoreSlope(t, at)));
}

/**
 * A step h, of three binary digits, with 2M/(exp(2πd/h) − 1) ≤ 2^−bits: 2πd/h ≥ ln(2M·2^bits + 1), for which
 * ln(2M + 1) + bits·7/10 suffices; and 2π > 6.28.
 */
function stepFor(bound: FixedInterval, height: Rational, bits: number, a: FixedArithmetic): Rational {
  const needed = a.ln(a.plus(a.plus(bound, bound), a.one)).upper;
  const exponent = Rational.of(needed, a.unit).plus(Rational.of(BigInt(7 * bits + 10), 10n));
  const most = height.times(Rational.of(628n, 100n)).over(exponent);
  const shift = bitLength(most.den) - bitLength(most.num) + 3;
  const scaled = shift >= 0 ? (most.num << BigInt(shift)) / most.den : most.num / (most.den << BigInt(-shift));
  return shift >= 0 ? Rational.of(scaled, 1n << BigInt(shift)) : Rational.of(scaled << BigInt(-shift));
}

/** max |m| + z·√v, beyond which less than 2^−bits is left: z²/2 ≥ bits·ln 2. */
export function reachOf(law: Mixture, bits: number): Rational {
  const z = deviationAbove(Rational.of(BigInt(7 * bits), 5n));
  return law.reduce(
    (reach, { mean, variance }) => max(reach, mean.abs().plus(deviationAbove(variance).times(z))),
    Rational.zero,
  );
}

/** A number a little above √v: by at most one part in 2^8. */
export function deviationAbove(variance: Rational): Rational {
  const places = Math.max(0, bitLength(variance.den) - bitLength(variance.num)) + 10;
  return Rational.of(sqrtFixed(variance.num, variance.den, places).upper, 1n << BigInt(places));
}

/** Binary digits after the point that are lost to the smallness of variances. */
export function scaleBits(law: Mixture): number {
  const least = leastVariance(law);
  return 2 * Math.max(0, bitLength(least.den) - bitLength(least.num));
}

function powerOf(base: Rational, exponent: number): Rational {
  return Rational.of(base.num ** BigInt(exponent), base.den ** BigInt(exponent));
}

function tooLarge(): InputError {
  return new InputError({
    code: "too-large",
    path: "variances",
    expected: `classes for which sums of ${String(mostTerms)} terms suffice`,
    found: "scales that differ too much",
  });
}
