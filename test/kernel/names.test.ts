/** A name that only looks like a known one is rejected, and told apart from it. */
import { expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { bayesRisksCertificate, check, problemFromData, theorem2 } from "../../src/index.js";

it("a class of another form", () => {
  const data = JSON.parse(JSON.stringify(galleryProblem("binary-denoising")).replaceAll('"w1"', '"é"')) as unknown;
  const problem = problemFromData(data);
  const certificate = bayesRisksCertificate(problem, theorem2(problem));
  expect(check(JSON.stringify(certificate))).toMatchObject({ status: "accepted" });
  const rule = (certificate.evidence["sourceRule"] as string[]).map((name) => name.normalize("NFD"));
  expect(check(JSON.stringify({ ...certificate, evidence: { ...certificate.evidence, sourceRule: rule } }))).toEqual({
    status: "rejected",
    where: "$.evidence.sourceRule[0]",
    reason: 'expected the name of a class, such as "é" (U+00E9), found "e\u0301" (U+0065 U+0301)',
  });
});
