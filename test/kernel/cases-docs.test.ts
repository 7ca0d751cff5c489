/** What docs/formats.md says of composite problems is accepted, printed and counted as it stands there. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { pointData } from "../../src/report/point.js";
import { solve } from "../../src/tradeoff/solve.js";
import { rejected, type Data } from "./certificates.js";

const text = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
const section = (from: string, to: string): string => text.split(from)[1]!.split(to)[0]!;
const cases = section("### Evidence of several cases", "### Statement `surface`");
const { statement, evidence } = JSON.parse(/```json\n([^]*?)```/.exec(cases)![1]!) as Data;
const problem = { ...galleryProblem("missed-alarm") };
const sealed = (proof: unknown, stated: unknown = statement): Data => ({
  format: "exact-cdp/certificate@1",
  problem,
  sha256: problemHash(problemFromData(problem)),
  statement: stated,
  evidence: proof,
});

it("the worked example is accepted, and its numbers are those of the text", () => {
  expect(check(sealed(evidence))).toMatchObject({ status: "accepted" });
  const [, low, beta, gamma, height] =
    /s = \(4\/25, (−2\/75)\) and β = (2\/15), so that γ = (4\/15) and C_c\(∞,1\/20\) ≥ 4\/15 − 1\/30 = (7\/30)/.exec(
      cases,
    )!;
  expect([low, beta, gamma, height]).toEqual(["−2/75", "2/15", "4/15", "7/30"]);
  // With that labeling as the fixed classifier the checker says how high its plane is.
  const data = { ...problem, classifier: ["calm", "danger"] };
  const fixed = {
    ...sealed(
      { restorer: evidence.restorer, plane: evidence.cases[0].classes[1].plane },
      { ...statement, errorRate: "4/15" },
    ),
    problem: data,
    sha256: problemHash(problemFromData(data)),
  };
  expect(rejected(fixed).reason).toContain("found 7/30 (γ = 4/15)");
});

it("`solve --json` prints the lines that stand there", () => {
  const lines = /```json\n([^]*?)```/
    .exec(section("## Results of `solve` and `evaluate`", "## Results of `surface`"))![1]!
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    const { problem: name, bounds } = JSON.parse(line) as {
      problem: string;
      bounds: { distortion: string; perception: string };
    };
    expect(JSON.stringify(pointData(solve(problemFromData(galleryProblem(name)), bounds)))).toBe(line);
  }
});

it("a tree of 45 letters fits into JSON text, also in a list, and one of 47 does not", () => {
  const tree = (depth: number): string =>
    depth === 0
      ? JSON.stringify(evidence.cases[0].classes[1])
      : `{"letter":"x${String(depth)}","classes":[${tree(depth - 1)},{"symmetry":0}]}`;
  const certificate = (depth: number): string =>
    JSON.stringify(sealed({ ...evidence, cases: ["TREE"] })).replace('"TREE"', tree(depth));
  expect(rejected(certificate(45)).reason).toContain("a restored letter");
  expect(rejected(certificate(47)).reason).toContain("100 levels");
  expect(text).toContain("at most 45 letters deep");
});
