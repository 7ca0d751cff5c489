/** The library: what is exported goes together. */
import { expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { certificate, check, readProblem, solve, surface, table } from "../../src/index.js";
import * as root from "../../src/index.js";
import {
  Family,
  conjectureNamed,
  convexSurfaceCertificate,
  mergeRecords,
  readRecord,
  recordText,
  usualMeasures,
  verify,
  wholePart,
} from "../../src/conjectures/index.js";
import { compositeProblem } from "../support/composite.js";

it("solves problems of every kind and certifies them, as data and as text", () => {
  for (const [name, D, P] of [
    ["binary-denoising", "3/20", "1/100"],
    ["missed-alarm", "inf", "1/20"],
    ["unsquared-wasserstein", "4/25", "0"],
  ] as const) {
    const problem = readProblem(JSON.stringify(galleryProblem(name)));
    const point = solve(problem, { distortion: D, perception: P });
    expect(check(certificate(point))).toMatchObject({ status: "accepted" });
    expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
  }
  const missed = compositeProblem(galleryProblem("missed-alarm"));
  expect(table(missed, { distortion: "inf", perception: "0,4/25" }).cells.flat()).toMatchObject([
    { errorRate: Rational.parse("1/5") },
    { errorRate: Rational.parse("4/25") },
  ]);
});

it("certifies a surface on which Theorem 1 holds, and keeps records of families", async () => {
  const one = compositeProblem({ ...galleryProblem("missed-alarm"), restored: { alphabet: ["1"] } });
  expect(check([...convexSurfaceCertificate(surface(one))].join(""))).toMatchObject({ status: "accepted" });
  const conjecture = conjectureNamed("theorem-2");
  const { parts } = await verify(
    conjecture,
    [wholePart(new Family({ classes: 2, inputs: 1, outputs: 2, denominator: 2n, sourceDenominator: 2n }))],
    { record: true },
  );
  const text = recordText({ conjecture, measures: usualMeasures, parts });
  expect(recordText(mergeRecords([{ name: "one", record: readRecord(text) }]))).toBe(text);
});

it("the root has a happy path, not a warehouse", () => {
  expect(Object.keys(root).length).toBeLessThanOrEqual(46);
});
