/**
 * Zeros of a function of one variable, isolated and enclosed by interval arithmetic.
 *
 * A function is given by enclosures of its values and of its slopes over intervals. Where the enclosure of the
 * values excludes 0 there is no zero; where the slopes have one sign there is at most one. What neither
 * decides is cut in two, up to a depth. Newton's step on an interval X with midpoint m, X ∩ (m − f(m)/f'(X)),
 * keeps every zero in X (R. E. Moore, Interval Analysis, 1966).
 */
import { floorDivide, type FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { bitLength } from "../exact/integers.js";
import { max, min, Rational } from "../exact/rational.js";
import { certainSign } from "./arithmetic.js";

/** Enclosures in units of 2^−bits; undefined where the interval is too wide for any. */
export interface SmoothFunction {
  readonly value: (x: Interval, bits: number) => FixedInterval | undefined;
  readonly slope: (x: Interval, bits: number) => FixedInterval | undefined;
}

/** A part of the line that may hold zeros. */
export interface Cluster {
  readonly range: Interval;
  /** The sign of all slopes there; 0 where they may have both, so that the number of zeros is not known. */
  readonly direction: -1 | 0 | 1;
}

const half = Rational.of(1n, 2n);

/**
 * The clusters of a range, from left to right: outside of them there is no zero.
 * @param bits precision of the enclosures
 * @param depth how often a part may be halved
 */
export function isolate(f: SmoothFunction, range: Interval, bits: number, depth: number): Cluster[] {
  const parts: Cluster[] = [];
  const waiting = [{ range, depth }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const direction = directionOn(f, next.range, bits);
    if (direction === undefined) continue;
    if (direction !== 0 || next.depth === 0) {
      parts.push({ range: next.range, direction });
      continue;
    }
    const middle = midpoint(next.range);
    waiting.push({ range: { lower: middle, upper: next.range.upper }, depth: next.depth - 1 });
    waiting.push({ range: { lower: next.range.lower, upper: middle }, depth: next.depth - 1 });
  }
  // Parts that touch and have slopes of one sign are one. Beside a part that is not decided, the ends of the others are looked at.
  const joined = join(parts);
  if (joined.every(({ direction }) => direction !== 0)) return joined;
  return join(joined.filter((one) => zerosOf(f, one, bits) !== 0));
}

/** The sign of the slopes; undefined where there is no zero. */
function directionOn(f: SmoothFunction, range: Interval, bits: number): -1 | 0 | 1 | undefined {
  const over = f.value(range, bits);
  if (over !== undefined && certainSign(over) !== 0) return undefined;
  const slope = f.slope(range, bits);
  if (slope === undefined) return 0;
  if (certainSign(slope) !== 0) return certainSign(slope);
  const middle = midpoint(range);
  const value = f.value({ lower: middle, upper: middle }, bits);
  const radius = range.upper.minus(middle);
  if (value !== undefined) {
    // f(m) + f'(X)·[−r, r]
    const most = slope.upper > -slope.lower ? slope.upper : -slope.lower;
    const spread = -((-most * radius.num) / radius.den) + 1n;
    if (value.lower > spread || value.upper < -spread) return undefined;
  }
  return 0;
}

/** Parts from left to right; those that touch are one where their slopes have one sign, or neither is decided. */
function join(parts: readonly Cluster[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const part of parts) {
    const last = clusters.at(-1);
    if (last?.range.upper.equals(part.range.lower) === true && last.direction === part.direction)
      clusters[clusters.length - 1] = {
        range: { lower: last.range.lower, upper: part.range.upper },
        direction: part.direction,
      };
    else clusters.push(part);
  }
  return clusters;
}

/** The number of zeros of a cluster; undefined where it is not decided. */
export function zerosOf(f: SmoothFunction, { range, direction }: Cluster, bits: number): 0 | 1 | undefined {
  if (direction === 0) return undefined;
  const [left, right] = [signAt(f, range.lower, bits), signAt(f, range.upper, bits)];
  if (left === 0 || right === 0) return undefined;
  return left === right ? 0 : 1;
}

function signAt(f: SmoothFunction, x: Rational, bits: number): -1 | 0 | 1 {
  const value = f.value({ lower: x, upper: x }, bits);
  return value === undefined ? 0 : certainSign(value);
}

/**
 * The zero of a cluster that has one, to about 2^−bits; wider where the enclosures do not become narrower.
 * @param cluster its slopes have one sign
 */
export function enclosedZero(f: SmoothFunction, cluster: Cluster, bits: number): Interval {
  const wanted = Rational.of(1n, 1n << BigInt(bits));
  let range = cluster.range;
  for (let precision = 40; ;) {
    const width = range.upper.minus(range.lower);
    if (width.atMost(wanted)) return range;
    const next = newtonStep(f, { ...cluster, range }, precision);
    const isHalved = next.upper.minus(next.lower).times(Rational.of(2n)).atMost(width);
    if (!isHalved && precision >= bits + 64) return next;
    range = next;
    // A step squares the width: so many digits can be seen after the next one.
    precision = Math.min(Math.max(isHalved ? precision : 2 * precision, 2 * bitsOf(range) + 24), bits + 64);
  }
}

/** What a step of Newton leaves of the range, or half of it where the sign in the middle says which. */
function newtonStep(f: SmoothFunction, { range, direction }: Cluster, precision: number): Interval {
  const middle = max(range.lower, roundedDown(midpoint(range), precision));
  const value = f.value({ lower: middle, upper: middle }, precision);
  if (value === undefined) return range;
  // The slopes have one sign, so that the sign in the middle says on which side the zero lies.
  const side = certainSign(value) * direction;
  const lower = side < 0 ? middle : range.lower;
  const upper = side > 0 ? middle : range.upper;
  const slopeBits = Math.ceil(precision / 2) + 16;
  const slope = f.slope(range, slopeBits);
  if (slope === undefined || certainSign(slope) === 0) return { lower, upper };
  const quotients = [value.lower, value.upper].flatMap((v) =>
    [slope.lower, slope.upper].map((s) => Rational.of(v << BigInt(slopeBits), s << BigInt(precision))),
  );
  const [least, most] = [quotients.reduce(min), quotients.reduce(max)];
  return {
    lower: max(lower, roundedDown(middle.minus(most), precision + 8)),
    upper: min(upper, roundedDown(middle.minus(least).negated(), precision + 8).negated()),
  };
}

/** About −log₂ of the width, at least 0. */
function bitsOf({ lower, upper }: Interval): number {
  const { num, den } = upper.minus(lower);
  return num === 0n ? 0 : Math.max(0, bitLength(den) - bitLength(num));
}

function midpoint({ lower, upper }: Interval): Rational {
  return lower.plus(upper).times(half);
}

/** The multiple of 2^−bits at or below x. */
function roundedDown({ num, den }: Rational, bits: number): Rational {
  return Rational.of(floorDivide(num << BigInt(bits), den), 1n << BigInt(bits));
}
