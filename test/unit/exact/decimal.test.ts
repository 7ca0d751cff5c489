/**
 * Decimals for people, against long division digit by digit.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approximate, decimal, mostDecimals } from "../../../src/exact/decimal.js";
import { Rational } from "../../../src/exact/rational.js";
import { rational } from "./arbitraries.js";

/** Rounds |value| by long division: digits one by one, then half to even on the last of them. */
function longDivision(value: Rational, decimals: number): string {
  const magnitude = value.abs();
  const digits = Array.from((magnitude.num / magnitude.den).toString(), Number);
  let remainder = magnitude.num % magnitude.den;
  for (let place = 0; place < decimals; place++) {
    remainder *= 10n;
    digits.push(Number(remainder / magnitude.den));
    remainder %= magnitude.den;
  }
  const odd = (digits.at(-1) ?? 0) % 2 === 1;
  if (2n * remainder > magnitude.den || (2n * remainder === magnitude.den && odd)) {
    let place = digits.length - 1;
    while (place >= 0 && digits[place] === 9) digits[place--] = 0;
    if (place < 0) digits.unshift(1);
    else digits[place] = digits[place]! + 1;
  }
  const whole = digits.slice(0, digits.length - decimals).join("");
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals).join("")}`;
  return `≈${value.sign() < 0 && digits.some((digit) => digit !== 0) ? "-" : ""}${text}`;
}

/** What would print as zero: one to three digits that lie within half a unit of the last one. */
function expectFirstDigits(value: Rational, decimals: number, text: string): void {
  const digits = Math.min(Math.max(decimals, 1), 3);
  expect(text).toMatch([/^≈-?[1-9]e-[1-9]\d*$/, /^≈-?[1-9]\.\de-[1-9]\d*$/, /^≈-?[1-9]\.\d\de-[1-9]\d*$/][digits - 1]!);
  const printed = Rational.parse(text.slice(1));
  const exponent = BigInt(/e-(\d+)$/.exec(text)![1]!);
  expect(
    printed
      .minus(value)
      .abs()
      .times(Rational.of(2n))
      .atMost(Rational.of(1n, 10n ** (exponent + BigInt(digits) - 1n))),
  ).toBe(true);
}

/** Long division, unless that prints zero where it should not. */
function expectRounded(value: Rational, decimals: number): void {
  const divided = longDivision(value, decimals);
  const vanishes = !value.isZero() && /^≈-?0(?:\.0*)?$/.test(divided);
  if (vanishes) expectFirstDigits(value, decimals, approximate(value, decimals));
  else expect(approximate(value, decimals)).toBe(divided);
}

test("a positive number is never printed as zero", () => {
  expect(approximate(Rational.parse("3378681/200000000000000"), 6)).toBe("≈1.69e-8");
  expect(approximate(Rational.parse("-1/3000000000"), 6)).toBe("≈-3.33e-10");
  expect(approximate(Rational.parse("9999999/10000000000000000"), 6)).toBe("≈1.00e-9");
  expect(approximate(Rational.parse("19/500"), 1)).toBe("≈4e-2");
  expect(approximate(Rational.parse("1/300"), 2)).toBe("≈3.3e-3");
  expect(approximate(Rational.zero, 6)).toBe("≈0.000000");
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.integer({ min: 8, max: 40 }), (n, places) => {
      const value = Rational.of(n, 10n ** BigInt(places + 6));
      const text = approximate(value, 6);
      if (/^≈0\.0*$/.test(longDivision(value, 6))) expectFirstDigits(value, 6, text);
    }),
  );
});

const places = fc.integer({ min: 0, max: 60 });

test("is what long division gives", () => {
  fc.assert(
    fc.property(rational(300), places, (value, decimals) => {
      expectRounded(value, decimals);
    }),
    { numRuns: 500 },
  );
});

test("is what long division gives, on ties and next to them", () => {
  const tie = fc.tuple(
    fc.bigInt(-(10n ** 20n), 10n ** 20n),
    fc.integer({ min: 0, max: 30 }),
    fc.constantFrom(-1n, 0n, 1n),
  );
  fc.assert(
    fc.property(tie, ([digits, decimals, nudge]) => {
      const half = Rational.of(2n * digits + 1n, 2n * 10n ** BigInt(decimals));
      const value = half.plus(Rational.of(nudge, 10n ** 80n));
      expectRounded(value, decimals);
    }),
    { numRuns: 500 },
  );
});

describe("by hand", () => {
  test.each([
    ["307/1450", 6, "≈0.211724"],
    ["1/2", 0, "≈5e-1"],
    ["3/2", 0, "≈2"],
    ["5/2", 0, "≈2"],
    ["-1/2", 0, "≈-5e-1"],
    ["-3/2", 0, "≈-2"],
    ["-5/2", 0, "≈-2"],
    ["0.125", 2, "≈0.12"],
    ["0.375", 2, "≈0.38"],
    ["-0.125", 2, "≈-0.12"],
    ["-0.375", 2, "≈-0.38"],
    ["0.12500000000000000000000000000000000000001", 2, "≈0.13"],
    ["2/3", 4, "≈0.6667"],
    ["-2/3", 4, "≈-0.6667"],
    ["0.9996", 3, "≈1.000"],
    ["999.9996", 3, "≈1000.000"],
    ["1/4", 2, "≈0.25"],
    ["1/4", 5, "≈0.25000"],
    ["0", 3, "≈0.000"],
    ["-1e-9", 3, "≈-1.00e-9"],
    ["1e-30", 30, `≈0.${"0".repeat(29)}1`],
    ["1e40", 1, `≈1${"0".repeat(40)}.0`],
  ])("%s to %i places is %s", (text, decimals, expected) => {
    expect(approximate(Rational.parse(text), decimals)).toBe(expected);
  });
});

test("as many places as are allowed, and no others", () => {
  const third = Rational.of(1n, 3n);
  expect(approximate(third, mostDecimals)).toBe(`≈0.${"3".repeat(mostDecimals)}`);
  for (const decimals of [-1, 0.5, NaN, Infinity, mostDecimals + 1])
    for (const write of [approximate, decimal]) expect(() => write(third, decimals)).toThrow(RangeError);
});

test("for programs: the same digits without a mark, which every program reads", () => {
  fc.assert(
    fc.property(rational(200), places, (value, decimals) => {
      const text = decimal(value, decimals);
      expect(`≈${text}`).toBe(approximate(value, decimals));
      expect(JSON.parse(text)).toBe(Number(text));
    }),
  );
});

test("the error is at most half a unit of the last place, and the text no number by accident", () => {
  fc.assert(
    fc.property(rational(200), places, (value, decimals) => {
      const text = approximate(value, decimals);
      expect(text.startsWith("≈")).toBe(true);
      expect(() => Rational.parse(text)).toThrow();
      const error = Rational.parse(text.slice(1)).minus(value).abs();
      expect(error.atMost(Rational.of(1n, 2n * 10n ** BigInt(decimals)))).toBe(true);
    }),
  );
});
