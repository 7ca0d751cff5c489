/** Instances that tests of conjectures begin with: gallery problems, findings, and two that a pencil decides. */
import { readFileSync } from "node:fs";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import type { ProblemData } from "../../../src/format/problem-data.js";
import { problemFromData } from "../../../src/format/problem.js";
import { type Instance, instanceOf } from "../../../src/generate/instance/instance.js";

type Data = Partial<ProblemData>;

export function gallery(name: string): Instance {
  return instanceOf(problemFromData(galleryProblem(name)));
}

/** A problem of examples/findings. */
export function finding(name: string): Instance {
  return instanceOf(
    problemFromData(
      JSON.parse(readFileSync(new URL(`../../../examples/findings/${name}.json`, import.meta.url), "utf8")),
    ),
  );
}

/** Letters "0", "1", "2" of masses 1/2, 0, 1/2, nothing observed; some parts changed. */
export function extremes(change: Data = {}): Instance {
  return instanceOf(
    problemFromData({
      format: "exact-cdp/problem@1",
      name: "extremes",
      source: {
        alphabet: ["0", "1", "2"],
        classNames: ["1", "2"],
        counts: [
          ["1", "0", "1"],
          ["0", "0", "0"],
        ],
      },
      channel: { outputs: ["0"], matrix: [["1"], ["1"], ["1"]] },
      classifier: "bayes",
      distortion: {
        matrix: [
          ["0", "1", "8"],
          ["1", "0", "1"],
          ["8", "1", "0"],
        ],
      },
      perception: "total-variation",
      ...change,
    }),
  );
}

/**
 * A fair bit behind two Z-channels: W turns 1 into 0 half of the time, V turns 0 into 1. Renaming the
 * letters takes one into the other, so that C is the same; neither is a degradation of the other.
 */
export function zChannels(
  counts = [
    ["1", "1"],
    ["0", "0"],
  ],
): Instance {
  const behind = (matrix: string[][]): ProblemData => ({
    format: "exact-cdp/problem@1",
    name: "z-channels",
    source: { alphabet: ["0", "1"], classNames: ["1", "2"], counts },
    channel: { outputs: ["0", "1"], matrix },
    classifier: "bayes",
    distortion: "hamming",
    perception: "total-variation",
  });
  const [W, V] = [
    behind([
      ["1", "0"],
      ["1/2", "1/2"],
    ]),
    behind([
      ["1/2", "1/2"],
      ["0", "1"],
    ]),
  ];
  return instanceOf(problemFromData(W), problemFromData(V));
}
