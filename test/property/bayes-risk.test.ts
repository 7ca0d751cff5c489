/**
 * C ≥ ε_Y ≥ ε_X: no restorer beats the Bayes risk of Y, which is not below that of X.
 * Without bounds, and with a classifier that knows every class, C is the Bayes risk of Y.
 * The risks are computed here by their definition.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../src/exact/value.js";
import { anyRestorer, problemWithBounds, problemDefinition } from "../../src/generate/index.js";
import { problem } from "../../src/model/problem.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { minima } from "../../src/tradeoff/minima.js";
import { bayesRiskOfOutput, bayesRiskOfSource, plain } from "./definitions.js";
import { atMost, shown, valueAt } from "./values.js";
import { property, runs } from "./property.js";

const unbounded = { distortion: "inf", perception: "inf" } as const;

property(
  "C ≥ ε_Y ≥ ε_X",
  { instance: problemWithBounds(1) },
  runs(400, 201),
  ({ instance: { definition, problem: built, bounds } }) => {
    const reference = plain(definition);
    const [ofX, ofY] = [bayesRiskOfSource(reference), bayesRiskOfOutput(reference)];
    const value = valueAt(built, bounds[0]!);
    expect(ofX.atMost(ofY)).toBe(true);
    expect(atMost(ofY, value), `${shown(ofY)} ≤ ${shown(value)}`).toBe(true);
  },
);

property(
  "C(∞,∞) = ε_Y when every class is the class of some letter",
  { definition: problemDefinition({ classes: 3 }) },
  runs(500, 202),
  ({ definition }) => {
    const reference = plain(definition);
    fc.pre(new Set(reference.classOf).size === reference.joint.length);
    expect(shown(valueAt(problem(definition), unbounded))).toBe(shown(bayesRiskOfOutput(reference)));
  },
);

property(
  "C(∞,∞) is the least error rate, and minima are attained",
  { definition: problemDefinition() },
  runs(300, 203),
  ({ definition }) => {
    const built = problem(definition);
    const least = minima(built);
    expect(shown(valueAt(built, unbounded))).toBe(shown(least.errorRate));
    expect(valueAt(built, { distortion: least.distortion, perception: "inf" })).toBeDefined();
    expect(valueAt(built, { distortion: "inf", perception: rational(least.perception) })).toBeDefined();
  },
);

property(
  "no restorer does better than C at its own distortion and perception, nor than the minima",
  {
    pair: problemDefinition().chain((definition) =>
      fc.tuple(fc.constant(definition), anyRestorer(problem(definition))),
    ),
  },
  runs(350, 204),
  ({ pair: [definition, restorer] }) => {
    const built = problem(definition);
    const { distortion, errorRate, ...rest } = evaluate(built, restorer);
    const perception = rational(rest.perception);
    const value = valueAt(built, { distortion, perception });
    expect(atMost(value, errorRate), `${shown(value)} ≤ ${shown(errorRate)}`).toBe(true);
    const least = minima(built);
    expect([
      least.distortion.atMost(distortion),
      rational(least.perception).atMost(perception),
      least.errorRate.atMost(errorRate),
    ]).toEqual([true, true, true]);
  },
);
