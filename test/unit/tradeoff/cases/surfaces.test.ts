/** Case surfaces: those that are needed, and no others. */
import { describe, expect, it } from "vitest";
import type { Problem } from "../../../../src/model/problem.js";
import { solve } from "../../../../src/tradeoff/solve.js";
import { surface } from "../../../../src/tradeoff/surface.js";
import { compositeProblem } from "../../../support/composite.js";

function valueAt(problem: Problem, distortion: string, perception: string): string {
  const point = solve(problem, { distortion, perception });
  return point.status === "optimal" ? point.errorRate.toString() : "infinite";
}

describe("sheets that are equal on a segment only", () => {
  it("are told apart beside it", () => {
    // With one letter's class open, a plane of C is the mean of two planes of a sheet: below that sheet except where these two meet.
    const problem = compositeProblem({
      format: "exact-cdp/problem@1",
      name: "mean-of-planes",
      source: {
        alphabet: ["0", "1"],
        classNames: ["1", "2"],
        counts: [
          ["0", "2"],
          ["1", "0"],
        ],
      },
      channel: {
        outputs: ["0", "1"],
        matrix: [
          ["0", "1"],
          ["1", "0"],
        ],
      },
      classifier: "retrained",
      distortion: {
        matrix: [
          ["1", "0"],
          ["1/3", "0"],
        ],
      },
      perception: "total-variation",
    });
    const C = surface(problem);
    expect(C.cases.map(({ of }) => of.labeling)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
    for (const [D, P] of [
      ["4/27", "1/9"],
      ["1/9", "1/9"],
      ["1/6", "1/12"],
      ["1/5", "0"],
      ["0", "1/3"],
    ] as const) {
      expect(C.at({ distortion: D, perception: P }).toString()).toBe(valueAt(problem, D, P));
    }
  });
});
