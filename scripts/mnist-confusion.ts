/**
 * Recomputes examples/data/digits.csv from the user's own copy of the MNIST test set.
 *
 * Usage: npx tsx scripts/mnist-confusion.ts FOLDER
 * FOLDER is that of mnist-counts.ts. A digit is recognised by the nearest mean image: of the first
 * 5 000 test images the mean of each digit is taken, and each of the other 5 000 is answered by the
 * digit whose mean is nearest in squared error, ties to the smaller digit. Integers throughout: with
 * n images of sum S, the squared error to the mean S/n times n² is Σ (n·pixel − S)².
 */
import { fileURLToPath } from "node:url";
import { readMnistTestSet, type MnistTestSet } from "./mnist-test-set.js";

const classes = 10;
const known = 5_000;

/** counts[k][j]: how often digit k was answered as j. */
export function nearestMeanConfusion({ images, labels }: MnistTestSet): number[][] {
  const [count = 0, height = 0, width = 0] = images.sizes;
  const pixels = height * width;
  const sums = Array.from({ length: classes }, () => new Array<number>(pixels).fill(0));
  const sizes = new Array<number>(classes).fill(0);
  const pixel = (image: number, i: number): number => images.values[image * pixels + i] ?? 0;
  for (let image = 0; image < known; image++) {
    const digit = labels.values[image] ?? 0;
    const sum = sums[digit] ?? [];
    sizes[digit] = (sizes[digit] ?? 0) + 1;
    for (let i = 0; i < pixels; i++) sum[i] = (sum[i] ?? 0) + pixel(image, i);
  }
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let image = known; image < count; image++) {
    const row = counts[labels.values[image] ?? 0] ?? [];
    const answer = nearest(
      sums.map((sum, digit) => distance(sum, sizes[digit] ?? 0, (i) => pixel(image, i))),
      sizes,
    );
    row[answer] = (row[answer] ?? 0) + 1;
  }
  return counts;
}

/** Σ (n·pixel − S)², an integer below 2⁵³ for n below 1 500. */
function distance(sum: readonly number[], n: number, pixel: (i: number) => number): number {
  return sum.reduce((total, s, i) => total + (n * pixel(i) - s) ** 2, 0);
}

/** The first digit with the least distance/n²; fractions are compared by cross-multiplication. */
function nearest(distances: readonly number[], sizes: readonly number[]): number {
  const scaled = (digit: number, other: number): bigint =>
    BigInt(distances[digit] ?? 0) * BigInt(sizes[other] ?? 0) ** 2n;
  return distances.reduce((best, _, digit) => (scaled(digit, best) < scaled(best, digit) ? digit : best), 0);
}

/** The matrix as CSV, with the digits above the columns and before the rows. */
export function confusionCsv(counts: readonly (readonly number[])[]): string {
  const digits = counts.map((_, digit) => String(digit));
  return [["digit", ...digits], ...counts.map((row, digit) => [digit, ...row])]
    .map((row) => `${row.join(",")}\n`)
    .join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error("usage: mnist-confusion.ts FOLDER");
    process.exitCode = 2;
  } else process.stdout.write(confusionCsv(nearestMeanConfusion(readMnistTestSet(folder))));
}
