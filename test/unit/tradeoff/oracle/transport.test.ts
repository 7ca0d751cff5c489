/** The oracle on a network: every answer against all spanning trees, whatever was asked before. */
import { inner } from "../../../../src/model/coefficients.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { problemDefinition } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import { problem } from "../../../../src/model/problem.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import type { Facet } from "../../../../src/tradeoff/hull/facet.js";
import type { Oracle } from "../../../../src/tradeoff/oracle/oracle.js";
import { TransportOracle } from "../../../../src/tradeoff/oracle/transport.js";
import type { Triple } from "../../../../src/transport/weights.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { property, runs } from "../../../property/property.js";
import { base, rows } from "../../model/definition.js";
import { leastLoss } from "../brute-force.js";
import { expectAchieved, expectAnswers, expectMixture, expectSupport, loss } from "./promises.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const tiny = problemDefinition({ kinds, sizes: { source: 2, outputs: 3, restored: 2 } });
const weight = fc.bigInt({ min: 0n, max: 4n });
const weights = fc.tuple(weight, weight, weight).filter((all) => all.some((one) => one > 0n));

property(
  "a facet gets a point below it or a proof, and the answers add up to the whole set",
  { definition: tiny },
  runs(16, 1121),
  ({ definition }) => {
    const of = convexCase(problem(definition));
    const oracle = new TransportOracle(of) as unknown as Oracle;
    const points = expectAnswers(of, definition, oracle);
    expectMixture(of, oracle, points.slice(0, 3));
    // Every direction has its least among the points.
    for (const by of [
      [1n, 0n, 0n],
      [0n, 1n, 0n],
      [2n, 1n, 3n],
    ] as const) {
      const [distortion, perception, errorRate] = by.map((one) => Rational.of(one)) as [Rational, Rational, Rational];
      const values = points.map((point) => loss({ distortion, perception, errorRate }, oracle.achieved(point)));
      const least = values.reduce((a, b) => (b.lessThan(a) ? b : a));
      expect(least).toEqual(leastLoss(definition, { distortion, perception, errorRate }));
    }
  },
);

property(
  "the least loss does not depend on earlier questions",
  { definition: tiny, asked: fc.array(weights, { minLength: 2, maxLength: 4 }) },
  runs(12, 1122),
  ({ definition, asked }) => {
    const of = convexCase(problem(definition));
    const oracle = new TransportOracle(of) as unknown as Oracle;
    const found = asked.map((normal) => oracle.minimise(normal));
    found.forEach(({ point, support }, i) => {
      expectSupport({ of, definition, oracle }, support);
      expectAchieved(of, oracle, point);
      const height = (normal: Triple, [x, y, z, w]: typeof point.exact): Rational =>
        Rational.of(normal[0] * x + normal[1] * y + normal[2] * z, w);
      expect(height(asked[i]!, point.exact)).toEqual(
        height(asked[i]!, (new TransportOracle(of) as unknown as Oracle).minimise(asked[i]!).point.exact),
      );
    });
  },
);

test("a cost matrix has couplings, of points and of mixtures; a divergence with a closed form has none", () => {
  const of = convexCase(problem({ ...base, perception: { transport: rows("0 1 | 2 0") } }));
  const oracle = new TransportOracle(of);
  const points = [
    oracle.minimise([0n, 0n, 1n]).point,
    oracle.minimise([0n, 1n, 0n]).point,
    oracle.minimise([1n, 5n, 1n]).point,
  ];
  const cost = RationalMatrix.from(rows("0 1 | 2 0"));
  for (const point of points) {
    const sparse = oracle.coupling!(point).map((row) => [0, 1].map((x) => row.get(x) ?? Rational.zero));
    expect(inner(cost, RationalMatrix.from(sparse))).toEqual(oracle.achieved(point).perception);
    expect([0, 1].map((x) => sum(sparse.map((row) => row[x]!)).toString())).toEqual(["3/8", "5/8"]);
  }
  const { coupling, restorer } = oracle.mix(points.map((point) => ({ point, share: { num: 1n, den: 3n } })));
  expect(inner(cost, coupling!)).toEqual(evaluateCase(of, restorer).perception);
  expect([0, 1].map((x) => sum(coupling!.toArrays().map((row) => row[x]!)).toString())).toEqual(["3/8", "5/8"]);
  const named = new TransportOracle(convexCase(problem(base)));
  expect(named.coupling).toBeUndefined();
  expect(named.mix([{ point: named.first(), share: { num: 1n, den: 1n } }]).coupling).toBeUndefined();
});

test("questions are counted, and a facet without a finite corner is a defect", () => {
  const oracle = new TransportOracle(convexCase(problem(base)));
  expectAnswers(oracle.of, base, oracle as unknown as Oracle);
  expect(oracle.counts.questions).toBeGreaterThan(3);
  expect(oracle.counts.corners).toBeLessThanOrEqual(oracle.counts.questions);
  expect(() => oracle.probe({ corners: [-1, -2, -3] } as never, [])).toThrow(RangeError);
});

/** The facet with doubles that say nothing, as where they overflow. */
function blind(facet: Facet<unknown>): Facet<unknown> {
  return Object.create(facet, { normal: { value: [NaN, NaN, NaN] } }) as Facet<unknown>;
}

property(
  "where doubles say nothing, a normal from cycles is only a guess, and integers decide",
  { definition: tiny },
  runs(12, 1123),
  ({ definition }) => {
    const of = convexCase(problem(definition));
    const oracle = new TransportOracle(of) as unknown as Oracle;
    const probe: Oracle["probe"] = (facet, points) => oracle.probe(blind(facet), points);
    expectAnswers(of, definition, Object.create(oracle, { probe: { value: probe } }) as Oracle);
  },
);
