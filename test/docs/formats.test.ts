/** The problem files of docs/formats.md are read, and the results in it are what the commands print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import type { ProblemData } from "../../src/format/problem-data.js";
import { problemFromData } from "../../src/format/problem.js";
import { isConvex } from "../../src/model/case.js";
import { json } from "../../src/report/json.js";
import { sliceListing } from "../../src/report/slice.js";
import { theorem1Data } from "../../src/report/theorem-1.js";
import { tradeoffData } from "../../src/report/tradeoff.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { slice } from "../../src/tradeoff/slice.js";
import { surface } from "../../src/tradeoff/surface.js";
import { parseJson } from "../../src/exact/json.js";
import { object } from "../../src/format/decode.js";
import { divergenceNames, nonConvexNames } from "../../src/model/divergence/index.js";
import { distortionNames } from "../../src/model/distortion.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";
import { withoutAnyVersion } from "../support/version.js";
import { root } from "./console.js";

const page = readFileSync(join(root, "docs/formats.md"), "utf8");

it("the problem file of docs/formats.md is one, also with each of the other values, and every name stands there", () => {
  const section = /^## Problem file[\s\S]*?(?=^## )/m.exec(page)?.[0] ?? "";
  const [first, ...others] = [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => parseJson(text));
  const whole = object(first, "$", "the problem", [
    "format",
    "name",
    "source",
    "channel",
    "restored",
    "classifier",
    "distortion",
    "perception",
  ]) as unknown as ProblemData;
  expect(isConvex(problemFromData(whole))).toBe(true);
  expect(others.length).toBeGreaterThan(4);
  for (const other of others) expect(problemFromData({ ...whole, ...(other as object) }).name).toBe("rain");
  for (const name of [...divergenceNames, ...nonConvexNames, ...distortionNames])
    expect(section).toContain(`\`"${name}"\``);
});

it("verify-family --json is what docs/formats.md shows", async () => {
  const { stdout } = await exactCdp([
    "verify-family",
    "theorem-2",
    "-n",
    "2",
    "-m",
    "2",
    "-N",
    "2",
    "-M",
    "3",
    "--range",
    "0:90",
    "--json",
  ]);
  expect(withoutAnyVersion(page)).toContain(`\`\`\`json\n${withoutAnyVersion(stdout)}\`\`\``);
});

it("audit --json is what docs/formats.md shows", async () => {
  const [, shown = ""] = /### `audit --json`\n\n```json\n([\s\S]*?)```/.exec(page) ?? [];
  const folder = temporaryFolder();
  try {
    folder.file("half.json", '[["1","0"],["1/2","1/2"]]');
    const { stdout } = await exactCdp(
      ["audit", "gallery:binary-denoising", "half.json", "--weights", "1,0,2", "--json"],
      { cwd: folder.path },
    );
    // The page breaks the line where a key begins.
    expect(shown.replaceAll("\n ", "")).toBe(stdout);
  } finally {
    folder.remove();
  }
});

it("--decimals adds to JSON what docs/formats.md shows", async () => {
  const words = /For `(theorem 2 \S+ --json --decimals 3)`/.exec(page)?.[1]?.split(" ") ?? [];
  const { stdout } = await exactCdp(words);
  expect(page).toContain(`\`\`\`json\n${stdout}\`\`\``);
});

it("prints of missed-alarm what docs/formats.md shows", () => {
  const problem = problemFromData(galleryProblem("missed-alarm"));
  const C = surface(problem);
  const shown = [
    [...json(sliceListing(slice(C, { distortion: "inf" })))].join("").trimEnd(),
    JSON.stringify(theorem1Data(theorem1(C))),
    JSON.stringify(tradeoffData(tradeoff(problem))),
  ];
  for (const one of shown) expect(page).toContain(`\`\`\`json\n${one}\n\`\`\``);
});
