/** Certificates of points: every number as text, in the order of the contract. */
import { describe, expect, test } from "vitest";
import { certificateFormat, problemHash } from "../../../src/certificate/data.js";
import type { Plane } from "../../../src/certificate/plane.js";
import { certificateOf, type InfeasibilityProof, type ValueProof } from "../../../src/certificate/point.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { problemToFile } from "../../../src/format/problem.js";
import { problem } from "../../../src/model/problem.js";
import { version } from "../../../src/version.js";
import { base, list, r, rows } from "../model/definition.js";

const given = problem({ ...base, description: "for people", reference: "none" });
const transportPlane: Plane = {
  multipliers: { distortion: r("1/3"), perception: r("2") },
  rows: list("1/2 -1 0"),
  cut: { kind: "transport", source: list("1 2"), restored: list("0 1/7") },
};
const witnessPlane: Plane = {
  multipliers: { distortion: r("0"), perception: r("1") },
  rows: list("0 0 0"),
  cut: { kind: "witnesses", weights: list("1/2 0") },
};

describe("certificateOf", () => {
  test("a value: every number as text, in the order of the contract", () => {
    const proof: ValueProof = {
      status: "optimal",
      problem: given,
      bounds: { distortion: r("3/20"), perception: "inf" },
      errorRate: r("0.5"),
      labeling: given.classifier.classOf,
      part: 0,
      restorer: RationalMatrix.from(rows("1 0 | 1/2 1/2 | 0 1")),
      proof: { trees: [{ kind: "plane", plane: () => transportPlane }], symmetries: [], order: [] },
    };
    expect(certificateOf(proof)).toEqual({
      format: "exact-cdp/certificate@1",
      producer: `exact-cdp ${version}`,
      problem: problemToFile(given),
      sha256: problemHash(given),
      statement: { kind: "value", bounds: { distortion: "3/20", perception: "inf" }, errorRate: "1/2" },
      evidence: {
        restorer: [
          ["1", "0"],
          ["1/2", "1/2"],
          ["0", "1"],
        ],
        plane: {
          multipliers: { distortion: "1/3", perception: "2" },
          rows: ["1/2", "-1", "0"],
          cut: { transport: { source: ["1", "2"], restored: ["0", "1/7"] } },
        },
      },
    });
    expect(Object.keys(certificateOf(proof))).toEqual([
      "format",
      "producer",
      "problem",
      "sha256",
      "statement",
      "evidence",
    ]);
    expect(certificateOf({ ...proof, coupling: RationalMatrix.from(rows("1 0 | 0 0")) }).evidence).toMatchObject({
      coupling: [
        ["1", "0"],
        ["0", "0"],
      ],
    });
    expect(JSON.parse(JSON.stringify(certificateOf(proof)))).toEqual(certificateOf(proof));
  });

  test("nothing feasible", () => {
    const proof: InfeasibilityProof = {
      status: "infeasible",
      problem: given,
      bounds: { distortion: "inf", perception: r("-1e-3") },
      planes: [witnessPlane],
    };
    expect(certificateOf(proof)).toMatchObject({
      format: certificateFormat,
      statement: { kind: "infeasible", bounds: { distortion: "inf", perception: "-1/1000" } },
      evidence: {
        plane: {
          multipliers: { distortion: "0", perception: "1" },
          rows: ["0", "0", "0"],
          cut: { witnesses: ["1/2", "0"] },
        },
      },
    });
    expect(certificateOf(proof).statement).not.toHaveProperty("errorRate");
    expect(certificateOf(proof).evidence).not.toHaveProperty("restorer");
  });
});
