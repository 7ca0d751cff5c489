/**
 * Certificates of weighted sums: what is wrong with them is said, and mutants are accepted only when
 * what they then state is true.
 *
 * Whatever the checker accepts is minimised afresh for the problem and the weights of the mutant.
 */
import { describe, expect, it } from "vitest";
import { weightedCertificate } from "../../src/certificate/weighted.js";
import { InputError } from "../../src/exact/errors.js";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData, problemToFile } from "../../src/format/problem.js";
import { check, type Statement } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { type ExpectTrue, attack, printedTally } from "./attacks.js";
import { type Data, binaryProblem, changed, oneOutputProblem, rejected } from "./certificates.js";
import { twoSheets } from "./composite-problems.js";

function certificate(data: Data, weights: string): Data {
  const [distortion = "", perception = "", errorRate = ""] = weights.split(",");
  const point = sweepAt(problemFromData(data), { distortion, perception, errorRate });
  return JSON.parse(JSON.stringify(weightedCertificate(point))) as Data;
}

const costs = {
  transport: [
    ["0", "1", "2"],
    ["1", "0", "1"],
    ["2", "1", "0"],
  ],
};
const missed = { ...galleryProblem("missed-alarm") };
const starts: readonly [string, () => Data][] = [
  ["three weights", () => certificate(binaryProblem, "1,2,1/2")],
  ["without the error rate", () => certificate(binaryProblem, "1,2,0")],
  ["a transport cost, with a coupling", () => certificate(oneOutputProblem(costs), "1/3,1/2,4")],
  ["witnesses", () => certificate({ ...binaryProblem, perception: "chebyshev" }, "0,1/2,1")],
  ["a re-trained classifier", () => certificate(missed, "1/3,1/2,2")],
  [
    "a re-trained classifier and two divergences, without the error rate",
    () => certificate(twoSheets("retrained"), "1,1/5,0"),
  ],
  [
    "the unsquared Wasserstein-2, without weight",
    () => certificate({ ...binaryProblem, perception: "wasserstein-2" }, "1,0,3"),
  ],
];

const truths = new Map<string, string>();

/** The least sum; "refused" for weights on a divergence that is not convex. */
function truth(problem: Problem, weights: { distortion: string; perception: string; errorRate: string }): string {
  const key = JSON.stringify([problemToFile(problem), weights]);
  let known = truths.get(key);
  if (known === undefined) {
    try {
      known = sweepAt(problem, weights).value.toString();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      known = "refused";
    }
    truths.set(key, known);
  }
  return known;
}

const tally = printedTally();
const expectTrue: ExpectTrue = (statement: Statement, problem, what) => {
  if (statement.kind !== "weighted") throw new Error("a certificate of another kind");
  const weights = JSON.parse(JSON.stringify(statement.weights)) as Parameters<typeof truth>[1];
  if (!(statement.least instanceof Rational)) throw new Error("a sum of linear quantities is exact");
  expect(truth(problem, weights), what).toBe(statement.least.toString());
};

describe.each(starts)("%s", (_, build) => {
  const start = build();

  it("is accepted, as data and as text", () => {
    expect(check(start)).toMatchObject({ status: "accepted" });
    expect(check(JSON.stringify(start))).toMatchObject({ status: "accepted" });
  });

  attack(start, expectTrue, tally, 200);
});

describe("what is wrong is said", () => {
  const start = certificate(binaryProblem, "1,2,1/2");

  it("a sum that is lower or higher", () => {
    const least = Rational.parse(start["statement"].least as string);
    const whisker = Rational.parse("1e-30");
    expect(rejected(changed(start, "statement.least", least.minus(whisker).toString()))).toMatchObject({
      where: "$.evidence.restorer",
    });
    // A worse restorer with the sum that it has: the plane is too low.
    const matrix = [
      ["1", "0"],
      ["0", "1"],
    ];
    const worse = changed(changed(start, "evidence.restorer", matrix), "statement.least", "139/500");
    expect(rejected(worse)).toMatchObject({ where: "$.evidence.cases[0].plane" });
    expect(rejected(worse).reason).toContain("a plane at the stated sum 139/500 or above");
  });

  it("planes of other weights", () => {
    for (const weights of ["2,2,1/2", "1,1,1/2", "1,2,1"]) {
      const other = certificate(binaryProblem, weights);
      const verdict = rejected(changed(start, "evidence.cases", other["evidence"].cases));
      expect(verdict.where).toMatch(/^\$\.evidence\.cases\[0\]\.plane\.multipliers/);
    }
    const farkas = certificate(binaryProblem, "1,2,0")["evidence"].cases;
    expect(rejected(changed(start, "evidence.cases", farkas)).reason).toContain(
      "a Farkas plane, which bounds no error",
    );
    const flat = changed(certificate(binaryProblem, "1,2,0"), "evidence.cases", start["evidence"].cases);
    expect(rejected(flat).reason).toContain('the key "farkas"');
  });

  it("weights below 0, none above 0, and one on a divergence that is not convex", () => {
    expect(rejected(changed(start, "statement.weights.distortion", "-1")).reason).toContain("a weight ≥ 0");
    const zeros = { distortion: "0", perception: "0", errorRate: "0" };
    expect(rejected(changed(start, "statement.weights", zeros)).reason).toContain("a weight above 0");
    const unsquared = certificate({ ...binaryProblem, perception: "wasserstein-2" }, "1,0,3");
    const weighted = changed(unsquared, "statement.weights.perception", "1");
    expect(rejected(weighted).reason).toContain("weight 0 on a divergence that is not convex");
  });

  it("a tree too few, and a symmetry, which no list defines", () => {
    const two = certificate(twoSheets("retrained"), "1,1/5,2");
    expect(check(two)).toMatchObject({ status: "accepted" });
    expect(rejected(changed(two, "evidence.cases", two["evidence"].cases.slice(1))).where).toBe("$.evidence.cases");
    expect(rejected(changed(two, "evidence.cases.0", { symmetry: 0 })).where).toBe("$.evidence.cases[0].symmetry");
  });
});
