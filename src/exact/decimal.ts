/**
 * Decimals for people. The only file that imports decimal.js.
 *
 * Always marked with ≈, also where the decimal happens to be exact, so that a
 * rounded number can never be mistaken for a result. decimal.js prints; it never
 * decides (its ln and exp are not true bounds, and rounding a rounded quotient once
 * more can give a wrong last digit).
 */
import { Decimal } from "decimal.js";
import type { Rational } from "./rational.js";
import { Root, type RationalOrRoot } from "./root.js";

/** Most decimals that are printed. */
export const mostDecimals = 1000;

/**
 * `≈` and the value rounded half-even to `decimals` places. The rounding is done on integers,
 * once; decimal.js only lays out the digits.
 * @example approximate(Rational.parse("307/1450"), 6) // "≈0.211724"
 */
export function approximate(value: RationalOrRoot, decimals: number): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > mostDecimals) {
    throw new RangeError(`decimals outside 0..${String(mostDecimals)}`);
  }
  const parts = 10n ** BigInt(decimals);
  const scaled = scaledTo(parts, value instanceof Root ? value.nearest(parts) : value);
  const exponent = decimals === 0 ? "" : `e-${String(decimals)}`;
  return `≈${new Decimal(`${String(scaled)}${exponent}`).toFixed(decimals)}`;
}

function scaledTo(parts: bigint, { num, den }: Rational): bigint {
  return roundHalfEven(num * parts, den);
}

/** The integer nearest to num/den (den > 0), ties to the even one. */
function roundHalfEven(num: bigint, den: bigint): bigint {
  const floor = num >= 0n ? num / den : -((-num + den - 1n) / den);
  const twice = 2n * (num - floor * den);
  if (twice > den || (twice === den && floor % 2n !== 0n)) return floor + 1n;
  return floor;
}
