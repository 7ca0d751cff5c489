/**
 * Random sources: K classes on an alphabet, by pmfs or by counts.
 *
 * Priors, masses and counts of zero occur, and so do classes and letters without any mass. With
 * `ties`, classes share the largest a(k,x) of most letters, so that the Bayes rule has a choice.
 * Sources shrink to two classes and all mass on the first letter.
 */
import type fc from "fast-check";
import { flag, listOf, text } from "../exact/arguments.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { SourceDefinition } from "../model/source.js";
import { arbitrary, type Choose } from "./choices.js";
import { overTheirSum, pmfOf } from "./masses.js";
import { table } from "./numbers.js";
import { howMany, masses, optionsOf, span, whole, type Count, type MassOptions } from "./sizes.js";

export interface SourceOptions extends MassOptions {
  /** Largest count. Default: 4. */
  readonly largestCount?: number;
  /** Whether most letters have several most likely classes. Default: only by chance. */
  readonly ties?: boolean;
}

/** The sizes of the numbers of a source. */
export interface SourceSizes {
  readonly heaviest: number;
  readonly largestCount: number;
  readonly ties: boolean;
}

/** A source by priors P_k and pmfs p(x|k), zeros included. */
export function sourceByClasses(
  alphabet: readonly string[],
  classes: Count,
  options: SourceOptions = {},
): fc.Arbitrary<SourceDefinition> {
  return source("classes", alphabet, classes, options);
}

/** A source by counts, class by letter, not all zero. */
export function sourceByCounts(
  alphabet: readonly string[],
  classes: Count,
  options: SourceOptions = {},
): fc.Arbitrary<SourceDefinition> {
  return source("counts", alphabet, classes, options);
}

const letters = listOf(text, 1);

function source(
  form: "classes" | "counts",
  alphabet: readonly string[],
  classes: Count,
  options: SourceOptions,
): fc.Arbitrary<SourceDefinition> {
  letters(alphabet, "alphabet");
  const [K, sizes] = [span(classes, "classes", 2), sourceSizes(options)];
  return arbitrary((choose) => sourceOf(choose, form, alphabet, howMany(choose, "classes", K, ["k"]), sizes));
}

/** The options with their defaults. @throws InputError "out-of-range" */
export function sourceSizes(options: SourceOptions): SourceSizes {
  const { largestCount = 4, ties = false } = optionsOf(options);
  flag(ties, "ties");
  return { ...masses(options), largestCount: whole(largestCount, "largestCount"), ties };
}

export function sourceOf(
  choose: Choose,
  form: "classes" | "counts",
  alphabet: readonly string[],
  classes: number,
  { heaviest, largestCount, ties }: SourceSizes,
): SourceDefinition {
  const names = classNames(classes);
  const size = alphabet.length;
  const named = (priors: readonly Rational[], pmfs: readonly (readonly Rational[])[]): SourceDefinition => ({
    alphabet,
    classes: names.map((name, k) => ({ name, prior: entry(priors, k), pmf: entry(pmfs, k) })),
  });
  if (form === "classes" && !ties) {
    const priors = pmfOf(choose, "prior", "k", classes, heaviest);
    return named(
      priors,
      names.map((_, k) => pmfOf(choose, `pmf.k${String(k)}`, "x", size, heaviest)),
    );
  }
  const joint = counted(
    ties
      ? tied(choose, classes, size, largestCount)
      : table(classes, size, (k, x) => choose(`count.k${String(k)}.x${String(x)}`, 0, largestCount)),
  );
  if (form === "counts") return { alphabet, classNames: names, counts: joint.map((row) => row.map(BigInt)) };
  return named(overTheirSum(joint.map((row) => row.reduce((sum, count) => sum + count, 0))), joint.map(overTheirSum));
}

/** The counts; where all are zero, one observation of the first letter. */
function counted(counts: number[][]): number[][] {
  return counts.some((row) => row.some((count) => count > 0))
    ? counts
    : counts.map((row, k) => row.map((_, x) => (k === 0 && x === 0 ? 1 : 0)));
}

/**
 * Counts with ties: a largest count per letter, and per class either that (half of the time) or any
 * count up to it.
 */
function tied(choose: Choose, classes: number, size: number, largestCount: number): number[][] {
  const columns = Array.from({ length: size }, (_, x) => {
    const largest = choose(`largest.x${String(x)}`, 0, largestCount);
    return Array.from({ length: classes }, (__, k) => {
      const name = `.k${String(k)}.x${String(x)}`;
      return choose(`lower${name}`, 0, 1) === 0 ? largest : choose(`count${name}`, 0, largest);
    });
  });
  return table(classes, size, (k, x) => entry(entry(columns, x), k));
}

/** w1, w2, … */
export function classNames(classes: number): string[] {
  return Array.from({ length: classes }, (_, k) => `w${String(k + 1)}`);
}
