/** The library: what is exported goes together. */
import { expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { certificate, check, readProblem, solve, surface, table } from "../../src/index.js";
import * as root from "../../src/index.js";
import { Family, FamilyRun, convexSurfaceCertificate, familyClaims, mergeRecords, readRecord, recordText, wholePart } from "../../src/conjectures/index.js";
import { compositeProblem } from "../support/composite.js";

it("solves problems of every kind and certifies them, as data and as text", () => {
  for (const [name, D, P] of [["binary-denoising", "3/20", "1/100"], ["missed-alarm", "inf", "1/20"], ["unsquared-wasserstein", "4/25", "0"]] as const) {
    const problem = readProblem(JSON.stringify(galleryProblem(name)));
    const point = solve(problem, { distortion: D, perception: P });
    expect(check(certificate(point))).toMatchObject({ status: "accepted" });
    expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
  }
  const missed = compositeProblem(galleryProblem("missed-alarm"));
  expect(table(missed, { distortion: "inf", perception: "0,4/25" }).cells.flat()).toMatchObject([{ errorRate: Rational.parse("1/5") }, { errorRate: Rational.parse("4/25") }]);
});

it("certifies a surface on which Theorem 1 holds, and keeps records of families", () => {
  const one = compositeProblem({ ...galleryProblem("missed-alarm"), restored: { alphabet: ["1"] } });
  expect(check([...convexSurfaceCertificate(surface(one))].join(""))).toMatchObject({ status: "accepted" });
  const claim = familyClaims.find(({ name }) => name === "theorem-2")!;
  const run = new FamilyRun(claim, [wholePart(new Family({ classes: 2, inputs: 1, outputs: 2, denominator: 2n, sourceDenominator: 2n }))], { record: true });
  while (run.step()) {
    /* to the end */
  }
  const text = recordText({ claim, measures: claim.usual, parts: run.parts });
  expect(recordText(mergeRecords([{ name: "one", record: readRecord(text) }]))).toBe(text);
});

it("the root has a happy path, not a warehouse", () => {
  expect(Object.keys(root).length).toBeLessThanOrEqual(45);
});
