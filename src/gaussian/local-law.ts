/**
 * The distribution function of a mixture of normal laws near a place, by Taylor's formula.
 *
 * With s = (x − c)/ℓ, |s| ≤ 1, a class of density h·exp(−(x−m)²/2V) = Σ e_j s^j has
 *   (j+1)e_{j+1} = −(ℓ²/V)·((c−m)/ℓ·e_j + e_{j−1}),   F(x) = F(c) + ℓ·Σ_j e_j s^(j+1)/(j+1).
 * Where D bounds the density on the complex disc |z − c| ≤ kℓ, k ≥ 2, |e_j| ≤ D/k^j, and all terms from j = n on are
 * together at most 2ℓD/k^n.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { abs, bitLength } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import type { FixedArithmetic } from "./arithmetic.js";
import { missing, type Component, type MixtureLaw } from "./mixture.js";

/** Radii of discs for the bound, in units of ℓ: powers of two. */
const widenings = [3, 2, 1];

/** Exponents from which on no bound of a density is of use. */
const mostExponent = 64n;

/** Units of an error from which on F itself is the better choice. */
const mostError = 1n << 16n;

/** F about a place c, for places up to ℓ away. Numbers are in units of the arithmetic. */
export class LocalLaw {
  private readonly value: bigint;
  /** Of F(c + ℓs) − F(c), from s on. */
  private readonly coefficients: readonly bigint[];
  /** How far the polynomial may be from F. */
  private readonly error: bigint;

  private constructor(
    law: MixtureLaw,
    private readonly a: FixedArithmetic,
    private readonly centre: bigint,
    readonly reach: bigint,
    count: number,
  ) {
    const place = { lower: centre, upper: centre };
    // Classes that are hardly there have no series: it would be one of large powers times nothing.
    const masses = law.law.map((_, k) => (weightedOn(law, a, k, place, reach) ?? a.unit) * reach);
    const isHere = (k: number): boolean => (masses[k] ?? missing(k)) > a.unit;
    const classes = law.law.flatMap((one, k) =>
      isHere(k) ? [densitySeries(one, law.weighted(place, k), a, centre, reach, count)] : [],
    );
    const length = { lower: reach, upper: reach };
    const list = Array.from({ length: count }, (_, j) =>
      a.scaled(
        a.times(length, a.sum(classes.map((series) => series[j] ?? missing(j)))),
        Rational.of(1n, BigInt(j + 1)),
      ),
    );
    const value = law.distribution(place);
    this.value = value.lower;
    this.coefficients = list.map(({ lower }) => lower);
    const highest = law.law.reduce((sum, _, k) => sum + law.height(k).upper, 0n);
    // Each of `count` products is rounded by less than a unit, and so is s, which moves F by at most ℓ times the density.
    const rounding = BigInt(count) + ((highest * reach) >> BigInt(2 * a.bits)) + BigInt(law.law.length) + 3n;
    this.error = [...list, value].reduce((sum, one) => sum + one.upper - one.lower, rounding);
  }

  /** About c; undefined where no bound of the density is of use. */
  static about(law: MixtureLaw, a: FixedArithmetic, centre: bigint, reach: bigint): LocalLaw | undefined {
    for (const places of widenings) {
      const density = densityOn(law, a, centre, reach << BigInt(places));
      if (density === undefined) continue;
      // 2ℓD/k^n is at most a unit.
      const count = Math.ceil(bitLength((2n * density * reach) / a.unit + 1n) / places) + 1;
      const local = new LocalLaw(law, a, centre, reach, count);
      return local.error < mostError ? local : undefined;
    }
    return undefined;
  }

  holds(x: bigint): boolean {
    return abs(x - this.centre) <= this.reach;
  }

  /** F(x), enclosed, and about ℓ times the density. @param x one that `holds` */
  at(x: bigint): { readonly value: FixedInterval; readonly slope: bigint } {
    const shift = BigInt(this.a.bits);
    const s = ((x - this.centre) << shift) / this.reach;
    let [sum, slope] = [0n, 0n];
    for (let j = this.coefficients.length - 1; j >= 0; j--) {
      const coefficient = this.coefficients[j] ?? missing(j);
      slope = ((slope * s) >> shift) + coefficient * BigInt(j + 1);
      sum = ((sum + coefficient) * s) >> shift;
    }
    const value = this.value + sum;
    return { value: { lower: value - this.error, upper: value + this.error }, slope };
  }
}

/** e_0, …, e_{count−1} of one class. */
function densitySeries(
  { mean, variance }: Component,
  first: FixedInterval,
  a: FixedArithmetic,
  centre: bigint,
  reach: bigint,
  count: number,
): FixedInterval[] {
  const distance = a.minus({ lower: centre, upper: centre }, a.of(mean));
  const length = { lower: reach, upper: reach };
  const linear = a.scaled(a.times(length, distance), Rational.of(-1n).over(variance));
  const square = a.scaled(a.square(length), Rational.of(-1n).over(variance));
  const list = [first];
  for (let j = 0; j + 1 < count; j++) {
    let sum = a.times(linear, list[j] ?? missing(j));
    if (j > 0) sum = a.plus(sum, a.times(square, list[j - 1] ?? missing(j)));
    list.push(a.scaled(sum, Rational.of(1n, BigInt(j + 1))));
  }
  return list;
}

/** A bound of the density on the complex disc |z − c| ≤ R; undefined where it is large. */
export function densityOn(law: MixtureLaw, a: FixedArithmetic, c: bigint, radius: bigint): bigint | undefined {
  let total = 0n;
  for (const k of law.law.keys()) {
    const part = weightedOn(law, a, k, { lower: c, upper: c }, radius);
    if (part === undefined) return undefined;
    total += part;
  }
  return total;
}

/**
 * The same of w_k times the density of one class: where |c − m| ≤ 2R, Re (z−m)² ≥ (c−m)²/2 − R², else ≥ (|c−m| − R)².
 * @param at c, enclosed
 */
export function weightedOn(
  law: MixtureLaw,
  a: FixedArithmetic,
  k: number,
  at: FixedInterval,
  radius: bigint,
): bigint | undefined {
  const square = (value: bigint): FixedInterval => a.square({ lower: value, upper: value });
  const { mean, variance } = law.law[k] ?? missing(k);
  const { lower, upper } = a.minus(at, a.of(mean));
  const far = lower > 0n ? lower : upper < 0n ? -upper : 0n;
  const real =
    far <= 2n * radius ? a.minus(a.scaled(square(far), Rational.of(1n, 2n)), square(radius)) : square(far - radius);
  const exponent = a.scaled(real, Rational.of(-1n, 2n).over(variance)).upper;
  if (exponent > mostExponent * a.unit) return undefined;
  return a.times(a.exp({ lower: exponent, upper: exponent }), law.height(k)).upper;
}
