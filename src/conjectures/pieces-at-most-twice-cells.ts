/**
 * The surface of C has at most 2·|Y|·|X̂| pieces.
 *
 * False as well: see pieces-at-most-cells.ts, where more than that were seen. The smallest that is
 * known has one output, three letters and 7 pieces, under squared Wasserstein-2. Rare among random
 * instances, one in 300: this one is for climbing.
 * Score: pieces / (|Y|·|X̂|).
 */
import { nonNegativeMatrix } from "../generate/numbers.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { piecesWithin } from "./pieces-at-most-cells.js";

export const piecesAtMostTwiceCells: Conjecture = {
  name: "pieces-at-most-twice-cells",
  statement:
    "C(D,P) has at most twice as many pieces with two-dimensional cells as the restorer has entries, 2·|Y|·|X̂|",
  source: "ours",
  ...piecesWithin(2n),
  instances: sameAlphabet({
    inputs: [2, 3],
    outputs: [1, 3],
    classes: [2, 3],
    distortion: (letters) => nonNegativeMatrix(letters.length, letters.length).map((matrix) => ({ matrix })),
  }),
  argument:
    "The certified surface lists its pieces, each with a cell that has an area, and there are more than 2·|Y|·|X̂|.",
};
