/** Certificates of weighted sums: trees of planes, and Farkas planes where the error rate has no weight. */
import { expect, it } from "vitest";
import type { CaseTree } from "../../../src/certificate/point.js";
import { weightedCertificate, type WeightedProof } from "../../../src/certificate/weighted.js";
import { InputError } from "../../../src/exact/errors.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { problem } from "../../../src/model/problem.js";
import { base, list, r, rows } from "../model/definition.js";

const leaf: CaseTree = {
  kind: "plane",
  plane: () => ({
    multipliers: { distortion: r("0"), perception: r("1") },
    rows: list("1/2 -1 0"),
    cut: { kind: "transport", source: list("1 2"), restored: list("0 1/7") },
  }),
};
const given = problem(base);
const minimum: WeightedProof = {
  problem: given,
  weights: { distortion: r("0"), perception: r("3"), errorRate: r("3") },
  value: r("0.25"),
  labeling: given.classifier.classOf,
  part: 0,
  restorer: RationalMatrix.from(rows("1 0 | 1/2 1/2 | 0 1")),
  proof: { trees: [leaf] },
};

it("one case: a restorer and a tree that is one plane", () => {
  const { statement, evidence } = weightedCertificate(minimum);
  expect(statement).toEqual({
    kind: "weighted",
    weights: { distortion: "0", perception: "3", errorRate: "3" },
    least: "1/4",
  });
  expect(evidence).toEqual({
    restorer: [{ "0": "1" }, { "0": "1/2", "1": "1/2" }, { "1": "1" }],
    cases: [
      {
        plane: {
          multipliers: { distortion: "0", perception: "1" },
          cut: { transport: { restored: ["0", "1/7"] } },
        },
      },
    ],
  });
});

it("without the error rate: a Farkas plane with the weights as they are", () => {
  const weights = { ...minimum.weights, errorRate: r("0") };
  expect(weightedCertificate({ ...minimum, weights }).evidence["cases"]).toEqual([
    {
      farkas: {
        multipliers: { distortion: "0", perception: "3" },
        cut: { transport: { restored: ["0", "3/7"] } },
      },
    },
  ]);
  const trees: CaseTree[] = [{ kind: "letter", letter: 0, classes: [leaf, leaf] }];
  expect(() => weightedCertificate({ ...minimum, weights, proof: { trees } })).toThrow(InputError);
});

it("a re-trained classifier and several divergences say which attain it", () => {
  const several = problem({
    ...base,
    classifier: "retrained",
    perception: { minimum: ["total-variation", "total-variation"] },
  });
  const { evidence } = weightedCertificate({ ...minimum, problem: several, labeling: [1, 0], part: 1 });
  expect(evidence).toMatchObject({ classifier: [1, 0].map((k) => several.source.classNames[k]), divergence: 1 });
});
