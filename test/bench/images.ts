/**
 * N images of mass 1/N each, as letters: coarse copies of them are restored.
 *
 * Ten classes (the digits); the classifier knows every letter's own. The channel is
 * deterministic: a grid of 4×4 blocks, each bright or dark (mean grey level at least 80 of 255).
 * Distortion is the squared error over all pixels, in grey levels.
 */
import { Rational } from "../../src/exact/rational.js";
import { problem, type Problem, type ProblemDefinition } from "../../src/model/problem.js";

/** Images side by side in one array, each `side`×`side` grey levels, and a digit for each. */
export interface Images {
  readonly name: string;
  readonly side: number;
  readonly values: Uint8Array;
  readonly labels: Uint8Array;
}

const blocks = 4;
const bright = 80;

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
