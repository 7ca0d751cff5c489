/**
 * Rounded values. The only file that uses decimal.js.
 *
 * For people they are marked with ≈, also where the decimal happens to be exact, so that a
 * rounded number can never be mistaken for a result; for programs they are plain digits. A value
 * that is not zero is never printed as zero. decimal.js prints; it never decides (its ln and exp
 * are not true bounds, and rounding a rounded quotient once more can give a wrong last digit).
 */
import { decimals as library } from "#platform/decimals";
import { Enclosure } from "./enclosure.js";
import { once } from "./lazy.js";
import type { Rational } from "./rational.js";
import { Root } from "./root.js";
import type { Value } from "./value.js";

const layout = once(library);

/** Most decimals that are printed. */
export const mostDecimals = 1000;

/**
 * The value rounded half-even to `decimals` places, in plain digits; where that is zero and the value
 * is not, its first digits: as many as decimals are asked for, but one at least and three at most.
 * The rounding is done on integers, once; decimal.js only lays out the digits.
 * @throws RangeError for decimals outside 0..1000
 * @example decimal(Rational.parse("307/1450"), 6) // "0.211724"
 * @example decimal(Rational.parse("3378681/200000000000000"), 6) // "1.69e-8"
 */
export function decimal(value: Rational | Root, decimals: number): string {
  requireDecimals(decimals);
  const rounded = scaled(value, decimals);
  const isZero = (value instanceof Root ? value.square : value).isZero();
  return rounded === 0n && !isZero ? significant(value, decimals) : digits(rounded, decimals);
}

/**
 * `≈` and the rounded value; of an enclosure both ends, rounded outwards, with as many decimals more as show
 * its width.
 * @throws RangeError for decimals outside 0..1000
 * @example approximate(Rational.parse("307/1450"), 6) // "≈0.211724"
 */
export function approximate(value: Value, decimals: number): string {
  if (!(value instanceof Enclosure)) return `≈${decimal(value, decimals)}`;
  requireDecimals(decimals);
  const { lower, upper } = value;
  const places = Math.max(decimals, decimalsOf(value));
  const parts = 10n ** BigInt(places);
  const end = upper === "inf" ? "∞" : digits(-floor(-upper.num * parts, upper.den), places);
  return `≈[${digits(floor(lower.num * parts, lower.den), places)}, ${end}]`;
}

/** Decimals at which the ends of an enclosure differ by ten units or more, as far as that many are printed. */
function decimalsOf({ width }: Enclosure): number {
  if (width === "inf") return 0;
  return Math.min(mostDecimals, String((10n * width.den) / width.num).length);
}

function requireDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > mostDecimals)
    throw new RangeError(`decimals outside 0..${String(mostDecimals)}`);
}

/** scaled/10^decimals with all of its decimals. */
function digits(scaled: bigint, decimals: number): string {
  return new (layout())(`${String(scaled)}${decimals === 0 ? "" : `e-${String(decimals)}`}`).toFixed(decimals);
}

/** value·10^decimals, rounded half-even to an integer. */
function scaled(value: Rational | Root, decimals: number): bigint {
  const parts = 10n ** BigInt(decimals);
  const { num, den } = value instanceof Root ? value.nearest(parts) : value;
  return roundHalfEven(num * parts, den);
}

/** What rounds to zero at so many decimals by its first digits: "1.69e-8". */
function significant(value: Rational | Root, decimals: number): string {
  const wanted = Math.min(Math.max(decimals, 1), 3);
  let places = decimals;
  while (scaled(value, places) === 0n) places = 2 * places + 4;
  const length = (rounded: bigint): number => String(rounded).replace("-", "").length;
  places += wanted - length(scaled(value, places));
  // Rounding up may have made one digit more than there is: 9.9 is 10 without places.
  while (length(scaled(value, places)) < wanted) places++;
  while (length(scaled(value, places)) > wanted) places--;
  const rounded = scaled(value, places);
  const [first = "", ...rest] = String(rounded).replace("-", "");
  const more = rest.length === 0 ? "" : `.${rest.join("")}`;
  return `${rounded < 0n ? "-" : ""}${first}${more}e-${String(places - rest.length)}`;
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
