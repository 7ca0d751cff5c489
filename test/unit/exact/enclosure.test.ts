/** Enclosures of a number between rationals. */
import { expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Rational } from "../../../src/exact/rational.js";

const r = (text: string): Rational => Rational.parse(text);

it("keeps both ends, and the distance between them", () => {
  const enclosure = Enclosure.of(r("1/3"), r("1/2"));
  expect(enclosure).toMatchObject({ lower: r("1/3"), upper: r("1/2"), width: r("1/6") });
  expect(Enclosure.of(r("0"), "inf")).toMatchObject({ lower: r("0"), upper: "inf", width: "inf" });
});

it("is a rational where both ends are the same", () => {
  expect(Enclosure.of(r("2/4"), r("1/2"))).toEqual(r("1/2"));
});

it("cannot be empty", () => {
  expect(() => Enclosure.of(r("1/2"), r("1/3"))).toThrow(InputError);
});

it("is written with both ends, as text and as JSON", () => {
  expect(String(Enclosure.of(r("1/3"), r("1/2")))).toBe("[1/3, 1/2]");
  expect(String(Enclosure.of(r("-1"), "inf"))).toBe("[-1, inf]");
  expect(JSON.stringify([Enclosure.of(r("1/3"), r("1/2")), Enclosure.of(r("0"), "inf")])).toBe(
    '[{"lower":"1/3","upper":"1/2"},{"lower":"0","upper":"inf"}]',
  );
});
