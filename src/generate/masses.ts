/**
 * Random pmfs: small weights over their sum.
 *
 * They are valid by construction, and zeros and ties are likely, because edge cases have them. A pmf
 * shrinks to fewer letters and to all mass on the first; without zeros, to the uniform pmf.
 */
import type fc from "fast-check";
import { Rational } from "../exact/rational.js";
import { arbitrary, type Choose } from "./choices.js";
import { howMany, masses, span, type Count, type MassOptions } from "./sizes.js";

/** A pmf p(x) ≥ 0 on `letters` letters; some masses may be zero. */
export function pmf(letters: Count, options: MassOptions = {}): fc.Arbitrary<Rational[]> {
  return onLetters(letters, options, 0);
}

/** A pmf p(x) > 0 on `letters` letters. */
export function positivePmf(letters: Count, options: MassOptions = {}): fc.Arbitrary<Rational[]> {
  return onLetters(letters, options, 1);
}

/** A pmf with all mass on one of the letters. */
export function pointMass(letters: Count): fc.Arbitrary<Rational[]> {
  const sizes = span(letters, "letters");
  return arbitrary((choose) => pointMassOf(choose, "at", howMany(choose, "letters", sizes, ["x"])));
}

function onLetters(letters: Count, options: MassOptions, least: 0 | 1): fc.Arbitrary<Rational[]> {
  const [sizes, { heaviest }] = [span(letters, "letters"), masses(options)];
  return arbitrary((choose) => pmfOf(choose, "p", "x", howMany(choose, "letters", sizes, ["x"]), heaviest, least));
}

/** The recipe of a pmf. @param axis of the letters, in the names of the choices */
export function pmfOf(
  choose: Choose,
  name: string,
  axis: string,
  letters: number,
  heaviest: number,
  least: 0 | 1 = 0,
): Rational[] {
  return overTheirSum(
    Array.from({ length: letters }, (_, x) => choose(`${name}.${axis}${String(x)}`, least, heaviest)),
  );
}

export function pointMassOf(choose: Choose, name: string, letters: number): Rational[] {
  const at = choose(name, 0, letters - 1);
  return Array.from({ length: letters }, (_, x) => (x === at ? Rational.one : Rational.zero));
}

/** The weights over their sum. Weights of sum zero stand for all mass on the first letter. */
export function overTheirSum(weights: readonly number[]): Rational[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, i) => (i === 0 ? Rational.one : Rational.zero));
  const whole = BigInt(total);
  return weights.map((weight) =>
    weight === 0 ? Rational.zero : weight === total ? Rational.one : Rational.of(BigInt(weight), whole),
  );
}
