/**
 * Arguments of public functions, looked at where they enter.
 *
 * Types bind callers in TypeScript only. A `Check` looks at a value of any origin and throws an
 * `InputError` that says where it stood, what was expected and what was found; small checks make
 * larger ones. Paths are names of arguments: `bounds.distortion`, `rows[0][1]`. What lies behind a
 * door is not looked at again.
 */
import { InputError, describe, type InputErrorCode } from "./errors.js";
import { Rational, isRational } from "./rational.js";

/** Looks at a value. @param path names it in errors @throws InputError where it is not what it should be */
export type Check = (value: unknown, path: string) => void;

type Checks = Readonly<Record<string, Check>>;

/** Refuses a value. */
export function refuse(path: string, expected: string, value: unknown, code: InputErrorCode = "wrong-type"): never {
  throw new InputError({ code, path, expected, found: describe(value) });
}

/** A check of one condition. @example const text = must("a text", (value) => typeof value === "string") */
export function must(expected: string, holds: (value: unknown) => boolean): Check {
  return (value, path) => {
    if (!holds(value)) refuse(path, expected, value);
  };
}

export const text = must("a text", (value) => typeof value === "string");
export const flag = must("true or false", (value) => typeof value === "boolean");
/** A function that can be called: not a class, which only `new` takes. */
export const calls = must(
  "a function",
  (value) => typeof value === "function" && !Function.prototype.toString.call(value).startsWith("class"),
);
/** An object whose entries can be taken one after the other. */
export const iterable = must(
  "a list, or another source of entries",
  (value) =>
    typeof value === "object" && value !== null && typeof (value as Iterable<unknown>)[Symbol.iterator] === "function",
);
/** An iterator: something with `next`. */
export const steps = must(
  "an iterator, which has the function next",
  (value) => typeof value === "object" && value !== null && typeof (value as Iterator<unknown>).next === "function",
);

/** A whole number within bounds. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  const expected =
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${String(least)} on`
      : `a whole number from ${String(least)} to ${String(most)}`;
  return (value, path) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      refuse(path, expected, value, typeof value === "number" ? "out-of-range" : "wrong-type");
  };
}

/** An index of a list of so many entries. */
export function indexBelow(length: number): Check {
  return length === 0 ? must("no index: the list is empty", () => false) : whole(0, length - 1);
}

/** A BigInt from `least` on, or any. */
export function bigInteger(least?: bigint): Check {
  const expected = least === undefined ? "a BigInt, such as 7n" : `a BigInt from ${String(least)}n on`;
  return (value, path) => {
    if (typeof value !== "bigint") refuse(path, expected, value);
    if (least !== undefined && value < least) refuse(path, expected, value, "out-of-range");
  };
}

/** One of some texts. */
export function oneOf(names: readonly string[]): Check {
  const expected = `one of ${names.map((name) => JSON.stringify(name)).join(", ")}`;
  return (value, path) => {
    if (typeof value !== "string" || !names.includes(value))
      refuse(path, expected, value, typeof value === "string" ? "unknown-name" : "wrong-type");
  };
}

/** The value itself. */
export function exactly(only: string | boolean | number): Check {
  return must(JSON.stringify(only), (value) => value === only);
}

/** A class, its constructor private or not. */
export interface Class {
  readonly name: string;
  readonly prototype: object;
}

/**
 * An instance of a class of this copy of the package.
 * @param expected the instance, and how to come by it
 * @param fields what an instance of another copy must have to serve as well; without it none does
 */
export function instanceOf(type: Class, expected: string, fields?: Checks): Check {
  const alike = fields === undefined ? undefined : keys(expected, fields);
  return (value, path) => {
    if (isInstance(value, type)) return;
    if (alike !== undefined && isForeign(value, type)) {
      alike(value, path);
      return;
    }
    throw new InputError({
      code: "wrong-type",
      path,
      expected,
      found: isForeign(value, type) ? `a ${type.name} of another copy of exact-cdp` : describe(value),
    });
  };
}

/** Whether the value was made by the class, not only after its prototype. */
function isInstance(value: unknown, type: Class): boolean {
  return value instanceof (type as unknown as new () => object) && value !== type.prototype;
}

function isForeign(value: unknown, { name }: Class): boolean {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: { readonly name?: unknown } } | null;
  return prototype?.constructor?.name === name;
}

export const rationalNumber = must("a Rational, such as Rational.parse gives", isRational);

/** Anything that `Rational.from` reads. */
export const anyNumber: Check = (value, path) => {
  Rational.from(value as Rational, path);
};

/** What may be left out, too. */
export function optional(check: Check): Check {
  return (value, path) => {
    if (value !== undefined) check(value, path);
  };
}

/** One of several kinds of values, told apart by a first look. */
export function either(looks: (value: unknown) => boolean, first: Check, other: Check): Check {
  return (value, path) => {
    (looks(value) ? first : other)(value, path);
  };
}

/** A text that stands for itself, or what the check says. */
export function orText(only: string, check: Check): Check {
  return either(
    (value) => value === only,
    () => undefined,
    check,
  );
}

/** A list without holes. @param least fewest entries */
export function listOf(check: Check, least = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) refuse(path, "a list", value);
    const list = value as readonly unknown[];
    if (list.length < least)
      refuse(path, least === 1 ? "at least one entry" : `at least ${String(least)} entries`, list, "wrong-length");
    // Not forEach, which passes over holes.
    for (let i = 0; i < list.length; i++) check(list[i], `${path}[${String(i)}]`);
  };
}

/** A list of rows of equal length. */
export function rowsOf(check: Check): Check {
  const rows = listOf(listOf(check));
  return (value, path) => {
    rows(value, path);
    const [first, ...others] = value as readonly (readonly unknown[])[];
    const uneven = others.findIndex((row) => row.length !== first?.length);
    if (uneven >= 0)
      refuse(
        `${path}[${String(uneven + 1)}]`,
        `a row as long as the first, ${String(first?.length)}`,
        others[uneven],
        "wrong-length",
      );
  };
}

/** An object that has at least these keys. @param what it is, for errors */
export function keys(what: string, required: Checks, further: Checks = {}): Check {
  const checks = [
    ...Object.entries(required),
    ...Object.entries(further).map(([key, check]) => [key, optional(check)] as const),
  ];
  return (value, path) => {
    if (!isObject(value)) refuse(path, what, value);
    const object = value;
    for (const [key, check] of checks) check(object[key], `${path}.${key}`);
  };
}

/** Options: an object with some of these keys, and no others. */
export function options(known: Checks): Check {
  const checks = new Map(Object.entries(known).map(([key, check]) => [key, optional(check)]));
  const names = [...checks.keys()].join(", ");
  return (value, path) => {
    if (!isObject(value)) refuse(path, `options, an object with some of the keys ${names}`, value);
    const object = value;
    for (const key of Object.keys(object)) {
      const check = checks.get(key);
      if (check === undefined)
        throw new InputError({
          code: "unknown-key",
          path: `${path}.${key}`,
          expected: `one of the keys ${names}`,
          found: `the unknown key ${describe(key)}`,
        });
      check(object[key], `${path}.${key}`);
    }
  };
}

/** An object of one of several forms, which the value of one key tells apart. */
export function variants(what: string, key: string, forms: Checks): Check {
  const names = new Map(Object.entries(forms));
  return (value, path) => {
    if (!isObject(value)) refuse(path, what, value);
    const form = value[key];
    const check = typeof form === "string" || typeof form === "boolean" ? names.get(String(form)) : undefined;
    if (check === undefined) refuse(`${path}.${key}`, `${[...names.keys()].join(" or ")}, of ${what}`, form);
    else check(value, path);
  };
}

/** All of several checks. */
export function all(...checks: readonly Check[]): Check {
  return (value, path) => {
    for (const check of checks) check(value, path);
  };
}

/** A check that passes over an object which it has seen and found right: for long results that are asked again and again. */
export function remembered(check: Check): Check {
  const known = new WeakSet();
  return (value, path) => {
    if (typeof value === "object" && value !== null && known.has(value)) return;
    check(value, path);
    known.add(value as object);
  };
}

/** An object that is no list, and none of those that the language itself makes, such as a Date or a Map. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Object]";
}
