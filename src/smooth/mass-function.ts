/**
 * A smooth divergence as a function of the restored masses: φ(q) = d(p_X, q).
 *
 * In doubles for the search, in fixed point (numbers times 2^bits) for Newton's method, and as a cut:
 * slopes s_j and a constant c, rational, with φ(q) ≥ Σ s_j q_j + c for every pmf q, which is proved.
 */
import { floorDivide, type FixedInterval } from "../exact/elementary/fixed.js";
import { Rational, sum } from "../exact/rational.js";
import { type RationalVector, entry } from "../exact/vector.js";
import type { Case } from "../model/case.js";
import type { FDivergence, MmdSquared, SmoothDivergence } from "../model/divergence/divergence.js";
import type { SmoothFunction } from "./program.js";

/** φ(q) ≥ Σ slopes_j q_j + constant. */
export interface SmoothCut {
  /** One per restored letter; undefined where q_j = 0 is forced: then any slope will do. */
  readonly slopes: readonly (Rational | undefined)[];
  readonly constant: Rational;
  /** The point of tangency on the union letters, for a kernel. */
  readonly tangent?: readonly Rational[];
}

export interface MassFunction {
  readonly doubles: SmoothFunction;
  /** Letters that may have mass at all. */
  readonly possible: readonly boolean[];
  /** False where φ is infinite for every q: a source letter that cannot be restored. */
  readonly finite: boolean;
  /** Letters without whose mass φ is infinite. */
  readonly needed: readonly boolean[];
  /** φ(q), about. */
  readonly value: (q: readonly bigint[], bits: number) => bigint;
  /** ∂φ/∂q_j, about; q_j > 0 where the slope at 0 is infinite. */
  readonly slopes: (q: readonly bigint[], bits: number) => readonly bigint[];
  /** The cut at q, about; its constant is proved at about so many bits. */
  readonly cutAt: (q: readonly bigint[], bits: number) => SmoothCut;
}

/** φ for the restored letters of a case. */
export function massFunction(of: Case, divergence: SmoothDivergence): MassFunction {
  return divergence.form === "f-divergence" ? sumOfLetters(of, divergence) : quadratic(of, divergence);
}

const doubleBits = 64;

/** An enclosure's middle as a double. */
function toDouble({ lower, upper }: FixedInterval): number {
  return Rational.of(lower + upper, 2n << BigInt(doubleBits)).toNumber();
}

function middle({ lower, upper }: FixedInterval): bigint {
  return (lower + upper) >> 1n;
}

function sumOfLetters({ source, restored }: Case, { generator: f }: FDivergence): MassFunction {
  const { marginal } = source;
  const { denominator } = marginal;
  const masses = restored.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? 0n : entry(marginal.numerators, x);
  });
  const absent = source.alphabet.letters.reduce(
    (total, letter, x) => (restored.position(letter) === undefined ? total + entry(marginal.numerators, x) : total),
    0n,
  );
  const { recession, atZero } = f;
  const finite = absent === 0n || atZero !== "infinite";
  const possible = masses.map((mass) => mass > 0n || recession !== "infinite");
  const inDoubles = Float64Array.from(masses, (mass) => Rational.of(mass, denominator).toNumber());
  const sigma = recession === "infinite" ? 0 : toDouble(recession(doubleBits));
  const lost =
    absent === 0n || atZero === "infinite" ? 0 : (toDouble(atZero(doubleBits)) * Number(absent)) / Number(denominator);
  const zero = atZero === "infinite" ? Infinity : toDouble(atZero(doubleBits));
  /** The constant of absent letters, from below, times 2^bits. */
  const lostBelow = (bits: number): bigint =>
    absent === 0n || atZero === "infinite" ? 0n : floorDivide(atZero(bits).lower * absent, denominator);
  const sigmaBelow = (bits: number): bigint => (recession === "infinite" ? 0n : recession(bits).lower);
  const atNothing = (bits: number): bigint => (atZero === "infinite" ? 0n : middle(atZero(bits)));
  const slopes = (q: readonly bigint[], bits: number): bigint[] =>
    masses.map((mass, j) => {
      if (mass === 0n) return sigmaBelow(bits);
      const num = entry(q, j) * denominator;
      const den = mass << BigInt(bits);
      return middle(f.encloseSlope(num > 0n ? num : 1n, den, bits));
    });
  return {
    doubles: {
      value: (q) =>
        inDoubles.reduce((total, mass, j) => {
          if (mass === 0) return total + sigma * q[j]!;
          return total + mass * (q[j]! > 0 ? f.value(q[j]! / mass) : zero);
        }, lost),
      gradient: (q) => inDoubles.map((mass, j) => (mass > 0 ? f.slope(q[j]! / mass) : sigma)),
      curvature: (q) => inDoubles.map((mass, j) => (mass > 0 ? f.curvature(q[j]! / mass) / mass : 0)),
    },
    possible,
    finite,
    needed: masses.map((mass) => mass > 0n && atZero === "infinite"),
    value: (q, bits) =>
      masses.reduce((total, mass, j) => {
        if (mass === 0n) return total + ((sigmaBelow(bits) * entry(q, j)) >> BigInt(bits));
        const num = entry(q, j) * denominator;
        const term = num > 0n ? middle(f.enclose(num, mass << BigInt(bits), bits)) : atNothing(bits);
        return total + (term * mass) / denominator;
      }, lostBelow(bits)),
    slopes,
    cutAt: (q, bits) => {
      const found = slopes(q, bits);
      let constant = finite ? lostBelow(bits) : 0n;
      const scale = 1n << BigInt(bits);
      masses.forEach((mass, j) => {
        if (mass === 0n) return; // q ≥ 0 and a slope of at most σ: the least value is 0
        const least = f.conjugate(entry(found, j), scale, bits);
        if (least === undefined) throw new RangeError("a slope of f has a tangent");
        constant += floorDivide(least * mass, denominator);
      });
      return {
        slopes: found.map((slope, j) => (entry(possible, j) ? Rational.of(slope, scale) : undefined)),
        constant: Rational.of(constant, scale),
      };
    },
  };
}

function quadratic({ source, restored }: Case, { kernel }: MmdSquared): MassFunction {
  const { marginal } = source;
  const union = source.alphabet.union(restored);
  const size = union.size;
  const positions = restored.letters.map((letter) => union.position(letter) ?? -1);
  const p = union.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? 0n : entry(marginal.numerators, x);
  });
  const inDoubles = Float64Array.from(kernel.numerators, (n) => Rational.of(n, kernel.denominator).toNumber());
  const pDoubles = Float64Array.from(p, (n) => Rational.of(n, marginal.denominator).toNumber());
  const differenceOf = (q: Float64Array): Float64Array => {
    const v = pDoubles.map((mass) => -mass);
    positions.forEach((z, j) => (v[z]! += q[j]!));
    return v;
  };
  const along = (v: Float64Array): Float64Array =>
    Float64Array.from({ length: size }, (_, a) =>
      v.reduce((total, value, b) => total + inDoubles[a * size + b]! * value, 0),
    );
  const curvature = Float64Array.from(positions.flatMap((a) => positions.map((b) => 2 * inDoubles[a * size + b]!)));
  /** q − p on the union, times 2^bits; the masses p are rounded. */
  const fixedDifference = (q: readonly bigint[], bits: number): bigint[] => {
    const v = p.map((mass) => -((mass << BigInt(bits)) / marginal.denominator));
    positions.forEach((z, j) => (v[z] = entry(v, z) + entry(q, j)));
    return v;
  };
  const fixedAlong = (v: readonly bigint[]): bigint[] =>
    v.map((_, a) => v.reduce((total, value, b) => total + kernel.numeratorAt(a, b) * value, 0n) / kernel.denominator);
  return {
    doubles: {
      value: (q) => {
        const v = differenceOf(q);
        return along(v).reduce((total, value, z) => total + value * v[z]!, 0);
      },
      gradient: (q) => {
        const slope = along(differenceOf(q));
        return Float64Array.from(positions, (z) => 2 * slope[z]!);
      },
      curvature: () => curvature,
    },
    possible: positions.map(() => true),
    finite: true,
    needed: positions.map(() => false),
    value: (q, bits) => {
      const v = fixedDifference(q, bits);
      return fixedAlong(v).reduce((total, value, z) => total + ((value * entry(v, z)) >> BigInt(bits)), 0n);
    },
    slopes: (q, bits) => {
      const slope = fixedAlong(fixedDifference(q, bits));
      return positions.map((z) => 2n * entry(slope, z));
    },
    cutAt: (q, bits) => tangentCut(q, bits, { kernel, positions, p: paddedMasses(p, marginal) }),
  };
}

function paddedMasses(p: readonly bigint[], { denominator }: RationalVector): Rational[] {
  return p.map((mass) => Rational.of(mass, denominator));
}

/** d ≥ 2(r−p)ᵀK(q−p) − (r−p)ᵀK(r−p), r = q as it is given. */
function tangentCut(
  q: readonly bigint[],
  bits: number,
  { kernel, positions, p }: { kernel: MmdSquared["kernel"]; positions: readonly number[]; p: readonly Rational[] },
): SmoothCut {
  const scale = 1n << BigInt(bits);
  const tangent = p.map(() => Rational.zero);
  positions.forEach((z, j) => (tangent[z] = Rational.of(entry(q, j), scale)));
  const difference = tangent.map((r, z) => r.minus(entry(p, z)));
  const along = difference.map((_, a) =>
    sum(difference.flatMap((value, b) => (value.isZero() ? [] : [kernel.at(a, b).times(value)]))),
  );
  const two = Rational.of(2n);
  const inner = (one: readonly Rational[], other: readonly Rational[]): Rational =>
    sum(one.map((value, z) => value.times(entry(other, z))));
  return {
    slopes: positions.map((z) => entry(along, z).times(two)),
    constant: inner(along, p).times(two).plus(inner(along, difference)).negated(),
    tangent,
  };
}
