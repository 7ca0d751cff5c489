/**
 * The error of bad input: always one line, always saying where, what was expected and
 * what was found.
 */
import fc from "fast-check";
import { describe as group, expect, test } from "vitest";
import { describe, InputError, printable } from "../../../src/exact/errors.js";

/** Everything that some terminal, editor or log takes for the end of a line, or for a command. */
// eslint-disable-next-line no-control-regex
const breaks = /[\n\r\u000b\u000c\u001b\u0085\u009b\u2028\u2029\u0000]/;

const anyText = fc.string({ unit: "binary", maxLength: 700 });
const lineBreaks = fc.array(
  fc.constantFrom("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\u001b[31m", "\0", "a", "é", "😀"),
  { maxLength: 200 },
);
const text = fc.oneof(
  anyText,
  lineBreaks.map((parts) => parts.join("")),
);

test("one line, whatever the parts", () => {
  fc.assert(
    fc.property(text, text, text, (path, expected, found) => {
      const error = new InputError({ code: "wrong-type", path, expected, found });
      for (const part of [error.message, error.path, error.expected, error.found, String(error)]) {
        expect(part).not.toMatch(breaks);
        expect(part.length).toBeLessThan(1300);
      }
    }),
  );
});

test("the message has all three parts, however long one of them is", () => {
  const error = new InputError({
    code: "unknown-key",
    path: `$.${"k".repeat(5000)}`,
    expected: "a known key",
    found: "x".repeat(5000),
  });
  expect(error.message).toContain("expected a known key, found xxx");
  expect(error.path.length).toBe(400);
  expect(error.found.endsWith("…")).toBe(true);
});

test("a part of 400 characters is whole, a longer one is cut to 400", () => {
  const found = (length: number): string =>
    new InputError({ code: "wrong-type", path: "$", expected: "a", found: "x".repeat(length) }).found;
  expect(found(400)).toBe("x".repeat(400));
  expect(found(401)).toBe(`${"x".repeat(399)}…`);
});

test("is an Error with stable fields", () => {
  const error = new InputError({ code: "missing-key", path: "$.source", expected: "an object", found: "nothing" });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("InputError");
  expect(error.message).toBe("$.source: expected an object, found nothing");
  expect(String(error)).toBe("InputError: $.source: expected an object, found nothing");
  expect(error).toMatchObject({ code: "missing-key", path: "$.source", expected: "an object", found: "nothing" });
});

group("describe", () => {
  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    ["7/10", '"7/10"'],
    ["", '""'],
    ['"', '"\\""'],
    ["two\nlines", '"two\\nlines"'],
    [10n, "10"],
    [true, "true"],
    [0.5, "the number 0.5"],
    [NaN, "the number NaN"],
    [[], "a list of 0 entries"],
    [[1], "a list of 1 entry"],
    [[1, 2], "a list of 2 entries"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [new Date(0), "an object"],
    [() => 1, "a function"],
    [Symbol("x"), "a symbol"],
  ])("%# gives a phrase", (value, phrase) => {
    expect(describe(value)).toBe(phrase);
  });

  test("is short and never throws", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: false, withSparseArray: true }), (value) => {
        expect(describe(value).length).toBeLessThan(400);
      }),
    );
    expect(describe("x".repeat(1000)).length).toBeLessThan(70);
  });
});

test("no character is lost: what does not show is written as an escape", () => {
  expect(printable("a\nb\r\t\u0007\u202e\u200f\u2028\ud800")).toBe("a\\nb\\r\\t\\u0007\\u202e\\u200f\\u2028\\ud800");
  expect(printable("é 😀 x̂")).toBe("é 😀 x̂");
  const unescaped = (text: string): string =>
    text.replace(/\\(n|r|t|u[0-9a-f]{4})/g, (escape) => JSON.parse(`"${escape}"`) as string);
  fc.assert(
    fc.property(anyText, (given) => {
      fc.pre(!given.includes("\\"));
      expect(unescaped(printable(given))).toBe(given);
    }),
  );
});

group("an error made with parts missing", () => {
  test.each([[undefined], [null], [{}], [{ code: 1, path: Symbol("p"), expected: [], found: null }], ["text"]])(
    "%j says so",
    (details) => {
      const error = new InputError(details as never);
      expect(error).toMatchObject({ name: "InputError", code: "wrong-type" });
      expect(error.message).toMatch(/^.+: expected .+, found .+$/);
    },
  );
});
