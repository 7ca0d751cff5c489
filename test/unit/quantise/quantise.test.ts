/**
 * Quantised normal laws: against printed tables of Φ, by sums, by symmetry.
 *
 * Table values: Abramowitz & Stegun, Handbook of Mathematical Functions (1964),
 * Table 26.1, fifteen decimals; a table value v means |Φ − v| ≤ 10^−15/2.
 */
import { describe, expect, it } from "vitest";
import type { FixedInterval } from "../../../src/exact/elementary/fixed.js";
import { distributionFunction } from "../../../src/exact/elementary/normal-distribution.js";
import { InputError } from "../../../src/exact/errors.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { quantisedNoiseChannel } from "../../../src/quantise/channels.js";
import { laplace, mixture, normal, uniform } from "../../../src/quantise/law.js";
import { evenGrid, quantise } from "../../../src/quantise/quantise.js";

const texts = (values: readonly Rational[]): string[] => values.map(String);
const ends = ({ lower, upper }: FixedInterval, bits: number): [Rational, Rational] => [
  Rational.of(lower, 1n << BigInt(bits)),
  Rational.of(upper, 1n << BigInt(bits)),
];

describe("the normal distribution function", () => {
  const table: [string, string][] = [
    ["0.01", "0.503989356314632"],
    ["0.5", "0.691462461274013"],
    ["1", "0.841344746068543"],
    ["1.5", "0.933192798731142"],
    ["1.96", "0.975002104851780"],
    ["2", "0.977249868051821"],
    ["3", "0.998650101968370"],
  ];

  it.each(table)("Φ(%s) is %s in the tables", (z, value) => {
    const phi = distributionFunction(Rational.one, 80);
    const rounding = Rational.parse("0.5e-15");
    const [lower, upper] = ends(phi(Rational.parse(z)), 80);
    const [below, above] = ends(phi(Rational.parse(`-${z}`)), 80);
    expect(lower.minus(Rational.parse(value)).abs().atMost(rounding)).toBe(true);
    expect(upper.minus(Rational.parse(value)).abs().atMost(rounding)).toBe(true);
    expect(lower.plus(above).toString()).toBe("1");
    expect(upper.plus(below).toString()).toBe("1");
  });

  it("gives nested, narrow enclosures as the digits grow", () => {
    for (const x of ["1e-9", "0.3", "2", "5", "6.5", "12", "40"]) {
      let [outerLower, outerUpper] = [Rational.zero, Rational.one];
      for (const bits of [16, 64, 200, 900]) {
        const { lower, upper } = distributionFunction(Rational.one, bits)(Rational.parse(x));
        expect(upper - lower <= 2n).toBe(true);
        const [innerLower, innerUpper] = ends({ lower, upper }, bits);
        expect(innerLower.atMost(innerUpper)).toBe(true);
        expect(outerLower.atMost(innerUpper) && innerLower.atMost(outerUpper)).toBe(true);
        [outerLower, outerUpper] = [innerLower, innerUpper];
      }
    }
  });

  it("knows Φ(0) exactly and scales with the variance", () => {
    expect(distributionFunction(Rational.parse("7/3"), 10)(Rational.zero)).toEqual({ lower: 512n, upper: 512n });
    const wide = distributionFunction(Rational.parse("9"), 100)(Rational.parse("6"));
    expect(wide).toEqual(distributionFunction(Rational.one, 100)(Rational.parse("2")));
  });

  it("needs no rational deviation: Φ(1/√2) = 0.760249938906…", () => {
    const [lower, upper] = ends(distributionFunction(Rational.parse("2"), 80)(Rational.one), 80);
    expect(lower.compare(Rational.parse("0.7602499389065"))).toBe(1);
    expect(upper.compare(Rational.parse("0.7602499389066"))).toBe(-1);
  });

  it("bounds the far tail without summing", () => {
    expect(distributionFunction(Rational.one, 64)(Rational.parse("1000"))).toEqual({
      lower: 2n ** 64n - 1n,
      upper: 2n ** 64n,
    });
  });
});

describe("quantised normal laws", () => {
  it("rounds three masses 0.1587, 0.6827, 0.1587 by largest remainder", () => {
    // hundredths: floors 15, 68, 15; remainders .87, .27, .87 and two units missing
    expect(texts(quantise(normal(0, 1), [-1, 1], 100))).toEqual(["4/25", "17/25", "4/25"]);
    // tenths: floors 1, 6, 1; remainders .59, .83, .59: the middle first, then the lower of two equals
    expect(texts(quantise(normal(0, 1), [-1, 1], 10))).toEqual(["1/5", "7/10", "1/10"]);
  });

  it("decides what is exact: halves, one cell, an odd number of units", () => {
    expect(texts(quantise(normal(3, "5/7"), [3], 10))).toEqual(["1/2", "1/2"]);
    expect(texts(quantise(normal(3, "5/7"), [3], 5))).toEqual(["3/5", "2/5"]);
    expect(texts(quantise(normal(0, 1), [], 7))).toEqual(["1"]);
  });

  it("survives cells that hold almost nothing or almost everything", () => {
    expect(texts(quantise(normal(0, 1), [-1000, 1000], 1000))).toEqual(["0", "1", "0"]);
    expect(texts(quantise(normal(0, 1), [1000, 1001], 6))).toEqual(["1", "0", "0"]);
  });

  it("sums to 1 and stays within one unit of every mass", () => {
    const { boundaries } = evenGrid("1/3", "2/5", 20);
    const units = 997;
    const bits = 120;
    const phi = distributionFunction(Rational.parse("3/2"), bits);
    const pmf = quantise(normal("1/7", "3/2"), boundaries, units);
    expect(sum(pmf).toString()).toBe("1");
    const values = boundaries.map((b) => ends(phi(b.minus(Rational.parse("1/7"))), bits));
    const all = [[Rational.zero, Rational.zero], ...values, [Rational.one, Rational.one]] as [Rational, Rational][];
    pmf.forEach((mass, i) => {
      const [left, right] = [all[i], all[i + 1]];
      if (left === undefined || right === undefined) throw new RangeError("cells");
      const unit = Rational.of(1n, BigInt(units));
      expect(mass.minus(right[1].minus(left[0])).compare(unit)).toBe(-1);
      expect(right[0].minus(left[1]).minus(mass).compare(unit)).toBe(-1);
    });
  });

  it("mirrors with the mean, except that ties go to the lower index", () => {
    const { boundaries } = evenGrid(0, "1/4", 33);
    const law = quantise(normal("1/3", 1), boundaries, 10_000);
    expect(texts(quantise(normal("-1/3", 1), boundaries, 10_000))).toEqual(texts(law).reverse());
    const symmetric = quantise(normal(0, 1), boundaries, 10_000);
    const unequal = symmetric.filter((mass, i) => !mass.equals(symmetric[symmetric.length - 1 - i] ?? mass));
    expect(unequal.length).toBeLessThanOrEqual(2);
  });

  it("gives the rows of a 256-letter channel, each the same as alone", () => {
    const { points, boundaries } = evenGrid(0, "1/16", 256);
    const rows = quantisedNoiseChannel(points, normal(0, "1/2"), { points, boundaries }, 1_000_000).matrix;
    expect(rows.length).toBe(256);
    for (const row of rows) expect(sum(row).toString()).toBe("1");
    const [first, last] = [points[0], points[255]];
    if (first === undefined || last === undefined) throw new RangeError("grid");
    expect(texts(rows[0] ?? [])).toEqual(texts(quantise(normal(first, "1/2"), boundaries, 1_000_000)));
    expect(texts(rows[255] ?? [])).toEqual(texts(rows[0] ?? []).reverse());
  });

  it("refuses, naming the need for more digits, what no affordable enclosure decides", () => {
    // The cell from the mean to the far boundary falls short of ½ by less than 10^−217000.
    expect(() => quantise(normal(0, 1), [0, 1000], 10)).toThrow(
      "normal(0, 1): expected multiples of 1/10 that 1088 binary digits decide, found a tie that they leave open",
    );
  });

  it("refuses bad arguments", () => {
    expect(() => quantise(normal(0, 0), [0], 10)).toThrow(InputError);
    expect(() => quantise(normal(0, 1), [0], 0)).toThrow(InputError);
    expect(() => quantise(normal(0, 1), [0, 0], 10)).toThrow(/boundaries\[1\]/);
    expect(() => evenGrid(0, 0, 3)).toThrow(InputError);
    expect(() => evenGrid(0, 1, 0)).toThrow(InputError);
  });

  it("places grids evenly about their centre", () => {
    const odd = evenGrid(0, "1/2", 3);
    expect(texts(odd.points)).toEqual(["-1/2", "0", "1/2"]);
    expect(texts(odd.boundaries)).toEqual(["-1/4", "1/4"]);
    expect(texts(evenGrid(1, 1, 2).points)).toEqual(["1/2", "3/2"]);
  });
});

describe("quantised laws of other kinds", () => {
  it("uniform: rational masses, ties to the lower index", () => {
    expect(texts(quantise(uniform(0, 1), ["1/4", "1/2", "3/4"], 8))).toEqual(["1/4", "1/4", "1/4", "1/4"]);
    // Thirds of ten: three each, and the unit that is left to the first.
    expect(texts(quantise(uniform(0, 3), [1, 2], 10))).toEqual(["2/5", "3/10", "3/10"]);
    expect(texts(quantise(uniform(0, 1), [-1, 2], 3))).toEqual(["0", "1", "0"]);
  });

  it("Laplace: half beyond the mean, and the tails by hand", () => {
    expect(texts(quantise(laplace(2, 5), [2], 10))).toEqual(["1/2", "1/2"]);
    // F(-1) = exp(-1)/2 = 0.1839…
    expect(texts(quantise(laplace(0, 1), [-1, 1], 1000))).toEqual(["23/125", "79/125", "23/125"]);
  });

  it("mixtures: symmetric ones are half at their centre; one of one law is that law", () => {
    const twin = mixture([
      ["1/2", normal(-1, 1)],
      ["1/2", normal(1, 1)],
    ]);
    expect(String(twin.centre)).toBe("0");
    expect(texts(quantise(twin, [0], 10))).toEqual(["1/2", "1/2"]);
    expect(texts(quantise(twin.shifted(Rational.of(3n)), [3], 10))).toEqual(["1/2", "1/2"]);
    const { boundaries } = evenGrid(0, "1/3", 12);
    expect(texts(quantise(mixture([[1, laplace(0, "2/3")]]), boundaries, 999))).toEqual(
      texts(quantise(laplace(0, "2/3"), boundaries, 999)),
    );
    const skew = mixture([
      ["1/3", normal(-1, 1)],
      ["2/3", normal(1, 1)],
    ]);
    expect(skew.centre).toBeUndefined();
  });

  it("a mixture's masses are the mixture of the masses, up to a unit a part", () => {
    const { boundaries } = evenGrid(0, "1/2", 9);
    const parts = [normal("1/3", 2), laplace(-1, 1), uniform(-2, 2)] as const;
    const law = mixture([
      ["1/2", parts[0]],
      ["1/3", parts[1]],
      ["1/6", parts[2]],
    ]);
    const [whole, ...each] = [law, ...parts].map((one) => quantise(one, boundaries, 100_000));
    whole?.forEach((mass, i) => {
      const mixed = ["1/2", "1/3", "1/6"].reduce(
        (total, weight, k) => total.plus(Rational.parse(weight).times(each[k]?.[i] ?? Rational.zero)),
        Rational.zero,
      );
      expect(mass.minus(mixed).abs().atMost(Rational.of(2n, 100_000n))).toBe(true);
    });
  });

  it("refuses weights that do not sum to 1, and laws without width", () => {
    expect(() => mixture([["1/2", normal(0, 1)]])).toThrow("parts: expected weights with sum 1, found sum 1/2");
    expect(() => uniform(1, 1)).toThrow(InputError);
    expect(() => laplace(0, "-1")).toThrow("scale: expected a positive number, found -1");
  });
});
