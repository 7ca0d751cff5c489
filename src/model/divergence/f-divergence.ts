/**
 * f-divergences: d(p,q) = Σ_x p(x)·f(q(x)/p(x)) over the union letters, f convex with f(1) = 0.
 *
 * Notation: r = q/p; m(s) = min over r ≥ 0 of f(r) − s·r, minus the conjugate of f at s. By Fenchel's
 * inequality d(p,q) ≥ Σ s_x q_x + Σ p_x m(s_x) for any slopes s: a cut whose constant alone may be
 * irrational. Letters with p = 0 have the term σq, σ = lim f(r)/r; where σ is infinite, q = 0 is forced
 * there. Letters with q = 0 have the term p·f(0), perhaps infinite. Natural logarithms throughout.
 *
 * Values are enclosed at 2^−bits: lower ≤ 2^bits·v ≤ upper. Liese & Vajda, "On divergences and
 * informations in statistics and information theory", IEEE Trans. Inf. Theory 52 (2006).
 */
import { ceilingDivide, floorDivide, type FixedInterval } from "../../exact/elementary/fixed.js";
import { Enclosure } from "../../exact/enclosure.js";
import { commonDenominator } from "../../exact/integers.js";
import { Rational } from "../../exact/rational.js";
import { type RationalVector, entry } from "../../exact/vector.js";
import type { DivergenceContext, SmoothDivergence } from "./divergence.js";
import type { Generator } from "./generator.js";

/** An enclosure of a rational at 2^−bits. */
export function fixed(num: bigint, den: bigint, bits: number): FixedInterval {
  const scaled = num << BigInt(bits);
  return { lower: floorDivide(scaled, den), upper: ceilingDivide(scaled, den) };
}

/** The same rational at every precision. */
export function constant(num: bigint, den = 1n): (bits: number) => FixedInterval {
  return (bits) => fixed(num, den, bits);
}

export function fDivergence(generator: Generator, context: DivergenceContext): SmoothDivergence {
  return {
    family: "smooth",
    definition: generator.definition,
    title: generator.title,
    form: "f-divergence",
    generator,
    evaluate: (p, q, bits) => evaluate(generator, unionMasses(p, q, context), bits),
  };
}

/** The masses of a letter of the union, as numerators over p's and q's denominators. */
interface Masses {
  readonly pairs: readonly (readonly [bigint, bigint])[];
  readonly pDenominator: bigint;
  readonly qDenominator: bigint;
}

function unionMasses(p: RationalVector, q: RationalVector, { source, restored, union }: DivergenceContext): Masses {
  const pairs = union.letters.map((letter) => {
    const [x, j] = [source.position(letter), restored.position(letter)];
    return [x === undefined ? 0n : entry(p.numerators, x), j === undefined ? 0n : entry(q.numerators, j)] as const;
  });
  return { pairs, pDenominator: p.denominator, qDenominator: q.denominator };
}

/** d(p,q): rational where it is, else enclosed at about 2^−bits; "inf" where it is infinite. */
function evaluate(
  f: Generator,
  { pairs, pDenominator, qDenominator }: Masses,
  bits: number,
): Rational | Enclosure | "inf" {
  const infinite = ([a, b]: readonly [bigint, bigint]): boolean =>
    (a === 0n && b > 0n && f.recession === "infinite") || (a > 0n && b === 0n && f.atZero === "infinite");
  if (pairs.some(infinite)) return "inf";
  // f(1) = 0 exactly, whatever the numbers are.
  const terms = pairs.filter(([a, b]) => a * qDenominator !== b * pDenominator);
  if (terms.length === 0) return Rational.zero;
  if (f.exact !== undefined) return exactSum(f.exact, terms, pDenominator, qDenominator);
  const scale = 1n << BigInt(bits);
  let [lower, upper] = [0n, 0n];
  // Terms known exactly, such as ½p of the Hellinger distance, are not rounded.
  let known = Rational.zero;
  let rounded = false;
  for (const [a, b] of terms) {
    const [mass, over] = a === 0n ? [b, qDenominator] : [a, pDenominator];
    const { lower: low, upper: high } = termOf(f, a * qDenominator, b * pDenominator, bits);
    if (low === high) known = known.plus(Rational.of(low * mass, scale * over));
    else {
      lower += floorDivide(low * mass, over);
      upper += ceilingDivide(high * mass, over);
      rounded = true;
    }
  }
  if (!rounded) return known;
  lower += floorDivide(known.num * scale, known.den);
  upper += ceilingDivide(known.num * scale, known.den);
  // Every f-divergence is ≥ 0.
  return Enclosure.of(Rational.of(lower > 0n ? lower : 0n, scale), Rational.of(upper, scale));
}

/** f(b/a); f(0) where b = 0; σ where a = 0, per unit of q. */
function termOf(f: Generator, a: bigint, b: bigint, bits: number): FixedInterval {
  if (a > 0n && b > 0n) return f.enclose(b, a, bits);
  const edge = a === 0n ? f.recession : f.atZero;
  if (edge === "infinite") throw new RangeError("an infinite term");
  return edge(bits);
}

function exactSum(
  f: (r: Rational) => Rational,
  terms: Masses["pairs"],
  pDenominator: bigint,
  qDenominator: bigint,
): Rational {
  const values = terms.map(([a, b]) => {
    const [p, q] = [Rational.of(a, pDenominator), Rational.of(b, qDenominator)];
    if (a === 0n) return q; // the one rational kind with a finite σ has σ = 1
    return p.times(f(q.over(p)));
  });
  const denominator = commonDenominator(values.map(({ den }) => den));
  return Rational.of(
    values.reduce((total, { num, den }) => total + num * (denominator / den), 0n),
    denominator,
  );
}
