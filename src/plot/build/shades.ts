/** Shades of tiles by their heights. */
import { Rational } from "../../exact/rational.js";
import { shade } from "../figure/colours.js";

/** The colour of a tile: the mean of C over its corners, between the least and the greatest C. */
export function tileShade(
  heights: readonly Rational[],
  { least, most }: { readonly least: Rational; readonly most: Rational },
): string {
  if (least.equals(most)) return shade(Rational.zero);
  const low = least.toNumber();
  const mean = heights.reduce((sum, height) => sum + height.toNumber(), 0) / heights.length;
  // A shade is one of 64 and says so: doubles are enough.
  return shade(Rational.of(BigInt(Math.round(((mean - low) / (most.toNumber() - low)) * 1e6)), 1_000_000n));
}

/** The shades from the least to the greatest. */
export const rampColours = Array.from({ length: 30 }, (_, i) => shade(Rational.of(BigInt(i), 29n)));
