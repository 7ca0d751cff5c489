/** The composite surface and the counterexample of docs/formats.md are accepted as they are printed there. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import type { Data } from "./certificates.js";
import { refuted, twoSheets } from "./composite-problems.js";

const formats = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");

it.each<[string, Data]>([
  ["### Evidence of `surface` for composite problems", twoSheets("retrained")],
  ["### Statement `counterexample`", refuted],
])("%s", (title, problem) => {
  const section = formats.split(title)[1]!;
  const { statement, evidence } = JSON.parse(/```json\n([^]*?)```/.exec(section)![1]!) as Data;
  const sha256 = problemHash(problemFromData(problem));
  expect(check({ format: "exact-cdp/certificate@1", problem, sha256, statement, evidence })).toMatchObject({
    status: "accepted",
  });
});
