/** Grids that several statements share. */
import type { Axes } from "../../enumeration/family.js";

/** Two classes, at most three letters on either side of the channel, rows over at most 3, sources over at most 4. */
export const upToThreeLetters: Axes = {
  classes: [2],
  inputs: [1, 2, 3],
  outputs: [1, 2, 3],
  denominator: [1n, 2n, 3n],
  sourceDenominator: [1n, 2n, 3n, 4n],
};
