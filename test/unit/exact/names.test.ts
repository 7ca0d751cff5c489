/** Names that look alike are told apart; ordinary names are left alone. */
import fc from "fast-check";
import { describe as group, expect, it } from "vitest";
import { describe, printable } from "../../../src/exact/errors.js";
import { distinguishable, inQuotes, lookalikeOf, lookalikes } from "../../../src/exact/names.js";

group("names look alike", () => {
  it.each([
    ["é", "e\u0301"],
    ["0", "0 "],
    ["0", " 0"],
    ["a b", "a\u00a0b"],
    ["a b", "a  b"],
    ["ab", "a\u200bb"],
    ["ab", "a\u00adb"],
    ["ab", "\ufeffab"],
    ["a", "а"], // Cyrillic
    ["AX", "ΑΧ"], // Greek
    ["x-y", "x–y"],
    ["don't", "don’t"],
    ["A", "Ａ"], // of full width
    ["", " "],
    ["\u2764", "\u2764\ufe0f"],
  ])("%j and %j", (one, other) => {
    expect(lookalikes([one, "other", other])).toEqual([[one, other]]);
    expect(lookalikeOf(one, ["other", other])).toBe(other);
    const shown = distinguishable([one, other]);
    expect(shown(one)).not.toBe(shown(other));
    expect(shown(one).replace(/ \((?:empty|[…U+0-9A-F ]+)\)$/, "")).toBe(printable(one));
  });

  it.each([
    ["a", "A"],
    ["0", "O"],
    ["w1", "w2"],
    ["a", "á"],
    ["a b", "ab"],
    ["line\nbreak", "line break"],
    ["left\u202e", "left"],
  ])("%j and %j do not: they look different, or are written differently", (one, other) => {
    expect(lookalikes([one, other])).toEqual([]);
    expect(lookalikeOf(one, [other])).toBeUndefined();
  });

  it("is no matter of the same name given twice", () => {
    expect(lookalikes(["a", "a"])).toEqual([]);
    expect(lookalikeOf("a", ["a"])).toBeUndefined();
  });
});

it("short names are shown with all code points, in text and in quotes", () => {
  const names = ["é", "l", "e\u0301"];
  expect(names.map(distinguishable(names))).toEqual(["é (U+00E9)", "l", "e\u0301 (U+0065 U+0301)"]);
  expect(names.map(distinguishable(names, describe))).toEqual(['"é" (U+00E9)', '"l"', '"e\u0301" (U+0065 U+0301)']);
});

it("of long names the code points that differ are shown, with one on either side", () => {
  const names = ["temperature in degrees", "temperature\u00a0in degrees", "temperature in degrees "];
  expect(names.slice(0, 2).map(distinguishable(names.slice(0, 2)))).toEqual([
    "temperature in degrees (… U+0065 U+0020 U+0069 …)",
    "temperature\u00a0in degrees (… U+0065 U+00A0 U+0069 …)",
  ]);
  expect(new Set(names.map(distinguishable(names))).size).toBe(3);
});

it("a name that is not among those told apart is written as it is", () => {
  expect(distinguishable(["é", "e\u0301"])("l")).toBe("l");
});

it("in quotes a name is whole, and on one line", () => {
  expect(inQuotes('a"b\n\u202e')).toBe('"a\\"b\\n\\u202e"');
});

it("different names are always written differently, and ordinary ones as they are", () => {
  const alike = fc.constantFrom("a", "а", "e", "é", "e\u0301", " ", "\u00a0", "\u200b", "-", "–", "x");
  const name = fc.array(alike, { maxLength: 14 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 5 }), (names) => {
      expect(new Set(names.map(distinguishable(names))).size).toBe(names.length);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: "grapheme-ascii" })), (names) => {
      const plain = names.filter((one) => !/ /.test(one));
      expect(plain.map(distinguishable(plain))).toEqual(plain);
    }),
    { numRuns: 100 },
  );
});
