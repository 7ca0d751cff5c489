/**
 * All tiny instances of a grid, in a fixed order.
 *
 * A shape is a size of the three alphabets; within it all sources by counts up to 3, all
 * channels with rows over 2, 3 or 4 (one denominator per channel), classifiers up to
 * renaming the two classes, all kinds of divergence; then bounds, the exact boundaries
 * and a whisker below them included.
 */
import type { Bound, Bounds } from "../../src/certificate/plane.js";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import type { ProblemDefinition } from "../../src/model/problem.js";
import type { Achieved } from "../../src/tradeoff/evaluate.js";

export interface Shape {
  readonly name: string;
  readonly source: readonly string[];
  readonly outputs: number;
  readonly restored: readonly string[];
  readonly totals: readonly bigint[];
  readonly denominators: readonly number[];
  /** Of this many problems the sample takes one; a prime, so that all kinds and classifiers get their turn. */
  readonly stride: number;
}

export const shapes: readonly Shape[] = [
  {
    name: "2 × 2, restored to the source letters",
    source: ["0", "1"],
    outputs: 2,
    restored: ["0", "1"],
    totals: [2n, 3n],
    denominators: [2, 3, 4],
    stride: 199,
  },
  {
    name: "2 × 2, restored to one old and one new letter",
    source: ["0", "1"],
    outputs: 2,
    restored: ["3", "1"],
    totals: [2n, 3n],
    denominators: [2, 3, 4],
    stride: 199,
  },
  {
    name: "2 × 2, restored to three letters",
    source: ["0", "1"],
    outputs: 2,
    restored: ["0", "3", "1"],
    totals: [2n, 3n],
    denominators: [2, 3],
    stride: 1613,
  },
  {
    name: "2 × 3",
    source: ["0", "1"],
    outputs: 3,
    restored: ["1", "0"],
    totals: [2n, 3n],
    denominators: [2, 3],
    stride: 2647,
  },
  {
    name: "3 × 2",
    source: ["0", "1", "3"],
    outputs: 2,
    restored: ["0", "3"],
    totals: [2n, 3n],
    denominators: [2, 3],
    stride: 4001,
  },
];

/** All lists of `size` non-negative integers with this sum. */
function compositions(total: number, size: number): number[][] {
  if (size === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    compositions(total - first, size - 1).map((rest) => [first, ...rest]),
  ).flat();
}

function product<T>(options: readonly T[], count: number): T[][] {
  return count === 0 ? [[]] : product(options, count - 1).flatMap((list) => options.map((option) => [...list, option]));
}

/** K = 2: counts of each class. */
function sources({ source, totals }: Shape): bigint[][][] {
  return totals.flatMap((total) =>
    compositions(Number(total), 2 * source.length).map((counts) => [
      counts.slice(0, source.length).map(BigInt),
      counts.slice(source.length).map(BigInt),
    ]),
  );
}

/** All channels; those that occur with two denominators once. */
function channels({ source, outputs, denominators }: Shape): Rational[][][] {
  const all = denominators.flatMap((denominator) => {
    const rows = compositions(denominator, outputs).map((row) =>
      row.map((n) => Rational.of(BigInt(n), BigInt(denominator))),
    );
    return product(rows, source.length);
  });
  return [...new Map(all.map((matrix) => [matrix.join(";"), matrix])).values()];
}

/** All class labels of the restored letters that begin with the first class: the others are these with the classes renamed. */
function classifiers({ restored }: Shape): string[][] {
  return product(["a", "b"], restored.length).filter(([first]) => first === "a");
}

/** All seven kinds; a witness set that is not symmetric, a transport cost that is no metric. */
function perceptions({ source, restored }: Shape): ProblemDefinition["perception"][] {
  const union = new Set([...source, ...restored]).size;
  const witness = (values: readonly string[]): Rational[] =>
    Array.from({ length: union }, (_, z) => Rational.parse(values[z % values.length]!));
  const transport = restored.map((_, j) => source.map((__, x) => Rational.of(BigInt((2 * j + 3 * x + 1) % 4), 2n)));
  return [
    "total-variation",
    "wasserstein-1",
    "wasserstein-2-squared",
    "chebyshev",
    "kolmogorov-smirnov",
    { transport },
    { witnesses: [witness(["1", "-1", "0"]), witness(["0", "1/2"]), witness(["-1/3", "2", "1"])] },
  ];
}

/** Every problem of a shape. */
export function* problems(shape: Shape): Generator<ProblemDefinition> {
  const [allChannels, allClassifiers, allPerceptions] = [channels(shape), classifiers(shape), perceptions(shape)];
  const outputs = Array.from({ length: shape.outputs }, (_, y) => `y${y}`);
  for (const counts of sources(shape)) {
    for (const matrix of allChannels) {
      for (const classifier of allClassifiers) {
        for (const perception of allPerceptions) {
          yield {
            name: "grid",
            source: { alphabet: shape.source, classNames: ["a", "b"], counts },
            channel: { outputs, matrix },
            restored: { alphabet: shape.restored },
            classifier,
            distortion: "absolute-error",
            perception,
          };
        }
      }
    }
  }
}

/** How many problems a shape has. */
export function countOf(shape: Shape): number {
  return sources(shape).length * channels(shape).length * classifiers(shape).length * perceptions(shape).length;
}

const whisker = Rational.parse("1e-20");

/** Pairs of bounds: the least values exactly, a whisker below, in between, and none. */
export function boundsOf({ distortion, perception }: Pick<Achieved, "distortion" | "perception">): Bounds[] {
  const third = Rational.of(1n, 3n);
  const least = rational(perception);
  const distortions: Bound[] = [distortion, distortion.plus(third), "inf"];
  const perceptions: Bound[] = [least, least.plus(Rational.of(1n, 8n)), least.plus(third), "inf"];
  const pairs = distortions.flatMap((d) => perceptions.map((p) => ({ distortion: d, perception: p })));
  return [
    ...pairs,
    { distortion: distortion.minus(whisker), perception: "inf" },
    { distortion: "inf", perception: least.minus(whisker) },
  ];
}
