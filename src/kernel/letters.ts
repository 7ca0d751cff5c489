/**
 * The letters of X and of X̂ on one list.
 *
 * Notation: the union letters are the source letters in order, then the restored
 * letters that are not source letters; letters are equal when their strings are.
 * p_X and q live on the union and are zero where they have no letter. "1" and "1.0"
 * are two letters with one value.
 */
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type Meter, limitMatrixBits } from "./limits.js";
import { Rejection, type Where, refuse } from "./rejection.js";
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

const known = new WeakMap<Letters, Scaled | Rejection>();

/**
 * The values of the union letters. Rejects a letter that is not a rational, and values so long
 * that a matrix of their squared differences would not fit.
 */
export function values(letters: Letters, meter: Meter): Scaled {
  const result = valuesOnce(letters, meter);
  if (result instanceof Rejection) throw result;
  return result;
}

/** The same, or undefined when some letter is not a rational. One beyond the limits is rejected, not guessed. */
export function valuesIfNumeric(letters: Letters, meter: Meter): Scaled | undefined {
  const result = valuesOnce(letters, meter);
  return result instanceof Rejection ? undefined : result;
}

/** Reads the letters when they are first asked for, or finds that one of them is no number. */
function valuesOnce(letters: Letters, meter: Meter): Scaled | Rejection {
  const result = known.get(letters) ?? readValues(letters, meter);
  known.set(letters, result);
  return result;
}

function readValues(letters: Letters, meter: Meter): Scaled | Rejection {
  const numbers: Rational[] = [];
  for (const [z, letter] of letters.union.entries()) {
    const number = Rational.read(letter);
    if (number instanceof Rational) numbers.push(number);
    else if (number.code === "not-a-rational")
      return new Rejection(letters.where(z), `expected ${number.expected}, found ${number.found}`);
    else refuse(letters.where(z), number.expected, number.found);
  }
  const result = scale(numbers, meter, letters.where(0));
  limitMatrixBits(
    letters.source.length * letters.restored.length,
    2 * (longest(result.numerators) + 1),
    letters.where(0),
  );
  return result;
}

/** The indices 0..n−1 in increasing order of the values; equal values keep their order. */
export function increasing(sizes: readonly bigint[]): number[] {
  return [...sizes.keys()].sort((i, j) => {
    const first = entry(sizes, i);
    const second = entry(sizes, j);
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
