/** The stream reads what parseJson reads, and refuses what it refuses, with the same words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { type JsonValue, parseJson } from "../../../src/exact/json.js";
import { JsonTooLong } from "../../../src/exact/json-extent.js";
import { JsonStream } from "../../../src/exact/json-stream.js";

const roomy = { characters: 1e6, commas: 1e6 };

function* pieces(text: string, size: number): Generator<string> {
  const points = [...text];
  for (let i = 0; i < points.length; i += size) yield points.slice(i, i + size).join("");
}

const streamOf = (text: string, size: number, limits = roomy): JsonStream => new JsonStream(pieces(text, size), limits);

function whole(stream: JsonStream): JsonValue {
  const value = stream.value();
  stream.end();
  return value;
}

/** Walks into everything down to a depth. */
function walk(stream: JsonStream, levels: number): JsonValue {
  if (levels > 0 && stream.enter("[")) {
    const list: JsonValue[] = [];
    while (stream.next() !== undefined) list.push(walk(stream, levels - 1));
    return list;
  }
  if (levels > 0 && stream.enter("{")) {
    const object = Object.create(null) as Record<string, JsonValue>;
    for (let key = stream.next(); key !== undefined; key = stream.next()) object[key] = walk(stream, levels - 1);
    return object;
  }
  return stream.value();
}

function walked(stream: JsonStream, levels: number): JsonValue {
  const value = walk(stream, levels);
  stream.end();
  return value;
}

/** The value, or the message. */
function outcome(read: () => JsonValue): unknown {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

const text = fc.oneof(
  fc.json(),
  fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 3, unit: "binary" })).map(([json, at, insert]) => {
    const points = [...json];
    points.splice(at % (points.length + 1), at % 3, insert);
    return Buffer.from(points.join("")).toString();
  }),
  fc
    .array(
      fc.constantFrom(
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        '"',
        '"a"',
        "1",
        "-0",
        "1e5",
        "true",
        "nul",
        " ",
        "\n",
        "\\",
        "\ufeff",
        "é",
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join("")),
);

describe("the same as parseJson", () => {
  test("whole values, and entry by entry, in chunks of any size", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), fc.nat(4), (json, size, levels) => {
        const expected = outcome(() => parseJson(json));
        expect(outcome(() => whole(streamOf(json, size)))).toEqual(expected);
        expect(outcome(() => walked(streamOf(json, size), levels))).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    '{"a": [1, 2.50, "x\\u00e9"], "b": {"c": null}}',
    "\ufeff [1]",
    " 7 ",
    "[[],{},[{}]]",
    '{"a":1,\n"a":1}',
    "[1,\n 2,\n\t]",
    "[1 2]",
    '{"a" 1}',
    "{a:1}",
    "",
    "[",
    "[1",
    '{"a":',
    '"abc',
    "[1]]",
    "1 1",
    "[01]",
    "[tru]",
    '["\n"]',
    "]",
  ])("%j", (json) => {
    const expected = outcome(() => parseJson(json));
    for (const size of [1, 2, 3, 100]) {
      expect(outcome(() => whole(streamOf(json, size)))).toEqual(expected);
      for (const levels of [1, 2, 9]) expect(outcome(() => walked(streamOf(json, size), levels))).toEqual(expected);
    }
  });

  test("nesting", () => {
    for (const depth of [100, 101]) {
      const json = "[".repeat(depth) + "]".repeat(depth);
      const expected = outcome(() => parseJson(json));
      for (const levels of [0, 1, 50, 200]) expect(outcome(() => walked(streamOf(json, 7), levels))).toEqual(expected);
    }
  });
});

describe("skipping", () => {
  test("unread entries are passed over, but not their errors", () => {
    const stream = streamOf('{"a": {"b": [1, {"c": 2}]}, "d": 3, "e": [[[[[[1]]]]]]}', 3);
    expect(stream.enter("{")).toBe(true);
    expect([stream.next(), stream.next()]).toEqual(["a", "d"]);
    expect(stream.value()).toEqual(parseJson("3"));
    expect([stream.next(), stream.next(), stream.depth]).toEqual(["e", undefined, 0]);
    const broken = streamOf('[{"a": [1, [2, }]]}, 3]', 2);
    broken.enter("[");
    broken.next();
    expect(() => broken.next()).toThrow("not JSON at line 1, column 16: expected a JSON value");
  });

  test("leaves what is open", () => {
    const stream = streamOf('[[{"a": [1, 2, 3]}, 4], 5]', 4);
    stream.enter("[");
    stream.next();
    stream.enter("[");
    stream.next();
    stream.enter("{");
    stream.leave(1);
    expect([stream.depth, stream.next()]).toEqual([1, 1]);
    expect(stream.enter("{")).toBe(false);
    expect(stream.value()).toEqual(parseJson("5"));
  });
});

test("a value beyond the limits is refused before it is in memory", () => {
  const long = `["${"a".repeat(100)}"]`;
  expect(() => whole(streamOf(long, 10, { characters: 50, commas: 10 }))).toThrow(JsonTooLong);
  expect(() => whole(streamOf("[1,2,3]", 10, { characters: 50, commas: 2 }))).toThrow(JsonTooLong);
  expect(walked(streamOf("[1,2,3]", 1, { characters: 3, commas: 1 }), 1)).toHaveLength(3);
});
