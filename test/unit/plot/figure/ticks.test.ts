import { expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { numberText, roundNumbers } from "../../../../src/plot/figure/ticks.js";

const rational = (text: string): Rational => Rational.parse(text);
const between = (from: string, to: string, most: number): string[] =>
  roundNumbers(rational(from), rational(to), most).map(String);

it("round numbers are multiples of 1, 2 or 5 times a power of ten, within the range", () => {
  expect(between("0", "1", 5)).toEqual(["0", "1/5", "2/5", "3/5", "4/5", "1"]);
  expect(between("3/10", "12/25", 4)).toEqual(["3/10", "7/20", "2/5", "9/20"]);
  expect(between("-1/3", "1/3", 4)).toEqual(["-1/5", "0", "1/5"]);
  expect(between("0", "1e-30", 4)).toEqual(
    ["0", "1/2", "1"].map((one) => String(rational(one).times(rational("1e-30")))),
  );
});

it("there are at most one more than asked for, whatever the range, and none where it has no length", () => {
  for (let i = 1n; i < 200n; i++) {
    const to = Rational.of(i * i, 7n * i + 3n);
    for (const most of [1, 3, 6]) {
      const found = roundNumbers(Rational.of(i, 11n * i + 1n), to.plus(Rational.one), most);
      expect(found.length).toBeLessThanOrEqual(most + 1);
      expect(found.every((value) => value.atMost(to.plus(Rational.one)))).toBe(true);
    }
  }
  expect(between("1/4", "1/4", 5)).toEqual([]);
  expect(between("0", "0", 5)).toEqual([]);
});

it("their digits are all of them; what does not end stays a fraction", () => {
  expect(["1/5", "-1/8", "0", "1200", "1/3", "-3"].map((one) => numberText(rational(one)))).toEqual([
    "0.2",
    "−0.125",
    "0",
    "1200",
    "1/3",
    "−3",
  ]);
});
