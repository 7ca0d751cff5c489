/** Terms of Coq's standard library: rationals of QArith, lists, options. */
import type { Rational } from "../../exact/rational.js";

/** A rational in scope Q: `3 # 20`, `(-3) # 20`; in parentheses, so that it can stand as an argument. */
export function rational({ num, den }: Rational): string {
  return `(${num < 0n ? `(-${digits(-num)})` : digits(num)} # ${digits(den)})`;
}

/** From here on numbers are written to the base 16, which Coq reads in linear time; to the base 10 it needs quadratic time. */
const long = 10n ** 200n;

/** A numeral, of a value ≥ 0. */
function digits(value: bigint): string {
  return value < long ? String(value) : `0x${value.toString(16)}`;
}

export function seq(terms: readonly string[]): string {
  return `[:: ${terms.join("; ")}]`.replace("[:: ]", "[::]");
}

export function vector(values: readonly Rational[]): string {
  return seq(values.map(rational));
}

/** A list of rows, a line each. */
export function matrix(rows: readonly (readonly Rational[])[], indent: string): string {
  return lines(rows.map(vector), indent);
}

/** A list, an entry a line. */
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

/** Text inside a comment: Coq reads nested comments and strings there. */
export function comment(text: string): string {
  return `(* ${text.replaceAll("(*", "( *").replaceAll("*)", "* )").replaceAll('"', "''")} *)`;
}
