/**
 * The same divergence in two forms gives the same C.
 *
 * Total variation, Wasserstein-1 and squared Wasserstein-2 as named kinds and as a
 * transport matrix; Chebyshev and Kolmogorov–Smirnov as named kinds and as their own
 * witness lists (order of docs/formats.md); total variation on few letters also as the
 * witness of every subset. Least values, distances and hashes apart, all must agree.
 */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { problem, type ProblemDefinition } from "../../src/model/problem.js";
import { anyRestorer, problemWithBounds, type PerceptionKind } from "../../src/generate/index.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { minima } from "../../src/tradeoff/minima.js";
import { transportCost, unionLetters, witnessList } from "./definitions.js";
import { shown, valueAt } from "./values.js";
import { property, runs } from "./property.js";

interface Form {
  readonly kind: PerceptionKind;
  readonly as: string;
  readonly perception: (definition: ProblemDefinition) => ProblemDefinition["perception"];
}

/** +1 on every subset of the union letters: max_S p(S) − q(S). */
function subsetWitnesses(definition: ProblemDefinition): Rational[][] {
  const union = unionLetters(definition);
  return Array.from({ length: 2 ** union.length }, (_, set) =>
    union.map((__, z) => ((set >> z) % 2 === 1 ? Rational.one : Rational.zero)),
  );
}

const forms: readonly Form[] = [
  {
    kind: "total-variation",
    as: "a transport matrix",
    perception: (definition) => ({ transport: transportCost(definition) }),
  },
  {
    kind: "wasserstein-1",
    as: "a transport matrix",
    perception: (definition) => ({ transport: transportCost(definition) }),
  },
  {
    kind: "wasserstein-2-squared",
    as: "a transport matrix",
    perception: (definition) => ({ transport: transportCost(definition) }),
  },
  { kind: "chebyshev", as: "a witness list", perception: (definition) => ({ witnesses: witnessList(definition) }) },
  {
    kind: "total-variation",
    as: "the witnesses of all subsets",
    perception: (definition) => ({ witnesses: subsetWitnesses(definition) }),
  },
];

describe.each(forms.map((form, i) => ({ ...form, seed: 400 + 10 * i })))(
  "$kind as $as",
  ({ kind, perception, seed }) => {
    const sizes = { source: 3, outputs: 3, restored: 3 };
    property(
      "has the same C and minima",
      { instance: problemWithBounds(2, { kinds: [kind], sizes }) },
      runs(150, seed),
      ({ instance: { definition, problem: named, bounds } }) => {
        const given = problem({ ...definition, perception: perception(definition) });
        expect(minima(given)).toEqual(minima(named));
        for (const at of bounds) expect(shown(valueAt(given, at))).toBe(shown(valueAt(named, at)));
      },
    );

    const withRestorer = problemWithBounds(0, { kinds: [kind], sizes }).chain((instance) =>
      fc.tuple(fc.constant(instance), anyRestorer(instance.problem)),
    );
    property(
      "gives every restorer the same values",
      { pair: withRestorer },
      runs(100, seed + 1),
      ({ pair: [{ definition, problem: named }, restorer] }) => {
        const given = problem({ ...definition, perception: perception(definition) });
        expect(evaluate(given, restorer)).toEqual(evaluate(named, restorer));
      },
    );
  },
);

describe("kolmogorov-smirnov as a witness list", () => {
  property(
    "has the same C and minima",
    { instance: problemWithBounds(2, { kinds: ["kolmogorov-smirnov"] }) },
    runs(200, 450),
    ({ instance: { definition, problem: named, bounds } }) => {
      const list = witnessList(definition);
      // A single step has no witness at all, which a problem file cannot say: the zero witness is the same.
      const witnesses = list.length > 0 ? list : [unionLetters(definition).map(() => Rational.zero)];
      const given = problem({ ...definition, perception: { witnesses } });
      expect(minima(given)).toEqual(minima(named));
      for (const at of bounds) expect(shown(valueAt(given, at))).toBe(shown(valueAt(named, at)));
    },
  );
});
