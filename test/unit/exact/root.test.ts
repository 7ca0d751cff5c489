/** Square roots: rational where they are, compared through squares, rounded once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approximate } from "../../../src/exact/decimal.js";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { Root, compareRoots, integerRoot, type RationalOrRoot } from "../../../src/exact/root.js";

const at = (text: string): Rational => Rational.parse(text);
const positive = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .map(([num, den]) => Rational.of(num, den));

describe("Root.of", () => {
  it.each([
    ["0", "0"],
    ["1", "1"],
    ["4/9", "2/3"],
    ["2/5", "sqrt(2/5)"],
    ["8", "sqrt(8)"],
    ["1/2", "sqrt(1/2)"],
    ["4/8", "sqrt(1/2)"],
    ["18/8", "3/2"],
  ])("√(%s) is %s", (square, root) => {
    expect(String(Root.of(at(square)))).toBe(root);
    expect(JSON.stringify(Root.of(at(square)))).toBe(JSON.stringify(root));
  });

  it("of a square is its root, however long, and never of its neighbours", () => {
    fc.assert(
      fc.property(positive, (value) => {
        expect(Root.of(value.times(value))).toEqual(value);
        if (!value.isZero()) expect(Root.of(value.times(value).plus(Rational.parse("1e-90")))).not.toEqual(value);
      }),
      { seed: 1 },
    );
  });

  it("of a negative number is refused", () => {
    expect(() => Root.of(at("-1/4"))).toThrow(InputError);
  });
});

it("⌊√n⌋", () => {
  for (let n = 0n; n < 2000n; n++) expect(integerRoot(n) ** 2n <= n && n < (integerRoot(n) + 1n) ** 2n).toBe(true);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 400n }), (n) => {
      const root = integerRoot(n);
      return (
        root ** 2n <= n &&
        n < (root + 1n) ** 2n &&
        integerRoot(n * n) === n &&
        (n < 2n || integerRoot(n * n - 1n) === n - 1n)
      );
    }),
    { seed: 2 },
  );
});

it("are compared by their squares", () => {
  const two = Root.of(at("2"));
  expect(compareRoots(two, at("1.41421356237309504880168872420969"))).toBe(1);
  expect(compareRoots(two, at("1.41421356237309504880168872420970"))).toBe(-1);
  expect(compareRoots(two, Root.of(at("2")))).toBe(0);
  expect(compareRoots(Root.of(at("1/2")), two)).toBe(-1);
  expect(compareRoots(at("3"), Root.of(at("9")))).toBe(0);
});

it("times a factor", () => {
  const root = Root.of(at("2/5"));
  if (!(root instanceof Root)) throw new Error("√(2/5) is irrational");
  expect(String(root.times(at("5/2")))).toBe("sqrt(5/2)");
  expect(root.times(Rational.zero)).toEqual(Rational.zero);
  const two = Root.of(at("2"));
  expect(two instanceof Root && String(two.times(at("3")))).toBe("sqrt(18)");
});

it("are rounded once, to the nearest", () => {
  const shown = (value: RationalOrRoot, decimals: number): string => approximate(value, decimals);
  expect(shown(Root.of(at("2/5")), 6)).toBe("≈0.632456");
  expect(shown(Root.of(at("2")), 0)).toBe("≈1");
  expect(shown(Root.of(at("3")), 0)).toBe("≈2");
  expect(shown(Root.of(at("1e-9")), 3)).toBe("≈3.16e-5"); // what is not zero is never shown as zero
  expect(shown(Root.of(at("1e-9")), 4)).toBe("≈3.16e-5");
  // 0.7071067811865475244008443621048490…
  expect(shown(Root.of(at("1/2")), 30)).toBe("≈0.707106781186547524400844362105");
});
