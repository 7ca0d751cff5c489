/** Weights from text. */
import { describe, expect, test } from "vitest";
import { simplexWeights, weightsOf } from "../../../src/tradeoff/weights.js";
import type { Weights } from "../../../src/tradeoff/sweep.js";
import { refusal } from "../model/definition.js";

const shown = (weights: readonly Weights[]): string[] =>
  weights.map((w) => [w.distortion, w.perception, w.errorRate].map(String).join(","));

describe("weights", () => {
  test("in every notation, ranges in the place of one or several", () => {
    expect(shown(weightsOf(["1,0.1,2", "0,0,1e-2"], "w"))).toEqual(["1,1/10,2", "0,0,1/100"]);
    expect(shown(weightsOf(["1,0:1:1/2,3"], "w"))).toEqual(["1,0,3", "1,1/2,3", "1,1,3"]);
    expect(shown(weightsOf(["0:1:1,1,2:3:1"], "w"))).toEqual(["0,1,2", "0,1,3", "1,1,2", "1,1,3"]);
  });

  test.each([
    ["1,2", "usage", "three weights"],
    ["1,2,3,4", "usage", "three weights"],
    ["", "not-a-rational", "a number"],
    ["1,,1", "not-a-rational", "a number"],
    ["1,inf,1", "not-a-rational", "a number"],
    ["0,0,0", "out-of-range", "not all zero"],
    ["0:1:1/2,0:1:1,0", "out-of-range", "not all zero"],
    ["1,-1/2,1", "out-of-range", "at least 0"],
    ["-1:1:1,1,1", "out-of-range", "at least 0"],
    ["1:2,1,1", "usage", "from:to:step"],
    ["1:200:1,1:200:1,1", "too-large", "at most 10000"],
  ])("%s is refused", (text, code, says) => {
    const found = refusal(() => weightsOf([text], "--weights"));
    expect(found).toMatchObject({ code, path: "--weights" });
    expect(found.message).toContain(says);
  });

  test("the whole simplex", () => {
    expect(shown(simplexWeights("1", "g"))).toEqual(["0,0,1", "0,1,0", "1,0,0"]);
    expect(shown(simplexWeights("2", "g"))).toEqual(["0,0,1", "0,1/2,1/2", "0,1,0", "1/2,0,1/2", "1/2,1/2,0", "1,0,0"]);
    expect(simplexWeights("139", "g")).toHaveLength(9870);
    for (const text of ["0", "140", "-1", "2.5", "", "1e1", "two"])
      expect(refusal(() => simplexWeights(text, "--grid"))).toMatchObject({ code: "usage", path: "--grid" });
  });
});
