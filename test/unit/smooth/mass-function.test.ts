/**
 * d as a function of the restored masses: its derivatives by differences, in doubles and in fixed point, and its
 * cuts against exact enclosures of d at many pmfs.
 */
import { describe, expect, test } from "vitest";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { RationalVector } from "../../../src/exact/vector.js";
import { problemFromData } from "../../../src/format/problem.js";
import { convexCase, isSmoothCase, type SmoothCase } from "../../../src/model/case.js";
import { massFunction } from "../../../src/smooth/mass-function.js";
import { randomPmf, seeded } from "../../bench/families.js";
import {
  divergenceInDoubles,
  smoothData,
  smoothKinds,
  type SmoothData,
  type SmoothKind,
} from "../../support/smooth.js";

const bits = 200;
const scale = 1n << BigInt(bits);

interface Subject {
  readonly data: SmoothData;
  readonly of: SmoothCase;
}

function subjects(kind: SmoothKind): readonly Subject[] {
  const draw = seeded(smoothKinds.indexOf(kind) + 300);
  return Array.from({ length: 12 }, () => {
    const data = smoothData(kind, draw);
    const of = convexCase(problemFromData(data));
    if (!isSmoothCase(of)) throw new Error("a smooth divergence");
    return { data, of };
  });
}

const fixed = (q: readonly Rational[]): bigint[] => q.map(({ num, den }) => (num << BigInt(bits)) / den);
const toNumber = (value: bigint): number => Rational.of(value, scale).toNumber();

describe.each(smoothKinds)("%s", (kind) => {
  const all = subjects(kind);

  test("values, gradients and curvatures are those of the definition, in doubles and in fixed point", () => {
    const draw = seeded(5);
    for (const { data, of } of all) {
      const phi = massFunction(of, of.divergence);
      const used = phi.possible.flatMap((possible, j) => (possible ? [j] : []));
      const part = randomPmf(draw, used.length, 1000);
      const q = phi.possible.map((_, j) => part[used.indexOf(j)] ?? Rational.zero);
      const at = Float64Array.from(q, (mass) => mass.toNumber());
      const d = divergenceInDoubles(data);
      const value = d([...at]);
      expect(phi.doubles.value(at)).toBeCloseTo(value, 11);
      expect(toNumber(phi.value(fixed(q), bits))).toBeCloseTo(value, 11);
      const slopes = phi.slopes(fixed(q), bits);
      const [gradient, curvature] = [phi.doubles.gradient(at), phi.doubles.curvature(at)];
      const n = at.length;
      for (const j of used) {
        const h = 1e-5 * Math.max(at[j]!, 0.01);
        const moved = (by: number): Float64Array => at.map((mass, k) => (k === j ? mass + by : mass));
        const size = 1 + Math.abs(gradient[j]!);
        const slope = (d([...moved(h)]) - d([...moved(-h)])) / (2 * h);
        expect(slope / size).toBeCloseTo(gradient[j]! / size, 5);
        expect(toNumber(slopes[j]!) / size).toBeCloseTo(gradient[j]! / size, 10);
        const [up, down] = [phi.doubles.gradient(moved(h)), phi.doubles.gradient(moved(-h))];
        for (const k of used) {
          const expected = curvature.length === n ? (j === k ? curvature[j]! : 0) : curvature[j * n + k]!;
          const bend = (up[k]! - down[k]!) / (2 * h);
          expect(bend / (1 + Math.abs(expected))).toBeCloseTo(expected / (1 + Math.abs(expected)), 5);
        }
      }
    }
  });

  test("a cut is below d at every pmf, exactly, and meets it where it touches", () => {
    const draw = seeded(9);
    let compared = 0;
    for (const { of } of all) {
      const phi = massFunction(of, of.divergence);
      const n = of.restored.size;
      const p = of.source.marginal;
      const used = phi.possible.flatMap((possible, j) => (possible ? [j] : []));
      const drawn = (): Rational[] => {
        const part = randomPmf(draw, used.length, 1000);
        return phi.possible.map((_, j) => part[used.indexOf(j)] ?? Rational.zero);
      };
      const touch = drawn();
      const cut = phi.cutAt(fixed(touch), bits);
      for (let i = 0; i < 60; i++) {
        // Pmfs with holes as well.
        const q =
          i === 0
            ? touch
            : i % 5 === 1
              ? Array.from({ length: n }, (_, j) => Rational.of(j === i % n ? 1n : 0n))
              : drawn();
        const d = of.divergence.evaluate(p, RationalVector.from(q), bits);
        if (d === "inf") continue;
        const [lower, upper] = d instanceof Enclosure ? [d.lower, d.upper as Rational] : [d, d];
        const height = sum(q.map((mass, j) => mass.times(cut.slopes[j] ?? Rational.zero))).plus(cut.constant);
        // Where it touches, the enclosure of d is as wide as the difference.
        expect(height.atMost(i === 0 ? upper : lower)).toBe(true);
        if (i === 0) expect(upper.minus(height).toNumber()).toBeLessThan(1e-50);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(400);
  });

  test("letters that may have no mass, and letters that need some, are those at which d is infinite", () => {
    for (const { of } of all) {
      const phi = massFunction(of, of.divergence);
      const p = of.source.marginal;
      const value = (weights: readonly bigint[]): unknown =>
        of.divergence.evaluate(
          p,
          RationalVector.over(
            weights,
            weights.reduce((a, b) => a + b),
          ),
          64,
        );
      const allowed = phi.possible.map((possible) => (possible ? 1n : 0n));
      expect(value(allowed) !== "inf").toBe(phi.finite);
      if (!phi.finite) continue;
      phi.possible.forEach((possible, j) => {
        expect(value(allowed.map((weight, k) => (k === j ? 1n : weight))) !== "inf").toBe(possible);
      });
      phi.needed.forEach((needed, j) => {
        const without = allowed.map((weight, k) => (k === j ? 0n : weight));
        if (without.includes(1n)) expect(value(without) === "inf").toBe(needed);
      });
    }
  });
});
