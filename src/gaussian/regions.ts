/**
 * The decision regions of a Bayes rule on the line: intervals between thresholds, which are enclosed.
 *
 * Class k is chosen where w_k φ_k(x) is largest. ln(w_j φ_j) − ln(w_k φ_k) = A x² + B x + C with rational A and B, and
 *   C = ½(m_k²/V_k − m_j²/V_j) + ½ ln(w_j² V_k/(w_k² V_j)).
 * Its zeros, for all pairs, are enclosed and put in order; where enclosures meet, they count as one. Between
 * them the largest class does not change, and is found at one rational point. Of classes that are equal everywhere the
 * first is chosen.
 */
import { InputError } from "../exact/errors.js";
import { lnFixed } from "../exact/elementary/logarithm.js";
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { Rational } from "../exact/rational.js";
import { certainSign, type FixedArithmetic } from "./arithmetic.js";
import { missing, type Component, type Mixture } from "./mixture.js";

/** A place where the chosen class changes. */
export interface Threshold {
  readonly at: FixedInterval;
  /** The class chosen below, and above. */
  readonly left: number;
  readonly right: number;
  /** Whether nothing but this change happens within the enclosure; otherwise other classes may be chosen there. */
  readonly isSimple: boolean;
}

/** A x² + B x + C. */
interface Parabola {
  readonly quadratic: Rational;
  readonly linear: Rational;
  readonly constant: FixedInterval;
}

interface Crossing {
  readonly at: FixedInterval;
  readonly classes: readonly (readonly [number, number])[];
  /** One transversal zero of one pair. */
  readonly isSingle: boolean;
}

const half = Rational.of(1n, 2n);

/**
 * The thresholds of the Bayes rule, from left to right.
 * @throws InputError "too-large" where the precision does not decide which class is chosen somewhere
 */
export function thresholdsOf(
  law: Mixture,
  a: FixedArithmetic,
): { readonly first: number; readonly thresholds: Threshold[] } {
  const crossings = separated(law.flatMap((_, j) => law.slice(0, j).flatMap((__, k) => crossingsOf(law, k, j, a))));
  const places = crossings.map(({ at }) => at);
  const points = [
    (places[0]?.lower ?? 0n) - a.unit,
    ...places.slice(1).map(({ lower }, i) => ((places[i]?.upper ?? 0n) + lower) >> 1n),
    (places.at(-1)?.upper ?? 0n) + a.unit,
  ];
  const classes = (places.length === 0 ? [0n] : points).map((x) => largestAt(law, Rational.of(x, a.unit), a));
  const thresholds = crossings.flatMap((crossing, i): Threshold[] => {
    const [left, right] = [classes[i] ?? missing(i), classes[i + 1] ?? missing(i)];
    const touched = crossing.classes.some((pair) => pair.includes(left));
    return left === right && !touched
      ? []
      : [{ at: crossing.at, left, right, isSimple: crossing.isSingle && left !== right }];
  });
  return { first: classes[0] ?? 0, thresholds };
}

function parabola(first: Component, second: Component, a: FixedArithmetic): Parabola {
  const [p, q] = [Rational.one.over(first.variance), Rational.one.over(second.variance)];
  const rational = square(second.mean).times(q).minus(square(first.mean).times(p)).times(half);
  const ratio = square(first.weight).times(second.variance).over(square(second.weight).times(first.variance));
  const logarithm = lnFixed(ratio.num, ratio.den, a.bits);
  return {
    quadratic: q.minus(p).times(half),
    linear: first.mean.times(p).minus(second.mean.times(q)),
    constant: a.plus(a.of(rational), a.scaled(logarithm, half)),
  };
}

/** Where two classes are equally likely; nothing where they are so everywhere or nowhere. */
function crossingsOf(law: Mixture, j: number, k: number, a: FixedArithmetic): Crossing[] {
  const { quadratic, linear, constant } = parabola(law[j] ?? missing(j), law[k] ?? missing(k), a);
  const single = (at: FixedInterval, isSingle = true): Crossing => ({ at, classes: [[j, k]], isSingle });
  if (quadratic.isZero())
    return linear.isZero() ? [] : [single(a.scaled(constant, Rational.one.over(linear).negated()))];
  const discriminant = a.minus(a.of(square(linear)), a.scaled(constant, quadratic.times(Rational.of(4n))));
  if (discriminant.upper < 0n) return [];
  const root = a.sqrt({ lower: discriminant.lower > 0n ? discriminant.lower : 0n, upper: discriminant.upper });
  const over = Rational.one.over(quadratic.times(Rational.of(2n)));
  const [one, other] = [
    a.scaled(a.minus(a.negated(a.of(linear)), root), over),
    a.scaled(a.plus(a.negated(a.of(linear)), root), over),
  ];
  if (discriminant.lower > 0n) return [single(one), single(other)];
  return [single(hull(one, other), false)];
}

/** Crossings in order; those that meet are one. */
function separated(crossings: readonly Crossing[]): Crossing[] {
  const ordered = [...crossings].sort((one, other) => (one.at.lower < other.at.lower ? -1 : 1));
  const merged: Crossing[] = [];
  for (const next of ordered) {
    const last = merged.at(-1);
    // Two units between them leave room for a point that belongs to neither.
    if (last === undefined || last.at.upper + 2n < next.at.lower) merged.push(next);
    else
      merged[merged.length - 1] = {
        at: hull(last.at, next.at),
        classes: [...last.classes, ...next.classes],
        isSingle: false,
      };
  }
  return merged;
}

/** The class of the largest w_k φ_k(x), the first of equal ones. */
function largestAt(law: Mixture, x: Rational, a: FixedArithmetic): number {
  let best = 0;
  for (const [k, other] of law.entries()) {
    if (k === 0) continue;
    const { quadratic, linear, constant } = parabola(other, law[best] ?? missing(best), a);
    if (quadratic.isZero() && linear.isZero() && constant.lower === 0n && constant.upper === 0n) continue;
    const value = a.plus(constant, a.of(quadratic.times(square(x)).plus(linear.times(x))));
    const sign = certainSign(value);
    if (sign === 0)
      throw new InputError({
        code: "too-large",
        path: "classes",
        expected: `a largest class at every point that ${String(a.bits)} binary digits decide`,
        found: `classes ${String(best + 1)} and ${String(k + 1)} too close near ${x.toNumber().toPrecision(6)}`,
      });
    if (sign > 0) best = k;
  }
  return best;
}

function hull(one: FixedInterval, other: FixedInterval): FixedInterval {
  return {
    lower: one.lower < other.lower ? one.lower : other.lower,
    upper: one.upper > other.upper ? one.upper : other.upper,
  };
}

function square(value: Rational): Rational {
  return value.times(value);
}
