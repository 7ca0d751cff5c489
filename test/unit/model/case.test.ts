/** The cases of a problem, and which problems have only one. */
import { describe, expect, it } from "vitest";
import {
  Case,
  classesOf,
  convexCase,
  isConvex,
  isRetrained,
  relaxedCase,
  relaxedCases,
} from "../../../src/model/case.js";
import { free } from "../../../src/model/classifier.js";
import { problem, type Problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { base, refusal } from "./definition.js";

const built = (change: Partial<ProblemDefinition>): Problem => problem({ ...base, ...change });
const nested = built({ perception: { minimum: ["wasserstein-2", { minimum: ["total-variation", "wasserstein-1"] }] } });

describe("a fixed classifier and a convex divergence", () => {
  const given = problem(base);

  it("have one case, which is always the same object", () => {
    expect([isConvex(given), isRetrained(given)]).toEqual([true, false]);
    expect(convexCase(given)).toMatchObject({ labeling: [0, 1], part: 0, power: 1 });
    expect(convexCase(given)).toBe(relaxedCase(given, 0));
    expect(relaxedCases(given)).toEqual([convexCase(given)]);
    const { source, channel, restored, distortion, perception } = given;
    expect(convexCase(given)).toMatchObject({
      problem: given,
      source,
      channel,
      restored,
      distortion,
      divergence: perception.parts[0]!.divergence,
    });
  });
});

describe("everything else", () => {
  it("has a case per labeling and part", () => {
    expect(nested.perception.parts.map(({ divergence, power }) => [divergence.title, power])).toEqual([
      ["squared Wasserstein-2", 2],
      ["total variation", 1],
      ["Wasserstein-1", 1],
    ]);
    expect(nested.perception.title).toBe(
      "the least of Wasserstein-2 and the least of total variation and Wasserstein-1",
    );
    expect(relaxedCases(nested).map(({ labeling, part, power }) => [labeling, part, power])).toEqual([
      [[0, 1], 0, 2],
      [[0, 1], 1, 1],
      [[0, 1], 2, 1],
    ]);
    const other = new Case(nested, [1, 1], 2);
    expect([other.divergence.title, other.power]).toEqual(["Wasserstein-1", 1]);
    expect(classesOf(nested, other.labeling)).toEqual(["b", "b"]);
  });

  it("of a re-trained classifier all letters are free", () => {
    const retrained = built({ classifier: "retrained" });
    expect([isConvex(retrained), isRetrained(retrained)]).toEqual([false, true]);
    expect(retrained.classifier).toEqual({ definition: "retrained", classOf: [free, free] });
    expect(relaxedCases(retrained).map(({ labeling }) => labeling)).toEqual([[free, free]]);
  });

  it.each<[Partial<ProblemDefinition>, string, string]>([
    [
      { classifier: "retrained" },
      "$.classifier",
      `expected "bayes" or a class name per restored letter, where C is to be one convex function, found "retrained"`,
    ],
    [
      { perception: "wasserstein-2" },
      "$.perception",
      `expected a convex divergence, where C is to be one convex function, found "wasserstein-2"`,
    ],
    [
      { perception: { minimum: ["total-variation", "chebyshev"] } },
      "$.perception",
      `expected a convex divergence, where C is to be one convex function, found {"minimum": …}`,
    ],
    [
      { classifier: "retrained", perception: "wasserstein-2" },
      "$.classifier",
      `expected "bayes" or a class name per restored letter, where C is to be one convex function, found "retrained"`,
    ],
  ])("has no convex C: %j", (change, path, text) => {
    const given = built(change);
    expect(isConvex(given)).toBe(false);
    expect(refusal(() => convexCase(given))).toEqual({ code: "not-linear", path, message: `${path}: ${text}` });
  });

  it("a minimum of more than sixteen divergences is refused", () => {
    const many = (count: number): ProblemDefinition["perception"] =>
      count === 1 ? "total-variation" : { minimum: [many(count - 1), "chebyshev"] };
    expect(built({ perception: many(16) }).perception.parts).toHaveLength(16);
    expect(refusal(() => built({ perception: many(17) }))).toMatchObject({ code: "too-large", path: "$.perception" });
  });
});
