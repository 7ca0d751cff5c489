/**
 * The network of a case: masses and costs are those of the problem, whatever restorer is sent
 * through it, and its doubles are as near as its header says.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational, sum } from "../../../src/exact/rational.js";
import { anyRestorer, randomProblem } from "../../../src/generate/index.js";
import { convexCase } from "../../../src/model/case.js";
import { coefficients } from "../../../src/model/coefficients.js";
import { problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { evaluateCase } from "../../../src/tradeoff/oracle/achieved.js";
import { networkOf, quotient } from "../../../src/transport/network.js";
import { property, runs } from "../../property/property.js";
import { base, list, r, rows } from "../model/definition.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const given = randomProblem({ kinds, sizes: { source: 4, outputs: 4, restored: 4 } }).chain((one) =>
  fc.record({ of: fc.constant(convexCase(one)), restorer: anyRestorer(one) }),
);

/** The double as the rational that it is. */
function exactly(value: number): Rational {
  let halvings = 0;
  while (!Number.isInteger(value)) {
    value *= 2;
    halvings++;
  }
  return Rational.of(BigInt(value), 2n ** BigInt(halvings));
}

function power(exponent: number): Rational {
  return exponent < 0 ? Rational.of(1n, 2n ** BigInt(-exponent)) : Rational.of(2n ** BigInt(exponent));
}

/** |double·2^exponent − exact| ≤ 4·2^−53·exact. */
function expectNear(double: number, exponent: number, exact: Rational): void {
  const error = exactly(double).times(power(exponent)).minus(exact).abs();
  expect(error.atMost(exact.times(power(-51)))).toBe(true);
}

property(
  "supply and demand are π and p_X in one unit of mass; outputs of mass zero have no row",
  { given },
  runs(60, 1111),
  ({ given: { of } }) => {
    const { massUnit, supply, demand, outputs, nodes, root, shape, restoringArcs, letters, arcs } = networkOf(of);
    const { outputMass } = coefficients(of);
    const mass = (value: bigint): Rational => Rational.of(value, massUnit);
    const positive = outputMass.toArray().flatMap((value, y) => (value.isZero() ? [] : [y]));
    expect(outputs).toEqual(positive);
    expect(supply.map(mass)).toEqual(positive.map((y) => outputMass.at(y)));
    expect([supply, demand].map((all) => all.reduce((total, one) => total + one))).toEqual([massUnit, massUnit]);
    expect(demand.slice(0, outputs.length).every((one) => one === 0n)).toBe(true);
    // A source letter's mass is wanted by the first of the nodes that hold it.
    const wanted = new Array<Rational>(nodes).fill(Rational.zero);
    shape.sourceNodes.forEach(([at], x) => {
      if (at !== undefined) wanted[at] = wanted[at]!.plus(of.source.marginal.at(x));
    });
    expect(demand.map(mass)).toEqual(wanted);
    expect([restoringArcs, arcs, nodes]).toEqual([
      outputs.length * letters,
      outputs.length * letters + shape.auxiliary.length,
      outputs.length + shape.lowerNodes,
    ]);
    expect(root).toBeGreaterThanOrEqual(outputs.length);
  },
);

property(
  "a restorer's flow costs its distortion and its error rate, and each row has costs ≥ 0 with a zero",
  { given },
  runs(60, 1112),
  ({ given: { of, restorer } }) => {
    const { outputs, letters, supply, rowDenominator, distortion, error, base: left, units, whole } = networkOf(of);
    const total = (costs: readonly bigint[], start: bigint): Rational =>
      sum([
        Rational.of(start),
        ...costs.map((cost, k) => {
          const row = Math.floor(k / letters);
          const flow = restorer.at(outputs[row]!, k % letters).times(Rational.of(supply[row]!));
          return flow.times(Rational.of(cost, rowDenominator[row]));
        }),
      ]);
    const achieved = evaluateCase(of, restorer);
    expect(total(distortion.integers, left.distortion).over(Rational.of(units.distortion))).toEqual(
      achieved.distortion,
    );
    expect(total(error.integers, left.error).over(Rational.of(units.error))).toEqual(achieved.errorRate);
    for (const [costs, ofRow] of [
      [distortion.integers, whole!.distortion],
      [error.integers, whole!.error],
    ] as const) {
      outputs.forEach((_, row) => {
        const own = costs.slice(row * letters, (row + 1) * letters);
        expect(own.every((cost) => cost >= 0n) && own.includes(0n)).toBe(true);
        expect(Array.from(ofRow.slice(row * letters, (row + 1) * letters), BigInt)).toEqual(
          own.map((cost) => (cost * supply[row]!) / rowDenominator[row]!),
        );
      });
    }
  },
);

property(
  "doubles are the costs over a power of two, the largest about 1",
  { given },
  runs(60, 1113),
  ({ given: { of } }) => {
    const { letters, rowDenominator, distortion, error, auxiliaryCost, doubles } = networkOf(of);
    const overRow = (costs: readonly bigint[]): Rational[] =>
      costs.map((cost, k) => Rational.of(cost, rowDenominator[Math.floor(k / letters)]));
    for (const [axis, exact, found] of [
      [0, overRow(distortion.integers), doubles.distortion],
      [1, auxiliaryCost.map((cost) => Rational.of(cost)), doubles.auxiliary],
      [2, overRow(error.integers), doubles.error],
    ] as const) {
      expect(found).toHaveLength(exact.length);
      found.forEach((double, k) => {
        expectNear(double, doubles.exponents[axis], exact[k]!);
      });
      const largest = found.reduce((a, b) => Math.max(a, b), 0);
      if (largest > 0) expect(largest > 1 / 4 && largest < 4).toBe(true);
    }
  },
);

property(
  "a quotient of integers of any length has a relative error of at most 4·2^-53",
  {
    num: fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 70n }), fc.nat(1400)),
    den: fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 70n }), fc.nat(1400)),
  },
  runs(100, 1114),
  ({ num: [a, shiftA], den: [b, shiftB] }) => {
    const [num, den] = [(a << BigInt(shiftA)) + 1n, (b << BigInt(shiftB)) + 1n];
    const { significand, exponent } = quotient(num, den);
    expect(significand > 1 / 4 && significand < 4).toBe(true);
    expectNear(significand, exponent, Rational.of(num, den));
    expect(quotient(0n, den)).toEqual({ significand: 0, exponent: 0 });
  },
);

describe("networks", () => {
  const of = convexCase(problem(base));

  test("are built once per case", () => {
    expect(networkOf(of)).toBe(networkOf(of));
    expect(networkOf(convexCase(problem(base)))).not.toBe(networkOf(of));
  });

  test("exist for transport costs alone", () => {
    expect(() => networkOf(convexCase(problem({ ...base, perception: "chebyshev" })))).toThrow(RangeError);
  });

  test("restoring arcs lead to the node of their letter", () => {
    for (const perception of ["total-variation", "wasserstein-1", { transport: rows("0 1 | 2 0") }] as const) {
      const network = networkOf(convexCase(problem({ ...base, perception })));
      // Two rows. Letters 1 and 2 are points 1 and 2 of the line 0, 1, 2, and nodes of their own elsewhere.
      expect([...network.heads]).toEqual(perception === "wasserstein-1" ? [3, 4] : [2, 3]);
    }
  });

  test("whole rows are left out where their sums could pass 2^53", () => {
    const prime = 2n ** 61n - 1n;
    const long: ProblemDefinition = {
      ...base,
      channel: {
        outputs: ["u", "v"],
        matrix: [list("1/2 1/2"), [Rational.of(1n, prime), Rational.of(prime - 1n, prime)]],
      },
    };
    expect(networkOf(convexCase(problem(long))).whole).toBeUndefined();
    expect(networkOf(of).whole).toBeDefined();
  });

  test("costs of hundreds of digits become doubles like any others", () => {
    const costs: ProblemDefinition = { ...base, distortion: { matrix: [list("0 1e400"), [r("1e399"), r("0")]] } };
    const { doubles, distortion, letters, rowDenominator } = networkOf(convexCase(problem(costs)));
    expect(doubles.exponents[0]).toBeGreaterThan(1100);
    expectNear(doubles.distortion[1]!, doubles.exponents[0], Rational.of(distortion.at(1), rowDenominator[0]));
    expect(letters).toBe(2);
  });
});
