/** What a restorer achieves, against all labelings and all parts one by one. */
import fc from "fast-check";
import { expect } from "vitest";
import { min } from "../../../../src/exact/rational.js";
import { compareValues, type Value } from "../../../../src/exact/value.js";
import { anyRestorer, randomAnyProblem } from "../../../../src/generate/index.js";
import { Case, isRetrained } from "../../../../src/model/case.js";
import { bestLabeling, evaluate, perceptions, unpowered } from "../../../../src/tradeoff/cases/achieved.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import { property, runs } from "../../../property/property.js";

const withRestorer = randomAnyProblem({ divergence: "any", retrained: "either", classes: 3 }).chain((problem) =>
  fc.record({ problem: fc.constant(problem), restorer: anyRestorer(problem) }),
);

function labelings(letters: number, classes: number): number[][] {
  return letters === 0
    ? [[]]
    : labelings(letters - 1, classes).flatMap((rest) => Array.from({ length: classes }, (_, k) => [...rest, k]));
}

property(
  "is the least error rate of all labelings and the least of all parts",
  { given: withRestorer },
  runs(120, 75),
  ({ given: { problem, restorer } }) => {
    const achieved = evaluate(problem, restorer);
    const all = isRetrained(problem)
      ? labelings(problem.restored.size, problem.source.classNames.length)
      : [problem.classifier.classOf];
    const rates = all.map((labeling) => evaluateCase(new Case(problem, labeling, 0), restorer).errorRate);
    expect(String(achieved.errorRate)).toBe(String(rates.reduce(min)));
    expect(all[rates.findIndex((rate) => rate.equals(achieved.errorRate))]).toEqual(
      bestLabeling(problem, restorer).labeling,
    );
    const own = problem.perception.parts.map(({ power }, part) =>
      unpowered(evaluateCase(new Case(problem, all[0]!, part), restorer).perception, power),
    );
    expect(perceptions(problem, restorer).map(String)).toEqual(own.map(String));
    expect(own.every((one) => (compareValues(achieved.perception as Value, one as Value) ?? 1) <= 0)).toBe(true);
    expect(own.map(String)).toContain(String(achieved.perception));
  },
);
