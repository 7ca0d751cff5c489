/**
 * Grey images with their classes, and the readers' way to say what is missing.
 */

/** Images of one size, one after the other in one array, each row by row; grey levels 0 … 255. */
export interface Images {
  readonly side: number;
  readonly count: number;
  readonly values: Uint8Array;
  /** The class of each image. */
  readonly labels: Uint8Array;
  /** The names of the classes, by their number. */
  readonly classNames: readonly string[];
}

/** Data that is not there: a run says so and ends without a failure. */
export class MissingData extends Error {}

/** The grey levels of one image. */
export function pixelsOf({ values, side }: Images, image: number): Uint8Array {
  return values.subarray(image * side ** 2, (image + 1) * side ** 2);
}

/** The images with these numbers, in this order. */
export function chosen(images: Images, numbers: readonly number[]): Images {
  const size = images.side ** 2;
  const values = new Uint8Array(numbers.length * size);
  numbers.forEach((number, i) => values.set(pixelsOf(images, number), i * size));
  return { ...images, count: numbers.length, values, labels: Uint8Array.from(numbers, (i) => images.labels[i] ?? 0) };
}

/** Half the side: each pixel is the mean of 2×2, rounded down. @throws RangeError for an odd side */
export function halved(images: Images): Images {
  if (images.side % 2 !== 0) throw new RangeError(`a side of ${String(images.side)} pixels cannot be halved`);
  const side = images.side / 2;
  const values = new Uint8Array(images.count * side ** 2);
  for (let image = 0; image < images.count; image++) {
    const pixels = pixelsOf(images, image);
    for (let i = 0; i < side ** 2; i++) {
      const start = 2 * Math.floor(i / side) * images.side + 2 * (i % side);
      const sum = [0, 1, images.side, images.side + 1].reduce((total, step) => total + (pixels[start + step] ?? 0), 0);
      values[image * side ** 2 + i] = Math.floor(sum / 4);
    }
  }
  return { ...images, side, values };
}
