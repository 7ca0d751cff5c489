/** Both oracles against all restorers and against each other; units and mixtures by their definitions. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { anyRestorer, randomProblem } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import { evaluateCase, type CaseAchieved } from "../../../../src/tradeoff/oracle/achieved.js";
import { oracleFor } from "../../../../src/tradeoff/oracle/index.js";
import { LinearOracle } from "../../../../src/tradeoff/oracle/linear.js";
import { beyondAll, combination } from "../../../../src/tradeoff/oracle/mixture.js";
import type { Oracle } from "../../../../src/tradeoff/oracle/oracle.js";
import { property, runs } from "../../../property/property.js";

const withRestorers = randomProblem().chain((problem) =>
  fc.record({
    of: fc.constant(convexCase(problem)),
    restorers: fc.array(anyRestorer(problem), { minLength: 2, maxLength: 4 }),
  }),
);
const share = fc.integer({ min: 0, max: 5 }).map((n) => Rational.of(BigInt(n), 3n));
const weights = fc
  .record({ distortion: share, perception: share, errorRate: share })
  .filter((all) => Object.values(all).some((one) => !one.isZero()));
type Weights = Readonly<Record<keyof CaseAchieved, Rational>>;

const loss = (by: Weights, { distortion, perception, errorRate }: CaseAchieved): Rational =>
  by.distortion.times(distortion).plus(by.perception.times(perception)).plus(by.errorRate.times(errorRate));

property(
  "the least loss: attained by the point's restorer, at most that of any restorer, and proved by the plane",
  { given: withRestorers, by: weights },
  runs(120, 85),
  ({ given: { of, restorers }, by }) => {
    const oracles = [oracleFor(of), new LinearOracle(of) as unknown as Oracle];
    const values = oracles.map((oracle) => {
      const { point, support } = oracle.minimise(oracle.normalOf(by));
      const achieved = oracle.achieved(point);
      const exact = evaluateCase(of, oracle.restorer(point));
      expect(exact.distortion.equals(achieved.distortion) && exact.errorRate.equals(achieved.errorRate)).toBe(true);
      // A flow's own cost may exceed d where the perception has no weight.
      expect(exact.perception.atMost(achieved.perception)).toBe(true);
      const plane = oracle.real(support.normal, support.through.exact);
      expect(loss(plane, achieved).equals(plane.intercept)).toBe(true);
      for (const restorer of restorers) {
        const other = evaluateCase(of, restorer);
        expect(loss(by, achieved).atMost(loss(by, other))).toBe(true);
        expect(plane.intercept.atMost(loss(plane, other))).toBe(true);
      }
      return String(loss(by, achieved));
    });
    expect(values[0]).toBe(values[1]);
  },
);

property(
  "a normal in the oracle's units has the direction of the weights",
  { given: withRestorers, by: weights },
  runs(80, 86),
  ({ given: { of }, by }) => {
    const oracle = oracleFor(of);
    const { units } = oracle;
    const back = oracle
      .normalOf(by)
      .map((value, i) => Rational.of(value * [units.distortion, units.perception, units.errorRate][i]!));
    const given = [by.distortion, by.perception, by.errorRate];
    given.forEach((a, i) => {
      given.forEach((b, j) => {
        expect(back[i]!.times(b).equals(back[j]!.times(a))).toBe(true);
      });
    });
    expect(back.every((value) => value.sign() >= 0)).toBe(true);
  },
);

property(
  "no restorer reaches the bounds beyond all",
  { given: withRestorers },
  runs(120, 87),
  ({ given: { of, restorers } }) => {
    const { distortion, perception } = beyondAll(of);
    for (const restorer of restorers) {
      const achieved = evaluateCase(of, restorer);
      expect(achieved.distortion.lessThan(distortion) && achieved.perception.lessThan(perception)).toBe(true);
    }
  },
);

property(
  "a mixture of restorers is their mean by shares, entry by entry",
  { given: withRestorers, parts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }) },
  runs(80, 88),
  ({ given: { restorers }, parts }) => {
    const den = BigInt(parts.slice(0, restorers.length).reduce((a, b) => a + b));
    const mixed = combination(restorers.map((matrix, i) => ({ matrix, share: { num: BigInt(parts[i]!), den } })));
    const expected = restorers[0]!
      .toArrays()
      .map((row, y) =>
        row.map((_, j) =>
          sum(restorers.map((matrix, i) => matrix.at(y, j).times(Rational.of(BigInt(parts[i]!), den)))),
        ),
      );
    expect(mixed).toEqual(RationalMatrix.from(expected));
  },
);
