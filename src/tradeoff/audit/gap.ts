/**
 * Gaps: by how much a value exceeds the least one, exactly, or between proved bounds.
 *
 * Notation: a ≥ b ≥ 0 are values (rational, the root of a rational, enclosed, or "inf"); the gap is a − b. It
 * is rational where both are, a root where both are multiples of one root, else enclosed. Whether it is 0 is
 * decided by comparing squares. Where both are "inf" the gap is 0: nothing is better.
 */
import { sqrtFixed } from "../../exact/elementary/square-root.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational, max } from "../../exact/rational.js";
import { Root, compareRoots, type RationalOrRoot } from "../../exact/root.js";
import type { Value } from "../../exact/value.js";

/** An end of an interval. */
export type Level = RationalOrRoot | "inf";

/** What is known of a number: it lies between the two, which are the same where it is known exactly. */
export interface Interval {
  readonly lower: Level;
  readonly upper: Level;
}

/** The interval of a value ≥ 0: an enclosure that was rounded below 0 begins at 0, because roots are compared by squares. */
export function intervalOf(value: Value | "inf"): Interval {
  if (!(value instanceof Enclosure)) return { lower: value, upper: value };
  return { lower: max(value.lower, Rational.zero), upper: value.upper };
}

/** The value of an interval. Roots at the ends of an enclosure are rounded outwards. */
export function valueOf({ lower, upper }: Interval): Value | "inf" {
  if (lower === "inf" || compareLevels(lower, upper) === 0) return lower;
  return Enclosure.of(below(lower), upper === "inf" ? upper : above(upper));
}

/** −1, 0, 1 as a is less than, equal to or greater than b, both ≥ 0. */
export function compareLevels(a: Level, b: Level): -1 | 0 | 1 {
  if (a === "inf") return b === "inf" ? 0 : 1;
  return b === "inf" ? -1 : compareRoots(a, b);
}

/** Whether a ≤ b for certain. */
export function isSurelyAtMost(a: Value | "inf", b: Value | "inf"): boolean {
  return compareLevels(intervalOf(a).upper, intervalOf(b).lower) <= 0;
}

/** Whether a < b for certain. */
export function isSurelyLess(a: Value | "inf", b: Value | "inf"): boolean {
  return compareLevels(intervalOf(a).upper, intervalOf(b).lower) < 0;
}

/** value − least, where least ≤ value is known. */
export function gapBetween(value: Value | "inf", least: Value | "inf"): Value | "inf" {
  const [a, b] = [intervalOf(value), intervalOf(least)];
  if (!(value instanceof Enclosure) && !(least instanceof Enclosure)) {
    if (least === "inf") return Rational.zero;
    return value === "inf" ? "inf" : exactly(value, least);
  }
  // Only an infinite value with a finite upper end of the least one is known to be worse without end.
  if (a.lower === "inf" && b.upper !== "inf") return "inf";
  const low = a.lower === "inf" || b.upper === "inf" ? Rational.zero : below(a.lower).minus(above(b.upper));
  const high = a.upper === "inf" || b.lower === "inf" ? "inf" : above(a.upper).minus(below(b.lower));
  const lower = max(low, Rational.zero);
  return Enclosure.of(lower, high === "inf" ? high : max(high, lower));
}

/** Whether a gap is 0; undefined where its enclosure leaves that open. */
export function isZeroGap(gap: Value | "inf"): boolean | undefined {
  if (gap instanceof Enclosure) return gap.lower.sign() > 0 ? false : undefined;
  return gap instanceof Rational && gap.isZero();
}

/** a − b for a ≥ b. */
function exactly(a: RationalOrRoot, b: RationalOrRoot): Value {
  if (a instanceof Rational && b instanceof Rational) return a.minus(b);
  if (compareRoots(a, b) === 0) return Rational.zero;
  const [square, other] = [squareOf(a), squareOf(b)];
  if (other.isZero()) return a;
  const ratio = Root.of(square.over(other));
  // a = ratio·b, so that a − b = a(1 − 1/ratio).
  if (ratio instanceof Rational) return a.times(Rational.one.minus(Rational.one.over(ratio)));
  for (let bits = usualBits; ; bits *= 2) {
    const lower = below(a, bits).minus(above(b, bits));
    if (lower.sign() > 0) return Enclosure.of(lower, above(a, bits).minus(below(b, bits)));
  }
}

/** Binary digits of roots that are rounded. */
const usualBits = 64;

/** A rational that is not larger: the number itself where it is rational. */
export function below(value: RationalOrRoot, bits = usualBits): Rational {
  if (value instanceof Rational) return value;
  return Rational.of(sqrtFixed(value.square.num, value.square.den, bits).lower, 1n << BigInt(bits));
}

/** A rational that is not smaller. */
export function above(value: RationalOrRoot, bits = usualBits): Rational {
  if (value instanceof Rational) return value;
  return Rational.of(sqrtFixed(value.square.num, value.square.den, bits).upper, 1n << BigInt(bits));
}

function squareOf(value: RationalOrRoot): Rational {
  return value instanceof Root ? value.square : value.times(value);
}
