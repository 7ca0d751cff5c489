/**
 * Small binary images as letters, and what can happen to their pixels.
 *
 * Notation: an image is written row by row, "1" for a lit pixel and "0" for a
 * dark one, rows separated by "/": "10/11" has three lit pixels. The distance of
 * two images is the number of pixels in which they differ (Hamming).
 */
import { Rational } from "../../exact/rational.js";
import { matrixOf } from "./matrix.js";

/** All 2^(rows·columns) images, in the order of the binary numbers they spell. */
export function allImages(rows: number, columns: number): string[] {
  const size = rows * columns;
  return Array.from({ length: 2 ** size }, (_, number) =>
    imageFromBits(number.toString(2).padStart(size, "0"), columns),
  );
}

/** The image whose pixels, row by row, are the given bits. */
export function imageFromBits(bits: string, columns: number): string {
  const rows: string[] = [];
  for (let start = 0; start < bits.length; start += columns) rows.push(bits.slice(start, start + columns));
  return rows.join("/");
}

/** The pixel-count distance of two images of the same shape; of any two words of the same length. */
export function pixelDistance(first: string, second: string): number {
  let count = 0;
  for (let i = 0; i < first.length; i += 1) if (first[i] !== second[i]) count += 1;
  return count;
}

/** Distances as a distortion matrix: rows source images, columns restored images. */
export function pixelDistances(images: readonly string[], restored: readonly string[]): string[][] {
  return matrixOf(images, restored, (x, y) => Rational.of(BigInt(pixelDistance(x, y))));
}

/** P(y|x) = f^h (1−f)^(n−h), where each of n pixels is wrong with probability f independently and h of them are. */
export function independentFlips(from: string, to: string, flip: Rational): Rational {
  let mass = Rational.one;
  const stay = Rational.one.minus(flip);
  for (let i = 0; i < from.length; i += 1) {
    if (from[i] === "/") continue;
    mass = mass.times(from[i] === to[i] ? stay : flip);
  }
  return mass;
}
