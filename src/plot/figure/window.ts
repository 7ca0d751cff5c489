/**
 * The part of the plane that a figure shows: all corners, and a little beyond them.
 *
 * C goes on without end to the right and upwards; beyond its last corner it is constant in that
 * direction, so that nothing is lost where the picture ends. D and P are never negative.
 */
import { Rational, max, min } from "../../exact/rational.js";

export interface Range {
  readonly from: Rational;
  readonly to: Rational;
}

export interface Window {
  readonly x: Range;
  readonly y: Range;
}

const before = Rational.of(1n, 12n);
const beyond = Rational.of(1n, 6n);
const tenth = Rational.of(1n, 10n);

/** The room of a range without length: a quarter of its only number, or 1/4 at zero. */
function lengthOf(least: Rational, most: Rational): Rational {
  if (least.lessThan(most)) return most.minus(least);
  return least.isZero() ? Rational.of(1n, 4n) : least.abs().over(Rational.of(2n));
}

/** From a little below the least number, but not below 0, to a little beyond the greatest. @param values at least one */
export function boundsRange(values: readonly Rational[]): Range {
  const [least, most] = [values.reduce(min), values.reduce(max)];
  const length = lengthOf(least, most);
  const from = max(Rational.zero, least.minus(length.times(before)));
  return { from, to: most.plus(length.times(beyond)) };
}

/** The numbers with a tenth of their length on either side. @param values at least one */
export function valuesRange(values: readonly Rational[]): Range {
  const [least, most] = [values.reduce(min), values.reduce(max)];
  const room = lengthOf(least, most).times(tenth);
  return { from: least.minus(room), to: most.plus(room) };
}
