/**
 * Round numbers along an axis, exactly: multiples of 1, 2 or 5 times a power of ten.
 *
 * Their decimals end, so that a tick is labelled by its number and not by a rounded one.
 */
import { Rational } from "../../exact/rational.js";

const ten = Rational.of(10n);
const steps = [1n, 2n, 5n, 10n].map((step) => Rational.of(step));

/** ⌈value⌉. */
function ceiling({ num, den }: Rational): bigint {
  return num >= 0n ? (num + den - 1n) / den : -(-num / den);
}

/** The least of 1, 2, 5 times a power of ten by which at most `most` steps go into the length. */
function stepFor(length: Rational, most: bigint): Rational {
  const least = length.over(Rational.of(most));
  let unit = Rational.one;
  while (unit.lessThan(least)) unit = unit.times(ten);
  while (least.atMost(unit.over(ten))) unit = unit.over(ten);
  // unit/10 < least ≤ unit
  const below = unit.over(ten);
  return steps.map((step) => step.times(below)).find((step) => least.atMost(step)) ?? unit;
}

/** Round numbers in [from, to], at most `most` + 1 of them; none where the range has no length. @param most at least 1 */
export function roundNumbers(from: Rational, to: Rational, most: number): Rational[] {
  if (!from.lessThan(to)) return [];
  const step = stepFor(to.minus(from), BigInt(most));
  const found: Rational[] = [];
  for (let i = ceiling(from.over(step)); ; i++) {
    const value = step.times(Rational.of(i));
    if (to.lessThan(value)) return found;
    found.push(value);
  }
}

/** The digits of a number whose decimals end; p/q for any other. */
export function numberText(value: Rational): string {
  let { den } = value;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let power = 0;
    for (; den % prime === 0n; den /= prime) power++;
    places = Math.max(places, power);
  }
  if (den !== 1n || places > 12) return value.toString();
  const scaled = (value.num * 10n ** BigInt(places)) / value.den;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${scaled < 0n ? "−" : ""}${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
}
