/** Strict decoding: every value of another type is refused at its path, with what was found. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { JsonNumber } from "../../../src/exact/json.js";
import { Rational } from "../../../src/exact/rational.js";
import {
  integer,
  isObject,
  list,
  matrix,
  number,
  numbers,
  object,
  quoted,
  text,
  texts,
} from "../../../src/format/decode.js";
import { smallRational } from "../../../src/generate/index.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "../model/definition.js";

const values: readonly (readonly [string, unknown])[] = [
  ["object", { a: 1 }],
  ["list", ["a"]],
  ["text", "abc"],
  ["number", 7],
  ["number", new JsonNumber("0.70")],
  ["number", Rational.of(1n, 3n)],
  ["null", null],
  ["truth", true],
];

it("each reader takes values of its own type and no others", () => {
  const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
    object: (value) => object(value, "$.x", "a thing", ["a"]),
    list: (value) => list(value, "$.x", "things"),
    text: (value) => text(value, "$.x", "a name"),
  };
  for (const [wanted, read] of Object.entries(readers)) {
    for (const [type, value] of values) {
      if (type === wanted) expect(read(value)).toBe(value);
      else expect(refusal(() => read(value))).toMatchObject({ code: "wrong-type", path: "$.x" });
    }
  }
  for (const [type, value] of values) expect(isObject(value)).toBe(type === "object");
});

const keys = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "__proto__", "toString"), { maxLength: 5 });
property(
  "an object has all required keys and no unknown ones",
  { required: keys, optional: keys, given: keys },
  runs(200, 114),
  ({ required, optional, given }) => {
    const value = Object.fromEntries(given.map((key) => [key, 1]));
    const missing = required.find((key) => !given.includes(key));
    const unknown = given.find((key) => !required.includes(key) && !optional.includes(key));
    const read = (): unknown => object(value, "$", "a thing", required, optional);
    if (unknown !== undefined) expect(refusal(read)).toMatchObject({ code: "unknown-key", path: `$.${unknown}` });
    else if (missing !== undefined) expect(refusal(read)).toMatchObject({ code: "missing-key", path: `$.${missing}` });
    else expect(read()).toBe(value);
  },
);

it("a key without a value is missing", () => {
  expect(refusal(() => object({ a: undefined }, "$", "a thing", ["a"]))).toMatchObject({
    code: "missing-key",
    path: "$.a",
  });
});

property(
  "numbers are read exactly, as text, as decimals of JSON and as rationals",
  { value: smallRational(), digits: fc.integer({ min: 0, max: 999 }) },
  runs(100, 115),
  ({ value, digits }) => {
    expect(number(value, "$").equals(value) && number(value.toString(), "$").equals(value)).toBe(true);
    const decimal = `0.${String(digits).padStart(3, "0")}`;
    expect(String(number(new JsonNumber(decimal), "$"))).toBe(String(Rational.of(BigInt(digits), 1000n)));
    expect(numbers([value, "1"], "$", "numbers").map(String)).toEqual([value.toString(), "1"]);
    if (value.den === 1n) expect(integer(value, "$")).toBe(value.num);
    else expect(refusal(() => integer(value, "$.n"))).toMatchObject({ code: "wrong-type", path: "$.n" });
  },
);

it("a fault inside a list has the path of its entry", () => {
  expect(refusal(() => matrix([["1"], ["1", "one"]], "$.m", "rows"))).toMatchObject({
    code: "not-a-rational",
    path: "$.m[1][1]",
  });
  expect(refusal(() => matrix([["1"], "1"], "$.m", "rows"))).toMatchObject({ code: "wrong-type", path: "$.m[1]" });
  expect(refusal(() => texts(["a", 1], "$.t", "names"))).toMatchObject({ code: "wrong-type", path: "$.t[1]" });
  expect(refusal(() => number(0.7, "$.p")).path).toBe("$.p");
  expect(quoted(["a", 'b"'])).toBe('"a", "b\\""');
});
