/** The results of composite problems and of Theorem 1 in docs/formats.md are what the commands print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { anyProblemFromData } from "../../src/format/problem.js";
import { isComposite } from "../../src/model/composite.js";
import { compositeSliceData } from "../../src/report/composite-slice.js";
import { theorem1Data } from "../../src/report/theorem-1.js";
import { compositeTradeoffData } from "../../src/report/tradeoff-composite.js";
import { theorem1Composite } from "../../src/theorem/theorem-1.js";
import { tradeoffComposite } from "../../src/theorem/tradeoff-composite.js";
import { compositeSlice } from "../../src/tradeoff/composite/slice.js";
import { compositeSurface } from "../../src/tradeoff/composite/surface.js";
import { root } from "./console.js";

it("prints of missed-alarm what docs/formats.md shows", () => {
  const page = readFileSync(join(root, "docs/formats.md"), "utf8");
  const problem = anyProblemFromData(galleryProblem("missed-alarm"));
  if (!isComposite(problem)) throw new TypeError("a re-trained classifier makes a problem composite");
  const surface = compositeSurface(problem);
  const shown = [
    compositeSliceData(compositeSlice(surface, { distortion: "inf" }), problem, { problem: problem.name }),
    theorem1Data(theorem1Composite(surface)),
    compositeTradeoffData(tradeoffComposite(problem)),
  ];
  for (const one of shown) expect(page).toContain(`\`\`\`json\n${JSON.stringify(one)}\n\`\`\``);
});
