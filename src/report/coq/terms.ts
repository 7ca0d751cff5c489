/** Terms of Coq's standard library: rationals of QArith, lists, options. */
import type { Rational } from "../../exact/rational.js";

/** A rational in scope Q: `3 # 20`, `(-3) # 20`; in parentheses, so that it can stand as an argument. */
export function rational({ num, den }: Rational): string {
  return `(${num < 0n ? `(-${digits(-num)})` : digits(num)} # ${digits(den)})`;
}

/**
 * Numbers from here on are written in base 16, which Coq reads in linear time; base 10 takes it
 * quadratic time.
 */
const long = 10n ** 200n;

/** The numeral of a value ≥ 0. */
function digits(value: bigint): string {
  return value < long ? String(value) : `0x${value.toString(16)}`;
}

export function seq(terms: readonly string[]): string {
  return `[:: ${terms.join("; ")}]`.replace("[:: ]", "[::]");
}

export function vector(values: readonly Rational[]): string {
  return seq(values.map(rational));
}

/** A matrix as a list of rows, one row per line. */
export function matrix(rows: readonly (readonly Rational[])[], indent: string): string {
  return lines(rows.map(vector), indent);
}

/** A list, one entry per line. */
export function lines(terms: readonly string[], indent: string): string {
  return terms.length === 0 ? "[::]" : `[::\n${terms.map((term) => `${indent}  ${term}`).join(";\n")}]`;
}

export function naturals(values: readonly number[]): string {
  return seq(values.map(natural));
}

/** A natural number, in whatever scope is open. */
export function natural(value: number): string {
  return `${String(value)}%N`;
}

export function option(term: string | undefined): string {
  return term === undefined ? "None" : `(Some ${term})`;
}

/** A comment. Its text is changed where Coq would read a nested comment or a string. */
export function comment(text: string): string {
  return `(* ${text.replaceAll("(*", "( *").replaceAll("*)", "* )").replaceAll('"', "''")} *)`;
}
