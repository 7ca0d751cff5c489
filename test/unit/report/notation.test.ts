/** How people see a number: every form, and what is said about long ones. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import { Notation, type Style } from "../../../src/report/notation.js";
import { r } from "../model/definition.js";

const long = Rational.of(10n ** 13n + 1n, 10n ** 13n);
const root = Root.of(r("2/5"));

describe("forms", () => {
  test.each<[Style, exact: string, both: string, longOne: string, rooted: string]>([
    [{}, "1/3", "1/3 ≈0.333333", "≈1.000000", "sqrt(2/5) ≈0.632456"],
    [{ decimals: 2 }, "1/3", "1/3 ≈0.33", "≈1.00", "sqrt(2/5) ≈0.63"],
    [{ numbers: "exact" }, "1/3", "1/3", String(long), "sqrt(2/5)"],
    [{ numbers: "rounded", decimals: 1 }, "≈0.3", "≈0.3", "≈1.0", "≈0.6"],
    [{ numbers: "both", longest: 2 }, "≈0.333333", "≈0.333333", "≈1.000000", "≈0.632456"],
    [{ longest: 100, decimals: 0 }, "1/3", "1/3 ≈3e-1", `${String(long)} ≈1`, "sqrt(2/5) ≈1"],
  ])("%j", (style, one, both, longOne, rooted) => {
    const shown = new Notation(style);
    expect(shown.one(r("1/3"))).toBe(one);
    expect(shown.both(r("1/3"))).toBe(both);
    expect(shown.both(long)).toBe(longOne);
    expect(shown.both(root)).toBe(rooted);
    // Integers are themselves, of however many digits; inputs are rounded only where they are long.
    for (const whole of [r("0"), r("-7"), Rational.of(10n ** 30n)])
      expect([shown.one(whole), shown.both(whole)]).toEqual([String(whole), String(whole)]);
    expect(shown.given("inf")).toBe("∞");
    expect(shown.given(r("1/3"))).toBe(style.longest === 2 ? "≈0.333333" : "1/3");
  });
});

test("the limit is a number of characters: the last that fits is shown", () => {
  const fits = Rational.of(10n ** 11n + 1n, 10n ** 11n);
  expect(String(fits)).toHaveLength(25);
  expect(new Notation({ longest: 25 }).one(fits)).toBe(String(fits));
  expect(new Notation().one(fits)).toBe("≈1.000000");
});

test("a note is made only after a value was replaced, and says what the limit is", () => {
  const shown = new Notation({ longest: 30 });
  shown.both(r("1/3"));
  expect(shown.notes()).toEqual([]);
  shown.both(Rational.of(1n, 10n ** 40n + 1n));
  expect(shown.notes()).toEqual(["values of more than 30 characters are rounded (≈); all digits: --numbers exact"]);
  const rounded = new Notation({ numbers: "rounded" });
  rounded.both(Rational.of(1n, 10n ** 40n + 1n));
  expect(rounded.notes()).toEqual([]);
});

test("tables show rounded values where decimals are asked for", () => {
  expect(Notation.ofTables({}).both(r("1/3"))).toBe("1/3");
  expect(Notation.ofTables({ decimals: 1 }).both(r("1/3"))).toBe("1/3 ≈0.3");
  expect(Notation.ofTables({ numbers: "both" }).both(r("1/3"))).toBe("1/3 ≈0.333333");
});
