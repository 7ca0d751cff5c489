/**
 * Letters made of images: the finite alphabets of the experiments.
 *
 * Patterns: the image is cut into blocks, a block is lit where its mean ink exceeds that of the whole image; all
 * images with one pattern are one letter, shown by the mean of them. A class has a count per letter, so that the
 * source is the empirical one. Samples: N images are N letters, each of mass 1/N.
 */
import { pixelsOf, type Images } from "./images.js";

/** Letters, each with an image; `counts[k][i]` is how often class k has letter i. */
export interface Letters {
  readonly names: readonly string[];
  readonly side: number;
  /** The image of each letter, grey levels 0 … 255. */
  readonly images: readonly Uint8Array[];
  readonly classNames: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** A box of pixels, from its first rows and columns to those before its ends, cut into rows and columns of blocks. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly box: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** The ink of each block: sums of grey levels. @throws RangeError where the box is no multiple of the blocks */
export function inkOfBlocks(pixels: Uint8Array, side: number, { rows, columns, box }: Grid): number[] {
  const [height, width] = [(box.bottom - box.top) / rows, (box.right - box.left) / columns];
  if (!Number.isInteger(height) || !Number.isInteger(width)) throw new RangeError("blocks of equal size expected");
  const ink = new Array<number>(rows * columns).fill(0);
  for (let y = box.top; y < box.bottom; y++)
    for (let x = box.left; x < box.right; x++) {
      const block = Math.floor((y - box.top) / height) * columns + Math.floor((x - box.left) / width);
      ink[block] = (ink[block] ?? 0) + (pixels[y * side + x] ?? 0);
    }
  return ink;
}

/**
 * The pattern of an image, a digit per block: with two levels "1" for lit, (number of blocks)·(its ink) > (ink of the
 * box). Of more levels each is 2/levels of the mean wide, and the last has all above.
 */
export function patternOf(pixels: Uint8Array, side: number, grid: Grid, levels = 2): string {
  const ink = inkOfBlocks(pixels, side, grid);
  const total = ink.reduce((sum, one) => sum + one, 0);
  const level = (one: number): number => {
    if (total === 0) return 0;
    const steps = Math.ceil((levels * ink.length * one) / (2 * total));
    return Math.min(levels, Math.max(1, steps)) - 1;
  };
  return ink.map((one) => String(level(one))).join("");
}

/**
 * The letters of the patterns that at least `least` images have; rarer ones are left out of the source.
 * @returns letters in the order of their patterns, which are their names
 */
export function patternLetters(
  images: Images,
  classes: readonly number[],
  grid: Grid,
  least: number,
  levels = 2,
): Letters {
  const size = images.side ** 2;
  const found = new Map<string, { counts: number[]; sums: Float64Array }>();
  for (let image = 0; image < images.count; image++) {
    const row = classes.indexOf(images.labels[image] ?? 0);
    if (row < 0) continue;
    const pixels = pixelsOf(images, image);
    const pattern = patternOf(pixels, images.side, grid, levels);
    const entry = found.get(pattern) ?? { counts: classes.map(() => 0), sums: new Float64Array(size) };
    entry.counts[row] = (entry.counts[row] ?? 0) + 1;
    pixels.forEach((value, i) => (entry.sums[i] = (entry.sums[i] ?? 0) + value));
    found.set(pattern, entry);
  }
  const numberOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const kept = [...found].filter(([, { counts }]) => numberOf(counts) >= least).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    names: kept.map(([pattern]) => pattern),
    side: images.side,
    images: kept.map(([, { sums, counts }]) => Uint8Array.from(sums, (sum) => Math.round(sum / numberOf(counts)))),
    classNames: classes.map((label) => images.classNames[label] ?? String(label)),
    counts: classes.map((_, row) => kept.map(([, { counts }]) => counts[row] ?? 0)),
  };
}

/** N images as N letters: the same number of each class, the first ones of the data. */
export function sampleLetters(images: Images, classes: readonly number[], count: number): Letters {
  const each = count / classes.length;
  if (!Number.isInteger(each)) throw new RangeError("the same number of images of each class expected");
  const numbers = classes.flatMap((label) => {
    const own = [...images.labels.keys()].filter((image) => images.labels[image] === label).slice(0, each);
    if (own.length < each) throw new RangeError(`fewer than ${String(each)} images of class ${String(label)}`);
    return own;
  });
  const classNames = classes.map((label) => images.classNames[label] ?? String(label));
  return {
    names: numbers.map((_, i) => `${classNames[Math.floor(i / each)] ?? ""}-${String((i % each) + 1)}`),
    side: images.side,
    images: numbers.map((number) => pixelsOf(images, number).slice()),
    classNames,
    counts: classes.map((_, row) => numbers.map((__, i) => (Math.floor(i / each) === row ? 1 : 0))),
  };
}

/** Squared error over all pixels between the images of two letters, in grey levels²: whole numbers. */
export function squaredErrors(letters: Letters): number[][] {
  return letters.images.map((one) =>
    letters.images.map((other) => one.reduce((sum, value, i) => sum + (value - (other[i] ?? 0)) ** 2, 0)),
  );
}
