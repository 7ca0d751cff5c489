/**
 * Random distortion measures Δ(x,x̂) ≥ 0: |X| rows, |X̂| columns.
 *
 * Named ones, any matrix, matrices with Δ(x,x) = 0, and metrics on X ∪ X̂: the shortest paths of a
 * complete graph with random positive lengths, which are symmetric, positive between different
 * letters and satisfy the triangle inequality. They shrink to the Hamming distortion.
 */
import type fc from "fast-check";
import { flag } from "../exact/arguments.js";
import { min, Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { DistortionDefinition } from "../model/distortion.js";
import { lettersArgument, unionOf, type Alphabets } from "./alphabets.js";
import { arbitrary, pick, type Choose } from "./choices.js";
import { rationalOf, table } from "./numbers.js";
import {
  atLeastOne,
  howMany,
  numbers as numberSizes,
  optionsOf,
  span,
  type Count,
  type NumberOptions,
} from "./sizes.js";

export type DistortionKind = "hamming" | "absolute-error" | "squared-error" | "metric" | "zero-diagonal" | "matrix";

/** All kinds of distortion, the simplest first. */
export const distortionKinds: readonly DistortionKind[] = [
  "hamming",
  "absolute-error",
  "squared-error",
  "metric",
  "zero-diagonal",
  "matrix",
];

const weights: Readonly<Record<DistortionKind, number>> = {
  hamming: 2,
  "absolute-error": 1,
  "squared-error": 1,
  metric: 1,
  "zero-diagonal": 1,
  matrix: 2,
};

export interface DistortionOptions extends NumberOptions {
  /** Kinds to draw from. Default: all six. Squared and absolute error are drawn only where letters are numbers. */
  readonly distortions?: readonly DistortionKind[];
}

/** Whether the kind needs letters that are numbers. */
export function distortionNeedsNumbers(kind: DistortionKind): boolean {
  return kind === "absolute-error" || kind === "squared-error";
}

/** Any kind of distortion for these letters. @param numeric whether they are numbers */
export function distortion(
  letters: Pick<Alphabets, "source" | "restored">,
  numeric: boolean,
  options: DistortionOptions = {},
): fc.Arbitrary<DistortionDefinition> {
  lettersArgument(letters, "letters");
  flag(numeric, "numeric");
  const distortions = atLeastOne(
    atLeastOne(optionsOf(options).distortions ?? distortionKinds, "distortions", distortionKinds).filter(
      (kind) => numeric || !distortionNeedsNumbers(kind),
    ),
    "distortions",
  );
  const sizes = numberSizes(options);
  return arbitrary((choose) => distortionOf(choose, letters, numeric, distortions, sizes));
}

/**
 * A metric ρ(i,j) on `points` points: ρ(i,i) = 0, ρ(i,j) = ρ(j,i) > 0, ρ(i,k) ≤ ρ(i,j) + ρ(j,k).
 * Shrinks to the discrete metric, ρ = 1 everywhere off the diagonal.
 */
export function metric(points: Count, options: NumberOptions = {}): fc.Arbitrary<Rational[][]> {
  const [spread, sizes] = [span(points, "points"), numberSizes(options)];
  return arbitrary((choose) => {
    const size = howMany(choose, "points", spread, ["x"]);
    return metricOf(
      choose,
      Array.from({ length: size }, (_, i) => `x${String(i)}`),
      sizes,
    );
  });
}

export function distortionOf(
  choose: Choose,
  letters: Pick<Alphabets, "source" | "restored">,
  numeric: boolean,
  kinds: readonly DistortionKind[],
  sizes: Required<NumberOptions>,
): DistortionDefinition {
  const possible = numeric ? kinds : kinds.filter((kind) => !distortionNeedsNumbers(kind));
  const kind = pick(
    choose,
    "distortion",
    possible,
    possible.map((one) => weights[one]),
  );
  const { source, restored } = letters;
  switch (kind) {
    case "metric": {
      const union = unionOf(letters);
      const rho = metricOf(choose, unionPlaces(letters), sizes);
      return { matrix: source.map((_, x) => restored.map((letter) => entry(entry(rho, x), union.indexOf(letter)))) };
    }
    case "zero-diagonal":
    case "matrix": {
      const zero = (x: number, r: number): boolean => kind === "zero-diagonal" && source[x] === restored[r];
      return {
        matrix: table(source.length, restored.length, (x, r) =>
          zero(x, r) ? Rational.zero : rationalOf(choose, `delta.x${String(x)}.r${String(r)}`, sizes),
        ),
      };
    }
    default:
      return kind;
  }
}

/** The letters of the union as places on the axes of source and restored letters. */
export function unionPlaces({ source, restored }: Pick<Alphabets, "source" | "restored">): string[] {
  return unionOf({ source, restored }).map((letter, i) =>
    i < source.length ? `x${String(i)}` : `r${String(restored.indexOf(letter))}`,
  );
}

/** The lengths of shortest paths between places, given a random length for every pair. */
function metricOf(choose: Choose, places: readonly string[], sizes: Required<NumberOptions>): Rational[][] {
  const length = places.map(() => places.map(() => Rational.zero));
  for (const [i, row] of length.entries()) {
    for (let j = 0; j < i; j++) {
      const value = rationalOf(choose, `rho.${entry(places, i)}.${entry(places, j)}`, sizes, 1);
      row[j] = value;
      entry(length, j)[i] = value;
    }
  }
  return shortestPaths(length);
}

/**
 * Replaces the lengths of edges by those of shortest paths (Floyd 1962): n × n, ≥ 0, zero from a place
 * to itself.
 */
export function shortestPaths(lengths: Rational[][]): Rational[][] {
  for (const [middle, onwards] of lengths.entries()) {
    for (const row of lengths) {
      for (const j of row.keys()) row[j] = min(entry(row, j), entry(row, middle).plus(entry(onwards, j)));
    }
  }
  return lengths;
}
