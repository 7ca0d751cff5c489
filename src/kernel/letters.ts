/**
 * The letters of X and of X̂ on one list.
 *
 * Notation: the union letters are the source letters in order, then the restored
 * letters that are not source letters; letters are equal when their strings are.
 * p_X and q live on the union and are zero where they have no letter. "1" and "1.0"
 * are two letters with one value.
 */
import { InputError } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type Meter, limitMatrixBits } from "./limits.js";
import { type Where, refuse } from "./rejection.js";
import { rational } from "./reader.js";
import { type Scaled, longest, scale } from "./scaled.js";

export interface Letters {
  readonly source: readonly string[];
  readonly restored: readonly string[];
  readonly union: readonly string[];
  /** position[x̂]: where restored letter x̂ stands in the union; source letter x stands at x. */
  readonly position: readonly number[];
  /** The restored letter of a name, as its index; undefined where there is none. */
  readonly restoredNamed: (name: string) => number | undefined;
  /** Where union letter z is written. */
  readonly where: (z: number) => Where;
}

/** @param problem where the problem stands */
export function unite(source: readonly string[], restored: readonly string[], problem: Where): Letters {
  const places = new Map(source.map((letter, x) => [letter, x]));
  const union = [...source];
  const firstUse: number[] = [];
  const position = restored.map((letter, index) => {
    const known = places.get(letter);
    if (known !== undefined) return known;
    firstUse.push(index);
    return union.push(letter) - 1;
  });
  const where = (z: number): Where =>
    z < source.length
      ? problem.at("source").at("alphabet").at(z)
      : problem
          .at("restored")
          .at("alphabet")
          .at(entry(firstUse, z - source.length));
  const indices = new Map(restored.map((letter, index) => [letter, index]));
  return { source, restored, union, position, restoredNamed: (name) => indices.get(name), where };
}

const known = new WeakMap<Letters, Scaled>();

/**
 * The values of the union letters, read once. Rejects a letter that is not a rational, and values
 * so long that a matrix of their squared differences would not fit.
 */
export function values(letters: Letters, meter: Meter): Scaled {
  const before = known.get(letters);
  if (before !== undefined) return before;
  const where = letters.where(0);
  const result = scale(letters.union.map((letter, z) => rational(letter, letters.where(z))), meter, where);
  limitMatrixBits(letters.source.length * letters.restored.length, 2 * (longest(result.numerators) + 1), where);
  known.set(letters, result);
  return result;
}

/** The same, or undefined when some letter is not a rational. One beyond the limits is rejected, not guessed. */
export function valuesIfNumeric(letters: Letters, meter: Meter): Scaled | undefined {
  for (const [z, letter] of letters.union.entries()) {
    try {
      Rational.parse(letter);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (error.code === "not-a-rational") return undefined;
      refuse(letters.where(z), error.expected, error.found);
    }
  }
  return values(letters, meter);
}

/** The indices 0..n−1 in increasing order of the values; equal values keep their order. */
export function increasing(sizes: readonly bigint[]): number[] {
  return [...sizes.keys()].sort((i, j) => {
    const first = entry(sizes, i);
    const second = entry(sizes, j);
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
