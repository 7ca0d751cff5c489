/**
 * Decimals for people. The only file that imports decimal.js.
 *
 * Always marked with ≈, also where the decimal happens to be exact, so that a
 * rounded number can never be mistaken for a result. decimal.js prints; it never
 * decides (its ln and exp are not true bounds, and rounding a rounded quotient once
 * more can give a wrong last digit).
 */
import { Decimal } from "decimal.js";
import { Enclosure } from "./enclosure.js";
import type { Rational } from "./rational.js";
import { Root } from "./root.js";
import type { Value } from "./value.js";

/** Most decimals that are printed. */
export const mostDecimals = 1000;

/** From so many decimals on, zero means zero; with fewer, a coarse rounding is what was asked for. */
const fine = 4;

/**
 * `≈` and the value rounded half-even to `decimals` places, or, where that is zero for four places
 * or more and the value is not, its first three digits; of an enclosure both ends, rounded
 * outwards. The rounding is done on integers, once; decimal.js only lays out the digits.
 * @example approximate(Rational.parse("307/1450"), 6) // "≈0.211724"
 * @example approximate(Rational.parse("3378681/200000000000000"), 6) // "≈1.69e-8"
 */
export function approximate(value: Value, decimals: number): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > mostDecimals) {
    throw new RangeError(`decimals outside 0..${String(mostDecimals)}`);
  }
  const parts = 10n ** BigInt(decimals);
  const digits = (scaled: bigint): string =>
    new Decimal(`${String(scaled)}${decimals === 0 ? "" : `e-${String(decimals)}`}`).toFixed(decimals);
  if (value instanceof Enclosure) {
    const { lower, upper } = value;
    const end = upper === "inf" ? "∞" : digits(-floor(-upper.num * parts, upper.den));
    return `≈[${digits(floor(lower.num * parts, lower.den))}, ${end}]`;
  }
  const rounded = scaled(value, decimals);
  if (rounded === 0n && decimals >= fine && !(value instanceof Root ? value.square : value).isZero())
    return `≈${significant(value, decimals)}`;
  return `≈${digits(rounded)}`;
}

/** value·10^decimals, rounded half-even to an integer. */
function scaled(value: Rational | Root, decimals: number): bigint {
  const parts = 10n ** BigInt(decimals);
  const { num, den } = value instanceof Root ? value.nearest(parts) : value;
  return roundHalfEven(num * parts, den);
}

/** What rounds to zero at so many decimals by its first three digits: "1.69e-8". */
function significant(value: Rational | Root, decimals: number): string {
  let places = decimals;
  while (scaled(value, places) === 0n) places = 2 * places + 4;
  const length = (rounded: bigint): number => String(rounded).replace("-", "").length;
  places += 3 - length(scaled(value, places));
  // Rounding up may have made one digit more than there is: 9.9 is 10 without places.
  while (length(scaled(value, places)) < 3) places++;
  while (length(scaled(value, places)) > 3) places--;
  const rounded = scaled(value, places);
  const [first = "", ...rest] = String(rounded).replace("-", "");
  return `${rounded < 0n ? "-" : ""}${first}.${rest.join("")}e-${String(places - 2)}`;
}

/** ⌊num/den⌋, den > 0. */
function floor(num: bigint, den: bigint): bigint {
  return num >= 0n ? num / den : -((-num + den - 1n) / den);
}

/** The integer nearest to num/den (den > 0), ties to the even one. */
function roundHalfEven(num: bigint, den: bigint): bigint {
  const below = floor(num, den);
  const twice = 2n * (num - below * den);
  return twice > den || (twice === den && below % 2n !== 0n) ? below + 1n : below;
}
