/** Terms of SMT-LIB 2 over the reals: numerals, sums, products, conjunctions. Standard: Barrett, Fontaine, Tinelli 2017. */
import { printable } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";

/** A rational: `3.0`, `(/ 3.0 20.0)`, `(- (/ 3.0 20.0))`. */
export function real({ num, den }: Rational): string {
  const magnitude = num < 0n ? -num : num;
  const text = den === 1n ? `${String(magnitude)}.0` : `(/ ${String(magnitude)}.0 ${String(den)}.0)`;
  return num < 0n ? `(- ${text})` : text;
}

export function sum(terms: readonly string[]): string {
  return nested("+", terms, "0.0");
}

export function and(terms: readonly string[]): string {
  return nested("and", terms, "true");
}

export function or(terms: readonly string[]): string {
  return nested("or", terms, "false");
}

export function times(...factors: readonly string[]): string {
  return `(* ${factors.join(" ")})`;
}

export function minus(a: string, b: string): string {
  return `(- ${a} ${b})`;
}

export function atMost(a: string, b: string): string {
  return `(<= ${a} ${b})`;
}

export function equal(a: string, b: string): string {
  return `(= ${a} ${b})`;
}

export function less(a: string, b: string): string {
  return `(< ${a} ${b})`;
}

/** A function applied to its arguments. */
export function call(name: string, args: readonly string[]): string {
  return args.length === 0 ? name : `(${name} ${args.join(" ")})`;
}

/** A line of comment. */
export function comment(text: string): string {
  return `; ${printable(text)}`;
}

function nested(operator: string, terms: readonly string[], none: string): string {
  const [only] = terms;
  if (only === undefined) return none;
  return terms.length === 1 ? only : `(${operator} ${terms.join(" ")})`;
}
