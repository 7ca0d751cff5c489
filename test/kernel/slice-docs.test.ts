/** The slice, the enclosure, the band and the weighted sum of docs/formats.md are accepted as they are printed there, and are true. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { sliceAt } from "../../src/tradeoff/slice.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { Rational } from "../../src/exact/rational.js";
import { fKinds } from "./smooth.js";
import { binaryProblem, changed, rejected, sealed, type Data } from "./certificates.js";

const formats = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");

function documented(kind: string, name: string): { readonly section: string; readonly certificate: Data } {
  const section = formats.split(`### Statement \`${kind}\``)[1]!.split("\n### ")[0]!;
  const { statement, evidence } = JSON.parse(/```json\n([^]*?)```/.exec(section)![1]!) as Data;
  const problem = { ...galleryProblem(name) };
  const sha256 = problemHash(problemFromData(problem));
  return { section, certificate: { format: "exact-cdp/certificate@1", problem, sha256, statement, evidence } };
}

it("the slice, and what is said of its planes", () => {
  const { section, certificate } = documented("slice", "binary-denoising");
  expect(check(certificate)).toMatchObject({ status: "accepted" });
  const C = sliceAt(problemFromData(certificate["problem"]), { distortion: "3/20" });
  expect(certificate["statement"].breakpoints).toEqual(JSON.parse(JSON.stringify(C.breakpoints)));
  const [first, second] = C.segments;
  expect(section).toContain(
    `The first plane is ${String(first!.intercept)} − ${String(first!.slope.abs())}·P, which is ${String(C.breakpoints[0]!.value)} at P = 0 and ${String(C.breakpoints[1]!.value)} at P = ${String(C.breakpoints[1]!.at)}; the second is the constant ${String(second!.intercept)}.`,
  );
});

/** The example of a statement, for binary-denoising with another divergence. */
function underKullbackLeibler(kind: string, index = 0): Data {
  const section = formats.split(`### Statement \`${kind}\``)[1]!.split("\n### ")[0]!;
  const examples = [...section.matchAll(/```json\n([^]*?)```/g)];
  const { statement, evidence } = JSON.parse(examples[index]![1]!) as Data;
  return sealed({ ...binaryProblem, perception: "kullback-leibler" }, statement, evidence);
}

it("the enclosure: no lower bound of as many digits is larger", () => {
  const certificate = underKullbackLeibler("enclosure");
  expect(check(certificate)).toMatchObject({ status: "accepted" });
  const more = changed(certificate, "statement.errorRate.lower", "208710/1000000");
  expect(rejected(more)).toMatchObject({ where: "$.evidence.plane" });
  // The divergence is said to be 0.000969….
  for (const [bound, status] of [
    ["0.00097", "accepted"],
    ["0.000969", "rejected"],
  ] as const)
    expect(
      check(changed(changed(certificate, "statement.bounds.perception", bound), "statement.errorRate.lower", "0"))
        .status,
    ).toBe(status);
  const constant = Rational.parse(certificate["evidence"].plane.cut.smooth.constant as string);
  const high = constant.plus(Rational.parse("1e-8")).toString();
  expect(rejected(changed(certificate, "evidence.plane.cut.smooth.constant", high)).reason).toContain("which is more");
});

it("the cuts of smooth divergences", () => {
  const section = formats.split("### Cuts of smooth divergences")[1]!.split("\n### ")[0]!;
  const examples = [...section.matchAll(/```json\n([^]*?)```/g)].map((found) => JSON.parse(found[1]!) as Data);
  expect(examples).toHaveLength(2);
  const [pinned, tangent] = examples;
  const withKind = (perception: unknown, { statement, evidence }: Data): Data =>
    sealed({ ...binaryProblem, perception }, statement, evidence);
  for (const kind of fKinds) expect(check(withKind(kind, pinned!))).toMatchObject({ status: "accepted" });
  const identity = [
    ["1", "0"],
    ["0", "1"],
  ];
  expect(check(withKind({ "mmd-squared": identity }, tangent!))).toMatchObject({ status: "accepted" });
});

it("the bands: no gap of as many digits is smaller", () => {
  const certificate = underKullbackLeibler("band");
  expect(check(certificate)).toMatchObject({ status: "accepted" });
  expect(rejected(changed(certificate, "statement.gap", "0.0013"))).toMatchObject({ where: "$.statement.gap" });
  const onRegion = underKullbackLeibler("band", 1);
  expect(check(onRegion)).toMatchObject({ status: "accepted" });
  expect(rejected(changed(onRegion, "statement.gap", "9/10000")).reason).toContain(
    "a restorer with (E[Δ], d, ε) at most",
  );
});

it("the weighted sum", () => {
  const { certificate } = documented("weighted", "missed-alarm");
  expect(check(certificate)).toMatchObject({ status: "accepted" });
  const { weights, least } = certificate["statement"];
  expect(sweepAt(problemFromData(certificate["problem"]), weights).value.toString()).toBe(least);
  // Each leaf is needed.
  const pruned = changed(certificate, "evidence.cases.0", certificate["evidence"].cases[0].classes[1]);
  expect(rejected(pruned)).toMatchObject({ where: "$.evidence.cases[0].plane" });
});

it("the band of several cases is accepted, and is the exact slice", () => {
  const section = formats.split("### Statement `band`")[1]!.split("\n### ")[0]!;
  const { statement, evidence } = JSON.parse([...section.matchAll(/```json\n([^]*?)```/g)][2]![1]!) as Data;
  const problem = { ...galleryProblem("missed-alarm") };
  expect(check(sealed(problem, statement, evidence))).toMatchObject({ status: "accepted" });
  const { breakpoints } = sliceAt(problemFromData(problem), { distortion: "inf" });
  for (const curve of [statement.lower, statement.upper])
    expect(curve).toEqual(JSON.parse(JSON.stringify(breakpoints)));
});
