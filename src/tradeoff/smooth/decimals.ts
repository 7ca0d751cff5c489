/** Ends of enclosures, rounded outwards to as many decimals as their width deserves. */
import { ceilingDivide, floorDivide } from "../../exact/elementary/fixed.js";
import { Rational } from "../../exact/rational.js";

/** The number of decimals with 10^−decimals ≤ tolerance/16. */
export function decimalsFor(tolerance: Rational): number {
  const wanted = (16n * tolerance.den) / tolerance.num;
  return Math.max(2, wanted.toString().length);
}

/** The largest multiple of 10^−decimals that is not larger. */
export function roundedDown(value: Rational, decimals: number): Rational {
  const scale = 10n ** BigInt(decimals);
  return Rational.of(floorDivide(value.num * scale, value.den), scale);
}

/** The least multiple of 10^−decimals that is not smaller. */
export function roundedUp(value: Rational, decimals: number): Rational {
  const scale = 10n ** BigInt(decimals);
  return Rational.of(ceilingDivide(value.num * scale, value.den), scale);
}
