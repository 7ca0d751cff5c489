/**
 * Handwritten digits, reduced to a few blocks: empirical sources from real data.
 *
 * An image of the MNIST test set is cut to a box and the box into blocks; a block
 * is lit when its mean ink exceeds the mean ink of the box. The letters are the
 * binary images that occur; counts[k][x] is how often digit k became letter x.
 * scripts/mnist-counts.ts recomputes the counts from the published files.
 * Source: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits.
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { allImages, independentFlips, pixelDistances } from "./binary-images.js";
import { deterministicChannel, distinct, matrixOf } from "./matrix.js";

/** A reduction of test images to letters: rows and columns of the box are half-open ranges of pixels. */
export interface MnistReduction {
  readonly digits: readonly number[];
  readonly blocks: { readonly rows: number; readonly columns: number };
  readonly box: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** One reduction per problem, by the problem's name. */
export const mnistReductions = {
  "mnist-4-9": { digits: [4, 9], blocks: { rows: 2, columns: 2 }, box: { top: 4, bottom: 24, left: 4, right: 24 } },
  "mnist-digits": {
    digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    blocks: { rows: 3, columns: 2 },
    box: { top: 5, bottom: 23, left: 4, right: 24 },
  },
} as const satisfies Record<string, MnistReduction>;

/**
 * The letters of each problem, increasing as binary numbers: all images but those
 * that never occur. All blocks lit is impossible (not every block can exceed the
 * mean), all dark would take blocks of exactly equal ink.
 */
const letters = {
  "mnist-4-9": allImages(2, 2).filter((image) => !["00/00", "11/11"].includes(image)),
  "mnist-digits": allImages(3, 2).filter((image) => !["00/00/00", "10/00/10", "11/11/11"].includes(image)),
};

/** Counts, class by letter. */
const counts = {
  "mnist-4-9": [
    [229, 33, 115, 3, 209, 148, 83, 1, 116, 2, 0, 6, 35, 2],
    [92, 1, 3, 74, 413, 94, 16, 0, 123, 0, 1, 26, 166, 0],
  ],
  "mnist-digits": [
    [
      0, 2, 28, 0, 1, 1, 3, 0, 0, 2, 7, 2, 2, 1, 5, 10, 20, 137, 210, 0, 6, 31, 8, 16, 8, 151, 80, 1, 1, 33, 3, 1, 25,
      36, 0, 2, 0, 4, 2, 3, 2, 1, 1, 1, 0, 0, 10, 36, 8, 55, 2, 4, 0, 0, 7, 7, 2, 2, 0, 0, 0,
    ],
    [
      1, 0, 0, 0, 12, 0, 0, 0, 3, 0, 1, 0, 2, 0, 0, 0, 4, 9, 0, 11, 249, 643, 21, 0, 4, 25, 1, 0, 4, 22, 0, 0, 5, 1, 0,
      88, 0, 3, 0, 12, 1, 0, 0, 6, 0, 1, 0, 1, 0, 1, 0, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0,
    ],
    [
      1, 0, 59, 0, 5, 20, 77, 0, 3, 1, 6, 5, 4, 15, 19, 0, 3, 59, 253, 1, 1, 117, 134, 0, 0, 2, 13, 4, 2, 9, 3, 0, 11,
      49, 1, 17, 11, 17, 0, 4, 0, 4, 2, 0, 1, 0, 0, 7, 3, 45, 1, 9, 19, 14, 0, 0, 1, 0, 0, 0, 0,
    ],
    [
      0, 0, 1, 0, 19, 1, 23, 0, 1, 0, 1, 0, 23, 0, 1, 0, 17, 6, 26, 47, 160, 88, 147, 1, 23, 2, 1, 7, 30, 3, 4, 0, 12,
      2, 2, 110, 1, 13, 0, 6, 0, 0, 2, 32, 0, 0, 3, 35, 0, 0, 13, 111, 1, 6, 1, 9, 0, 0, 4, 15, 0,
    ],
    [
      0, 0, 3, 1, 8, 5, 4, 0, 2, 0, 1, 203, 327, 36, 4, 0, 0, 0, 0, 0, 3, 3, 1, 0, 5, 0, 1, 124, 101, 67, 1, 0, 1, 0, 0,
      0, 0, 0, 0, 1, 0, 0, 9, 69, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ],
    [
      0, 0, 2, 0, 7, 1, 13, 0, 2, 0, 2, 0, 12, 13, 0, 4, 21, 48, 43, 2, 14, 27, 27, 36, 109, 122, 27, 10, 15, 19, 0, 0,
      16, 7, 1, 31, 1, 12, 2, 30, 0, 0, 8, 51, 0, 0, 5, 40, 1, 5, 3, 13, 0, 0, 18, 61, 1, 0, 2, 8, 0,
    ],
    [
      0, 0, 7, 0, 55, 15, 111, 0, 12, 4, 64, 4, 134, 108, 224, 0, 0, 2, 2, 0, 2, 3, 1, 0, 8, 18, 44, 0, 1, 23, 9, 0, 1,
      2, 0, 15, 0, 12, 0, 13, 0, 4, 0, 48, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
      0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 7, 2, 0, 0, 0, 1, 2, 1, 57, 7, 110, 3, 0, 1, 0, 0, 37, 27, 10, 0, 0, 3, 0, 14,
      99, 6, 1, 0, 1, 0, 0, 2, 20, 0, 0, 0, 3, 0, 1, 182, 336, 65, 1, 0, 2, 0, 0, 4, 21, 0,
    ],
    [
      1, 0, 1, 5, 13, 19, 14, 1, 5, 2, 2, 14, 15, 21, 1, 18, 11, 41, 11, 70, 27, 171, 15, 37, 30, 49, 4, 67, 7, 47, 1,
      0, 4, 2, 15, 29, 11, 7, 1, 13, 0, 2, 20, 23, 1, 0, 14, 9, 5, 1, 36, 17, 9, 0, 12, 9, 1, 0, 5, 8, 0,
    ],
    [
      1, 0, 0, 5, 7, 3, 0, 0, 0, 0, 0, 59, 95, 1, 0, 0, 0, 0, 2, 38, 24, 10, 3, 3, 2, 0, 0, 309, 152, 22, 0, 0, 3, 0, 1,
      21, 0, 1, 0, 3, 0, 0, 44, 142, 0, 0, 0, 2, 0, 0, 3, 10, 1, 0, 0, 2, 0, 0, 10, 30, 0,
    ],
  ],
};

const reference =
  "Counted from the 10000 test images of the MNIST database of handwritten digits, Y. LeCun, C. Cortes and C. J. C. Burges; reduction and channel constructed for this gallery";

/** Fours and nines on 2×2 blocks, every block misread with probability 1/10. */
export const mnistFourNine = (): ProblemFile => {
  const alphabet = letters["mnist-4-9"];
  const outputs = allImages(2, 2);
  const flip = Rational.of(1n, 10n);
  return {
    format: problemFormat,
    name: "mnist-4-9",
    description:
      "Real handwritten fours and nines reduced to two by two blocks, with one block in ten misread: an empirical source given by counts.",
    reference,
    source: { alphabet, classNames: ["4", "9"], counts: counts["mnist-4-9"].map((row) => row.map(String)) },
    channel: { outputs, matrix: matrixOf(alphabet, outputs, (x, y) => independentFlips(x, y, flip)) },
    classifier: "bayes",
    distortion: { matrix: pixelDistances(alphabet, alphabet) },
    perception: "total-variation",
  };
};

/** All ten digits on 3×2 blocks whose bottom row is lost: inpainting. */
export const mnistDigits = (): ProblemFile => {
  const alphabet = letters["mnist-digits"];
  const upperRows = (image: string): string => image.slice(0, "00/00".length);
  const outputs = distinct(alphabet.map(upperRows));
  return {
    format: problemFormat,
    name: "mnist-digits",
    description:
      "All ten handwritten digits reduced to three by two blocks with the bottom row lost: inpainting, the largest problem of the gallery with real data.",
    reference,
    source: {
      alphabet,
      classNames: mnistReductions["mnist-digits"].digits.map(String),
      counts: counts["mnist-digits"].map((row) => row.map(String)),
    },
    channel: { outputs, matrix: deterministicChannel(alphabet, outputs, upperRows) },
    classifier: "bayes",
    distortion: { matrix: pixelDistances(alphabet, alphabet) },
    perception: "total-variation",
  };
};
