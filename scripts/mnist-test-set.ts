/**
 * Reads the MNIST test set from the user's own copy.
 *
 * Format: IDX, big-endian: two zero bytes, a type byte (8: unsigned), the number
 * of dimensions, one 32-bit size per dimension, then the values in row-major order.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

interface Idx {
  readonly sizes: readonly number[];
  readonly values: Uint8Array;
}

export interface MnistTestSet {
  readonly images: Idx;
  readonly labels: Idx;
}

/** Reads the 10 000 test images and labels. Throws an Error naming what is missing or malformed. */
export function readMnistTestSet(folder: string): MnistTestSet {
  const images = readIdx(folder, "images", 3);
  const labels = readIdx(folder, "labels", 1);
  if (images.sizes[0] !== labels.sizes[0]) throw new Error(`${folder}: as many labels as images expected`);
  return { images, labels };
}

function readIdx(folder: string, kind: "images" | "labels", dimensions: number): Idx {
  const stems = [`t10k-${kind}-idx${String(dimensions)}-ubyte`, `t10k-${kind}.idx${String(dimensions)}-ubyte`];
  const path = stems
    .flatMap((stem) => [stem, `${stem}.gz`])
    .map((name) => join(folder, name))
    .find(existsSync);
  if (path === undefined) throw new Error(`${folder}: neither ${stems.join(" nor ")} found, with or without .gz`);
  const file = readFileSync(path);
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file;
  const start = 4 + 4 * dimensions;
  if (bytes.length < start || bytes.readUInt32BE(0) !== 0x0800 + dimensions) {
    throw new Error(`${path}: not an IDX file of unsigned bytes in ${String(dimensions)} dimensions`);
  }
  const sizes = Array.from({ length: dimensions }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const values = bytes.subarray(start);
  if (values.length !== sizes.reduce((product, size) => product * size, 1))
    throw new Error(`${path}: truncated or too long`);
  return { sizes, values };
}
