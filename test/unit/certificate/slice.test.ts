/** Certificates of slices: every number as text, masses of 0 and potentials left out. */
import { expect, it } from "vitest";
import { certificateFormat, problemHash } from "../../../src/certificate/data.js";
import type { Plane } from "../../../src/certificate/plane.js";
import type { HalfSpace } from "../../../src/certificate/point.js";
import { certificateOfSlice, type SliceProof } from "../../../src/certificate/slice.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { problemToFile } from "../../../src/format/problem.js";
import { problem } from "../../../src/model/problem.js";
import { version } from "../../../src/version.js";
import { base, list, r, rows } from "../model/definition.js";

const given = problem(base);
const plane: Plane = {
  multipliers: { distortion: r("1/3"), perception: r("2") },
  rows: list("1/2 -1 0"),
  cut: { kind: "transport", source: list("1 2"), restored: list("0 1/7") },
};
const data = {
  multipliers: { distortion: "1/3", perception: "2" },
  cut: { transport: { restored: ["0", "1/7"] } },
};
const above: HalfSpace = { kind: "plane", plane: () => plane };
const farkas: HalfSpace = { kind: "farkas", plane: () => plane };
const proof: SliceProof = {
  problem: given,
  fixed: { quantity: "perception", at: "inf" },
  breakpoints: [{ at: r("0.1"), value: r("2/4") }],
  attained: [
    {
      restorer: RationalMatrix.from(rows("1 0 | 1/2 1/2 | 0 1")).sparseRows(),
      coupling: RationalMatrix.from(rows("1/2 0 | 0 1/2")).sparseRows(),
    },
  ],
  planes: { segments: [above], left: farkas },
};

it("points and planes, in the order of the contract", () => {
  expect(certificateOfSlice(proof)).toEqual({
    format: certificateFormat,
    producer: `exact-cdp ${version}`,
    problem: problemToFile(given),
    sha256: problemHash(given),
    statement: { kind: "slice", fixed: { perception: "inf" }, breakpoints: [{ at: "1/10", value: "1/2" }] },
    evidence: {
      points: [
        {
          restorer: [{ "0": "1" }, { "0": "1/2", "1": "1/2" }, { "1": "1" }],
          coupling: [{ "0": "1/2" }, { "1": "1/2" }],
        },
      ],
      planes: [{ plane: data }],
      left: { farkas: data },
    },
  });
});

it("an empty slice: one plane", () => {
  const empty = certificateOfSlice({
    ...proof,
    fixed: { quantity: "errorRate", at: r("1/9") },
    breakpoints: [],
    attained: [],
    planes: { least: above },
  });
  expect(empty).toMatchObject({ statement: { fixed: { errorRate: "1/9" }, breakpoints: [] } });
  expect(empty.evidence).toEqual({ least: { plane: data } });
});
