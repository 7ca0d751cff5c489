/**
 * Textbook channels as data of a problem: outputs and the exact rows W(y|x).
 *
 * Source: Cover and Thomas, Elements of Information Theory, 2nd ed., chapter 7.
 */
import { all, anyNumber, listOf, must, text } from "../exact/arguments.js";
import { InputError, describe, outOfRange } from "../exact/errors.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { lawArgument, type Law } from "./law.js";
import { gridArgument, quantise, type Grid } from "./quantise.js";

/** The "channel" of a problem: a row per source letter, a column per output. */
export interface BuiltChannel {
  readonly outputs: readonly string[];
  readonly matrix: readonly (readonly Rational[])[];
}

const texts = all(
  listOf(text),
  must("at least one letter", (list) => (list as readonly unknown[]).length > 0),
);

/**
 * The symmetric channel: a letter arrives with probability 1 − e, each other one with e/(n − 1).
 * @param error e in [0, 1]; with a single letter it must be 0
 * @example symmetricChannel(["0", "1"], "1/10").matrix // [[9/10, 1/10], [1/10, 9/10]]
 */
export function symmetricChannel(letters: readonly string[], error: RationalLike): BuiltChannel {
  texts(letters, "letters");
  const e = probability(error, "error");
  const others = BigInt(letters.length - 1);
  if (others === 0n && !e.isZero()) throw outOfRange("error", "0, where there is one letter", e.toString());
  const wrong = others === 0n ? Rational.zero : e.over(Rational.of(others));
  return { outputs: letters, matrix: matrixOf(letters, letters, (x, y) => (x === y ? Rational.one.minus(e) : wrong)) };
}

/**
 * The erasure channel: a letter arrives with probability 1 − e, else the erasure symbol does.
 * @param symbol the last output; none of the letters
 * @example erasureChannel(["0", "1"], "1/4").outputs // ["0", "1", "erased"]
 */
export function erasureChannel(letters: readonly string[], erasure: RationalLike, symbol = "erased"): BuiltChannel {
  texts(letters, "letters");
  text(symbol, "symbol");
  if (letters.includes(symbol))
    throw new InputError({
      code: "duplicate",
      path: "symbol",
      expected: "none of the letters",
      found: describe(symbol),
    });
  const e = probability(erasure, "erasure");
  const outputs = [...letters, symbol];
  return {
    outputs,
    matrix: matrixOf(letters, outputs, (x, y) => (y === symbol ? e : x === y ? Rational.one.minus(e) : Rational.zero)),
  };
}

/**
 * The Z-channel: the first of two letters always arrives, the second is taken for it with probability e.
 * @example zChannel(["0", "1"], "1/2").matrix // [[1, 0], [1/2, 1/2]]
 */
export function zChannel(letters: readonly string[], error: RationalLike): BuiltChannel {
  texts(letters, "letters");
  if (letters.length !== 2)
    throw new InputError({
      code: "wrong-length",
      path: "letters",
      expected: "two letters",
      found: String(letters.length),
    });
  const e = probability(error, "error");
  return {
    outputs: letters,
    matrix: [
      [Rational.one, Rational.zero],
      [e, Rational.one.minus(e)],
    ],
  };
}

/**
 * A many-to-one channel, as a loss of resolution is: letter x becomes images[x] for certain.
 * @param images one per letter; the outputs are the different ones in order of first appearance
 * @example manyToOneChannel(["00", "01", "11"], ["dark", "mixed", "light"])
 */
export function manyToOneChannel(letters: readonly string[], images: readonly string[]): BuiltChannel {
  texts(letters, "letters");
  texts(images, "images");
  if (images.length !== letters.length) {
    throw new InputError({
      code: "wrong-length",
      path: "images",
      expected: `${String(letters.length)} images (one per letter)`,
      found: String(images.length),
    });
  }
  const outputs = [...new Set(images)];
  return { outputs, matrix: images.map((image) => outputs.map((y) => (y === image ? Rational.one : Rational.zero))) };
}

/**
 * The channel Y = X + N with independent noise of finitely many values; the outputs are all sums, ascending.
 * @param letters numbers
 * @param noise values and their masses, which sum to 1
 * @example additiveNoiseChannel([0, 1], [[-1, "1/4"], [0, "1/2"], [1, "1/4"]]).outputs // ["-1", "0", "1", "2"]
 */
export function additiveNoiseChannel(
  letters: readonly RationalLike[],
  noise: readonly (readonly [RationalLike, RationalLike])[],
): BuiltChannel {
  listOf(anyNumber)(letters, "letters");
  listOf(listOf(anyNumber))(noise, "noise");
  const points = letters.map((letter, i) => Rational.from(letter, `letters[${String(i)}]`));
  const steps = noise.map(([value, mass], i) => ({
    value: Rational.from(value, `noise[${String(i)}][0]`),
    mass: probability(mass, `noise[${String(i)}][1]`),
  }));
  const total = steps.reduce((sum, { mass }) => sum.plus(mass), Rational.zero);
  if (!total.equals(Rational.one)) throw outOfRange("noise", "masses with sum 1", `sum ${total.toString()}`);
  const rows = points.map((x) => {
    const masses = new Map<string, Rational>();
    for (const { value, mass } of steps) {
      const y = x.plus(value).toString();
      masses.set(y, (masses.get(y) ?? Rational.zero).plus(mass));
    }
    return masses;
  });
  const sums = new Map(rows.flatMap((row) => [...row.keys()].map((y) => [y, Rational.parse(y)] as const)));
  const outputs = [...sums].sort(([, a], [, b]) => a.compare(b)).map(([y]) => y);
  return { outputs, matrix: rows.map((row) => outputs.map((y) => row.get(y) ?? Rational.zero)) };
}

/**
 * The channel that adds noise with a density and quantises the sum: row x is the law of x + N on the
 * cells of the outputs, in multiples of 1/denominator (see `quantise`).
 * @param letters numbers
 * @param outputs points and boundaries of their cells, as `evenGrid` makes them
 * @example quantisedNoiseChannel([-1, 0, 1], normal(0, "1/4"), evenGrid(0, 1, 3), 1000)
 */
export function quantisedNoiseChannel(
  letters: readonly RationalLike[],
  noise: Law,
  outputs: Grid,
  denominator: bigint | number,
): BuiltChannel {
  listOf(anyNumber)(letters, "letters");
  lawArgument(noise, "noise");
  gridArgument(outputs, "outputs");
  return {
    outputs: outputs.points.map(String),
    matrix: letters.map((letter, i) =>
      quantise(noise.shifted(Rational.from(letter, `letters[${String(i)}]`)), outputs.boundaries, denominator),
    ),
  };
}

function matrixOf(
  rows: readonly string[],
  columns: readonly string[],
  entry: (x: string, y: string) => Rational,
): Rational[][] {
  return rows.map((x) => columns.map((y) => entry(x, y)));
}

function probability(value: RationalLike, path: string): Rational {
  const exact = Rational.from(value, path);
  if (exact.sign() < 0 || Rational.one.lessThan(exact))
    throw outOfRange(path, "a number from 0 to 1", exact.toString());
  return exact;
}
