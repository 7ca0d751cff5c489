/** `dominance`: the example of docs/formats.md, each of its conditions broken alone, and the work it is charged for. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/exact/json.js";
import { problemFromData } from "../../src/format/problem.js";
import { readClaim } from "../../src/kernel/check.js";
import { coefficientsOf } from "../../src/kernel/coefficients.js";
import { check, checkStream } from "../../src/kernel/index.js";
import { Meter } from "../../src/kernel/limits.js";
import { readProblem } from "../../src/kernel/problem.js";
import { Rejection, Where } from "../../src/kernel/rejection.js";
import { dominanceCertificate } from "../../src/certificate/verdicts.js";
import { dominance } from "../../src/theorem/dominance.js";
import { surface } from "../../src/tradeoff/surface.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { restorer } from "../../src/format/restorer.js";
import { dominanceProof } from "../support/verdicts.js";
import { type Data, binaryProblem, changed, oneOutputProblem, rejected, sealed } from "./certificates.js";

const section = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8")
  .split("### Statement `dominance`\n")[1]!
  .split("\n### ")[0]!;
const { statement, evidence } = JSON.parse(/```json\n([^]*?)```/.exec(section)![1]!) as Data;
const start = sealed(binaryProblem, statement, evidence);

describe("the example of docs/formats.md", () => {
  it("is accepted, as data, as text and as a stream", () => {
    for (const verdict of [
      check(start),
      check(JSON.stringify(start)),
      ...checkStream(() => [Buffer.from(JSON.stringify(start))]),
    ]) {
      expect(verdict).toMatchObject({ status: "accepted", statement: { kind: "dominance" } });
    }
  });

  it("has the numbers that stand there", () => {
    const channel = { outputs: statement.of.outputs, matrix: [statement.of.matrix[1], statement.of.matrix[0]] };
    const other = problemFromData({ ...binaryProblem, channel });
    const vertices = surface(problemFromData(binaryProblem)).vertices;
    const told = [
      ...section.matchAll(
        /vertex \(([\d/]+), ([\d/]+)\) has C_V = ([\d/]+), and the (?:first|second)(?: restorer)? achieves \(([\d/]+), ([\d/]+), ([\d/]+)\)/g,
      ),
    ];
    expect(told).toHaveLength(2);
    told.forEach(([, D, P, C, ...achieved], i) => {
      expect([vertices[i]!.distortion, vertices[i]!.perception, vertices[i]!.errorRate].map(String)).toEqual([D, P, C]);
      const rows = (evidence.below[i].restorer as Data[]).map((row) => [row["0"] ?? "0", row["1"] ?? "0"]);
      const { distortion, perception, errorRate } = evaluate(other, restorer(other, rows));
      expect([distortion, perception, errorRate].map(String)).toEqual(achieved);
    });
    expect(section).toContain("with probability 22/25 and 69/100");
  });
});

const below = "evidence.below";
const piece = "evidence.surface.pieces.1";
const broken: readonly [string, Data, string, string][] = [
  [
    "a restorer too few",
    changed(start, below, [evidence.below[0]]),
    "$.evidence.below",
    "a list of 2 (a restorer per vertex, ascending in (D, P))",
  ],
  [
    "a restorer too many",
    changed(start, below, [...evidence.below, evidence.below[0]]),
    "$.evidence.below",
    "a list of 2",
  ],
  [
    "restorers in the other order",
    changed(start, below, [evidence.below[1], evidence.below[0]]),
    "$.evidence.below[1].restorer",
    "d(p_X,q) ≤ 0, found 19/500",
  ],
  [
    "too large a distortion",
    changed(start, `${below}.0.restorer`, [
      ["0", "1"],
      ["1", "0"],
      ["0", "1"],
    ]),
    "$.evidence.below[0].restorer",
    "E[Δ] ≤ 1/10",
  ],
  [
    "too large an error rate",
    changed(start, `${below}.1.restorer`, [
      ["9/10", "1/10"],
      ["69/100", "31/100"],
      ["1", "0"],
    ]),
    "$.evidence.below[1].restorer",
    "E[Δ] ≤ 713/5800",
  ],
  [
    "a restorer behind the wrong channel",
    changed(start, `${below}.0.restorer`, [
      ["1", "0"],
      ["0", "1"],
    ]),
    "$.evidence.below[0].restorer",
    "a list of 3 (rows outputs, columns restored letters)",
  ],
  [
    "a row that is no pmf",
    changed(start, `${below}.0.restorer.1`, { "0": "1/2" }),
    "$.evidence.below[0].restorer[1]",
    "sum 1",
  ],
  [
    "a coupling that nothing needs",
    changed(start, `${below}.0.coupling`, []),
    "$.evidence.below[0].coupling",
    "unknown key",
  ],
  ["no surface", changed(start, "evidence.surface", undefined), "$.evidence", 'the key "surface"'],
  [
    "a surface without its first vertex",
    changed(start, "evidence.surface.restorers", [evidence.surface.restorers[1]]),
    "$.evidence.surface.pieces[0]",
    "a restorer with (E[Δ], d, ε) = (1/10, 19/500, 51/250)",
  ],
  [
    "a surface without a piece",
    changed(changed(start, "evidence.surface.pieces", [evidence.surface.pieces[0]]), "evidence.surface.planes", [
      evidence.surface.planes[0],
    ]),
    "$.evidence.surface.pieces[0]",
    "a restorer with",
  ],
  [
    "a piece that is higher",
    changed(start, `${piece}.intercept`, "312/1450"),
    "$.evidence.surface.planes[1]",
    "γ = 156/725 as in piece 1, found 311/1450",
  ],
  [
    "a domain that is smaller",
    changed(start, "evidence.surface.domain.1.atLeast", "1/5"),
    "$.evidence.surface.cuts[1]",
    "γ = 1/5 as in domain row 1, found 1/10",
  ],
  [
    "a restorer of a vertex with a higher error rate",
    changed(start, "evidence.surface.restorers.0.0", { "0": "1/2", "1": "1/2" }),
    "$.evidence.surface.pieces[0]",
    "found none",
  ],
  ["a channel that is none", changed(start, "statement.of.matrix.0.1", "1/4"), "$.statement.of.matrix[0]", "sum 1"],
  [
    "inputs in the other order",
    changed(start, "statement.of.inputs", ["0", "1"]),
    "$.evidence.below[0].restorer",
    "E[Δ] ≤ 1/10, found",
  ],
  [
    "an input that is no letter",
    changed(start, "statement.of.inputs.0", "2"),
    "$.evidence",
    'none for the source letter "1"',
  ],
  [
    "an input too many",
    changed(changed(start, "statement.of.inputs", ["1", "0", "2"]), "statement.of.matrix", [
      ["0", "0", "1"],
      ["1", "0", "0"],
      ["1", "0", "0"],
    ]),
    "$.evidence",
    "3 inputs for 2 source letters",
  ],
  ["a word too many", changed(start, "statement.holds", true), "$.statement.holds", "unknown key"],
];

it.each(broken)("%s", (_, certificate, where, reason) => {
  const verdict = rejected(certificate);
  expect(verdict.where).toBe(where);
  expect(verdict.reason).toContain(reason);
});

it("an error rate above C is refused where both bounds are met", () => {
  // Nothing is distorted, so that a noiseless channel has one vertex, (0, 0, ε_X), and any restorer with q = p_X meets its bounds.
  const data = {
    ...binaryProblem,
    channel: {
      outputs: ["0", "1"],
      matrix: [
        ["1", "0"],
        ["0", "1"],
      ],
    },
    distortion: {
      matrix: [
        ["0", "0"],
        ["0", "0"],
      ],
    },
  };
  const problem = problemFromData(data);
  const proof = dominance(surface(problem), problem);
  if (!proof.dominates) throw new Error("a channel dominates itself");
  const own = JSON.parse(JSON.stringify(dominanceCertificate(...dominanceProof(proof)))) as Data;
  expect(check(own).status).toBe("accepted");
  const noisy = changed(
    changed(own, "statement.of", { inputs: ["0", "1"], outputs: ["y"], matrix: [["1"], ["1"]] }),
    `${below}.0.restorer`,
    [["69/100", "31/100"]],
  );
  expect(rejected(noisy)).toEqual({
    status: "rejected",
    where: "$.evidence.below[0].restorer",
    reason: "expected ε ≤ 13/100, which is C at the vertex (0, 0), found 53/125",
  });
});

it("transport costs need couplings, of the vertices and of the restorers below", () => {
  const data = oneOutputProblem({
    transport: [
      ["0", "1", "2"],
      ["1", "0", "1"],
      ["2", "1", "0"],
    ],
  });
  const better = {
    ...data,
    channel: {
      outputs: ["s", "t"],
      matrix: [
        ["1", "0"],
        ["1/2", "1/2"],
        ["0", "1"],
      ],
    },
  };
  const proof = dominance(surface(problemFromData(data)), problemFromData(better));
  if (!proof.dominates) throw new Error("one output is a degradation of any channel");
  const certificate = JSON.parse(JSON.stringify(dominanceCertificate(...dominanceProof(proof)))) as Data;
  expect(check(certificate).status).toBe("accepted");
  expect(rejected(changed(certificate, `${below}.0.coupling`, undefined))).toMatchObject({
    where: "$.evidence.below[0]",
    reason: expect.stringContaining('"coupling"'),
  });
  expect(rejected(changed(certificate, "evidence.surface.couplings", undefined))).toMatchObject({
    where: "$.evidence.surface",
    reason: expect.stringContaining('"couplings"'),
  });
  const last = proof.points.length - 1;
  expect(
    rejected(changed(certificate, `${below}.${last}.coupling`, certificate["evidence"].below[0].coupling)).where,
  ).toMatch(/below\[\d+\]\.coupling/);
});

it("only where C is one convex function", () => {
  for (const [change, found] of [
    [{ classifier: "retrained" }, "one that is several at once"],
    [{ perception: { minimum: ["total-variation", "chebyshev"] } }, "one that is several at once"],
    [{ perception: "wasserstein-2" }, "a divergence that is not convex"],
  ] as const) {
    const problem = { ...binaryProblem, ...change };
    const sha256 = rejected({ ...start, problem, sha256: "" }).reason.slice(10, 74);
    expect(rejected({ ...start, problem, sha256 })).toMatchObject({
      where: "$.evidence",
      reason: `expected a problem with a fixed classifier and one convex divergence, found ${found}`,
    });
  }
});

it("work is charged to the meter before it is done", () => {
  const free = new Meter();
  const problem = readProblem(parseJson(JSON.stringify(binaryProblem)), Where.root, free);
  const coefficients = coefficientsOf(problem, free, Where.root);
  const judge = (steps: number): void => {
    const meter = new Meter(steps);
    const claim = readClaim(parseJson(JSON.stringify(statement)), Where.root, meter);
    claim.check(parseJson(JSON.stringify(evidence)), Where.root, { problem, coefficients, meter });
  };
  judge(1_000_000);
  for (const steps of [0, 1000, 10_000]) expect(() => judge(steps)).toThrow(Rejection);
});
