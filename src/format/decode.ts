/**
 * Strict decoding of JSON-like data, with paths.
 *
 * A value is what `parseJson` returned, or plain JavaScript data whose numbers
 * are strings, bigints, safe integers, Rationals or fraction.js Fractions. A
 * path reads `$.source.classes[0].pmf[1]`.
 */
import { InputError, type InputErrorCode } from "../exact/errors.js";
import { JsonNumber, describeJson } from "../exact/json.js";
import { Rational, type RationalLike } from "../exact/rational.js";

type Entries = Readonly<Record<string, unknown>>;

function fail(code: InputErrorCode, path: string, expected: string, found: string): never {
  throw new InputError({ code, path, expected, found });
}

/** An object with exactly the given keys. @param what names the object in errors */
export function object(
  value: unknown,
  path: string,
  what: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Entries {
  if (!isObject(value)) fail("wrong-type", path, `${what}, an object`, describeJson(value));
  const known = [...required, ...optional];
  for (const key of Object.keys(value)) {
    if (!known.includes(key))
      fail(
        "unknown-key",
        `${path}.${key}`,
        `only the ${known.length === 1 ? "key" : "keys"} ${quoted(known)} in ${what}`,
        `the unknown key ${JSON.stringify(key)}`,
      );
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key) || value[key] === undefined) {
      fail("missing-key", `${path}.${key}`, `the key ${JSON.stringify(key)} of ${what}`, "nothing");
    }
  }
  return value;
}

/** True for a JSON object (not a list, a number or null). */
export function isObject(value: unknown): value is Entries {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JsonNumber) &&
    !(value instanceof Rational)
  );
}

export function list(value: unknown, path: string, what: string): readonly unknown[] {
  if (!Array.isArray(value)) return fail("wrong-type", path, `${what}, a list`, describeJson(value));
  // A list of a program may have holes, which `map` and `forEach` pass over.
  const hole = value.findIndex((entry) => entry === undefined);
  return hole < 0 ? value : fail("wrong-type", `${path}[${String(hole)}]`, `${what}, a list without holes`, "nothing");
}

export function text(value: unknown, path: string, what: string): string {
  return typeof value === "string" ? value : fail("wrong-type", path, `${what}, a string`, describeJson(value));
}

export function texts(value: unknown, path: string, what: string): string[] {
  return list(value, path, what).map((entry, i) => text(entry, `${path}[${String(i)}]`, "a name in quotes"));
}

export function boolean(value: unknown, path: string): boolean {
  return typeof value === "boolean" ? value : fail("wrong-type", path, "true or false", describeJson(value));
}

/** A number of the problem language, exactly. */
export function number(value: unknown, path: string): Rational {
  if (value instanceof JsonNumber) return Rational.parse(value.text, path);
  return Rational.from(value as RationalLike, path);
}

/** A number that is written out, or undefined for what is none or something else. */
function written(value: unknown): Rational | undefined {
  const given = value instanceof JsonNumber ? value.text : value;
  if (typeof given !== "string") return undefined;
  const read = Rational.read(given);
  return read instanceof Rational ? read : undefined;
}

export function numbers(value: unknown, path: string, what: string): Rational[] {
  // The place is put together for the error alone.
  return list(value, path, what).map((entry, i) => written(entry) ?? number(entry, `${path}[${String(i)}]`));
}

/** A list of lists of numbers. */
export function matrix(value: unknown, path: string, what: string): Rational[][] {
  return list(value, path, what).map((row, i) => numbers(row, `${path}[${String(i)}]`, "a row"));
}

/** A whole number, for counts. @throws InputError "wrong-type" for another number */
export function integer(value: unknown, path: string): bigint {
  const exact = number(value, path);
  return exact.den === 1n ? exact.num : fail("wrong-type", path, "a whole number", String(exact));
}

/** Names in double quotes, separated by commas. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}
