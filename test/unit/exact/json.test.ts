/**
 * JSON whose numbers stay as written: against JSON.parse on well-formed and on damaged
 * texts, and in the three places where it differs on purpose (duplicate keys, depth, the
 * byte order mark).
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import {
  canonicalJson,
  deepest,
  describeJson,
  JsonNumber,
  parseJson,
  rationalFromJson,
  type JsonValue,
} from "../../../src/exact/json.js";
import { Rational } from "../../../src/exact/rational.js";

/** The error of a text that is refused. */
function refusal(text: string): InputError {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("accepted");
}

/** What JSON.parse would have made of it. */
function lossy(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(lossy);
  if (typeof value !== "object" || value === null) return value;
  const object: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    Object.defineProperty(object, key, { value: lossy(inner), enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function outcome(parse: () => unknown): { value: unknown } | "refused" {
  try {
    return { value: parse() };
  } catch {
    return "refused";
  }
}

/** Fails unless both readers agree: the same value, or both refuse. Returns what they made of it. */
function compare(text: string): "accepted" | "refused" | "different on purpose" {
  const theirs = outcome(() => JSON.parse(text));
  const ours = outcome(() => lossy(parseJson(text)));
  if (ours === "refused" && theirs !== "refused") {
    // The only texts that JSON.parse alone accepts: a key twice, or too deep.
    expect(refusal(text).expected).toMatch(/^(?:each key once|at most \d+ levels)/);
    return "different on purpose";
  }
  expect(ours).toEqual(theirs);
  return ours === "refused" ? "refused" : "accepted";
}

describe("agrees with JSON.parse", () => {
  test("on random values, compact and spread out", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, stringUnit: "binary" }), (text) => {
        expect(compare(text)).toBe("accepted");
        expect(compare(JSON.stringify(JSON.parse(text), null, "\t"))).toBe("accepted");
        expect(compare(` \r\n${text}\t`)).toBe("accepted");
      }),
      { numRuns: 500 },
    );
  });

  test("on damaged texts: both refuse, or both read the same", () => {
    const seen = { accepted: 0, refused: 0, "different on purpose": 0 };
    const piece = fc.constantFrom(
      ...Array.from("{}[]:,\"\\/-+.eE0123 \t\n\r\u000b\u00a0\u2028\ufeff\0tfnu'"),
      "\\u00e9",
      "\\ud800",
      "true",
      "null",
      "1e5",
      "-0",
      "//",
      '""',
      "{}",
    );
    const damage = fc.record({
      at: fc.nat(),
      drop: fc.integer({ min: 0, max: 2 }),
      insert: fc.array(piece, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.array(damage, { minLength: 1, maxLength: 3 }), (text, damages) => {
        const damaged = damages.reduce((current, { at, drop, insert }) => {
          const start = at % (current.length + 1);
          return current.slice(0, start) + insert.join("") + current.slice(start + drop);
        }, text);
        // A leading byte order mark is the one thing that only this reader accepts.
        if (!damaged.startsWith("\ufeff")) seen[compare(damaged)]++;
      }),
      { numRuns: 4000 },
    );
    expect(seen.accepted).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(1000);
  });

  test("on random characters of JSON's alphabet", () => {
    const soup = fc
      .array(fc.constantFrom(...Array.from('{}[]:,"0-1.e+\\ un'), "true", "null", '"a":'), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(soup, (text) => void compare(text)),
      { numRuns: 4000 },
    );
  });

  test.each([
    ...[
      "",
      " ",
      "-",
      "+1",
      "01",
      "-01",
      "1.",
      ".5",
      "1e",
      "1e+",
      "0x10",
      "1_0",
      "NaN",
      "Infinity",
      "-Infinity",
      "undefined",
      "True",
      "nul",
      "nulll",
    ],
    ...[
      "[",
      "]",
      "[1,]",
      "[,1]",
      "[1 2]",
      "{",
      "}",
      "{a:1}",
      "{'a':1}",
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '{,"a":1}',
      '{"a":1 "b":2}',
      "{1:2}",
    ],
    ...[
      '"',
      '"\n"',
      '"\t"',
      '"\\x41"',
      '"\\u12"',
      '"\\u12g4"',
      '"\\u+123"',
      '"\\',
      '"\\"',
      "'a'",
      '"a" "b"',
      "1 2",
      "[1]]",
      "{}{}",
    ],
    ...["// c\n1", "/* c */1", "1 // c", "\u00a01", "\u20281", "1\u0000", "1\ufeff", "\u000b1"],
    ...[
      "true",
      "[]",
      "{}",
      '""',
      "-0",
      "0",
      "1e400",
      "-1E-400",
      "[[]]",
      '{"":""}',
      '"\u2028"',
      '"\\ud83d\\ude00"',
      '"\ud800"',
      '"\\udc00"',
      '"\\u0000"',
      '"\\/"',
    ],
    ...[
      '{"__proto__":1}',
      '{"__proto__":{"a":1},"constructor":2,"hasOwnProperty":3}',
      '[{"a":[{}]}]',
      '"\u007f"',
      '"\\uD83D\\uDE00"',
    ],
  ])("on %j", (text) => {
    compare(text);
  });

  test("on every character of the first two blocks, alone, in a string and after a backslash", () => {
    for (let code = 0; code < 0x100; code++) {
      const char = String.fromCharCode(code);
      for (const text of [char, `${char}1`, `1${char}`, `"${char}"`, `"\\${char}"`, `[${char}]`]) compare(text);
    }
  });
});

describe("numbers", () => {
  test("keep their digits", () => {
    for (const text of ["0.70000000000000001", "1e400", "-0", "0.10", "1E+2", "123456789012345678901234567890"]) {
      expect(parseJson(text)).toEqual(new JsonNumber(text));
    }
  });

  test("are read as the decimal they print, with the path of the place", () => {
    expect(rationalFromJson(parseJson("0.70000000000000001"), "$.p").toString()).toBe(
      "70000000000000001/100000000000000000",
    );
    expect(rationalFromJson(parseJson("0.7"), "$.p")).toEqual(Rational.of(7n, 10n));
    expect(rationalFromJson(parseJson('"7/10"'), "$.p")).toEqual(Rational.of(7n, 10n));
    expect(rationalFromJson(parseJson("-1.5e-1"), "$.p")).toEqual(Rational.of(-3n, 20n));
  });

  test.each(['"1/0"', '""', '" "', "null", "true", "[]", "{}", '"NaN"', '["1"]', "1e99999"])(
    "%s is no number",
    (text) => {
      expect(() => rationalFromJson(parseJson(text), "$.p")).toThrow(
        expect.objectContaining({ name: "InputError", path: "$.p" }),
      );
    },
  );

  test("a double that slipped in is refused", () => {
    expect(() => rationalFromJson(0.5, "$.p")).toThrow(InputError);
    expect(() => rationalFromJson(undefined, "$.p")).toThrow(InputError);
  });

  test("are described as written", () => {
    expect(describeJson(parseJson("0.10"))).toBe("0.10");
    expect(describeJson(parseJson("9".repeat(500))).length).toBe(60);
    expect(describeJson(parseJson("[1]"))).toBe("a list of 1 entry");
  });
});

describe("keys", () => {
  test.each([
    '{"a":1,"a":1}',
    '{"a":1,"a":2}',
    '{"a":null,"a":1}',
    '{"a":1,"\\u0061":1}',
    '{"__proto__":1,"__proto__":1}',
    '{"":0,"":0}',
    '[{"b":{"a":1,"b":2,"a":1}}]',
  ])("%s: twice is refused, also when both values are equal", (text) => {
    expect(refusal(text).expected).toContain("each key once");
  });

  test("the same key in different objects is fine", () => {
    expect(compare('[{"a":1},{"a":{"a":1}}]')).toBe("accepted");
  });

  test("no key is special", () => {
    const object: unknown = parseJson('{"__proto__":{"polluted":"yes"},"constructor":"c","toString":"t"}');
    expect(Object.keys(object as object)).toEqual(["__proto__", "constructor", "toString"]);
    expect(Object.getPrototypeOf(object)).toBe(null);
    expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
    expect(Reflect.get(object as object, "hasOwnProperty")).toBe(undefined);
  });
});

describe("errors", () => {
  test.each([
    ["", "line 1, column 1", "a JSON value", "the end of the text"],
    ["[1,\n 2,\n x]", "line 3, column 2", "a JSON value", '"x]"'],
    ['{"a": 1,\r\n "b" 2}', "line 2, column 6", '":"', '"2}"'],
    ['{"a":1,\n\n"a":2}', "line 3, column 1", 'each key once ("a" is given twice)', '"\\"a\\":2}"'],
    [`${"\n".repeat(3_000_000)}x`, "line 3000001, column 1", "a JSON value", '"x"'],
    ["\ufeff\ufeff1", "line 1, column 1", "a JSON value", '"\ufeff1"'],
    ["[1 2]", "line 1, column 4", '"," or "]"', '"2]"'],
    ['{"a":1', "line 1, column 7", '"," or "}"', "the end of the text"],
    ["{a:1}", "line 1, column 2", "a key in double quotes", '"a:1}"'],
    ["1 2", "line 1, column 3", "the end of the text", '"2"'],
    ['"a\nb"', "line 1, column 3", "the closing '\"' of a string", '"\\nb\\""'],
    ['"a\\q"', "line 1, column 4", "a valid escape sequence", '"q\\""'],
    ["01", "line 1, column 2", "the end of the text", '"1"'],
    ["\ufeff[", "line 1, column 2", "a JSON value", "the end of the text"],
    ["\ufeff\n[", "line 2, column 2", "a JSON value", "the end of the text"],
  ])("%j is refused at %s", (text, where, expected, found) => {
    expect(refusal(text)).toMatchObject({ code: "not-json", path: `not JSON at ${where}`, expected, found });
  });

  test("are one line that names a place inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        if (outcome(() => parseJson(text)) !== "refused") return;
        const { message, path } = refusal(text);
        expect(message).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
        const [line, column] = (/line (\d+), column (\d+)$/.exec(path) ?? []).slice(1).map(Number) as [number, number];
        const row = text.replace(/^\ufeff/, "").split("\n")[line - 1];
        expect(row).toBeDefined();
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(row!.length + 1);
      }),
    );
  });
});

describe("limits", () => {
  const nested = (depth: number, inner: string): string => "[".repeat(depth) + inner + "]".repeat(depth);
  const objects = (depth: number, inner: string): string => '{"a":'.repeat(depth) + inner + "}".repeat(depth);

  test("as many levels as stated, whatever is innermost, and not one more", () => {
    for (const inner of ["", "1", '""', "{}"]) {
      const levels = inner === "{}" ? deepest - 1 : deepest;
      expect(compare(nested(levels, inner))).toBe("accepted");
      expect(refusal(nested(levels + 1, inner)).expected).toBe(`at most ${String(deepest)} levels of nesting`);
    }
    expect(compare(objects(deepest, "1"))).toBe("accepted");
    expect(refusal(objects(deepest + 1, "1")).expected).toContain("levels of nesting");
  });

  test("endless nesting is refused, not a stack overflow", () => {
    for (const text of ["[".repeat(1_000_000), '{"a":'.repeat(1_000_000), nested(100_000, "")])
      expect(refusal(text).code).toBe("not-json");
  });

  test("long lists and long strings are read", () => {
    expect(parseJson(`[${"0,".repeat(100_000)}0]`)).toHaveLength(100_001);
    expect(parseJson(`"${"a".repeat(1_000_000)}"`)).toHaveLength(1_000_000);
  });
});

test("one leading byte order mark is skipped, a second or a later one is not", () => {
  expect(parseJson("\ufefftrue")).toBe(true);
  expect(parseJson("\ufeff {} ")).toEqual({});
  expect(parseJson('"\ufeff"')).toBe("\ufeff");
  for (const text of ["\ufeff\ufefftrue", "true\ufeff", " \ufefftrue", "\ufeff"])
    expect(refusal(text).code).toBe("not-json");
});

describe("canonicalJson", () => {
  /** JSON values without numbers, which have no canonical form. */
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(null, true, false),
      fc.string({ unit: "binary" }),
      fc.array(tie("value")),
      fc.dictionary(fc.string({ unit: "binary" }), tie("value")),
    ),
  }));

  test("is JSON of the same value, and a fixed point", () => {
    fc.assert(
      fc.property(value, (data) => {
        const text = canonicalJson(data);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(canonicalJson(parseJson(text))).toBe(text);
      }),
    );
  });

  test("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string()), (object) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(object).reverse()))).toBe(canonicalJson(object));
      }),
    );
    expect(canonicalJson({ b: "2", a: ["1", null], 10: true, 9: false })).toBe(
      '{"10":true,"9":false,"a":["1",null],"b":"2"}',
    );
    // By code unit: U+10000 is D800 DC00, before U+FFFF.
    expect(canonicalJson({ "\uffff": null, "\u{10000}": null })).toBe('{"\u{10000}":null,"\uffff":null}');
    expect(canonicalJson({ __proto__: null, a: "1" })).toBe('{"a":"1"}');
  });

  test("numbers, and what is no JSON, throw: exact values are strings", () => {
    const others = [1, 0.5, 1n, undefined, NaN, Symbol("x"), () => 1, new JsonNumber("1"), Rational.one];
    for (const other of others) {
      for (const data of [other, [other], { a: other }, [[{ a: [other] }]]])
        expect(() => canonicalJson(data)).toThrow(TypeError);
    }
    const holes: unknown[] = [];
    holes[2] = "2";
    expect(() => canonicalJson(holes)).toThrow(TypeError);
  });
});
