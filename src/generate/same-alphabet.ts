/**
 * Random instances that restore the source's own letters: X̂ = X, the setting of most theorems.
 *
 * Sources by small counts, channels of small weights, the Bayes rule of X as the classifier.
 * Distortion and divergence are chosen for the letters that were drawn.
 */
import fc from "fast-check";
import type { DistortionDefinition } from "../model/distortion.js";
import type { DivergenceDefinition } from "../model/divergence/divergence.js";
import { letters as names } from "../enumeration/family.js";
import { instance, type Instance } from "./instance/instance.js";
import { channel } from "./channels.js";

/** A range from least to most, both included. */
export type Range = readonly [least: number, most: number];

export interface SameAlphabetOptions {
  /** |X|. Default: 2 to 3. */
  readonly inputs?: Range;
  /** |Y|. Default: 1 to 3. */
  readonly outputs?: Range;
  /** K. Default: 2. */
  readonly classes?: Range;
  /** Letters: "0", "1", …, or different integers from −3 to 3, ascending. Default: the first. */
  readonly letters?: "positions" | "integers";
  /** c(k,x): K rows, |X| columns. Default: any counts up to 4, not all zero. */
  readonly counts?: (classes: number, inputs: number) => fc.Arbitrary<bigint[][]>;
  /** W(y|x): |X| rows. Default: deterministic, sparse or positive, of small weights. */
  readonly channel?: (
    inputs: number,
    outputs: number,
  ) => fc.Arbitrary<Parameters<typeof instance>[0]["channel"]["matrix"]>;
  /** Default: Hamming. */
  readonly distortion?: (letters: readonly string[]) => fc.Arbitrary<DistortionDefinition>;
  /** Default: total variation. */
  readonly perception?: fc.Arbitrary<DivergenceDefinition>;
}

/** Instances with X̂ = X and the Bayes rule of X. */
export function sameAlphabet(options: SameAlphabetOptions = {}): fc.Arbitrary<Instance> {
  const { inputs = [2, 3], outputs = [1, 3], classes = [2, 2], letters = "positions" } = options;
  const {
    counts = anyCounts,
    channel: rows = channel,
    distortion = () => fc.constant("hamming" as const),
    perception = fc.constant("total-variation" as const),
  } = options;
  const shape = fc.record({ n: integer(inputs), m: integer(outputs), K: integer(classes) });
  return shape
    .chain(({ n, m, K }) =>
      fc.record({
        alphabet: alphabet(n, letters),
        m: fc.constant(m),
        counts: counts(K, n),
        matrix: rows(n, m),
        perception,
      }),
    )
    .chain((drawn) => distortion(drawn.alphabet).map((chosen) => ({ ...drawn, distortion: chosen })))
    .map(({ alphabet: names, m, counts: table, matrix, perception: d, distortion: delta }) =>
      instance({
        name: "random",
        source: { alphabet: names, classNames: table.map((_, k) => `w${String(k + 1)}`), counts: table },
        channel: { outputs: Array.from({ length: m }, (_, y) => `y${String(y)}`), matrix },
        classifier: "bayes",
        distortion: delta,
        perception: d,
      }),
    );
}

/** Any counts c(k,x): K rows, |X| columns; where all are zero, one observation of the first letter. */
export function anyCounts(classes: number, inputs: number): fc.Arbitrary<bigint[][]> {
  return fc
    .array(fc.array(count(0n), { minLength: inputs, maxLength: inputs }), { minLength: classes, maxLength: classes })
    .map(notAllZero);
}

/** Counts of letters that each belong to one class, from `least` on. */
export function noiselessCounts(least = 0n): (classes: number, inputs: number) => fc.Arbitrary<bigint[][]> {
  return (classes, inputs) =>
    fc
      .array(fc.tuple(fc.nat(classes - 1), count(least)), { minLength: inputs, maxLength: inputs })
      .map((all) =>
        notAllZero(Array.from({ length: classes }, (_, k) => all.map(([own, mass]) => (own === k ? mass : 0n)))),
      );
}

function notAllZero(table: bigint[][]): bigint[][] {
  return table.flat().some((mass) => mass > 0n)
    ? table
    : table.map((row, k) => row.map((_, x) => (k === 0 && x === 0 ? 1n : 0n)));
}

/** Largest count of a letter and a class. */
const most = 4n;

function count(least: bigint): fc.Arbitrary<bigint> {
  return fc.bigInt({ min: least, max: most });
}

function integer([least, greatest]: Range): fc.Arbitrary<number> {
  return fc.integer({ min: least, max: greatest });
}

function alphabet(size: number, letters: "positions" | "integers"): fc.Arbitrary<string[]> {
  if (letters === "positions") return fc.constant(names(size));
  return fc
    .uniqueArray(fc.integer({ min: -3, max: 3 }), { minLength: size, maxLength: size })
    .map((values) => values.sort((a, b) => a - b).map(String));
}
