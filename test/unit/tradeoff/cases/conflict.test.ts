/** The order in which letters are settled, by error rates of whole labelings. */
import fc from "fast-check";
import { expect } from "vitest";
import { min, type Rational } from "../../../../src/exact/rational.js";
import { anyRestorer, randomAnyProblem } from "../../../../src/generate/index.js";
import { Case } from "../../../../src/model/case.js";
import { free } from "../../../../src/model/classifier.js";
import { byConflict } from "../../../../src/tradeoff/cases/conflict.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import { property, runs } from "../../../property/property.js";

const withRestorer = randomAnyProblem({ retrained: true, classes: 3 }).chain((problem) =>
  fc.record({ problem: fc.constant(problem), restorer: anyRestorer(problem) }),
);

property(
  "letters are settled in the order of what one class for all outputs costs",
  { given: withRestorer },
  runs(120, 76),
  ({ given: { problem, restorer } }) => {
    const order = byConflict(problem, restorer);
    expect([...order].sort((a, b) => a - b)).toEqual(problem.restored.letters.map((_, j) => j));
    const rateOf = (labeling: readonly number[]): Rational =>
      evaluateCase(new Case(problem, labeling, 0), restorer).errorRate;
    // Labelings that differ in x̂ alone: one class for it, or the best class for each of its outputs.
    const others = problem.restored.letters.map(() => 0);
    const cost = (j: number): Rational =>
      problem.source.classNames
        .map((_, k) => rateOf(others.with(j, k)))
        .reduce(min)
        .minus(rateOf(others.with(j, free)));
    order.slice(1).forEach((j, i) => {
      expect(cost(j).atMost(cost(order[i]!))).toBe(true);
    });
  },
);
