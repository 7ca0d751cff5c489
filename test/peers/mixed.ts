/**
 * Seeded problem files of every linear kind of perception, in mixed shapes.
 *
 * 2 to 6 letters in each of X, Y, X̂ (sizes drawn separately), 2 to 4 classes, masses
 * that are often zero, alphabets that overlap in part, letters that are equal as
 * numbers but not as letters ("1/2" and "0.5"), sources given by classes or by counts.
 * Everything is text: what a problem file says, before this toolkit has read it.
 */
import type {
  ClassEntry,
  DistortionEntry,
  PerceptionEntry,
  ProblemFile,
  SourceEntry,
} from "../../src/format/problem-file.js";
import { seeded } from "../bench/families.js";

export const kinds = [
  "total-variation",
  "wasserstein-1",
  "wasserstein-2-squared",
  "transport",
  "chebyshev",
  "kolmogorov-smirnov",
  "witnesses",
] as const;

export type Kind = (typeof kinds)[number];

/** Kinds that read letters as numbers. */
const onALine: readonly Kind[] = ["wasserstein-1", "wasserstein-2-squared"];
const numericLetters = ["0", "1", "2", "3", "1/2", "0.5", "-1", "2.0", "7/3", "10"];
const namedLetters = ["a", "b", "c", "d", "e", "f", "g", "h", "0", "1"];

type Draw = (below: number) => number;

/** The problem of a kind and a seed, as a file. */
export function mixedProblem(kind: Kind, seed: number): ProblemFile {
  const draw = seeded(1_000_003 * (1 + kinds.indexOf(kind)) + seed);
  const pool = onALine.includes(kind) || draw(3) > 0 ? numericLetters : namedLetters;
  const letters = some(draw, pool, size(draw));
  const outputs = Array.from({ length: size(draw) }, (_, y) => `y${String(y)}`);
  const ownAlphabet = draw(3) === 0;
  const restored = ownAlphabet ? letters : some(draw, pool, size(draw));
  const classNames = Array.from({ length: 2 + draw(3) }, (_, k) => `w${String(k + 1)}`);
  const largest = draw(2) === 0 ? 6 : 1000;
  return {
    format: "exact-cdp/problem@1",
    name: `mixed-${kind}-${String(seed)}`,
    source: source(draw, letters, classNames, largest),
    channel: { outputs, matrix: letters.map(() => masses(draw, outputs.length, largest)) },
    ...(ownAlphabet ? {} : { restored: { alphabet: restored } }),
    classifier: ownAlphabet && draw(3) > 0 ? "bayes" : restored.map(() => classNames[draw(classNames.length)]!),
    distortion: distortion(draw, pool, letters, restored),
    perception: perception(draw, kind, letters, restored),
  };
}

function size(draw: Draw): number {
  return 2 + draw(5);
}

/** Different items of a list, in random order. */
function some(draw: Draw, items: readonly string[], count: number): string[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(draw(left.length), 1)[0]!);
}

/** Weights with about one zero in four, at least one of them positive. */
function weights(draw: Draw, count: number, largest: number): number[] {
  const drawn = Array.from({ length: count }, () => (draw(4) === 0 ? 0 : 1 + draw(largest)));
  if (!drawn.some((weight) => weight > 0)) drawn[draw(count)] = 1;
  return drawn;
}

/** A pmf as fractions that are not always in lowest terms. */
function masses(draw: Draw, count: number, largest: number): string[] {
  const drawn = weights(draw, count, largest);
  const total = drawn.reduce((sum, weight) => sum + weight, 0);
  return drawn.map((weight) => `${String(weight)}/${String(total)}`);
}

function source(draw: Draw, alphabet: readonly string[], classNames: readonly string[], largest: number): SourceEntry {
  if (draw(4) === 0) {
    return { alphabet, classNames, counts: classNames.map(() => weights(draw, alphabet.length, largest).map(String)) };
  }
  const priors = masses(draw, classNames.length, largest);
  const classes = classNames.map((name, k): ClassEntry => ({
    name,
    prior: priors[k]!,
    pmf: masses(draw, alphabet.length, largest),
  }));
  return { alphabet, classes };
}

function distortion(
  draw: Draw,
  pool: readonly string[],
  letters: readonly string[],
  restored: readonly string[],
): DistortionEntry {
  const named: readonly DistortionEntry[] =
    pool === numericLetters ? ["hamming", "squared-error", "absolute-error"] : ["hamming"];
  return named[draw(named.length + 1)] ?? { matrix: letters.map(() => restored.map(() => cost(draw))) };
}

function perception(draw: Draw, kind: Kind, letters: readonly string[], restored: readonly string[]): PerceptionEntry {
  switch (kind) {
    case "transport":
      return { transport: restored.map(() => letters.map(() => cost(draw))) };
    case "witnesses": {
      const union = [...new Set([...letters, ...restored])];
      return {
        witnesses: Array.from({ length: 1 + draw(4) }, () =>
          union.map(() => `${String(draw(7) - 3)}/${String(1 + draw(3))}`),
        ),
      };
    }
    default:
      return kind;
  }
}

/** A cost ≥ 0, in one case of four 0. */
function cost(draw: Draw): string {
  return draw(4) === 0 ? "0" : `${String(1 + draw(12))}/${String(1 + draw(5))}`;
}
