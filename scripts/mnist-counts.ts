/**
 * Recomputes the counts of the gallery's MNIST problems from the user's own copy of the data.
 *
 * Usage: npx tsx scripts/mnist-counts.ts FOLDER [PROBLEM]
 * FOLDER holds t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, with or without
 * .gz (also spelt t10k-images.idx3-ubyte). Prints one JSON object per problem.
 * Format: IDX, big-endian: two zero bytes, a type byte (8: unsigned), the number
 * of dimensions, one 32-bit size per dimension, then the values in row-major order.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { imageFromBits } from "../src/format/gallery/binary-images.js";
import { mnistReductions, type MnistReduction } from "../src/format/gallery/mnist.js";

interface Idx {
  readonly sizes: readonly number[];
  readonly values: Uint8Array;
}

export interface MnistTestSet {
  readonly images: Idx;
  readonly labels: Idx;
}

/** The letters that occur, in the order of the binary numbers they spell, and the counts, class by letter. */
export interface MnistCounts {
  readonly alphabet: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** Reads the 10 000 test images and labels. Throws an Error naming what is missing or malformed. */
export function readMnistTestSet(folder: string): MnistTestSet {
  const images = readIdx(folder, "images", 3);
  const labels = readIdx(folder, "labels", 1);
  if (images.sizes[0] !== labels.sizes[0]) throw new Error(`${folder}: as many labels as images expected`);
  return { images, labels };
}

/**
 * Counts the reduced images of each digit.
 *
 * An image is cut to the reduction's box and the box into equal blocks; a block
 * is lit when its mean ink exceeds the mean ink of the box, that is, when
 * (number of blocks)·(ink of the block) > (ink of the box). Integers throughout.
 */
export function mnistCounts({ images, labels }: MnistTestSet, reduction: MnistReduction): MnistCounts {
  const { digits, blocks, box } = reduction;
  const [, height = 0, width = 0] = images.sizes;
  const blockHeight = (box.bottom - box.top) / blocks.rows;
  const blockWidth = (box.right - box.left) / blocks.columns;
  const tallies = new Map<string, number[]>();
  labels.values.forEach((label, number) => {
    const row = digits.indexOf(label);
    if (row < 0) return;
    const ink = new Array<number>(blocks.rows * blocks.columns).fill(0);
    for (let y = box.top; y < box.bottom; y += 1) {
      for (let x = box.left; x < box.right; x += 1) {
        const block =
          Math.floor((y - box.top) / blockHeight) * blocks.columns + Math.floor((x - box.left) / blockWidth);
        ink[block] = (ink[block] ?? 0) + (images.values[(number * height + y) * width + x] ?? 0);
      }
    }
    const total = ink.reduce((sum, value) => sum + value, 0);
    const letter = imageFromBits(ink.map((value) => (ink.length * value > total ? "1" : "0")).join(""), blocks.columns);
    const tally = tallies.get(letter) ?? digits.map(() => 0);
    tally[row] = (tally[row] ?? 0) + 1;
    tallies.set(letter, tally);
  });
  const alphabet = [...tallies.keys()].sort();
  return { alphabet, counts: digits.map((_, row) => alphabet.map((letter) => tallies.get(letter)?.[row] ?? 0)) };
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, only] = process.argv.slice(2);
  const chosen = Object.entries(mnistReductions).filter(([name]) => only === undefined || name === only);
  if (folder === undefined || chosen.length === 0) {
    console.error(`usage: mnist-counts.ts FOLDER [${Object.keys(mnistReductions).join(" | ")}]`);
    process.exitCode = 2;
  } else {
    const data = readMnistTestSet(folder);
    for (const [name, reduction] of chosen) console.log(JSON.stringify({ name, ...mnistCounts(data, reduction) }));
  }
}
