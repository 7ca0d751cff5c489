/** Fractions as decimals for people, rounded to nearest in whole numbers; every such number is marked ≈. */
import type { Enclosure } from "exact-cdp";
import { Rational } from "exact-cdp";

/** @example decimal(Rational.of(2n, 3n), 3) // "0.667" */
export function decimal(value: Rational, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const magnitude = value.num < 0n ? -value.num : value.num;
  const units = (2n * magnitude * scale + value.den) / (2n * value.den);
  const text = units.toString().padStart(digits + 1, "0");
  const sign = value.num < 0n && units > 0n ? "-" : "";
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** One decimal where both ends of an enclosure round to it, else both. */
export function decimalOf(value: Rational | Enclosure, digits: number): string {
  if (value instanceof Rational) return decimal(value, digits);
  const [lower, upper] = [value.lower, value.upper].map((end) => (end === "inf" ? "∞" : decimal(end, digits)));
  return lower === upper ? String(lower) : `${String(lower)} to ${String(upper)}`;
}

/** The least number with so many decimals that is at least the value, which is ≥ 0. */
export function roundedUp({ num, den }: Rational, digits: number): Rational {
  const scale = 10n ** BigInt(digits);
  return Rational.of((num * scale + den - 1n) / den, scale);
}

/** `count` numbers inside [from, to], at equal steps, cut to so many decimals that they differ. */
export function roundNumbersBetween(from: Rational, to: Rational, count: number): Rational[] {
  const width = to.minus(from);
  if (!Rational.zero.lessThan(width)) return [];
  let digits = 1;
  while (width.times(Rational.of(10n ** BigInt(digits), 1n)).lessThan(Rational.of(BigInt(5 * count), 1n))) digits++;
  const found = Array.from({ length: count }, (_, i) =>
    Rational.from(decimal(from.plus(width.times(Rational.of(BigInt(i + 1), BigInt(count + 1)))), digits)),
  );
  return found.filter((one) => !one.lessThan(from) && !to.lessThan(one));
}
