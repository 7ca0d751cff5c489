/** Values of three kinds: rationals, roots of rationals, enclosures. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import {
  compareValues,
  isExact,
  leastValue,
  rational,
  valueData,
  valueText,
  type Value,
} from "../../../src/exact/value.js";

const r = (text: string): Rational => Rational.parse(text);
const root = (square: string): Value => Root.of(r(square));
const between = (lower: string, upper: string): Value => Enclosure.of(r(lower), upper === "inf" ? upper : r(upper));

describe("compareValues", () => {
  it.each<[Value, Value, -1 | 0 | 1 | undefined]>([
    [r("1/3"), r("1/2"), -1],
    [r("1/2"), r("2/4"), 0],
    [root("2"), r("7/5"), 1],
    [root("2"), r("3/2"), -1],
    [root("2"), root("2"), 0],
    [between("1/3", "1/2"), r("3/4"), -1],
    [between("1/3", "1/2"), root("1/10"), 1],
    [between("1/3", "1/2"), between("2/3", "inf"), -1],
    [between("2", "inf"), between("0", "1"), 1],
    // What overlaps, or touches, is open: both may be the same number.
    [between("1/3", "1/2"), r("2/5"), undefined],
    [between("1/3", "1/2"), r("1/2"), undefined],
    [between("1/3", "1/2"), r("1/3"), undefined],
    [between("1", "2"), root("2"), undefined],
    [between("0", "1"), between("0", "1"), undefined],
    [between("0", "inf"), r("1000"), undefined],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(compareValues(a, b)).toBe(expected);
    expect(compareValues(b, a)).toBe(expected === undefined || expected === 0 ? expected : -expected);
  });
});

it("the least of several, the first of equal ones", () => {
  const [half, same] = [r("1/2"), r("1/2")];
  expect(leastValue([r("1"), half, root("1/2"), same])).toBe(half);
  expect(leastValue([r("1"), root("1/2"), between("1/5", "1/4")])).toEqual(between("1/5", "1/4"));
});

it("text and data of every kind", () => {
  const values = [r("3/4"), root("2/5"), between("1/3", "1/2"), between("0", "inf")];
  expect(values.map(valueText)).toEqual(["3/4", "sqrt(2/5)", "[1/3, 1/2]", "[0, inf]"]);
  expect(values.map(valueData)).toEqual([
    "3/4",
    "sqrt(2/5)",
    { lower: "1/3", upper: "1/2" },
    { lower: "0", upper: "inf" },
  ]);
  expect(values.map(isExact)).toEqual([true, true, false, false]);
});

it("a rational, or an InputError", () => {
  expect(rational(r("3/4"))).toEqual(r("3/4"));
  expect(rational(root("4/9"))).toEqual(r("2/3"));
  expect(() => rational(root("2"))).toThrow(InputError);
  expect(() => rational(between("0", "1"))).toThrow(InputError);
});
