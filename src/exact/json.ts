/**
 * JSON text (RFC 8259) whose numbers stay exactly as written.
 *
 * `JSON.parse` turns 0.70000000000000001 into the double 0.7 and silently keeps
 * the last of two equal keys; this reader keeps the digits of every number as
 * text and refuses duplicate keys, also when both values are equal. Malformed
 * text is reported with line and column (both from 1).
 */
import { InputError, describe } from "./errors.js";
import { Rational } from "./rational.js";

/** A number of a JSON text: its digits, not a double. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject;
/** An object without prototype, so that no key (`__proto__`, `constructor`) is special. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Deepest nesting of lists and objects that is read. */
export const deepest = 100;

/** Parses a whole JSON text. A leading byte order mark is skipped. @throws InputError "not-json" */
export function parseJson(text: string): JsonValue {
  const reader = new JsonReader(text, text.startsWith("\ufeff") ? 1 : 0);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** A number of the problem language: a string such as "7/10", or a JSON number read as the decimal it prints. */
export function rationalFromJson(value: unknown, path: string): Rational {
  if (value instanceof JsonNumber) return Rational.parse(value.text, path);
  if (typeof value === "string") return Rational.parse(value, path);
  throw new InputError({
    code: "not-a-rational",
    path,
    expected: `a number such as "7/10" or 0.7`,
    found: describeJson(value),
  });
}

/** Like `describe`, with JSON numbers shown as written. */
export function describeJson(value: unknown): string {
  return value instanceof JsonNumber ? value.text.slice(0, 60) : describe(value);
}

/**
 * The canonical text of a value: keys sorted by code unit, no white space, strings as
 * `JSON.stringify` prints them. Numbers are not allowed: exact values are strings here.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  // Array.from visits the holes of a list, which map would leave out: they must throw, not vanish.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  if (typeof value === "object" && !(value instanceof JsonNumber)) {
    const object = value as Record<string, unknown>;
    const keys = Object.keys(object).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`).join(",")}}`;
  }
  throw new TypeError(`canonicalJson: ${describeJson(value)} has no canonical form`);
}

const quotationMark = 0x22;
const backslash = 0x5c;
const bracket = 0x5b;
const brace = 0x7b;
const comma = 0x2c;
const firstPrintable = 0x20;

const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plainText = /[^"\\\u0000-\u001f]*/y; // eslint-disable-line no-control-regex
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The place in a file where a text begins: characters before it on its line, lines before that. */
export interface TextOrigin {
  readonly lines: number;
  readonly columns: number;
}

/** Reads values from a text, from a position on. `parseJson` is what most callers want. */
export class JsonReader {
  /** A reader of a text. @param start where the file begins in the text */
  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly origin: TextOrigin = { lines: 0, columns: 0 },
  ) {
    this.position = start;
  }

  /** The next character to be read. */
  position: number;

  /** The next value; `depth` is the number of lists and objects around it. */
  value(depth: number): JsonValue {
    this.space();
    const char = this.text.charCodeAt(this.position);
    if (char === quotationMark) return this.string();
    if (char === brace || char === bracket) {
      if (depth >= deepest) this.fail(`at most ${String(deepest)} levels of nesting`);
      return char === brace ? this.object(depth) : this.list(depth);
    }
    for (const [word, meaning] of [
      ["true", true],
      ["false", false],
      ["null", null],
    ] as const) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length;
        return meaning;
      }
    }
    numberText.lastIndex = this.position;
    const number = numberText.exec(this.text);
    if (number === null) this.fail("a JSON value");
    this.position += number[0].length;
    return new JsonNumber(number[0]);
  }

  end(): void {
    this.space();
    if (this.position < this.text.length) this.fail("the end of the text");
  }

  private object(depth: number): JsonObject {
    const object = Object.create(null) as JsonObject;
    this.position++;
    this.space();
    if (this.take("}")) return object;
    do {
      this.space();
      const start = this.position;
      if (this.text[start] !== '"') this.fail(`a key in double quotes`);
      const key = this.string();
      if (Object.hasOwn(object, key)) {
        this.position = start;
        this.fail(`each key once (${describe(key)} is given twice)`);
      }
      this.space();
      if (!this.take(":")) this.fail('":"');
      object[key] = this.value(depth + 1);
      this.space();
    } while (this.comma());
    if (!this.take("}")) this.fail('"," or "}"');
    return object;
  }

  private list(depth: number): JsonValue[] {
    const list: JsonValue[] = [];
    this.position++;
    this.space();
    if (this.take("]")) return list;
    do {
      list.push(this.value(depth + 1));
      this.space();
    } while (this.comma());
    if (!this.take("]")) this.fail('"," or "]"');
    return list;
  }

  /** The string that begins at the position, which is a quotation mark. */
  string(): string {
    const { text } = this;
    let end = this.position + 1;
    for (; end < text.length; end++) {
      const char = text.charCodeAt(end);
      if (char === quotationMark) {
        const plain = text.slice(this.position + 1, end);
        this.position = end + 1;
        return plain;
      }
      if (char === backslash || char < firstPrintable) break;
    }
    return this.escapedString();
  }

  /** As `string`, for any string: with escapes, or without an end. */
  private escapedString(): string {
    this.position++;
    let result = "";
    for (;;) {
      plainText.lastIndex = this.position;
      const plain = plainText.exec(this.text)?.[0] ?? "";
      result += plain;
      this.position += plain.length;
      if (this.take('"')) return result;
      if (!this.take("\\")) this.fail("the closing '\"' of a string");
      const char = this.text[this.position] ?? "";
      const escaped = escapes[char];
      if (escaped !== undefined) {
        result += escaped;
        this.position++;
      } else if (char === "u" && /^[0-9a-fA-F]{4}$/.test(this.text.slice(this.position + 1, this.position + 5))) {
        result += String.fromCharCode(parseInt(this.text.slice(this.position + 1, this.position + 5), 16));
        this.position += 5;
      } else this.fail("a valid escape sequence");
    }
  }

  private space(): void {
    for (;;) {
      const char = this.text.charCodeAt(this.position);
      if (char !== 0x20 && char !== 0x0a && char !== 0x0d && char !== 0x09) return;
      this.position++;
    }
  }

  private comma(): boolean {
    if (this.text.charCodeAt(this.position) !== comma) return false;
    this.position++;
    return true;
  }

  private take(char: string): boolean {
    if (this.text[this.position] !== char) return false;
    this.position++;
    return true;
  }

  /** Reports what was expected at the position. */
  fail(expected: string): never {
    // The byte order mark is not a column: no editor shows it.
    let [lines, begin] = [1, this.start];
    for (
      let end = this.text.indexOf("\n", begin);
      end >= 0 && end < this.position;
      end = this.text.indexOf("\n", begin)
    ) {
      lines++;
      begin = end + 1;
    }
    const column = this.position - begin + (lines === 1 ? this.origin.columns : 0);
    const where = `line ${String(this.origin.lines + lines)}, column ${String(column + 1)}`;
    const found =
      this.position < this.text.length
        ? describe(this.text.slice(this.position, this.position + 12))
        : "the end of the text";
    throw new InputError({ code: "not-json", path: `not JSON at ${where}`, expected, found });
  }
}
