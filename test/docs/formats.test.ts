/** The problem files of docs/formats.md are read, and the results in it are what the commands print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { isComposite } from "../../src/model/problem.js";
import { compositeSliceData } from "../../src/report/composite-slice.js";
import { theorem1Data } from "../../src/report/theorem-1.js";
import { compositeTradeoffData } from "../../src/report/tradeoff-composite.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { slice } from "../../src/tradeoff/slice.js";
import { surface } from "../../src/tradeoff/surface.js";
import { parseJson } from "../../src/exact/json.js";
import { object } from "../../src/format/decode.js";
import { divergenceNames, nonConvexNames } from "../../src/model/divergence/index.js";
import { distortionNames } from "../../src/model/distortion.js";
import { exactCdp } from "../support/cli.js";
import { withoutAnyVersion } from "../support/version.js";
import { root } from "./console.js";

const page = readFileSync(join(root, "docs/formats.md"), "utf8");

it("the problem file of docs/formats.md is one, also with each of the other values, and every name stands there", () => {
  const section = /^## Problem file[\s\S]*?(?=^## )/m.exec(page)?.[0] ?? "";
  const [first, ...others] = [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => parseJson(text));
  const whole = object(first, "$", "the problem", ["format", "name", "source", "channel", "restored", "classifier", "distortion", "perception"]);
  expect(isComposite(problemFromData(whole))).toBe(false);
  expect(others.length).toBeGreaterThan(4);
  for (const other of others) expect(problemFromData({ ...whole, ...(other as object) }).name).toBe("rain");
  for (const name of [...divergenceNames, ...nonConvexNames, ...distortionNames]) expect(section).toContain(`\`"${name}"\``);
});

it("verify-family --json is what docs/formats.md shows", async () => {
  const { stdout } = await exactCdp(["verify-family", "theorem-2", "-n", "2", "-m", "2", "-N", "2", "-M", "3", "--range", "0:90", "--json"]);
  expect(withoutAnyVersion(page)).toContain(`\`\`\`json\n${withoutAnyVersion(stdout)}\`\`\``);
});

it("prints of missed-alarm what docs/formats.md shows", () => {
  const problem = problemFromData(galleryProblem("missed-alarm"));
  if (!isComposite(problem)) throw new TypeError("a re-trained classifier makes a problem composite");
  const surface = surface(problem);
  const shown = [
    compositeSliceData(slice(surface, { distortion: "inf" }), problem, { problem: problem.name }),
    theorem1Data(theorem1(surface)),
    compositeTradeoffData(tradeoff(problem)),
  ];
  for (const one of shown) expect(page).toContain(`\`\`\`json\n${JSON.stringify(one)}\n\`\`\``);
});
