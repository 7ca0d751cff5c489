/**
 * Optimal couplings: the cost that a linear program finds, with the marginals that were asked for, for
 * every kind of cost and where masses vanish, costs tie or numbers are long.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational, sum } from "../../../src/exact/rational.js";
import { RationalMatrix, RationalVector } from "../../../src/exact/vector.js";
import { pmf, pointMass, randomProblem } from "../../../src/generate/index.js";
import { linearProgram } from "../../../src/lp/program.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { convexCase } from "../../../src/model/case.js";
import { optimalCoupling, type OptimalCoupling } from "../../../src/transport/coupling.js";
import { property, runs } from "../../property/property.js";
import { list, rows } from "../model/definition.js";

/** min Σ ρT by a linear program with a row per letter and a column per pair. */
function least(cost: RationalMatrix, p: RationalVector, q: RationalVector): Rational {
  const program = linearProgram(
    [
      ...q.toArray().map((bound, j) => ({ name: `q${String(j)}`, relation: "=" as const, bound })),
      ...p.toArray().map((bound, x) => ({ name: `p${String(x)}`, relation: "=" as const, bound })),
    ],
    cost.toArrays().flatMap((row, j) =>
      row.map((rho, x) => ({
        name: `T${String(j)},${String(x)}`,
        cost: rho,
        coefficients: { [`q${String(j)}`]: Rational.one, [`p${String(x)}`]: Rational.one },
      })),
    ),
  );
  const outcome = solveLinearProgram(program);
  if (outcome.status !== "optimal") throw new Error(`two pmfs have a coupling, not ${outcome.status}`);
  return outcome.value;
}

/** The marginals, the signs, the number of entries, and that Σ ρT is the cost it claims. */
function expectCoupling(
  { cost: claimed, coupling }: OptimalCoupling,
  cost: RationalMatrix,
  p: RationalVector,
  q: RationalVector,
): void {
  const dense = coupling.map((row) => p.toArray().map((_, x) => row.get(x) ?? Rational.zero));
  const texts = (masses: readonly Rational[]): string[] => masses.map(String);
  expect(texts(dense.map((row) => sum(row)))).toEqual(texts(q.toArray()));
  expect(texts(p.toArray().map((_, x) => sum(dense.map((row) => row[x]!))))).toEqual(texts(p.toArray()));
  expect(coupling.every((row) => [...row.values()].every((mass) => mass.sign() > 0))).toBe(true);
  expect(coupling.reduce((count, row) => count + row.size, 0)).toBeLessThan(p.length + q.length);
  expect(String(sum(dense.flatMap((row, j) => row.map((mass, x) => mass.times(cost.at(j, x))))))).toBe(String(claimed));
}

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const ofProblem = randomProblem({ kinds, sizes: { source: 5, outputs: 2, restored: 5 } }).chain((problem) => {
  const { source, divergence } = convexCase(problem);
  if (divergence.family !== "transport") throw new Error("a transport cost was asked for");
  return fc.record({
    cost: fc.constant(divergence.cost),
    p: fc.constant(source.marginal),
    q: fc
      .oneof(pmf(problem.restored.size), pointMass(problem.restored.size))
      .map((masses) => RationalVector.from(masses)),
  });
});

property(
  "the least cost of a linear program, for the costs of every transport divergence",
  { given: ofProblem },
  runs(150, 921),
  ({ given: { cost, p, q } }) => {
    const found = optimalCoupling(cost, p, q);
    expectCoupling(found, cost, p, q);
    expect(String(found.cost)).toBe(String(least(cost, p, q)));
  },
);

/** n atoms of one mass in c places, so that most partial sums of p and q tie. */
const atoms = (places: number): fc.Arbitrary<RationalVector> =>
  fc.array(fc.nat(places - 1), { minLength: 4, maxLength: 4 }).map((at) =>
    RationalVector.over(
      Array.from({ length: places }, (_, i) => BigInt(at.filter((one) => one === i).length)),
      4n,
    ),
  );

const size = fc.integer({ min: 1, max: 6 });
const entryOf = fc.oneof(
  fc.bigInt({ min: 0n, max: 1n }),
  fc.bigInt({ min: 0n, max: 3n }),
  fc.bigInt({ min: 10n ** 60n, max: 10n ** 60n + 2n }),
);
const degenerate = fc.tuple(size, size).chain(([restored, source]) =>
  fc.record({
    cost: fc
      .array(entryOf, { minLength: restored * source, maxLength: restored * source })
      .chain((costs) =>
        fc.constantFrom(1n, 7n, 10n ** 40n).map((den) => RationalMatrix.over(restored, source, costs, den)),
      ),
    p: atoms(source),
    q: atoms(restored),
  }),
);

property(
  "ties everywhere, costs beyond doubles that differ in their last digit",
  { given: degenerate },
  runs(200, 922),
  ({ given: { cost, p, q } }) => {
    const found = optimalCoupling(cost, p, q);
    expectCoupling(found, cost, p, q);
    expect(String(found.cost)).toBe(String(least(cost, p, q)));
  },
);

describe("by hand", () => {
  const matrix = (text: string): RationalMatrix => RationalMatrix.from(rows(text));
  const masses = (text: string): RationalVector => RationalVector.from(list(text));
  const shown = ({ cost, coupling }: OptimalCoupling): unknown => [
    String(cost),
    coupling.map((row) => [...row].map(([x, mass]) => `${String(x)}: ${String(mass)}`)),
  ];

  test("letters without mass have empty rows and no columns", () => {
    const found = optimalCoupling(matrix("0 0 0 | 5 3 1 | 0 0 0"), masses("1/3 0 2/3"), masses("0 1 0"));
    expect(shown(found)).toEqual(["7/3", [[], ["0: 1/3", "2: 2/3"], []]]);
  });

  test("mass stays where that is free", () => {
    const found = optimalCoupling(matrix("0 1 4 | 1 0 1 | 4 1 0"), masses("1/2 1/4 1/4"), masses("1/4 1/4 1/2"));
    expect(String(found.cost)).toBe("1/2");
  });

  test("one letter each", () => {
    expect(shown(optimalCoupling(matrix("22/7"), masses("1"), masses("1")))).toEqual(["22/7", [["0: 1"]]]);
  });

  test("masses whose common denominator is no safe integer", () => {
    const [a, b] = [2n ** 61n - 1n, 2n ** 89n - 1n];
    const p = RationalVector.over([1n, a - 1n], a);
    const q = RationalVector.over([1n, b - 1n], b);
    const found = optimalCoupling(matrix("0 1 | 1 0"), p, q);
    expectCoupling(found, matrix("0 1 | 1 0"), p, q);
    expect(found.cost).toEqual(Rational.of(1n, a).minus(Rational.of(1n, b)));
  });

  test("masses of different sums are a defect", () => {
    expect(() => optimalCoupling(matrix("0 1 | 1 0"), masses("1/2 1/2"), masses("1/2 1/3"))).toThrow(RangeError);
  });
});
