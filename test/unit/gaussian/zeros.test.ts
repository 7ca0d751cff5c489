/** Isolated zeros: of polynomials, whose zeros are known. */
import { describe, expect, it } from "vitest";
import type { FixedInterval } from "../../../src/exact/elementary/fixed.js";
import type { Interval } from "../../../src/exact/elementary/intervals.js";
import { Rational } from "../../../src/exact/rational.js";
import { FixedArithmetic } from "../../../src/gaussian/arithmetic.js";
import { enclosedZero, isolate, zerosOf, type SmoothFunction } from "../../../src/gaussian/zeros.js";

const at = (text: string): Rational => Rational.parse(text);

/** A polynomial by Horner's rule on intervals, coefficients from the constant on. */
function polynomial(...coefficients: string[]): SmoothFunction {
  const horner = (list: readonly Rational[], { lower, upper }: Interval, bits: number): FixedInterval => {
    const a = new FixedArithmetic(bits);
    const x = a.between(lower, upper);
    return list.reduceRight((sum, c) => a.plus(a.times(sum, x), a.of(c)), a.zero);
  };
  const list = coefficients.map(at);
  const slopes = list.slice(1).map((c, i) => c.times(Rational.of(BigInt(i + 1))));
  return { value: (x, bits) => horner(list, x, bits), slope: (x, bits) => horner(slopes, x, bits) };
}

const range = { lower: at("-3"), upper: at("5") };

describe("zeros of polynomials", () => {
  it("√2 and −√2, to sixty digits", () => {
    const f = polynomial("-2", "0", "1");
    const clusters = isolate(f, range, 40, 20);
    const zeros = clusters.filter((one) => zerosOf(f, one, 40) === 1);
    expect(clusters.every((one) => zerosOf(f, one, 40) !== undefined)).toBe(true);
    expect(zeros).toHaveLength(2);
    for (const cluster of zeros) {
      const { lower, upper } = enclosedZero(f, cluster, 200);
      const [p, q] = [lower.times(lower), upper.times(upper)];
      expect(p.minus(at("2")).sign() * q.minus(at("2")).sign()).toBeLessThanOrEqual(0);
      expect(upper.minus(lower).atMost(Rational.of(1n, 1n << 200n))).toBe(true);
    }
  });

  it("a double zero is not decided, but enclosed", () => {
    const f = polynomial("1", "-2", "1");
    const clusters = isolate(f, { lower: at("-3"), upper: at("7/2") }, 60, 16);
    expect(clusters.map((one) => zerosOf(f, one, 60))).toContain(undefined);
    for (const { range: part, direction } of clusters.filter((one) => zerosOf(f, one, 60) !== 0)) {
      expect(direction).toBe(0);
      expect(part.lower.atMost(Rational.one) && Rational.one.atMost(part.upper)).toBe(true);
      expect(part.upper.minus(part.lower).atMost(at("1/100"))).toBe(true);
    }
  });

  it("no zero, no cluster", () => {
    expect(isolate(polynomial("1", "0", "1"), range, 40, 20)).toEqual([]);
  });

  it("a rational zero on a place of halving is found once", () => {
    const f = polynomial("-1", "0", "0", "1");
    const found = isolate(f, range, 40, 20).filter((one) => zerosOf(f, one, 40) !== 0);
    expect(found).toHaveLength(1);
    expect(zerosOf(f, found[0]!, 40)).toBe(1);
  });
});
