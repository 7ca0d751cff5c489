/**
 * Finite alphabets: ordered lists of distinct letters, named by strings.
 *
 * Two letters, also of different alphabets, are equal when their strings are.
 * Some measures need letters that are numbers; their values are read exactly.
 */
import { InputError, describe } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { RationalMatrix } from "../../exact/vector.js";

export class Alphabet {
  readonly letters: readonly string[];
  private readonly positions: ReadonlyMap<string, number>;

  private constructor(letters: readonly string[]) {
    this.letters = letters;
    this.positions = new Map(letters.map((letter, i) => [letter, i]));
  }

  /**
   * The alphabet of these letters in their order.
   * @throws InputError "wrong-length" (no letters) | "duplicate"
   */
  static of(letters: readonly string[], path = "$"): Alphabet {
    if (letters.length === 0) {
      throw new InputError({ code: "wrong-length", path, expected: "at least one letter", found: "an empty list" });
    }
    const seen = new Map<string, number>();
    letters.forEach((letter, i) => {
      const first = seen.get(letter);
      if (first !== undefined) {
        throw new InputError({
          code: "duplicate",
          path: `${path}[${String(i)}]`,
          expected: "letters that differ",
          found: `${describe(letter)} again (already at ${path}[${String(first)}])`,
        });
      }
      seen.set(letter, i);
    });
    return new Alphabet([...letters]);
  }

  get size(): number {
    return this.letters.length;
  }

  /** Position of a letter, or undefined when it is not in this alphabet. */
  position(letter: string): number | undefined {
    return this.positions.get(letter);
  }

  /** The letters of this alphabet in order, then those of the other that are new. */
  union(other: Alphabet): Alphabet {
    return new Alphabet([...this.letters, ...other.letters.filter((letter) => !this.positions.has(letter))]);
  }

  /** The letters as numbers, or undefined when one is not a rational. @throws InputError "too-large" */
  numericValues(pathOf: (position: number) => string): readonly Rational[] | undefined {
    const values: Rational[] = [];
    for (const [i, letter] of this.letters.entries()) {
      const value = Rational.read(letter);
      if (value instanceof Rational) values.push(value);
      else if (value.code === "not-a-rational") return undefined;
      else throw new InputError({ ...value, path: pathOf(i) });
    }
    return values;
  }

  /** The letters as numbers. @param purpose what needs them, for the error */
  values(path: string, purpose: string): readonly Rational[] {
    return this.letters.map((letter, i) => {
      const value = Rational.read(letter);
      if (value instanceof Rational) return value;
      const refused =
        value.code === "not-a-rational"
          ? { ...value, expected: `a letter that is a rational, which ${purpose} needs` }
          : value;
      throw new InputError({ ...refused, path: `${path}[${String(i)}]` });
    });
  }
}

/** The matrix that is 1 where the letter of the row differs from that of the column, and 0 where they are equal. */
export function differing(rows: Alphabet, columns: Alphabet): RationalMatrix {
  const numerators = new Float64Array(rows.size * columns.size).fill(1);
  rows.letters.forEach((letter, i) => {
    const j = columns.position(letter);
    if (j !== undefined) numerators[i * columns.size + j] = 0;
  });
  return RationalMatrix.overDoubles(rows.size, columns.size, numerators, 1n);
}
