/**
 * Evidence for all labelings and all divergences: by hand, and with each condition violated once.
 *
 * missed-alarm: π = (24/25, 1/25); answering calm errs (4/25, 1/25), danger (4/5, 0). With
 * w = (0, 2/3), μ = 2/3 and letter 1 → danger, s = (4/25, −2/75), β = 2/15, γ = 4/15, whatever
 * letter 0 is read as; with w = (2/3, 0), letter 0 → danger and 1 → calm, β = 8/15, γ = 2/3.
 * For lesser-divergence the transport has μ = 40/3, v = (2/3, 4/3), β = 4/5, γ = 14/15.
 */
import { describe, expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { check } from "../../src/kernel/index.js";
import { problemHash } from "../../src/certificate/data.js";
import { problemFromData } from "../../src/format/problem.js";
import { effort } from "../support/effort.js";
import { changed, rejected, type Data } from "./certificates.js";

function sealed(problem: Data, statement: unknown, evidence: unknown): Data {
  return {
    format: "exact-cdp/certificate@1",
    problem,
    sha256: problemHash(problemFromData(problem)),
    statement,
    evidence,
  };
}

const plane = (perception: string, restored: readonly string[], distortion = "0"): Data => ({
  multipliers: { distortion, perception },
  cut: { transport: { restored } },
});
const flat = plane("0", ["0", "0"]);
const alarmRead = plane("2/3", ["0", "2/3"]);
const silenceRead = plane("2/3", ["2/3", "0"]);
const perfect = [
  ["5/6", "1/6"],
  ["0", "1"],
];

/** C_opt(∞, 1/20) = 1/5: ignore the answers. */
const ignoring = sealed(
  { ...galleryProblem("missed-alarm") },
  { kind: "value", bounds: { distortion: "inf", perception: "1/20" }, errorRate: "1/5" },
  {
    restorer: perfect,
    classifier: ["calm", "calm"],
    cases: [
      {
        letter: "1",
        classes: [{ letter: "0", classes: [{ plane: flat }, { plane: silenceRead }] }, { plane: alarmRead }],
      },
    ],
  },
);

/** C(∞, 1/20) = 7/30, by total variation. */
const lesser = sealed(
  { ...galleryProblem("lesser-divergence") },
  { kind: "value", bounds: { distortion: "inf", perception: "1/20" }, errorRate: "7/30" },
  {
    restorer: [
      ["85/96", "11/96"],
      ["0", "1"],
    ],
    divergence: 0,
    cases: [{ plane: alarmRead }, { plane: plane("40/3", ["0", "2/3"]) }],
  },
);

/** Nothing has D ≤ 4/25 with P ≤ 1/50. */
const nothing = sealed(
  { ...galleryProblem("lesser-divergence") },
  { kind: "infeasible", bounds: { distortion: "4/25", perception: "1/50" } },
  { cases: [{ farkas: plane("2/3", ["0", "2/3"], "1") }, { farkas: plane("1", ["0", "0"]) }] },
);

it.each([
  ["a re-trained classifier", ignoring],
  ["the lesser of two divergences", lesser],
  ["nothing feasible with either", nothing],
])("%s, by hand, is accepted", (_, certificate) => {
  expect(check(certificate)).toMatchObject({ status: "accepted" });
});

const at = "$.evidence.cases[0]";
type Violation = readonly [
  what: string,
  certificate: Data,
  path: string,
  value: unknown,
  reason: string,
  where: string,
];

const violations: readonly Violation[] = [
  [
    "a class without a tree",
    ignoring,
    "evidence.cases.0.classes",
    [{ plane: flat }],
    "a list of 2 (a tree per class)",
    `${at}.classes`,
  ],
  [
    "more trees than classes",
    ignoring,
    "evidence.cases.0.classes",
    [{ plane: flat }, { plane: flat }, { plane: flat }],
    "a list of 2 (a tree per class)",
    `${at}.classes`,
  ],
  [
    "a letter twice on the way",
    ignoring,
    "evidence.cases.0.classes.0.letter",
    "1",
    `a letter whose class is still open, found "1"`,
    `${at}.classes[0].letter`,
  ],
  ["an unknown letter", ignoring, "evidence.cases.0.letter", "2", `a restored letter, found "2"`, `${at}.letter`],
  ["a letter by its index", ignoring, "evidence.cases.0.letter", 1, "a restored letter", `${at}.letter`],
  [
    "a leaf whose plane is too low",
    ignoring,
    "evidence.cases.0.classes.1.plane",
    flat,
    "γ − λD − μP ≥ 1/5, found 4/25",
    `${at}.classes[1].plane`,
  ],
  [
    "a plane for one class used for an open letter",
    ignoring,
    "evidence.cases.0",
    { plane: flat },
    "γ − λD − μP ≥ 1/5, found 4/25",
    `${at}.plane`,
  ],
  [
    "a plane of one labeling used for another",
    ignoring,
    "evidence.cases.0.classes.1.plane",
    silenceRead,
    "γ − λD − μP ≥ 1/5",
    `${at}.classes[1].plane`,
  ],
  [
    "a negative multiplier",
    ignoring,
    "evidence.cases.0.classes.1.plane.multipliers.perception",
    "-2/3",
    "a multiplier ≥ 0",
    `${at}.classes[1].plane.multipliers.perception`,
  ],
  [
    "a multiplier without its bound",
    ignoring,
    "evidence.cases.0.classes.1.plane.multipliers.distortion",
    "1",
    "0, because the distortion bound is inf",
    `${at}.classes[1].plane.multipliers.distortion`,
  ],
  ["a node of no kind", ignoring, "evidence.cases.0", {}, `the key "letter", found none`, at],
  ["a node of two kinds", ignoring, "evidence.cases.0.plane", flat, `the unknown key "letter"`, `${at}.letter`],
  ["a leaf that is a list", ignoring, "evidence.cases.0", [{ plane: flat }], "an object", at],
  ["null for a leaf", ignoring, "evidence.cases.0.classes.1", null, "an object", `${at}.classes[1]`],
  [
    "an infeasible leaf where something is feasible",
    ignoring,
    "evidence.cases.0.classes.1",
    { farkas: flat },
    "γ − λD − μP > 0, found 0",
    `${at}.classes[1].farkas`,
  ],
  [
    "an infeasible leaf that would be a plane with e",
    ignoring,
    "evidence.cases.0.classes.1",
    { farkas: alarmRead },
    "γ − λD − μP > 0",
    `${at}.classes[1].farkas`,
  ],
  [
    "a symmetry where none is given",
    ignoring,
    "evidence.cases.0.classes.1",
    { symmetry: 0 },
    "no index: the list is empty",
    `${at}.classes[1].symmetry`,
  ],
  ["no tree", ignoring, "evidence.cases", [], "a list of 1 (a tree per divergence)", "$.evidence.cases"],
  [
    "two trees for one divergence",
    ignoring,
    "evidence.cases",
    [{ plane: flat }, { plane: flat }],
    "a list of 1 (a tree per divergence)",
    "$.evidence.cases",
  ],
  ["no labeling", ignoring, "evidence.classifier", undefined, `the key "classifier", found none`, "$.evidence"],
  [
    "too few labels",
    ignoring,
    "evidence.classifier",
    ["calm"],
    "a list of 2 (a class per restored letter)",
    "$.evidence.classifier",
  ],
  [
    "too many labels",
    ignoring,
    "evidence.classifier",
    ["calm", "calm", "calm"],
    "a list of 2 (a class per restored letter)",
    "$.evidence.classifier",
  ],
  [
    "an unknown label",
    ignoring,
    "evidence.classifier.0",
    "quiet",
    `the name of a class, found "quiet"`,
    "$.evidence.classifier[0]",
  ],
  ["a label by its index", ignoring, "evidence.classifier.0", 0, "the name of a class", "$.evidence.classifier[0]"],
  [
    "another labeling than that of the error rate",
    ignoring,
    "evidence.classifier",
    ["calm", "danger"],
    "the stated error rate 1/5, found 4/15",
    "$.evidence.restorer",
  ],
  [
    "an index of the divergence where there is one",
    ignoring,
    "evidence.divergence",
    0,
    `the unknown key "divergence"`,
    "$.evidence.divergence",
  ],
  [
    "a coupling where none is needed",
    ignoring,
    "evidence.coupling",
    [["1"]],
    `the unknown key "coupling"`,
    "$.evidence.coupling",
  ],
  [
    "a single plane for several cases",
    ignoring,
    "evidence",
    { restorer: perfect, plane: flat },
    `the key "cases"`,
    "$.evidence",
  ],
  [
    "an order that is none",
    ignoring,
    "evidence.order",
    [0, 0],
    "each of the letters once, found one twice",
    "$.evidence.order",
  ],
  ["an order of too few", ignoring, "evidence.order", [0], "a list of 2", "$.evidence.order"],
  ["an order beyond the letters", ignoring, "evidence.order", [0, 2], "an integer from 0 to 1", "$.evidence.order[1]"],
  [
    "a value above the least",
    ignoring,
    "statement.errorRate",
    "7/30",
    "the stated error rate 7/30, found 1/5",
    "$.evidence.restorer",
  ],
  [
    "a value below the least",
    ignoring,
    "statement.errorRate",
    "1/6",
    "the stated error rate 1/6, found 1/5",
    "$.evidence.restorer",
  ],
  [
    "a bound at which less is possible",
    ignoring,
    "statement.bounds.perception",
    "4/25",
    "γ − λD − μP ≥ 1/5, found 4/25",
    `${at}.classes[1].plane`,
  ],
  [
    "a letter split under a fixed classifier",
    lesser,
    "evidence.cases.0",
    { letter: "0", classes: [{ plane: alarmRead }, { plane: alarmRead }] },
    "a letter whose class is still open",
    `${at}.letter`,
  ],
  [
    "labels beside a fixed classifier",
    lesser,
    "evidence.classifier",
    ["calm", "danger"],
    `the unknown key "classifier"`,
    "$.evidence.classifier",
  ],
  [
    "an order beside a fixed classifier",
    lesser,
    "evidence.order",
    [0, 1],
    `the unknown key "order"`,
    "$.evidence.order",
  ],
  [
    "no index of the divergence",
    lesser,
    "evidence.divergence",
    undefined,
    `the key "divergence", found none`,
    "$.evidence",
  ],
  [
    "an index beyond the divergences",
    lesser,
    "evidence.divergence",
    2,
    "an integer from 0 to 1",
    "$.evidence.divergence",
  ],
  ["an index as text", lesser, "evidence.divergence", "0", "an integer from 0 to 1", "$.evidence.divergence"],
  [
    "the other divergence, which needs a coupling",
    lesser,
    "evidence.divergence",
    1,
    `the key "coupling", found none`,
    "$.evidence",
  ],
  [
    "a divergence without its tree",
    lesser,
    "evidence.cases",
    [{ plane: alarmRead }],
    "a list of 2 (a tree per divergence)",
    "$.evidence.cases",
  ],
  [
    "a plane of the other divergence",
    lesser,
    "evidence.cases.0.plane",
    plane("40/3", ["0", "2/3"]),
    "γ − λD − μP ≥ 7/30",
    `${at}.plane`,
  ],
  [
    "an infeasible case for one of two",
    nothing,
    "evidence.cases",
    [{ farkas: plane("2/3", ["0", "2/3"], "1") }],
    "a list of 2 (an infeasible case per divergence)",
    "$.evidence.cases",
  ],
  [
    "an infeasible case that is not violated",
    nothing,
    "statement.bounds.perception",
    "1/20",
    "γ − λD − μP > 0, found 0",
    "$.evidence.cases[1].farkas",
  ],
  [
    "a plane for an infeasible case",
    nothing,
    "evidence.cases.1",
    { plane: plane("1", ["0", "0"]) },
    `the key "farkas"`,
    "$.evidence.cases[1]",
  ],
  [
    "a tree for an infeasible case",
    nothing,
    "evidence.cases.1",
    { letter: "0", classes: [] },
    `the key "farkas"`,
    "$.evidence.cases[1]",
  ],
];

it.each(violations)("%s is rejected", (_, certificate, path, value, reason, where) => {
  const verdict = rejected(changed(certificate, path, value));
  expect(verdict.reason).toContain(reason);
  expect(verdict.where).toBe(where);
});

describe("the square of the unsquared Wasserstein-2", () => {
  // C(∞, P) = 4/15 − 2P²/3.
  const unsquared = (perception: string, errorRate: string, restorer: unknown): Data =>
    sealed(
      { ...galleryProblem("unsquared-wasserstein") },
      { kind: "value", bounds: { distortion: "inf", perception }, errorRate },
      { restorer, plane: alarmRead },
    );
  const certificate = unsquared("1/5", "6/25", [
    ["7/8", "1/8"],
    ["0", "1"],
  ]);

  it("is what is compared with P²", () => {
    expect(check(certificate)).toMatchObject({ status: "accepted" });
    expect(rejected(changed(certificate, "statement.bounds.perception", "1/25")).reason).toContain(
      "d(p_X,q)² ≤ 1/625, found 1/25",
    );
    // With P for P² the plane would be too low and the restorer too good.
    expect(
      rejected(
        unsquared("1/25", "6/25", [
          ["7/8", "1/8"],
          ["0", "1"],
        ]),
      ).reason,
    ).toContain("d(p_X,q)²");
  });

  it("with P < 0 nothing is attained, and everything is infeasible", () => {
    expect(rejected(changed(certificate, "statement.bounds.perception", "-1/5")).reason).toContain("d(p_X,q)² ≤ -1/25");
    const below = sealed(
      certificate["problem"],
      { kind: "infeasible", bounds: { distortion: "inf", perception: "-1/5" } },
      { plane: plane("1", ["0", "0"]) },
    );
    expect(check(below)).toMatchObject({ status: "accepted" });
    expect(rejected(changed(below, "statement.bounds.perception", "0")).reason).toContain("> 0, found 0");
    expect(rejected(changed(below, "statement.bounds.perception", "1/5")).reason).toContain("> 0, found -1/25");
  });
});

it("letters are found in a table: a tree of 19 682 nodes on 4 096 long letters takes less than five seconds", () => {
  // Three equal classes: C = 2/3 everywhere. Whatever has another class than the first has an image that comes before it.
  const classes = ["a", "b", "c"];
  const letters = Array.from({ length: 4096 }, (_, i) => `${"–".repeat(1500)}${String(i).padStart(4, "0")}`);
  const flat = {
    plane: {
      multipliers: { distortion: "0", perception: "0" },
      cut: { transport: { restored: letters.map(() => "0") } },
    },
  };
  const swaps = [1, 2].map((k) => ({
    letters: [...letters.keys()],
    inputs: [0],
    outputs: [0],
    classes: [...classes.keys()].map((j) => (j === k ? 0 : j === 0 ? k : j)),
  }));
  const below = (first: number, depth: number): Data =>
    depth === 0
      ? { symmetry: first - 1 }
      : { letter: letters.at(-depth), classes: classes.map(() => below(first, depth - 1)) };
  const problem = {
    format: "exact-cdp/problem@1",
    name: "long-letters",
    source: { alphabet: ["x"], classes: classes.map((name) => ({ name, prior: "1/3", pmf: ["1"] })) },
    channel: { outputs: ["y"], matrix: [["1"]] },
    restored: { alphabet: letters },
    classifier: "retrained",
    distortion: "hamming",
    perception: "total-variation",
  };
  const evidence = {
    restorer: [{ 0: "1" }],
    classifier: letters.map(() => "a"),
    symmetries: swaps,
    cases: [{ letter: letters[0], classes: [flat, below(1, 9), below(2, 9)] }],
  };
  const certificate = {
    format: "exact-cdp/certificate@1",
    problem,
    sha256: "",
    statement: { kind: "value", bounds: { distortion: "inf", perception: "inf" }, errorRate: "2/3" },
    evidence,
  };
  certificate.sha256 = problemHash(problemFromData(problem));
  const text = JSON.stringify(certificate);
  const { result, milliseconds } = effort(() => check(text));
  expect(result).toMatchObject({ status: "accepted" });
  expect(milliseconds).toBeLessThan(5000);
});
