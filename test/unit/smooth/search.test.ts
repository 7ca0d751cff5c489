/**
 * The interior point method and Newton's method on tiny problems: against a grid of restorers, against each other,
 * and by the conditions of an optimum.
 */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { convexCase, isSmoothCase } from "../../../src/model/case.js";
import { exactProgram, type ExactProgram } from "../../../src/smooth/exact-program.js";
import { fromFixed, toFixed } from "../../../src/smooth/fixed-number.js";
import { refine } from "../../../src/smooth/newton.js";
import type { FixedRole } from "../../../src/smooth/newton-start.js";
import { levelsOf, quantities, restoredMass, type Quantity } from "../../../src/smooth/program.js";
import { planeAt, heightOf, type ExactRoles } from "../../../src/smooth/rounding.js";
import { searchFrom, solveSmooth } from "../../../src/smooth/solve.js";
import { leastOnGrid, smoothKinds, smoothPoint, type SmoothKind, type SmoothPoint } from "../../support/smooth.js";

const seeds = Array.from({ length: 8 }, (_, i) => i);
const tiny = (kind: SmoothKind, seed: number): SmoothPoint => smoothPoint(kind, 500 + seed, { most: 2 });

function subject({ problem, bounds }: SmoothPoint): { program: ExactProgram; roles: ExactRoles } {
  const of = convexCase(problem);
  if (!isSmoothCase(of)) throw new Error("a smooth divergence");
  return {
    program: exactProgram(of),
    roles: {
      distortion: { bound: Rational.parse(bounds.distortion) },
      perception: { bound: Rational.parse(bounds.perception) },
      errorRate: { weight: Rational.one },
    },
  };
}

/** The roles in fixed point, distortions in the unit of the program. */
function fixedRoles({ unit }: ExactProgram, roles: ExactRoles, bits: number): Record<Quantity, FixedRole> {
  const fixed = ({ num, den }: Rational): bigint => (num << BigInt(bits)) / den;
  const role = (one: Quantity): FixedRole => {
    const given = roles[one];
    if ("weight" in given) return { weight: fixed(given.weight) };
    return { bound: fixed(one === "distortion" ? given.bound.over(unit) : given.bound) };
  };
  return { distortion: role("distortion"), perception: role("perception"), errorRate: role("errorRate") };
}

describe.each(smoothKinds)("%s", (kind) => {
  test("the interior point method ends within the bounds, at the least error rate of a grid or a little below", () => {
    for (const seed of seeds) {
      const point = tiny(kind, seed);
      const { program, roles } = subject(point);
      const { point: found } = searchFrom(program, roles);
      const [D, P] = [point.bounds.distortion, point.bounds.perception].map((text) => Rational.parse(text).toNumber());
      const { distortion, perception, errorRate } = levelsOf(program.doubles, found.restorer);
      expect(distortion * program.unit.toNumber()).toBeLessThan(D! + 1e-6);
      expect(perception).toBeLessThan(P! + 1e-6);
      const least = leastOnGrid(
        point.data,
        { distortion: D!, perception: P! },
        point.data.classifier as readonly string[],
        point.data.restored.alphabet.length > 2 ? 20 : 100,
      );
      expect(errorRate).toBeLessThan(least + 1e-6);
      expect(errorRate).toBeGreaterThan(least - 0.05);
    }
  });

  test("its point satisfies the conditions of an optimum", () => {
    for (const seed of seeds) {
      const { program, roles } = subject(tiny(kind, seed));
      const { doubles } = program;
      const { point } = searchFrom(program, roles);
      const slope = doubles.divergence.gradient(restoredMass(doubles, point.restorer));
      point.restorer.forEach((value, i) => {
        if (doubles.allowed[i] !== 1) return;
        const y = Math.floor(i / doubles.letters);
        const gradient =
          doubles.error[i]! +
          point.multipliers.distortion * doubles.distortion[i]! +
          point.multipliers.perception * doubles.mass[y]! * slope[i % doubles.letters]! +
          point.rows[y]!;
        expect(gradient).toBeCloseTo(point.reduced[i]!, 5);
        expect(value * point.reduced[i]!).toBeLessThan(1e-6);
      });
      for (const one of ["distortion", "perception"] as const) {
        expect(point.multipliers[one]).toBeGreaterThanOrEqual(0);
        expect(point.multipliers[one] * point.slack[one]).toBeLessThan(1e-6);
      }
    }
  });

  test("Newton's method: as many digits as asked, the same with more, and the conditions hold to the last of them", () => {
    let found = 0;
    for (const seed of seeds) {
      const { program, roles } = subject(tiny(kind, seed));
      const { point } = searchFrom(program, roles);
      const [few, many] = [80, 240].map((bits) => refine(program, fixedRoles(program, roles, bits), point, bits));
      if (few === undefined || many === undefined) continue;
      found++;
      const shift = BigInt(many.bits - few.bits);
      few.masses.forEach((mass, j) => {
        expect(fromFixed(mass - (many.masses[j]! >> shift), few.bits)).toBeCloseTo(0, 14);
      });
      // The plane of the point is as high as its restorer errs.
      const { letters } = program.doubles;
      const errorRate = many.restorer.reduce((sum, value, i) => {
        const y = program.outputs[Math.floor(i / letters)]!;
        return sum.plus(program.exact.error.at(y, i % letters).times(Rational.of(value, 1n << BigInt(many.bits))));
      }, Rational.zero);
      const gap = errorRate.minus(heightOf(planeAt(program, roles, many), roles)).abs();
      expect(gap.lessThan(Rational.parse("1e-55"))).toBe(true);
    }
    expect(found).toBeGreaterThanOrEqual(seeds.length - 1);
  });

  test("enclosures: the plane below and the restorer above, each quantity within its bound for certain", () => {
    for (const seed of seeds) {
      const { program, roles } = subject(tiny(kind, seed));
      const { lower, plane, upper } = solveSmooth(program, roles, Rational.parse("1e-25"), "ordinary");
      if (upper === undefined) throw new Error("there is a restorer within these bounds");
      expect(upper.value.minus(lower).atMost(Rational.parse("1e-25"))).toBe(true);
      expect(lower.atMost(upper.value)).toBe(true);
      expect(lower.equals(heightOf(plane, roles))).toBe(true);
      for (const row of upper.attained.restorer.toArrays())
        expect(row.reduce((sum, value) => sum.plus(value)).equals(Rational.one)).toBe(true);
      expect(quantities.every((one) => plane.multipliers[one].sign() >= 0)).toBe(true);
    }
  });
});

test("fixed-point numbers of doubles and back", () => {
  for (const value of [0, 1, -1, 0.1, -3.75e-8, 12345.678, 1e-300, -(2 ** -60)])
    for (const bits of [40, 60, 100, 1200]) {
      const error = Math.abs(fromFixed(toFixed(value, bits), bits) - value);
      expect(error).toBeLessThanOrEqual(Math.max(2 ** -bits, 2 ** -1000, Math.abs(value) * 2 ** -50));
    }
  expect(toFixed(0.75, 2)).toBe(3n);
  expect(toFixed(NaN, 10)).toBe(0n);
});
