/** The slice and the weighted sum of docs/formats.md are accepted as they are printed there, and are true. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { sliceAt } from "../../src/tradeoff/slice.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { changed, rejected, type Data } from "./certificates.js";

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

it("the weighted sum", () => {
  const { certificate } = documented("weighted", "missed-alarm");
  expect(check(certificate)).toMatchObject({ status: "accepted" });
  const { weights, least } = certificate["statement"];
  expect(sweepAt(problemFromData(certificate["problem"]), weights).value.toString()).toBe(least);
  // Each leaf is needed.
  const pruned = changed(certificate, "evidence.cases.0", certificate["evidence"].cases[0].classes[1]);
  expect(rejected(pruned)).toMatchObject({ where: "$.evidence.cases[0].plane" });
});
