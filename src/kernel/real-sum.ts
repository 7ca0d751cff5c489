/**
 * Sums of rationals and of multiples of logarithms, exponentials and roots, compared with rationals.
 *
 * A sum is rational + Σ factor·f(of)/over. What can be known to be rational is written so by who makes the
 * sum (ln 1, e^0, roots of squares), so that equality is then decided; a sum that has terms left is enclosed
 * to ever more bits until it lies on one side. Where `limits.precision` bits do not decide, nothing does.
 */
import { bitLength } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { chargePart } from "./bounds.js";
import { type FixedEnclosure, type Precision, exponential, integerRoot, logarithm, squareRoot } from "./elementary.js";
import { type Meter, limits } from "./limits.js";
import type { Where } from "./rejection.js";
import { type Fraction, reduced, scale, total } from "./scaled.js";

/** "ln(2-exp)" is ln(2 − e^x). */
export type Elementary = "ln" | "exp" | "sqrt" | "ln(2-exp)";

/** factor·f(of), over the denominator of its sum. */
export interface Term {
  readonly factor: bigint;
  readonly f: Elementary;
  readonly of: Fraction;
}

export interface RealSum {
  readonly rational: readonly Fraction[];
  readonly terms: readonly Term[];
  /** > 0. */
  readonly over: bigint;
}

const firstBits = 128;

/** −1: the sum is at most the bound; 0: it is the bound; 1: it is at least the bound; undefined: not decided. */
export function compareSum(sum: RealSum, bound: Rational, meter: Meter, where: Where): -1 | 0 | 1 | undefined {
  const rational = scale(sum.rational, meter, where);
  const exact = total(rational.numerators);
  const sizes = [exact, rational.denominator, bound.num, bound.den, sum.over].map(bitLength);
  const longest = sizes.reduce((most, bits) => most + bits, 0);
  meter.products(4, longest, longest, where);
  // The terms are to be compared with rest/restOver.
  const rest = bound.num * rational.denominator - exact * bound.den;
  const restOver = bound.den * rational.denominator;
  if (sum.terms.length === 0) return rest > 0n ? -1 : rest < 0n ? 1 : 0;
  for (let bits = firstBits; bits <= limits.precision; bits *= 2) {
    const target = (rest * sum.over) << BigInt(bits);
    const { lower, upper } = enclose(sum.terms, { bits, meter, where });
    meter.products(4, longest + bits, longest, where);
    if (upper !== undefined && upper * restOver <= target) return -1;
    if (lower !== undefined && lower * restOver >= target) return 1;
  }
  return undefined;
}

/** A rational that is at least the sum: the sum itself where it has no terms, else one within 256 bits of it. */
export function upperBound(sum: RealSum, meter: Meter, where: Where): Rational | "inf" {
  const rational = scale(sum.rational, meter, where);
  const exact = total(rational.numerators);
  if (sum.terms.length === 0) return reduced(exact, rational.denominator, meter, where);
  const bits = 2 * firstBits;
  const { upper } = enclose(sum.terms, { bits, meter, where });
  if (upper === undefined) return "inf";
  const over = sum.over << BigInt(bits);
  chargePart(2, [exact, rational.denominator, upper, over], meter, where);
  return Rational.of(exact * over + upper * rational.denominator, over * rational.denominator);
}

/** lower ≤ 2^bits·Σ factor·f(of) ≤ upper; undefined is no bound. */
function enclose(terms: readonly Term[], precision: Precision): Partial<FixedEnclosure> {
  let lower: bigint | undefined = 0n;
  let upper: bigint | undefined = 0n;
  for (const { factor, f, of } of terms) {
    precision.meter.products(2, bitLength(factor), precision.bits + bitLength(of.num), precision.where);
    const value = functions[f](of, precision);
    const [low, high] = factor < 0n ? [value.upper, value.lower] : [value.lower, value.upper];
    lower = lower === undefined || low === undefined ? undefined : lower + factor * low;
    upper = upper === undefined || high === undefined ? undefined : upper + factor * high;
    if (lower === undefined && upper === undefined) break;
  }
  return { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
}

const functions: Record<Elementary, (of: Fraction, precision: Precision) => Partial<FixedEnclosure>> = {
  ln: logarithm,
  exp: (of, precision) => exponential(of, precision) ?? { lower: 0n },
  sqrt: squareRoot,
  "ln(2-exp)": (of, precision) => {
    const inner = exponential(of, precision);
    if (inner === undefined) return {};
    const [den, two] = [1n << BigInt(precision.bits), 2n << BigInt(precision.bits)];
    const [least, most] = [two - inner.upper, two - inner.lower];
    return {
      ...(least > 0n ? { lower: logarithm({ num: least, den }, precision).lower } : {}),
      ...(most > 0n ? { upper: logarithm({ num: most, den }, precision).upper } : {}),
    };
  },
};

/** factor·√of over `over`, as a rational where it is one. */
export function rootTerm(
  factor: bigint,
  of: Fraction,
  over: bigint,
  meter: Meter,
  where: Where,
): Partial<Record<"term", Term> & Record<"rational", Fraction>> {
  // √(n/d) = √(nd)/d.
  const bits = bitLength(of.num) + bitLength(of.den);
  meter.products(12, bits, bits, where);
  const square = of.num * of.den;
  const root = integerRoot(square);
  if (root * root !== square) return { term: { factor, f: "sqrt", of } };
  chargePart(1, [root, factor, of.den, over], meter, where);
  return { rational: { num: factor * root, den: of.den * over } };
}
