/** Text in aligned columns, and values of very many digits. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { aligned, exactBoth, isLong, readable, readableBoth, shortened } from "../../../src/report/text.js";
import { r } from "../model/definition.js";

test("columns are as wide as what they show; combining marks take no place", () => {
  expect(aligned([["x̂", "1", ""], ["long", "2", "z"], ["a"]])).toEqual(["x̂     1", "long  2  z", "a"]);
  expect(aligned([])).toEqual([]);
});

test("up to 40 characters a value is exact, longer ones are rounded and marked", () => {
  const fits = Rational.of(10n ** 38n + 1n);
  const long = Rational.of(10n ** 40n, 3n);
  expect([isLong(fits), isLong(long), isLong(r("1/3"))]).toEqual([false, true, false]);
  expect(readable(fits, 2)).toBe(fits.toString());
  expect(readable(r("1/3"), 2)).toBe("1/3");
  expect(readableBoth(r("1/3"), 2)).toBe("1/3 ≈0.33");
  expect(readableBoth(r("3"), 2)).toBe("3");
  expect(readableBoth(long, 0)).toBe(`≈${"3".repeat(40)}`);
});

test("long lists are cut, and say how to see the rest", () => {
  const list = (count: number): string[] =>
    shortened(
      Array.from({ length: count }, (_, i) => i),
      (entry, i) => [String(entry), String(i)],
      { head: ["", "i"], what: "entries", all: "--json" },
    );
  expect(list(24)).toHaveLength(25);
  expect(list(25)).toHaveLength(22);
  expect(list(25).at(-1)).toBe("  … and 5 more entries (all of them with --json)");
  expect(list(0)).toEqual(["    i"]);
});

describe("exact and rounded values, of however many digits", () => {
  test.each([
    ["1/3", 3, "1/3 ≈0.333"],
    ["-2/3", 0, "-2/3 ≈-1"],
    ["1/2", 6, "1/2 ≈0.500000"],
    ["7", 6, "7"],
    ["0", 6, "0"],
  ] as const)("%s with %i decimals", (text, decimals, expected) => {
    expect(exactBoth(r(text), decimals)).toBe(expected);
  });
});
