/** Hall sets by hand. */
import { expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { problemFromData } from "../../../src/format/problem.js";
import { convexCase } from "../../../src/model/case.js";
import { hallSet } from "../../../src/theorem/hall-set.js";

it("a letter that was needed beside another one is left out when that one is gone", () => {
  const problem = problemFromData({
    format: "exact-cdp/problem@1",
    name: "two passes",
    source: {
      alphabet: ["x0", "x1", "x2"],
      classNames: ["a", "b"],
      counts: [
        ["1", "8", "1"],
        ["0", "0", "0"],
      ],
    },
    channel: {
      outputs: ["y0", "y1", "y2"],
      matrix: [
        ["1", "0", "0"],
        ["0", "0", "1"],
        ["0", "1/2", "1/2"],
      ],
    },
    restored: { alphabet: ["r0", "r1", "r2", "r3"] },
    classifier: ["a", "a", "a", "a"],
    distortion: {
      matrix: [
        ["0", "1", "1", "1"],
        ["1", "1", "0", "1"],
        ["0", "0", "1", "1"],
      ],
    },
    perception: {
      transport: [
        ["0", "1", "1"],
        ["0", "1", "1"],
        ["1", "0", "1"],
        ["1", "1", "0"],
      ],
    },
  });
  const of = convexCase(problem);
  if (of.divergence.family !== "transport") throw new Error("a transport divergence");
  const set = hallSet(of, of.divergence);
  expect(set).toEqual({
    letters: [2],
    outputs: [2],
    outputMass: Rational.parse("17/20"),
    sourceMass: Rational.parse("4/5"),
  });
});
