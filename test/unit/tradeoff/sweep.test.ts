/**
 * Optima of weighted sums where C is the least of several surfaces, against brute force: over all
 * labelings and all parts of the divergence the least of the support functions, each of them found
 * by the plainest way to a surface.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseTree } from "../../../src/certificate/point.js";
import { InputError } from "../../../src/exact/errors.js";
import { Rational, min } from "../../../src/exact/rational.js";
import { rational } from "../../../src/exact/value.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { Case, classesOf, isConvex, isRetrained } from "../../../src/model/case.js";
import type { Labeling } from "../../../src/model/classifier.js";
import { problem as built, type Problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { compositeDefinition, type CompositeOptions } from "../../../src/generate/index.js";
import { intercept } from "../../../src/tradeoff/convex/point.js";
import { evaluate } from "../../../src/tradeoff/evaluate.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { Sweep, sweepAt, type SweepPoint, type Weights } from "../../../src/tradeoff/sweep.js";
import { weightsOf } from "../../../src/tradeoff/weights.js";
import { compositeProblem } from "../../support/composite.js";
import { runs } from "../../property/property.js";
import { referenceSurface } from "./reference-surface.js";

const sumOf = ({ distortion, perception, errorRate }: Weights, at: Weights): Rational =>
  distortion.times(at.distortion).plus(perception.times(at.perception)).plus(errorRate.times(at.errorRate));

/** All problems with a fixed classifier and one part of the divergence, as the definition has them; of a root its square. */
function convexProblems(definition: ProblemDefinition): Problem[] {
  const one = built(definition);
  const letters = one.restored.letters;
  const names = one.source.classNames;
  const labelings = letters.reduce<string[][]>(
    (all, _) => all.flatMap((labels) => names.map((name) => [...labels, name])),
    [[]],
  );
  const classifiers = definition.classifier === "retrained" ? labelings : [definition.classifier];
  const { perception } = definition;
  const divergences = typeof perception === "object" && "minimum" in perception ? perception.minimum : [perception];
  return classifiers.flatMap((classifier) =>
    divergences.map((part) =>
      built({ ...definition, classifier, perception: part === "wasserstein-2" ? "wasserstein-2-squared" : part }),
    ),
  );
}

/** Of weights those that may be on the problem's divergence. */
function allowed(problem: Problem, all: readonly Weights[]): Weights[] {
  const linear = problem.perception.parts.every(({ power }) => power === 1);
  return all.filter(({ perception }) => linear || perception.isZero());
}

/** The least of the support functions: of each at a vertex of its surface. */
function bruteForce(definition: ProblemDefinition): (weights: Weights) => Rational {
  const vertices = convexProblems(definition).flatMap((one) => referenceSurface(one).vertices);
  return (weights) => vertices.map((vertex) => sumOf(weights, vertex)).reduce(min);
}

/** Every leaf of the trees bounds all labelings that agree with it: its plane has no lower intercept than the minimum. */
function expectProved({ problem, weights, value, proof }: SweepPoint): void {
  const scale = [weights.errorRate, weights.distortion, weights.perception].find((weight) => !weight.isZero())!;
  const visit = (tree: CaseTree, labeling: Labeling, part: number): void => {
    if (tree.kind === "letter") {
      expect(tree.classes).toHaveLength(problem.source.classNames.length);
      tree.classes.forEach((below, k) => {
        visit(below, labeling.with(tree.letter, k), part);
      });
      return;
    }
    if (tree.kind !== "plane") throw new Error(`no reason for a ${tree.kind}`);
    const plane = tree.plane();
    expect(
      rational(value)
        .over(scale)
        .atMost(intercept(new Case(problem, labeling, part), plane)),
    ).toBe(true);
    expect([plane.multipliers.distortion.times(scale), plane.multipliers.perception.times(scale)]).toEqual([
      weights.distortion,
      weights.perception,
    ]);
  };
  expect(proof.trees).toHaveLength(problem.perception.parts.length);
  proof.trees.forEach((tree, part) => {
    visit(tree, problem.classifier.classOf, part);
  });
}

/** What is reported is what the restorer has. */
function expectAttained({ problem, weights, value, achieved, labeling, restorer }: SweepPoint): void {
  const { labeling: best, ...own } = evaluate(problem, restorer);
  const { distortion, perception, errorRate } = achieved;
  expect({ distortion, perception, errorRate }).toEqual(own);
  expect(labeling).toEqual(best);
  expect(
    weights.perception.isZero() ||
      sumOf(weights, { ...achieved, perception: rational(achieved.perception) }).equals(rational(value)),
  ).toBe(true);
}

const weight = fc.integer({ min: 0, max: 4 }).map((n) => Rational.of(BigInt(n), 2n));
const someWeights = fc.array(
  fc
    .record({ distortion: weight, perception: weight, errorRate: weight })
    .filter((all) => Object.values(all).some((one) => !one.isZero())),
  { minLength: 4, maxLength: 4 },
);
const one = Rational.one;
const zero = Rational.zero;
/** Each quantity alone. */
const corners: Weights[] = [
  { distortion: one, perception: zero, errorRate: zero },
  { distortion: zero, perception: one, errorRate: zero },
  { distortion: zero, perception: zero, errorRate: one },
];

const tiny = { sizes: { source: 2, outputs: 2, restored: 2 }, classes: 3, heaviest: 3 };
const kinds: readonly (readonly [string, CompositeOptions])[] = [
  ["a re-trained classifier", { ...tiny, divergence: "linear" }],
  ["a minimum of two divergences", { ...tiny, divergence: "minimum", retrained: false }],
  ["both", { ...tiny, divergence: "minimum", retrained: true }],
];

describe.each(kinds)("%s", (_, options) => {
  it("the least of all cases, attained and proved", () => {
    fc.assert(
      fc.property(compositeDefinition(options), someWeights, (definition, all) => {
        const problem = built(definition);
        const [sweep, least] = [new Sweep(problem), bruteForce(definition)];
        for (const weights of allowed(problem, [...corners, ...all])) {
          const point = sweep.at(weights);
          expect(point.weights).toBe(weights);
          expect(point.value).toEqual(least(weights));
          expectAttained(point);
          expectProved(point);
        }
      }),
      runs(40, 1903),
    );
  });

  it("each quantity alone has its minimum", () => {
    fc.assert(
      fc.property(compositeDefinition(options), (definition) => {
        const problem = built(definition);
        const { distortion, perception, errorRate } = minima(problem);
        const least = new Map<Weights, unknown>(
          corners.map((weights, i) => [weights, [distortion, perception, errorRate][i]]),
        );
        for (const weights of allowed(problem, corners))
          expect(new Sweep(problem).at(weights).value).toEqual(least.get(weights));
      }),
      runs(100, 1904),
    );
  });
});

it("three restored letters and three classes, one labeling of many", () => {
  const [definition] = fc.sample(
    compositeDefinition({
      sizes: { source: { least: 3, most: 3 }, outputs: { least: 3, most: 3 }, restored: { least: 3, most: 3 } },
      classes: { least: 3, most: 3 },
      heaviest: 2,
      divergence: "linear",
      kinds: ["total-variation"],
    }),
    { numRuns: 1, seed: 7 },
  );
  const problem = built(definition!);
  const least = bruteForce(definition!);
  for (const weights of [...corners, ...weightsOf(["1,1,1", "1,2,5", "0,1,3", "1/2,0,4"], "weights")]) {
    const point = sweepAt(problem, weights);
    expect(point.value).toEqual(least(weights));
    expectAttained(point);
    expectProved(point);
  }
});

describe("by hand", () => {
  it("missed-alarm: at equal weights the alarm is given up", () => {
    const problem = compositeProblem(galleryProblem("missed-alarm"));
    expect(isRetrained(problem)).toBe(true);
    const point = sweepAt(problem, { distortion: 1, perception: 1, errorRate: 1 });
    expect(point.value).toEqual(Rational.parse("7/15"));
    expect(classesOf(problem, point.labeling)).toEqual(["calm", "calm"]);
    expect(sweepAt(problem, { distortion: 0, perception: 0, errorRate: 1 }).value).toEqual(Rational.parse("4/25"));
  });

  it("of a minimum that part is weighed which is the least at the restorer", () => {
    const problem = compositeProblem(galleryProblem("lesser-divergence"));
    const { value, achieved } = sweepAt(problem, { distortion: 1, perception: 1, errorRate: 1 });
    expect(value).toEqual(Rational.parse("189/500"));
    expect(achieved.perception).toEqual(Rational.parse("29/500"));
  });

  it("of a convex problem it is a vertex of the surface", () => {
    const problem = problemFromData(galleryProblem("binary-denoising"));
    expect(isConvex(problem)).toBe(true);
    const { vertices } = referenceSurface(problem);
    for (const weights of weightsOf(["1,2,1/2", "1,1/2,1", "0,0,1", "3,0,0"], "weights")) {
      expect(sweepAt(problem, weights).value).toEqual(vertices.map((vertex) => sumOf(weights, vertex)).reduce(min));
    }
  });
});

describe("a divergence whose square is linear", () => {
  const squared = compositeProblem(galleryProblem("unsquared-wasserstein"));

  it("may not be weighed: the sum is not linear", () => {
    expect(() => sweepAt(squared, { distortion: 1, perception: "1/2", errorRate: 1 })).toThrow(InputError);
    try {
      new Sweep(squared).require({ distortion: one, perception: one, errorRate: one });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "not-linear", path: "perception" });
    }
  });

  it("without a weight on it the others have their minimum, and its value at the restorer is told", () => {
    const { value, achieved } = sweepAt(squared, { distortion: 1, perception: 0, errorRate: 1 });
    expect(value).toEqual(achieved.distortion.plus(achieved.errorRate));
    expect(value).toEqual(Rational.parse("8/25"));
    expect(achieved.perception).toEqual(Rational.parse("2/5"));
  });
});

it("weights that are none are refused", () => {
  const problem = compositeProblem(galleryProblem("missed-alarm"));
  expect(() => sweepAt(problem, { distortion: 0, perception: 0, errorRate: 0 })).toThrow("at least one weight above 0");
  expect(() => sweepAt(problem, { distortion: "-1/2", perception: 0, errorRate: 1 })).toThrow("a weight ≥ 0");
});
