/**
 * Strict reading of JSON values: nothing missing, nothing unknown, nothing guessed.
 *
 * Each function reads one shape from an already copied value and rejects with the
 * place, what was expected there and what was found. `shape` says in words what the
 * entries of a list stand for ("one per output").
 */
import { InputError } from "../exact/errors.js";
import { type JsonValue, JsonNumber, describeJson, rationalFromJson } from "../exact/json.js";
import { distinguishable, lookalikeOf } from "../exact/names.js";
import { type Rational, longestNumber } from "../exact/rational.js";
import { type Meter, limitEntries } from "./limits.js";
import { type Where, Rejection, quoted, refuse, shown } from "./rejection.js";
import { type Fraction, type Scaled, reduced, scale, total } from "./scaled.js";

/** A part of the problem as the checker uses it, and as the canonical problem prints it. */
export interface Read<T> {
  readonly meaning: T;
  readonly canonical: JsonValue;
}

/** An object with exactly the required keys, and none beside them but optional ones. */
export function object<R extends string, O extends string = never>(
  value: JsonValue,
  where: Where,
  required: readonly R[],
  optional: readonly O[] = [],
): Record<R, JsonValue> & Partial<Record<O, JsonValue>> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof JsonNumber) {
    return refuse(where, `an object with the keys ${listed(required)}`, describeJson(value));
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key)) refuse(where, `the key ${quoted(key)}`, "none");
  }
  for (const key of Object.keys(value)) {
    if (!(required as readonly string[]).includes(key) && !(optional as readonly string[]).includes(key)) {
      refuse(where.at(key), `only the keys ${listed([...required, ...optional])}`, `the unknown key ${quoted(key)}`);
    }
  }
  return value as Record<R, JsonValue> & Partial<Record<O, JsonValue>>;
}

/** Whether the value is an object with this key. */
export function has(value: JsonValue, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function listed(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(", ");
}

export function text(value: JsonValue, where: Where, what = "a string"): string {
  return typeof value === "string" ? value : refuse(where, what, describeJson(value));
}

/** A list; with `length`, of exactly so many entries. */
export function list(value: JsonValue, where: Where, shape: string, length?: number): JsonValue[] {
  const expected = length === undefined ? `a list (${shape})` : `a list of ${String(length)} (${shape})`;
  if (!Array.isArray(value) || (length !== undefined && value.length !== length))
    return refuse(where, expected, describeJson(value));
  return value;
}

export function truth(value: JsonValue, where: Where): boolean {
  return typeof value === "boolean" ? value : refuse(where, "true or false", describeJson(value));
}

/** How the names in a list are read: each as its index. @param what one of the names is, such as "a class" */
export function indexOf(names: readonly string[], what: string): (value: JsonValue, where: Where) => number {
  const indices = new Map(names.map((name, index) => [name, index]));
  return (value, where) => {
    const given = text(value, where, `the name of ${what}`);
    return indices.get(given) ?? refuseName(given, names, where, `the name of ${what}`);
  };
}

/** Refuses a name that is none of those known; one that only looks like a known name is told apart from it. */
export function refuseName(given: string, known: readonly string[], where: Where, expected: string): never {
  const like = lookalikeOf(given, known);
  if (like === undefined) return refuse(where, expected, quoted(given));
  const shown = distinguishable([like, given], quoted);
  return refuse(where, `${expected}, such as ${shown(like)}`, shown(given));
}

/** An index into a list of so many entries, a JSON integer. */
export function position(value: JsonValue, where: Where, below: number): number {
  const index = value instanceof JsonNumber && /^(?:0|[1-9]\d{0,8})$/.test(value.text) ? Number(value.text) : below;
  return index < below
    ? index
    : refuse(
        where,
        below === 0 ? "no index: the list is empty" : `an integer from 0 to ${String(below - 1)}`,
        describeJson(value),
      );
}

/** Reads the entries of a long list one by one; with `exactly`, so many of them, else at most `most`. */
export function readEach(
  entries: Iterable<JsonValue>,
  where: Where,
  most: number,
  shape: string,
  read: (entry: JsonValue, where: Where, index: number) => void,
  exactly?: number,
): void {
  let count = 0;
  for (const entry of entries) {
    if (exactly !== undefined && count === exactly)
      refuse(where, `a list of ${String(exactly)} (${shape})`, "more entries");
    if (count === most) refuse(where, `at most ${String(most)} ${shape}`, "more");
    read(entry, where.at(count), count);
    count++;
  }
  if (exactly !== undefined && count < exactly)
    refuse(where, `a list of ${String(exactly)} (${shape})`, describeLength(count));
}

function describeLength(count: number): string {
  return count === 1 ? "a list of 1 entry" : `a list of ${String(count)} entries`;
}

/** A non-empty list of distinct strings, at most `most` of them. */
export function names(value: JsonValue, where: Where, what: string, most: number): string[] {
  const entries = list(value, where, `of ${what}s`);
  if (entries.length === 0) refuse(where, `at least one ${what}`, "none");
  if (entries.length > most) refuse(where, `at most ${String(most)} ${what}s`, String(entries.length));
  const result = entries.map((one, i) => text(one, where.at(i), `a ${what}, as a string`));
  requireDistinct(result, (i) => where.at(i), what);
  return result;
}

export function requireDistinct(given: readonly string[], where: (index: number) => Where, what: string): void {
  const first = new Map<string, number>();
  given.forEach((name, i) => {
    const before = first.get(name);
    if (before !== undefined)
      refuse(where(i), `each ${what} once`, `${quoted(name)} again (first at index ${String(before)})`);
    first.set(name, i);
  });
}

/** A rational: a string such as "7/10", or a JSON number read as the decimal it prints. */
export function rational(value: JsonValue, where: Where): Rational {
  try {
    return rationalFromJson(value, "");
  } catch (error) {
    if (error instanceof InputError) throw new Rejection(where, `expected ${error.expected}, found ${error.found}`);
    throw error;
  }
}

const fractionText = /^(-?\d+)\/(\d+)$/;

/**
 * The same, as integers over a common denominator. Potentials are many, long and used only so:
 * "p/q" is taken as it is written, for a gcd each would take longer than all else.
 */
export function scaledRationals(value: JsonValue, where: Where, shape: string, length: number, meter: Meter): Scaled {
  const numbers = list(value, where, shape, length).map((one, i): Fraction => {
    const parts = typeof one === "string" && one.length <= longestNumber ? fractionText.exec(one) : null;
    const place = where.at(i);
    if (parts?.[1] === undefined || parts[2] === undefined) return rational(one, place);
    const [num, den] = [BigInt(parts[1]), BigInt(parts[2])];
    return den === 0n ? rational(one, place) : { num, den }; // a denominator 0 is refused
  });
  return scale(numbers, meter, where);
}

export function rationals(value: JsonValue, where: Where, shape: string, length: number): Rational[] {
  return list(value, where, shape, length).map((one, i) => rational(one, where.at(i)));
}

/** A matrix of so many rows and columns; `shape` says what they stand for. */
export function matrix(value: JsonValue, where: Where, shape: string, rows: number, columns: number): Rational[][] {
  limitEntries(rows, columns, "a matrix", where);
  return list(value, where, shape, rows).map((row, i) => rationals(row, where.at(i), shape, columns));
}

/** Rejects the first negative entry. */
export function requireNonNegative(values: readonly Rational[], where: Where, what: string): void {
  values.forEach((value, i) => {
    if (value.sign() < 0) refuse(where.at(i), `${what} ≥ 0`, shown(value));
  });
}

/** The same pmf as integers over a common denominator. Rejects negative masses and a sum other than 1. */
export function pmf(values: readonly Rational[], where: Where, meter: Meter): Scaled {
  requireNonNegative(values, where, "a probability");
  const masses = scale(values, meter, where);
  const sum = total(masses.numerators);
  if (sum !== masses.denominator)
    refuse(where, "probabilities with sum 1", `sum ${shown(reduced(sum, masses.denominator, meter, where))}`);
  return masses;
}
