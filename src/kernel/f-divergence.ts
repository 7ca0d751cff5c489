/**
 * f-divergences d(p,q) = Σ φ_x(q_x) over the union letters, and the constants of their tangents.
 *
 * Notation: p = P/M, q = Q/M masses of a letter; s a slope. Fenchel's inequality says φ(q) ≥ s·q + m(s) with
 * m(s) = inf over q ≥ 0 of φ(q) − s·q, so that d(p,q) ≥ Σ s(x̂)q(x̂) + Σ m_x(s_x) for all pmfs q on the
 * restored letters; a letter of X that is not restored has q = 0 and adds φ(0). 0·ln 0 and 0/0 are 0.
 *
 * | kind | φ(q) | m(s), p > 0 | where |
 * |---|---|---|---|
 * | kullback-leibler | p ln(p/q) | p(1 + ln(−s)) | s < 0 |
 * | reverse-kullback-leibler | q ln(q/p) | −p e^(s−1) | |
 * | chi-squared | (q−p)²/p | −p(s + s²/4), and p for s < −2 | |
 * | reverse-chi-squared | (p−q)²/q | 2p√(1−s) − 2p | s ≤ 1 |
 * | squared-hellinger | ½(√p−√q)² | −ps/(1−2s) | s < ½ |
 * | jensen-shannon | ½p ln(2p/(p+q)) + ½q ln(2q/(p+q)) | ½p ln(2 − e^(2s)) | s < ½ ln 2 |
 *
 * Elsewhere m(s) = −∞. Where p = 0: φ is 0 for kullback-leibler, q for reverse-chi-squared, q/2 for
 * squared-hellinger and ½q ln 2 for jensen-shannon, and m(s) = 0 as long as s is at most its slope; for the
 * other two q = 0 is forced, and m(s) = 0 for every s.
 */
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Meter } from "./limits.js";
import { type RealSum, type Term, compareSum, rootTerm } from "./real-sum.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Fraction, type Scaled, longest } from "./scaled.js";

export const fDivergenceKinds = [
  "kullback-leibler",
  "reverse-kullback-leibler",
  "chi-squared",
  "reverse-chi-squared",
  "jensen-shannon",
  "squared-hellinger",
] as const;

export type FDivergenceKind = (typeof fDivergenceKinds)[number];

/** p and q over the union letters, both over M. */
export interface MassPair {
  readonly p: readonly bigint[];
  readonly q: readonly bigint[];
  readonly over: bigint;
}

/** A sum being put together; every term is over 2M. */
class Sum implements RealSum {
  readonly rational: Fraction[] = [];
  readonly terms: Term[] = [];
  readonly over: bigint;

  constructor(
    readonly masses: bigint,
    private readonly meter: Meter,
    private readonly where: Where,
  ) {
    this.over = 2n * masses;
  }

  add(num: bigint, den: bigint): void {
    if (num !== 0n) this.rational.push({ num, den });
  }

  /** factor·ln(num/den)/2M. */
  logarithm(factor: bigint, num: bigint, den: bigint): void {
    if (num !== den) this.terms.push({ factor, f: "ln", of: { num, den } });
  }

  /** factor·√(num/den)/2M. */
  root(factor: bigint, num: bigint, den: bigint): void {
    const { term, rational } = rootTerm(factor, { num, den }, this.over, this.meter, this.where);
    if (term !== undefined) this.terms.push(term);
    if (rational !== undefined) this.rational.push(rational);
  }
}

/** d(p,q), or "inf". */
export function divergenceSum(
  kind: FDivergenceKind,
  { p, q, over }: MassPair,
  meter: Meter,
  where: Where,
): RealSum | "inf" {
  const bits = longest(p) + longest(q);
  chargePart(3 * p.length, [bits, over], meter, where);
  const sum = new Sum(over, meter, where);
  return p.every((mass, z) => addLetter[kind](sum, mass, entry(q, z))) ? sum : "inf";
}

/** Adds φ(q) of one letter; false: it is ∞. */
const addLetter: Record<FDivergenceKind, (sum: Sum, P: bigint, Q: bigint) => boolean> = {
  "kullback-leibler": (sum, P, Q) => {
    if (P === 0n) return true;
    if (Q !== 0n) sum.logarithm(2n * P, P, Q);
    return Q !== 0n;
  },
  "reverse-kullback-leibler": (sum, P, Q) => {
    if (Q === 0n) return true;
    if (P !== 0n) sum.logarithm(2n * Q, Q, P);
    return P !== 0n;
  },
  "chi-squared": (sum, P, Q) => addSquare(sum, P - Q, P),
  "reverse-chi-squared": (sum, P, Q) => addSquare(sum, P - Q, Q),
  "jensen-shannon": (sum, P, Q) => {
    if (P !== 0n) sum.logarithm(P, 2n * P, P + Q);
    if (Q !== 0n) sum.logarithm(Q, 2n * Q, P + Q);
    return true;
  },
  // ½p + ½q − √(pq), and √(pq) = √(PQ)/M
  "squared-hellinger": (sum, P, Q) => {
    sum.add(P + Q, sum.over);
    sum.root(-2n, P * Q, 1n);
    return true;
  },
};

/** (difference/M)²/(by/M). */
function addSquare(sum: Sum, difference: bigint, by: bigint): boolean {
  if (difference === 0n) return true;
  if (by !== 0n) sum.add(difference * difference, by * sum.masses);
  return by !== 0n;
}

/** Where the numbers of a tangent stand among the union letters. */
export interface Tangent {
  /** p over the union letters. */
  readonly p: Scaled;
  /** s(x̂) per restored letter. */
  readonly slopes: Scaled;
  /** Where restored letter x̂ stands in the union. */
  readonly position: readonly number[];
}

/** Σ m_x(s_x), or "inf" where d is ∞ for every q on the restored letters. Refuses a slope with m_x(s_x) = −∞. */
export function conjugateSum(
  kind: FDivergenceKind,
  { p, slopes, position }: Tangent,
  meter: Meter,
  where: Where,
): RealSum | "inf" {
  chargePart(4 * p.numerators.length, [p, slopes, slopes.denominator], meter, where);
  const sum = new Sum(p.denominator, meter, where);
  const restored = new Set(position);
  if (!p.numerators.every((P, z) => restored.has(z) || addLetter[kind](sum, P, 0n))) return "inf";
  if (forcing.includes(kind) && position.every((z) => entry(p.numerators, z) === 0n)) return "inf";
  if (kind === "jensen-shannon") requireBelowHalfLogarithm(slopes, meter, where);
  const T = slopes.denominator;
  position.forEach((z, i) => {
    const S = entry(slopes.numerators, i);
    const P = entry(p.numerators, z);
    if (!addConjugate[kind](sum, P, S, T)) {
      const [most, strict] = largestSlope[kind];
      const bound = P === 0n || !strict ? "≤" : "<";
      refuse(where.at(i), `a slope ${bound} ${most}, for d has no tangent that steep`, shown(Rational.of(S, T)));
    }
  });
  return sum;
}

/** Those that are ∞ as soon as a letter with p = 0 has q > 0: where all restored letters are such, always. */
const forcing: readonly FDivergenceKind[] = ["reverse-kullback-leibler", "chi-squared"];

/** The slopes s that φ has, p > 0: s < most, or s ≤ most. Those of the others are unbounded or looked at apart. */
const largestSlope: Record<FDivergenceKind, readonly [most: string, strict: boolean]> = {
  "kullback-leibler": ["0", true],
  "reverse-kullback-leibler": ["∞", true],
  "chi-squared": ["∞", true],
  "reverse-chi-squared": ["1", false],
  "jensen-shannon": ["½ ln 2", true],
  "squared-hellinger": ["1/2", true],
};

/** Adds m(s) of one letter for s = S/T, T > 0; false: it is −∞. */
const addConjugate: Record<FDivergenceKind, (sum: Sum, P: bigint, S: bigint, T: bigint) => boolean> = {
  "kullback-leibler": (sum, P, S, T) => {
    if (P === 0n) return S <= 0n;
    if (S >= 0n) return false;
    sum.add(P, sum.masses);
    sum.logarithm(2n * P, -S, T);
    return true;
  },
  "reverse-kullback-leibler": (sum, P, S, T) => {
    if (S === T) sum.add(-P, sum.masses);
    else if (P !== 0n) sum.terms.push({ factor: -2n * P, f: "exp", of: { num: S - T, den: T } });
    return true;
  },
  "chi-squared": (sum, P, S, T) => {
    if (S < -2n * T) sum.add(P, sum.masses);
    else sum.add(-P * S * (4n * T + S), 4n * T * T * sum.masses);
    return true;
  },
  "reverse-chi-squared": (sum, P, S, T) => {
    if (S > T) return false;
    if (P === 0n) return true;
    sum.add(-2n * P, sum.masses);
    sum.root(4n * P, T - S, T);
    return true;
  },
  "jensen-shannon": (sum, P, S, T) => {
    if (P !== 0n && S !== 0n) sum.terms.push({ factor: P, f: "ln(2-exp)", of: { num: 2n * S, den: T } });
    return true;
  },
  "squared-hellinger": (sum, P, S, T) => {
    const rest = T - 2n * S;
    if (P === 0n ? rest < 0n : rest <= 0n) return false;
    if (P !== 0n) sum.add(-P * S, rest * sum.masses);
    return true;
  },
};

/** The greatest slope is below ½ ln 2: a rational is never equal to it. */
function requireBelowHalfLogarithm({ numerators, denominator }: Scaled, meter: Meter, where: Where): void {
  const most = numerators.reduce((greatest, S) => (S > greatest ? S : greatest), 0n);
  if (most === 0n) return;
  const two: RealSum = { rational: [], terms: [{ factor: 1n, f: "ln", of: { num: 2n, den: 1n } }], over: 2n };
  const slope = Rational.of(most, denominator);
  if (compareSum(two, slope, meter, where) === 1) return;
  const place = where.at(numerators.indexOf(most));
  refuse(place, "a slope < ½ ln 2, for d has no tangent that steep", shown(slope));
}
