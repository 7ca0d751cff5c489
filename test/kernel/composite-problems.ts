/** Composite problems on which Theorem 1 holds, or does not, small enough to be mutated. */
import { type Data, binaryProblem } from "./certificates.js";

const format = "exact-cdp/problem@1";

/**
 * One output, so that a restorer is t, the mass of b. The letters save (1, 1, 1/5) by one cost and
 * (3, 1, 1) by the other when they go to b, on masses (1/4, 1/4, 1/2), so that the lesser of the
 * two is 1 − t: the first on t ≤ 1/2, the second on t ≥ 1/4. Each sheet is needed, C is convex.
 */
export function twoSheets(classifier: unknown): Data {
  const pmf = ["1/4", "1/4", "1/2"];
  return {
    format,
    name: "two-sheets",
    source: {
      alphabet: ["1", "2", "3"],
      classes: [
        { name: "u", prior: "1/3", pmf },
        { name: "v", prior: "2/3", pmf },
      ],
    },
    channel: { outputs: ["y"], matrix: [["1"], ["1"], ["1"]] },
    restored: { alphabet: ["a", "b"] },
    classifier,
    distortion: {
      matrix: [
        ["0", "1"],
        ["0", "1"],
        ["0", "1"],
      ],
    },
    perception: {
      minimum: [
        {
          transport: [
            ["7/5", "7/5", "3/5"],
            ["2/5", "2/5", "2/5"],
          ],
        },
        {
          transport: [
            ["3", "1", "1"],
            ["0", "0", "0"],
          ],
        },
      ],
    },
  };
}

/** Two classes that mirror each other and a letter between them: the trees use the symmetry. */
export const mirrored: Data = {
  format,
  name: "mirrored",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "u", prior: "1/2", pmf: ["3/5", "2/5"] },
      { name: "v", prior: "1/2", pmf: ["2/5", "3/5"] },
    ],
  },
  channel: {
    outputs: ["0", "1"],
    matrix: [
      ["7/10", "3/10"],
      ["3/10", "7/10"],
    ],
  },
  restored: { alphabet: ["0", "1", "1/2"] },
  classifier: "retrained",
  distortion: "squared-error",
  perception: "total-variation",
};

/** The unsquared Wasserstein-2: C is not convex in P. */
export const refuted: Data = { ...binaryProblem, name: "refuted", perception: "wasserstein-2" };
