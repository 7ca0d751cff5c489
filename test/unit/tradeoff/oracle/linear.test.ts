/** The oracle by linear programs: every answer against all basic solutions, for every kind of divergence. */
import { inner } from "../../../../src/model/coefficients.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { problemDefinition } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import { problem, type ProblemDefinition } from "../../../../src/model/problem.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import { LinearOracle } from "../../../../src/tradeoff/oracle/linear.js";
import type { Oracle } from "../../../../src/tradeoff/oracle/oracle.js";
import { property, runs } from "../../../property/property.js";
import { base, rows } from "../../model/definition.js";
import { expectAchieved, expectAnswers, expectMixture, expectSupport } from "./promises.js";

const sizes = { source: 2, outputs: 2, restored: 2 } as const;
const anyKind = problemDefinition({
  kinds: ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport", "kolmogorov-smirnov", "witnesses"],
  sizes,
});
const weight = fc.bigInt({ min: 0n, max: 4n });
const weights = fc.tuple(weight, weight, weight).filter((all) => all.some((one) => one > 0n));
const oracleOf = (definition: ProblemDefinition): LinearOracle => new LinearOracle(convexCase(problem(definition)));

property(
  "a facet gets a point below it or a proof, and so does a mixture",
  { definition: anyKind },
  runs(10, 1131),
  ({ definition }) => {
    const linear = oracleOf(definition);
    const oracle = linear as unknown as Oracle;
    const points = expectAnswers(linear.of, definition, oracle);
    expectMixture(linear.of, oracle, points.slice(0, 3));
  },
);

property(
  "the least loss starts from the last basis, and is that of all basic solutions",
  { definition: anyKind, asked: fc.array(weights, { minLength: 2, maxLength: 3 }) },
  runs(12, 1132),
  ({ definition, asked }) => {
    const linear = oracleOf(definition);
    const oracle = linear as unknown as Oracle;
    for (const normal of asked) {
      const { point, support } = oracle.minimise(normal);
      expectSupport({ of: linear.of, definition, oracle }, support);
      expectAchieved(linear.of, oracle, point);
    }
  },
);

test("units are those of the problem, and d of a point is that of its restorer even where d has no weight", () => {
  const oracle = oracleOf(base);
  expect(oracle.units).toEqual({ distortion: 1n, perception: 1n, errorRate: 1n });
  const { point } = oracle.minimise([0n, 0n, 1n]);
  expect(oracle.achieved(point)).toEqual(evaluateCase(oracle.of, oracle.restorer(point)));
  // Doubles are the exact coordinates over powers of two.
  const [x, , , w] = point.exact;
  const factor = Rational.of(x, w).toNumber() / point.x;
  expect(Math.log2(factor) % 1).toBe(0);
});

test("a cost matrix has a coupling per point, which mixes as the restorers do; other kinds have none", () => {
  const oracle = oracleOf({ ...base, perception: { transport: rows("0 1 | 2 0") } });
  const points = [oracle.minimise([0n, 1n, 0n]).point, oracle.minimise([1n, 0n, 5n]).point];
  const { coupling } = oracle.mix(points.map((point, i) => ({ point, share: { num: BigInt(1 + 2 * i), den: 4n } })));
  const { divergence } = oracle.of;
  if (divergence.family !== "transport") throw new Error("a transport cost was asked for");
  const { cost } = divergence;
  const costs = points.map((point) => inner(cost, point.coupling!));
  expect(inner(cost, coupling!)).toEqual(costs[0]!.plus(costs[1]!.times(Rational.of(3n))).over(Rational.of(4n)));
  expect(oracle.coupling!(points[0]!).map((row) => [...row.keys()].length > 0)).toEqual(
    points[0]!.coupling!.toArrays().map((row) => row.some((value) => !value.isZero())),
  );
  expect(oracleOf(base).coupling).toBeUndefined();
});
