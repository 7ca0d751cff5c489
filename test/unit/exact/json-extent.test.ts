/** The end of a JSON value: where its text ends, however the text is cut into chunks. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Extent, JsonTooLong } from "../../../src/exact/json-extent.js";
import { property, runs } from "../../property/property.js";

const free = { characters: 1e6, commas: 1e6 };

/** The length of the value at the start of the text, which comes in chunks of the given lengths. */
function lengthOf(text: string, lengths: readonly number[], limits = free): number | undefined {
  const extent = new Extent(limits);
  let start = 0;
  for (let k = 0; start < text.length; k++) {
    const chunk = text.slice(start, start + lengths[k % lengths.length]!);
    const end = extent.end(chunk, 0);
    if (end !== undefined) return start + end;
    start += chunk.length;
  }
  return undefined;
}

const chunks = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

property(
  "a value ends where its text does, whatever follows",
  { value: fc.jsonValue(), chunks, after: fc.constantFrom(",", " ", "]", "}", "\n,1", ', "x"'), indent: fc.nat(2) },
  runs(300, 1201),
  ({ value, chunks: lengths, after, indent }) => {
    const text = JSON.stringify(value, null, indent);
    expect(lengthOf(text + after, lengths)).toBe(text.length);
  },
);

property(
  "strings with quotation marks and backslashes of any number",
  { parts: fc.array(fc.constantFrom("\\", '"', "[", "}", ",", "a"), { maxLength: 12 }), chunks },
  runs(300, 1202),
  ({ parts, chunks: lengths }) => {
    const text = JSON.stringify(parts.join(""));
    expect(lengthOf(`${text},1`, lengths)).toBe(text.length);
    expect(lengthOf(`[${text}]x`, lengths)).toBe(text.length + 2);
  },
);

describe("values that go on", () => {
  test("have no end yet: open brackets, open strings, numbers at the end of the text", () => {
    for (const text of ["[1, 2", '{"a": [', '"abc', '"abc\\"', "123", "tru"])
      expect(lengthOf(text, [100])).toBeUndefined();
  });

  test("begin anywhere in the first chunk", () => {
    const extent = new Extent(free);
    expect(extent.end('{"key": [1, 2]}', 8)).toBe(14);
  });

  test("are refused beyond the limits, and not before", () => {
    const text = "[1,2,3,4]";
    expect(lengthOf(text, [2], { characters: 9, commas: 4 })).toBe(9);
    expect(() => lengthOf(text, [2], { characters: 9, commas: 3 })).toThrow(JsonTooLong);
    expect(() => lengthOf(text, [2], { characters: 5, commas: 9 })).toThrow(JsonTooLong);
    // Commas inside of strings are no commas of the value.
    expect(lengthOf('",,,,,"', [3], { characters: 9, commas: 2 })).toBe(7);
  });
});
