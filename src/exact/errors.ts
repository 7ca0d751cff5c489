/**
 * The one error that bad input raises.
 *
 * Three kinds of failure never mix in this toolkit: bad input throws an
 * `InputError`; a mathematical outcome (infeasible, unbounded, rejected) is
 * returned as data; anything else that throws is a defect of the toolkit.
 */

/** The reason why an input was refused; stable, so that programs can branch on it. */
export type InputErrorCode =
  | "not-a-rational" /* text that is not a number of the accepted grammar */
  | "not-json" /* malformed JSON text */
  | "not-csv" /* malformed CSV text */
  | "wrong-type" /* a value of another type or shape than expected */
  | "missing-key"
  | "unknown-key"
  | "wrong-length"
  | "out-of-range" /* a negative mass, a sum other than 1, … */
  | "duplicate" /* a letter, class or key given twice */
  | "unknown-name" /* a class, kind or gallery name that does not exist */
  | "not-linear" /* a re-trained classifier or a divergence that is not convex, where C has to be one convex function */
  | "not-yet" /* recognised, but not solved by this version */
  | "too-large" /* beyond a stated limit */
  | "usage" /* the command line or a call was misused */
  | "file"; /* a file that cannot be read or written */

/** The parts of an `InputError`. */
export interface InputErrorDetails {
  readonly code: InputErrorCode;
  /** The place: a JSON path such as `$.source.classes[0].pmf[1]`, an option, a file. */
  readonly path: string;
  /** The values that would have been accepted there. */
  readonly expected: string;
  /** The value that stood there. */
  readonly found: string;
}

/** An error of bad input; its message says on one line where, what was expected there and what was found. */
export class InputError extends Error {
  readonly code: InputErrorCode;
  readonly path: string;
  readonly expected: string;
  readonly found: string;

  constructor(given: InputErrorDetails) {
    const details = isDetails(given) ? given : noDetails(given);
    // Each part is cut by itself: a very long path must not push out what was expected.
    super(`${oneLine(details.path)}: expected ${oneLine(details.expected)}, found ${oneLine(details.found)}`);
    this.name = "InputError";
    this.code = details.code;
    this.path = oneLine(details.path);
    this.expected = oneLine(details.expected);
    this.found = oneLine(details.found);
  }
}

/** The error about a number beyond its bounds. */
export function outOfRange(path: string, expected: string, found: string): InputError {
  return new InputError({ code: "out-of-range", path, expected, found });
}

/** Reads a part of something larger: errors begin with the place of the part, unless they are about that place itself. */
export function within<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError) || error.path === place) throw error;
    const { code, path, expected, found } = error;
    throw new InputError({ code, path: `${place}: ${path}`, expected, found });
  }
}

const longest = 400;

/** The text on one line, cut where it is too long for one. */
function oneLine(text: string): string {
  const flat = printable(text);
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1)}…`;
}

/**
 * Text of unknown origin (names, letters) made safe for a line of output: line breaks, other control
 * characters, marks of writing direction and halves of characters are written as escapes, such as `\\n`
 * and `\\u202e`. So a name can neither forge a line nor lose a character.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Any value as a short phrase for the "found" part of an error. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value === "number") return `the number ${String(value)}`;
  if (Array.isArray(value))
    return value.length === 1 ? "a list of 1 entry" : `a list of ${String(value.length)} entries`;
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  return "an object";
}

/** Callers in JavaScript may leave parts out. */
function isDetails(given: unknown): given is InputErrorDetails {
  if (typeof given !== "object" || given === null) return false;
  const { code, path, expected, found } = given as Readonly<Record<string, unknown>>;
  return [code, path, expected, found].every((part) => typeof part === "string");
}

function noDetails(given: unknown): InputErrorDetails {
  const part = (key: string): string => {
    const value = typeof given === "object" && given !== null ? (given as Record<string, unknown>)[key] : undefined;
    return typeof value === "string" ? value : describe(value);
  };
  return { code: "wrong-type", path: part("path"), expected: part("expected"), found: part("found") };
}
