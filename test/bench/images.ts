/**
 * N images of mass 1/N each, as letters: coarse copies of them are restored.
 *
 * Ten classes (the digits); the classifier knows every letter's own. The channel is
 * deterministic: a grid of 4×4 blocks, each bright or dark (mean grey level at least 80 of 255).
 * Distortion is the squared error over all pixels, in grey levels.
 */
import { readMnistTestSet } from "../../scripts/mnist-test-set.js";
import { Rational } from "../../src/exact/rational.js";
import { problem, type Problem, type ProblemDefinition } from "../../src/model/problem.js";
import { seeded } from "./families.js";

/** Images side by side in one array, each `side`×`side` grey levels, and a digit for each. */
export interface Images {
  readonly name: string;
  readonly side: number;
  readonly values: Uint8Array;
  readonly labels: Uint8Array;
}

const side = 28;
const blocks = 4;
const bright = 80;

/** The MNIST test set of a folder, or, where none is given, strokes. */
export function imagesOf(folder: string | undefined, count: number): Images {
  if (folder === undefined) return strokes(count);
  const { images, labels } = readMnistTestSet(folder);
  return { name: "mnist", side, values: images.values, labels: labels.values };
}

/**
 * Images drawn at random, of the size of MNIST's and about as alike: each of ten classes is a line
 * through four points, an image is that line with its points moved by up to three pixels, three pixels thick.
 */
function strokes(count: number): Images {
  const draw = seeded(28);
  const at = (): number => 6 + draw(17);
  const classes = Array.from({ length: 10 }, () => Array.from({ length: 4 }, () => [at(), at()] as const));
  const values = new Uint8Array(count * side ** 2);
  const labels = new Uint8Array(count);
  const moved = (value: number): number => value + draw(601) / 100 - 3;
  for (let image = 0; image < count; image++) {
    const label = (labels[image] = draw(classes.length));
    const points = classes[label]!.map(([x, y]) => [moved(x), moved(y)] as const);
    for (let pixel = 0; pixel < side ** 2; pixel++) {
      const [x, y] = [pixel % side, Math.floor(pixel / side)];
      const distance = Math.min(...points.slice(1).map((end, i) => distanceTo(points[i]!, end, x, y)));
      values[image * side ** 2 + pixel] = Math.round(255 * Math.max(0, Math.min(1, 2 - distance)));
    }
  }
  return { name: "strokes", side, values, labels };
}

type Place = readonly [number, number];

/** From a pixel to the line between two places. */
function distanceTo([ax, ay]: Place, [bx, by]: Place, x: number, y: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay));
}

/** The problem of the first `size` images; "total-variation", or a transport cost of squared pixel errors. */
export function imageProblem(images: Images, size: number, perception: "total-variation" | "transport"): Problem {
  return problem(imageDefinition(images, size, perception));
}

export function imageDefinition(
  images: Images,
  size: number,
  perception: "total-variation" | "transport",
): ProblemDefinition {
  const pixels = images.side ** 2;
  if (images.labels.length < size)
    throw new RangeError(`${String(images.labels.length)} images, ${String(size)} asked`);
  const alphabet = Array.from({ length: size }, (_, i) => `image ${String(i + 1)}`);
  const digits = [...new Set(images.labels.subarray(0, size))].sort((a, b) => a - b);
  const count = (digit: number): number => images.labels.subarray(0, size).filter((label) => label === digit).length;
  const coarse = alphabet.map((_, i) => pattern(images, i));
  const outputs = [...new Set(coarse)].sort();
  const distances = squaredErrors(images.values, size, pixels);
  const matrix = alphabet.map((_, i) => alphabet.map((_, j) => Rational.of(BigInt(distances[i * size + j]!), 1n)));
  return {
    name: `${images.name}-${String(size)}-${perception}`,
    source: {
      alphabet,
      classes: digits.map((digit) => ({
        name: String(digit),
        prior: Rational.of(BigInt(count(digit)), BigInt(size)),
        pmf: alphabet.map((_, i) =>
          images.labels[i] === digit ? Rational.of(1n, BigInt(count(digit))) : Rational.zero,
        ),
      })),
    },
    channel: {
      outputs,
      matrix: coarse.map((one) => outputs.map((other) => (one === other ? Rational.one : Rational.zero))),
    },
    classifier: alphabet.map((_, i) => String(images.labels[i])),
    distortion: { matrix },
    perception: perception === "transport" ? { transport: matrix } : perception,
  };
}

/** Which blocks are bright, row by row, as zeros and ones. */
function pattern({ values, side }: Images, image: number): string {
  const width = side / blocks;
  let text = "";
  for (let block = 0; block < blocks ** 2; block++) {
    let total = 0;
    for (let pixel = 0; pixel < width ** 2; pixel++) {
      const row = Math.floor(block / blocks) * width + Math.floor(pixel / width);
      const column = (block % blocks) * width + (pixel % width);
      total += values[image * side ** 2 + row * side + column]!;
    }
    text += total >= bright * width ** 2 ? "1" : "0";
  }
  return text;
}

function squaredErrors(values: Uint8Array, size: number, pixels: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      let total = 0;
      for (let pixel = 0; pixel < pixels; pixel++) {
        const difference = values[i * pixels + pixel]! - values[j * pixels + pixel]!;
        total += difference * difference;
      }
      result[i * size + j] = total;
      result[j * size + i] = total;
    }
  }
  return result;
}
