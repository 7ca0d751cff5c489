/**
 * The points (D, P, ε) that listed restorers attain, to be found again by (D, P).
 *
 * A corner of a cell comes as (x, y, w) with D = x/w, P = y/w, not in lowest terms. Instead of
 * a gcd of long numbers, D and P are compared modulo a small prime first: the residue of x/w
 * does not depend on how the fraction is written. What agrees is compared exactly, crosswise.
 */
import { bitLength, gcd } from "../exact/integers.js";
import type { Triple } from "../exact/polygon.js";
import type { Rational } from "../exact/rational.js";
import type { Corners } from "./cells.js";
import type { Meter } from "./limits.js";
import type { Where } from "./rejection.js";
import { type Fraction, reduced } from "./scaled.js";

/** 2^26 − 5: products of residues are exact as doubles. */
const prime = 67_108_859;
const bigPrime = BigInt(prime);

/** (D, P, ε). */
export interface AttainedPoint {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/** The same, not necessarily in lowest terms. */
interface Attained {
  readonly distortion: Fraction;
  readonly perception: Fraction;
  errorRate: Fraction;
  asked: boolean;
}

export class AttainedPoints implements Corners {
  readonly relation = "=";
  private readonly buckets = new Map<number, Attained[]>();
  /** How many of the points have been asked for. */
  asked = 0;

  constructor(private readonly meter: Meter) {}

  add(distortion: Fraction, perception: Fraction, errorRate: Fraction, where: Where): void {
    const bits = [distortion, perception, errorRate].reduce(
      (sum, { num, den }) => sum + bitLength(num) + bitLength(den),
      0,
    );
    this.meter.holding(bits, where);
    const key = pairKey(this.residue(distortion, where), this.residue(perception, where));
    const bucket = this.buckets.get(key);
    if (bucket === undefined) {
      this.buckets.set(key, [{ distortion, perception, errorRate, asked: false }]);
      return;
    }
    this.meter.products(4 * bucket.length + 2, bits, bits, where);
    const same = bucket.find((one) => equal(one.distortion, distortion) && equal(one.perception, perception));
    if (same === undefined) bucket.push({ distortion, perception, errorRate, asked: false });
    else if (errorRate.num * same.errorRate.den < same.errorRate.num * errorRate.den) same.errorRate = errorRate;
  }

  /** The least ε attained at exactly (x/w, y/w), w > 0. */
  errorRateAt([x, y, w]: Triple, where: Where): Fraction | undefined {
    const key = pairKey(this.residue({ num: x, den: w }, where), this.residue({ num: y, den: w }, where));
    const bucket = this.buckets.get(key);
    if (bucket === undefined) return undefined;
    const bits = bitLength(w);
    for (const point of bucket) {
      const { distortion, perception, errorRate } = point;
      this.meter.products(4, bits, bitLength(distortion.den) + bitLength(perception.den), where);
      if (distortion.num * w !== x * distortion.den || perception.num * w !== y * perception.den) continue;
      if (!point.asked) this.asked++;
      point.asked = true;
      return errorRate;
    }
    return undefined;
  }

  /** The points that have been asked for, each once, ascending in (D, P). */
  inOrder(where: Where): AttainedPoint[] {
    const lowest = ({ num, den }: Fraction): Rational => reduced(num, den, this.meter, where);
    const points = [...this.buckets.values()]
      .flat()
      .filter(({ asked }) => asked)
      .map(({ distortion, perception, errorRate }) => ({
        distortion: lowest(distortion),
        perception: lowest(perception),
        errorRate: lowest(errorRate),
      }));
    const bits = points.reduce(
      (most, { distortion, perception }) =>
        Math.max(most, ...[distortion, perception].map(({ num, den }) => bitLength(num) + bitLength(den))),
      0,
    );
    // Sorting compares each point with as many others as the number of points has bits, or less.
    this.meter.products(4 * points.length * (points.length.toString(2).length + 1), bits, bits, where);
    return points.sort(byPlace);
  }

  /** num/den modulo the prime; −1 where den in lowest terms has none. */
  private residue({ num, den }: Fraction, where: Where): number {
    let below = Number(den % bigPrime);
    let above = Number(num % bigPrime);
    if (below === 0) {
      // The prime may be a common factor of a fraction that is not in lowest terms.
      this.meter.gcd(bitLength(num), bitLength(den), where);
      const divisor = gcd(num, den);
      below = Number((den / divisor) % bigPrime);
      above = Number((num / divisor) % bigPrime);
      if (below === 0) return -1;
    }
    return multiply(above < 0 ? above + prime : above, inverse(below));
  }
}

function equal(one: Fraction, other: Fraction): boolean {
  return one.num * other.den === other.num * one.den;
}

/** By D, then P. */
function byPlace(a: AttainedPoint, b: AttainedPoint): number {
  return a.distortion.compare(b.distortion) || a.perception.compare(b.perception);
}

function pairKey(first: number, second: number): number {
  return first * prime + second;
}

function multiply(a: number, b: number): number {
  return (a * b) % prime;
}

/** Euclid's algorithm; every intermediate number is below 2^27 in absolute value. */
function inverse(value: number): number {
  let [a, b, u, v] = [prime, value, 0, 1];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b, u, v] = [b, a - quotient * b, v, u - quotient * v];
  }
  return u < 0 ? u + prime : u;
}
