/**
 * Sources as data of a problem: from laws on the line, from counts, from single observations.
 */
import { all, anyNumber, iterable, keys, listOf, must, text } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { lawArgument, type Law } from "./law.js";
import { gridArgument, quantise, type Grid } from "./quantise.js";

const texts = listOf(text);
const pair = all(
  texts,
  must("a class and a letter", (list) => (list as readonly unknown[]).length === 2),
);
const classesArgument = listOf(keys("a class with a law", { name: text, prior: anyNumber, law: lawArgument }));

/** A class with a law on the line. */
export interface ClassLaw {
  readonly name: string;
  /** P_k; the priors of all classes sum to 1. */
  readonly prior: RationalLike;
  readonly law: Law;
}

/** The "source" of a problem, by classes. */
export interface BuiltSource {
  readonly alphabet: readonly string[];
  readonly classes: readonly {
    readonly name: string;
    readonly prior: RationalLike;
    readonly pmf: readonly Rational[];
  }[];
}

/** The "source" of a problem, by counts: a row per class, a column per letter. */
export interface CountedSource {
  readonly alphabet: readonly string[];
  readonly classNames: readonly string[];
  readonly counts: readonly (readonly bigint[])[];
}

/**
 * A source whose classes have laws on the line, quantised to the points of a grid.
 * @param denominator of all masses p(x|k)
 * @example quantisedSource([{ name: "low", prior: "7/10", law: normal(-1, 1) }, …], evenGrid(0, "3/4", 11), 1000)
 */
export function quantisedSource(classes: readonly ClassLaw[], grid: Grid, denominator: bigint | number): BuiltSource {
  classesArgument(classes, "classes");
  gridArgument(grid, "grid");
  return {
    alphabet: grid.points.map(String),
    classes: classes.map(({ name, prior, law }) => ({ name, prior, pmf: quantise(law, grid.boundaries, denominator) })),
  };
}

/**
 * A source from counts n(k,x): the joint mass of class k and letter x is n(k,x) / Σ n.
 * @throws InputError for another shape, or what is no count
 */
export function sourceFromCounts(
  classNames: readonly string[],
  alphabet: readonly string[],
  counts: readonly (readonly RationalLike[])[],
): CountedSource {
  texts(classNames, "classNames");
  texts(alphabet, "alphabet");
  hasLength(counts, classNames.length, "rows (one per class)", "counts");
  return {
    alphabet,
    classNames,
    counts: counts.map((row, k) => {
      hasLength(row, alphabet.length, "counts (one per letter)", `counts[${String(k)}]`);
      return row.map((count, x) => wholeNumber(count, `counts[${String(k)}][${String(x)}]`));
    }),
  };
}

/**
 * A source from single observations of class and letter; both in order of first appearance.
 * @example sourceFromSamples([["cat", "dark"], ["dog", "light"], ["cat", "light"]])
 *   // classNames ["cat", "dog"], alphabet ["dark", "light"], counts [[1, 1], [0, 1]]
 */
export function sourceFromSamples(samples: Iterable<readonly [string, string]>): CountedSource {
  const counts = new Map<string, Map<string, bigint>>();
  const alphabet = new Set<string>();
  iterable(samples, "samples");
  for (const sample of samples) {
    pair(sample, "samples");
    const [name, letter] = sample;
    const row = counts.get(name) ?? new Map<string, bigint>();
    counts.set(name, row.set(letter, (row.get(letter) ?? 0n) + 1n));
    alphabet.add(letter);
  }
  return {
    alphabet: [...alphabet],
    classNames: [...counts.keys()],
    counts: [...counts.values()].map((row) => [...alphabet].map((letter) => row.get(letter) ?? 0n)),
  };
}

function wholeNumber(value: RationalLike, path: string): bigint {
  const exact = Rational.from(value, path);
  if (exact.den === 1n && exact.num >= 0n) return exact.num;
  throw new InputError({
    code: "out-of-range",
    path,
    expected: "a whole number that is at least 0",
    found: exact.toString(),
  });
}

function hasLength(list: readonly unknown[], length: number, what: string, path: string): void {
  if (!Array.isArray(list)) throw new InputError({ code: "wrong-type", path, expected: what, found: describe(list) });
  if (list.length === length) return;
  throw new InputError({
    code: "wrong-length",
    path,
    expected: `${String(length)} ${what}`,
    found: String(list.length),
  });
}
