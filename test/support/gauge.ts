/**
 * A gauge of twelve levels behind a channel that leaves little of its classes, restored on the
 * same twelve with a re-trained classifier: near P = 0 branch and bound takes hundreds of linear
 * programs, which is a second.
 */
import { galleryProblem } from "../../src/format/gallery/index.js";
import type { ProblemFile } from "../../src/format/problem-file.js";

const levels = Array.from({ length: 12 }, (_, x) => x);
const rows = [
  [4, 1, 0, 1],
  [4, 1, 0, 1],
  [2, 3, 0, 1],
  [1, 4, 0, 1],
  [1, 4, 0, 1],
  [0, 5, 0, 1],
  [0, 0, 5, 1],
  [0, 1, 4, 1],
  [0, 1, 4, 1],
  [0, 2, 3, 1],
  [1, 0, 4, 1],
  [1, 0, 4, 1],
];

export function gauge(): ProblemFile {
  return {
    ...galleryProblem("twelve-levels"),
    name: "gauge",
    source: {
      alphabet: levels.map(String),
      classes: [
        { name: "calm", prior: "3/5", pmf: normalised(levels.map((x) => Math.max(1, 6 - x) + (x >= 9 ? 1 : 0))) },
        { name: "storm", prior: "2/5", pmf: normalised(levels.map((x) => Math.max(1, x - 5) + (x < 3 ? 1 : 0))) },
      ],
    },
    channel: { outputs: ["a", "b", "c", "d"], matrix: rows.map(normalised) },
  };
}

function normalised(weights: readonly number[]): string[] {
  const total = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((weight) => `${String(weight)}/${String(total)}`);
}
