/**
 * Recomputes the counts of the gallery's MNIST problems from the user's own copy of the data.
 *
 * Usage: npx tsx scripts/mnist-counts.ts FOLDER [PROBLEM]
 * FOLDER holds t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, with or without
 * .gz (also spelt t10k-images.idx3-ubyte). Prints one JSON object per problem.
 */
import { fileURLToPath } from "node:url";
import { imageFromBits } from "../src/format/gallery/binary-images.js";
import { readMnistTestSet, type MnistTestSet } from "./mnist-test-set.js";
import { mnistReductions, type MnistReduction } from "../src/format/gallery/mnist.js";

/** The letters that occur, in the order of the binary numbers they spell, and the counts, class by letter. */
export interface MnistCounts {
  readonly alphabet: readonly string[];
  readonly counts: readonly (readonly number[])[];
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
