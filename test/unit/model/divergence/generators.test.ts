/**
 * The functions f of f-divergences: what is said of them is derived again by differences, and by trying many r.
 *
 * Enclosures are compared with doubles at 10⁻⁹ and with each other at 2^−bits; inequalities are exact.
 */
import { describe, expect, test } from "vitest";
import type { FixedInterval } from "../../../../src/exact/elementary/fixed.js";
import { Rational } from "../../../../src/exact/rational.js";
import { chiSquared } from "../../../../src/model/divergence/chi-squared.js";
import type { Generator } from "../../../../src/model/divergence/generator.js";
import { jensenShannon } from "../../../../src/model/divergence/jensen-shannon.js";
import { kullbackLeibler } from "../../../../src/model/divergence/kullback-leibler.js";
import { reverseChiSquared } from "../../../../src/model/divergence/reverse-chi-squared.js";
import { reverseKullbackLeibler } from "../../../../src/model/divergence/reverse-kullback-leibler.js";
import { squaredHellinger } from "../../../../src/model/divergence/squared-hellinger.js";
import { seeded } from "../../../bench/families.js";

const generators: readonly Generator[] = [
  kullbackLeibler,
  reverseKullbackLeibler,
  chiSquared,
  reverseChiSquared,
  jensenShannon,
  squaredHellinger,
];
const bits = 160;
const one = 1n << BigInt(bits);
const ratios = [0.001, 0.03, 0.2, 0.5, 0.9, 1, 1.1, 2, 7, 40, 900];

const toNumber = ({ lower, upper }: FixedInterval, places = bits): number =>
  Rational.of(lower + upper, 2n << BigInt(places)).toNumber();

/** A random ratio between 1/1000 and 1000, and how it is drawn. */
function ratio(draw: (below: number) => number): [num: bigint, den: bigint] {
  const scale = 10n ** BigInt(draw(4));
  const [num, den] = [BigInt(1 + draw(1000)) * scale, BigInt(1 + draw(1000)) * 10n ** BigInt(draw(4))];
  return [num, den];
}

describe.each(generators)("$definition", (f) => {
  test("f(1) = 0, f is convex, and its derivatives are those of differences", () => {
    expect(f.value(1)).toBeCloseTo(0, 15);
    for (const r of ratios) {
      const h = r * 1e-4;
      expect((f.value(r + h) - f.value(r - h)) / (2 * h) / (1 + Math.abs(f.slope(r)))).toBeCloseTo(
        f.slope(r) / (1 + Math.abs(f.slope(r))),
        6,
      );
      expect((f.slope(r + h) - f.slope(r - h)) / (2 * h) / f.curvature(r)).toBeCloseTo(1, 6);
      expect(f.curvature(r)).toBeGreaterThan(0);
    }
  });

  test("enclosures are of f and of its slope, narrow, and the same rationals where f is rational", () => {
    const draw = seeded(11);
    for (let i = 0; i < 300; i++) {
      const [num, den] = ratio(draw);
      const r = Number(num) / Number(den);
      for (const [enclosure, expected] of [
        [f.enclose(num, den, bits), f.value(r)],
        [f.encloseSlope(num, den, bits), f.slope(r)],
      ] as const) {
        expect(enclosure.upper - enclosure.lower).toBeGreaterThanOrEqual(0n);
        expect(enclosure.upper - enclosure.lower).toBeLessThanOrEqual(8n * (1n + num / den));
        expect(toNumber(enclosure) / (1 + Math.abs(expected))).toBeCloseTo(expected / (1 + Math.abs(expected)), 9);
      }
      // More digits lie inside fewer.
      const [coarse, fine] = [f.enclose(num, den, 80), f.enclose(num, den, bits)];
      expect(coarse.lower << 80n).toBeLessThanOrEqual(fine.upper);
      expect(fine.lower).toBeLessThanOrEqual(coarse.upper << 80n);
      if (f.exact === undefined) continue;
      const { num: top, den: bottom } = f.exact(Rational.of(num, den));
      const { lower, upper } = f.enclose(num, den, bits);
      expect(lower * bottom).toBeLessThanOrEqual(top << BigInt(bits));
      expect(top << BigInt(bits)).toBeLessThanOrEqual(upper * bottom);
    }
  });

  test("f(0) and the slope at infinity are limits", () => {
    const [least, most] = [f.enclose(1n, 10n ** 24n, bits), f.enclose(10n ** 24n, 1n, bits)];
    if (f.atZero === "infinite") expect(toNumber(least)).toBeGreaterThan(50);
    else expect(toNumber(least)).toBeCloseTo(toNumber(f.atZero(bits)), 10);
    const slope = toNumber(most) / 1e24;
    if (f.recession === "infinite") expect(slope).toBeGreaterThan(50);
    else expect(slope).toBeCloseTo(toNumber(f.recession(bits)), 10);
    expect(f.atZero === "infinite" && f.recession === "infinite").toBe(false);
  });

  test("m(s) ≤ f(r) − s·r for every r, with equality where f′(r) = s", () => {
    const draw = seeded(23);
    let compared = 0;
    for (let i = 0; i < 60; i++) {
      // A slope that f has at a random r, as it is rounded.
      const [num, den] = ratio(draw);
      const s = (f.encloseSlope(num, den, bits).lower >> 60n) << 60n;
      const least = f.conjugate(s, one, bits);
      if (least === undefined) continue;
      for (let k = 0; k < 40; k++) {
        const [a, b] = k === 0 ? [num, den] : ratio(draw);
        const above = f.enclose(a, b, bits).upper * b - s * a;
        expect(least * b).toBeLessThanOrEqual(above);
        compared++;
      }
      if (f.atZero !== "infinite") expect(least).toBeLessThanOrEqual(f.atZero(bits).upper);
      const touching = Rational.of(f.enclose(num, den, bits).upper * den - s * num - least * den, den * one);
      expect(touching.toNumber()).toBeLessThan(1e-20 * (1 + Number(num) / Number(den)) ** 2);
    }
    expect(compared).toBeGreaterThan(2000);
  });

  test("there is no m(s) above the slope at infinity, where f(r) − s·r falls without end", () => {
    const draw = seeded(31);
    for (let i = 0; i < 200; i++) {
      const s = BigInt(draw(4001) - 2000);
      if (f.conjugate(s, 1000n, bits) !== undefined) continue;
      if (f.recession === "infinite") throw new Error("every slope has a least value there");
      expect(Number(s) / 1000).toBeGreaterThanOrEqual(toNumber(f.recession(bits)) - 1e-9);
    }
    // And below it there always is one.
    for (const s of [-5000n, -1000n, -1n]) expect(f.conjugate(s, 1000n, bits)).toBeDefined();
  });
});
