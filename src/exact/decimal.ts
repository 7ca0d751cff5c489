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
import { Root } from "./root.js";
import type { Value } from "./value.js";

/** Most decimals that are printed. */
export const mostDecimals = 1000;

/**
 * `≈` and the value rounded half-even to `decimals` places; of an enclosure both ends, rounded
 * outwards. The rounding is done on integers, once; decimal.js only lays out the digits.
 * @example approximate(Rational.parse("307/1450"), 6) // "≈0.211724"
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
  const { num, den } = value instanceof Root ? value.nearest(parts) : value;
  return `≈${digits(roundHalfEven(num * parts, den))}`;
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
