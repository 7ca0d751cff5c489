/**
 * Small random exact numbers, and matrices of them.
 *
 * Numbers shrink to 0, or as near to it as a property allows, and to denominator 1.
 */
import type fc from "fast-check";
import { Rational } from "../exact/rational.js";
import { arbitrary, type Choose } from "./choices.js";
import { howMany, numbers, optionsOf, span, type Count, type NumberOptions } from "./sizes.js";

/** A rational n/d with 0 ≤ n ≤ most, 1 ≤ d ≤ denominator. */
export function nonNegativeRational(options: NumberOptions = {}): fc.Arbitrary<Rational> {
  const sizes = numbers(options);
  return arbitrary((choose) => rationalOf(choose, "number", sizes));
}

/** A rational n/d with |n| ≤ most, 1 ≤ d ≤ denominator. */
export function smallRational(options: NumberOptions = {}): fc.Arbitrary<Rational> {
  const sizes = numbers(options);
  return arbitrary((choose) => signedOf(choose, "number", sizes));
}

/** A rational n/d with 0 ≤ n ≤ d, 1 ≤ d ≤ denominator. @param options.denominator default: 8 */
export function fraction(options: Pick<NumberOptions, "denominator"> = {}): fc.Arbitrary<Rational> {
  const { denominator = 8 } = optionsOf(options);
  const sizes = numbers({ denominator });
  return arbitrary((choose) => fractionOf(choose, "part", sizes.denominator));
}

/** A matrix with entries of `nonNegativeRational`, some of them zero. */
export function nonNegativeMatrix(
  rows: Count,
  columns: Count,
  options: NumberOptions = {},
): fc.Arbitrary<Rational[][]> {
  return matrixOf(rows, columns, options, rationalOf);
}

/** A matrix with entries of `smallRational`, of either sign. */
export function matrix(rows: Count, columns: Count, options: NumberOptions = {}): fc.Arbitrary<Rational[][]> {
  return matrixOf(rows, columns, options, signedOf);
}

type NumberOf = (choose: Choose, name: string, sizes: Required<NumberOptions>) => Rational;

function matrixOf(rows: Count, columns: Count, options: NumberOptions, numberOf: NumberOf): fc.Arbitrary<Rational[][]> {
  const [m, n, sizes] = [span(rows, "rows"), span(columns, "columns"), numbers(options)];
  return arbitrary((choose) => {
    const height = howMany(choose, "rows", m, ["i"]);
    const width = howMany(choose, "columns", n, ["j"]);
    return table(height, width, (i, j) => numberOf(choose, `entry.i${String(i)}.j${String(j)}`, sizes));
  });
}

export function rationalOf(
  choose: Choose,
  name: string,
  { most, denominator }: Required<NumberOptions>,
  least = 0,
): Rational {
  return Rational.of(BigInt(choose(`${name}.n`, least, most)), BigInt(choose(`${name}.d`, 1, denominator)));
}

export function signedOf(choose: Choose, name: string, sizes: Required<NumberOptions>): Rational {
  const value = rationalOf(choose, name, sizes);
  return choose(`${name}.sign`, 0, 1) === 1 ? value.negated() : value;
}

export function fractionOf(choose: Choose, name: string, denominator = 8): Rational {
  const d = choose(`${name}.d`, 1, denominator);
  return Rational.of(BigInt(choose(`${name}.n`, 0, d)), BigInt(d));
}

/** A matrix by its entries. */
export function table<T>(rows: number, columns: number, entry: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => entry(i, j)));
}
