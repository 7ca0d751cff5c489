/** Weighted minima and planes below C, against every labeling by itself. */
import fc from "fast-check";
import { afterAll, expect } from "vitest";
import type { CaseTree } from "../../../../src/certificate/point.js";
import { Rational, min } from "../../../../src/exact/rational.js";
import { randomAnyProblem } from "../../../../src/generate/index.js";
import { Case, isRetrained } from "../../../../src/model/case.js";
import { free, type Labeling } from "../../../../src/model/classifier.js";
import type { Problem } from "../../../../src/model/problem.js";
import { PlanesBelow } from "../../../../src/tradeoff/cases/below.js";
import { leastWeighted, type Weights } from "../../../../src/tradeoff/cases/weighted.js";
import { intercept } from "../../../../src/tradeoff/convex/point.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import { oracleFor } from "../../../../src/tradeoff/oracle/index.js";
import { property, runs } from "../../../property/property.js";

const problems = fc
  .constantFrom("linear" as const, "minimum" as const)
  .chain((divergence) =>
    randomAnyProblem({
      divergence,
      retrained: "either",
      classes: { least: 2, most: 3 },
      sizes: { source: 3, outputs: 4, restored: 3 },
    }),
  )
  .filter(({ perception }) => perception.parts.every(({ power }) => power === 1));
const share = fc.integer({ min: 0, max: 4 }).map((n) => Rational.of(BigInt(n), 2n));
/** Without a weight on the distortion the relaxed minimum is below that of every labeling most often. */
const weights = fc.record({
  distortion: fc.oneof(share, fc.constant(Rational.zero)),
  perception: share,
  errorRate: fc.constant(Rational.one),
});

/** How many trees had to split a node, so that neither property holds of single planes only. */
const splits = { weighted: 0, below: 0 };
afterAll(() => {
  for (const count of Object.values(splits)) expect(count).toBeGreaterThan(2);
});

function labelingsOf(problem: Problem): Labeling[] {
  if (!isRetrained(problem)) return [problem.classifier.classOf];
  return problem.restored.letters.reduce<Labeling[]>(
    (all) => all.flatMap((one) => problem.source.classNames.map((_, k) => [...one, k])),
    [[]],
  );
}

/** The least loss in one case, by its own oracle. */
function leastOf(of: Case, weights: Weights): Rational {
  const oracle = oracleFor(of);
  const { distortion, perception, errorRate } = oracle.achieved(oracle.minimise(oracle.normalOf(weights)).point);
  return weights.distortion
    .times(distortion)
    .plus(weights.perception.times(perception))
    .plus(weights.errorRate.times(errorRate));
}

/** Every labeling that a tree reaches at a plane, with that plane's case; labelings settled by a symmetry are left out. */
function* leaves(
  tree: CaseTree,
  labeling: Labeling,
): Generator<{ readonly labeling: Labeling; readonly tree: CaseTree & { readonly kind: "plane" | "farkas" } }> {
  if (tree.kind === "letter")
    for (const [k, below] of tree.classes.entries()) yield* leaves(below, labeling.with(tree.letter, k));
  else if (tree.kind !== "symmetry") yield { labeling, tree };
}

property(
  "the least loss is that of the best labeling and part, and its restorer has it",
  { problem: problems, by: weights },
  runs(300, 91),
  ({ problem, by }) => {
    // Linear divergences: the minimum is exact, whatever the tolerance.
    const found = leastWeighted(problem, by, Rational.one);
    const { value } = found;
    if (!(value instanceof Rational)) throw new Error("enclosed");
    const all = problem.perception.parts.flatMap((_, part) =>
      labelingsOf(problem).map((labeling) => leastOf(new Case(problem, labeling, part), by)),
    );
    expect(String(value)).toBe(String(all.reduce(min)));
    const { distortion, perception, errorRate } = evaluateCase(
      new Case(problem, found.labeling, found.part),
      found.restorer,
    );
    expect(by.distortion.times(distortion).plus(by.perception.times(perception)).plus(errorRate).atMost(value)).toBe(
      true,
    );
    expect(found.trees).toHaveLength(problem.perception.parts.length);
    if (found.trees.some(({ kind }) => kind === "letter")) splits.weighted++;
  },
);

property(
  "a plane has a tree exactly up to the least loss of all labelings, with a plane of its own height at every leaf",
  { problem: problems, by: weights },
  runs(300, 92),
  ({ problem, by }) => {
    const below = new PlanesBelow(problem);
    problem.perception.parts.forEach((_, part) => {
      const least = labelingsOf(problem)
        .map((labeling) => leastOf(new Case(problem, labeling, part), by))
        .reduce(min);
      const tree = below.tree(part, by, least);
      if (tree.kind === "letter") splits.below++;
      for (const { labeling, tree: leaf } of leaves(tree, problem.classifier.classOf)) {
        const plane = leaf.plane();
        expect(least.atMost(intercept(new Case(problem, labeling, part), plane))).toBe(true);
        expect([
          plane.multipliers.distortion.equals(by.distortion),
          plane.multipliers.perception.equals(by.perception),
        ]).toEqual([true, true]);
      }
      expect(() => below.tree(part, by, least.plus(Rational.of(1n, 10n ** 12n)))).toThrow("above a labeling's C");
    });
  },
);

property(
  "a Farkas plane reaches the least value of its row",
  { problem: problems, by: weights },
  runs(40, 93),
  ({ problem, by }) => {
    if (by.distortion.isZero() && by.perception.isZero()) return;
    const row = { ...by, errorRate: Rational.zero };
    const below = new PlanesBelow(problem);
    problem.perception.parts.forEach((_, part) => {
      const of = new Case(problem, problem.classifier.classOf, part);
      const plane = below.farkas(part, row);
      // The plane may be a positive multiple of the row.
      const scale = row.distortion.isZero()
        ? plane.multipliers.perception.over(row.perception)
        : plane.multipliers.distortion.over(row.distortion);
      expect(String(intercept(of, plane))).toBe(String(leastOf(of, row).times(scale)));
      expect(of.labeling.some((k) => k === free)).toBe(isRetrained(problem));
    });
  },
);
