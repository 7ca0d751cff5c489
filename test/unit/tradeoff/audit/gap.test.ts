/** Gaps between values of every kind. */
import { describe, expect, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { Root } from "../../../../src/exact/root.js";
import type { Value } from "../../../../src/exact/value.js";
import {
  above,
  below,
  compareLevels,
  gapBetween,
  isSurelyAtMost,
  isSurelyLess,
  isZeroGap,
  valueOf,
} from "../../../../src/tradeoff/audit/gap.js";

const of = (text: string): Rational => Rational.parse(text);
const root = (text: string): Root => Root.of(of(text)) as Root;
const between = (lower: string, upper: string): Enclosure =>
  Enclosure.of(of(lower), upper === "inf" ? upper : of(upper)) as Enclosure;

describe("a gap is exact where it can be", () => {
  test.each<[string, Value | "inf", Value | "inf", string]>([
    ["rationals", of("3/4"), of("1/4"), "1/2"],
    ["equal rationals", of("3/4"), of("3/4"), "0"],
    ["a root and 0", root("2"), of("0"), "sqrt(2)"],
    ["equal roots", root("2/5"), root("2/5"), "0"],
    // √8 − √2 = √2
    ["multiples of one root", root("8"), root("2"), "sqrt(2)"],
    // √18 − √8 = √2
    ["other multiples", root("18"), root("8"), "sqrt(2)"],
    ["infinite and finite", "inf", of("1"), "inf"],
    ["both infinite", "inf", "inf", "0"],
    ["an enclosure and a number below it", between("1/2", "3/4"), of("1/4"), "[1/4, 1/2]"],
    ["a number and an enclosure that holds it", of("1/2"), between("1/4", "3/4"), "[0, 1/4]"],
    ["overlapping enclosures", between("1/4", "1/2"), between("1/8", "3/8"), "[0, 3/8]"],
    ["infinite and an open end", "inf", between("1", "inf"), "[0, inf]"],
    ["infinite and an enclosure", "inf", between("1", "2"), "inf"],
  ])("%s", (_, value, least, gap) => {
    expect(String(gapBetween(value, least))).toBe(gap);
  });

  test("roots of different numbers are enclosed, never with 0 where they differ", () => {
    for (const [a, b] of [
      ["3", "2"],
      ["2", "1"],
      // Closer than 2⁻⁶⁴.
      [`2.${"0".repeat(40)}1`, "2"],
    ] as const) {
      const [larger, smaller] = [root(a), Root.of(of(b))];
      const gap = gapBetween(larger, smaller) as Enclosure;
      expect(isZeroGap(gap)).toBe(false);
      // (√b + gap)² lies on either side of a.
      const [low, high] = [gap.lower, gap.upper as Rational].map((end) => [
        below(smaller, 400).plus(end),
        above(smaller, 400).plus(end),
      ]);
      expect(low![0]!.times(low![0]!).lessThan(of(a))).toBe(true);
      expect(of(a).lessThan(high![1]!.times(high![1]!))).toBe(true);
    }
  });

  test("whether a gap is 0", () => {
    expect(
      [of("0"), of("1/2"), root("2"), "inf" as const, between("0", "1"), between("1/9", "1")].map(isZeroGap),
    ).toEqual([true, false, false, false, undefined, false]);
  });
});

test("levels, and what is certain of values", () => {
  expect(compareLevels("inf", "inf")).toBe(0);
  expect(compareLevels("inf", of("5"))).toBe(1);
  expect(compareLevels(root("2"), of("3/2"))).toBe(-1);
  expect(isSurelyAtMost(between("1/4", "1/2"), of("1/2"))).toBe(true);
  expect(isSurelyLess(between("1/4", "1/2"), of("1/2"))).toBe(false);
  expect(isSurelyAtMost(of("1/2"), between("1/4", "1"))).toBe(false);
  expect(isSurelyLess(of("1"), "inf")).toBe(true);
});

test("a root at the end of an enclosure is rounded outwards", () => {
  const { lower, upper } = valueOf({ lower: root("2"), upper: root("3") }) as Enclosure;
  expect(lower.times(lower).lessThan(of("2"))).toBe(true);
  expect(of("3").lessThan((upper as Rational).times(upper as Rational))).toBe(true);
  expect(valueOf({ lower: root("2"), upper: root("2") })).toEqual(root("2"));
  expect(valueOf({ lower: "inf", upper: "inf" })).toBe("inf");
});
