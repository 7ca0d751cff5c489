/** Trees of planes: every leaf proves its part of the labelings, and a plane above C has no tree. */
import { expect } from "vitest";
import type { CaseTree } from "../../../../src/certificate/point.js";
import { Rational, min } from "../../../../src/exact/rational.js";
import { randomAnyProblem } from "../../../../src/generate/index.js";
import { Case } from "../../../../src/model/case.js";
import type { Labeling } from "../../../../src/model/classifier.js";
import type { Problem } from "../../../../src/model/problem.js";
import { PlanesBelow } from "../../../../src/tradeoff/cases/below.js";
import { intercept } from "../../../../src/tradeoff/convex/point.js";
import { oracleFor } from "../../../../src/tradeoff/oracle/index.js";
import { property, runs } from "../../../property/property.js";

/** Every leaf with the labeling of its node. */
function leaves(tree: CaseTree, labeling: Labeling): { readonly tree: CaseTree; readonly labeling: Labeling }[] {
  if (tree.kind !== "letter") return [{ tree, labeling }];
  return tree.classes.flatMap((one, k) => leaves(one, labeling.with(tree.letter, k)));
}

function labelings({ restored, source }: Problem): number[][] {
  return restored.letters.reduce<number[][]>(
    (all) => all.flatMap((one) => source.classNames.map((_, k) => [...one, k])),
    [[]],
  );
}

property(
  "at the least loss over all labelings there is a tree, above it there is none",
  {
    problem: randomAnyProblem({
      retrained: true,
      classes: { least: 2, most: 2 },
      sizes: { source: 3, outputs: 2, restored: 2 },
    }),
  },
  runs(10, 1231),
  ({ problem }) => {
    const below = new PlanesBelow(problem);
    const multipliers = { distortion: Rational.of(1n, 3n), perception: Rational.of(1n, 2n) };
    // The least λE[Δ] + μd + ε over labelings, one oracle each.
    const least = labelings(problem)
      .map((labeling) => {
        const oracle = oracleFor(new Case(problem, labeling, 0));
        const { support } = oracle.minimise(oracle.normalOf({ ...multipliers, errorRate: Rational.one }));
        return oracle.real(support.normal, support.through.exact).intercept;
      })
      .reduce(min);
    const tree = below.tree(0, multipliers, least);
    for (const leaf of leaves(tree, problem.classifier.classOf)) {
      if (leaf.tree.kind === "symmetry") {
        expect(below.symmetries[leaf.tree.symmetry]).toBeDefined();
        continue;
      }
      if (leaf.tree.kind !== "plane") throw new Error("a tree of planes");
      const plane = leaf.tree.plane();
      expect(plane.multipliers).toEqual(multipliers);
      expect(least.atMost(intercept(new Case(problem, leaf.labeling, 0), plane))).toBe(true);
    }
    expect(() => below.tree(0, multipliers, least.plus(Rational.of(1n, 10n ** 9n)))).toThrow("above a labeling's C");
    // A Farkas plane says the same of every labeling: errors have no part in it.
    const farkas = below.farkas(0, { distortion: Rational.one, perception: Rational.zero });
    expect(farkas.multipliers).toEqual({ distortion: Rational.one, perception: Rational.zero });
    const oracle = oracleFor(new Case(problem, problem.classifier.classOf, 0));
    const { point } = oracle.minimise(
      oracle.normalOf({ distortion: Rational.one, perception: Rational.zero, errorRate: Rational.zero }),
    );
    expect(intercept(new Case(problem, problem.classifier.classOf, 0), farkas)).toEqual(
      oracle.achieved(point).distortion,
    );
  },
);
