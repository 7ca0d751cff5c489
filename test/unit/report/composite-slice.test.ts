/** Slices of composite problems as text, JSON and tables, where nothing is feasible. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { compositeSliceCsv, compositeSliceData, compositeSliceText } from "../../../src/report/composite-slice.js";
import { slice } from "../../../src/tradeoff/slice.js";
import { surface, type Surface } from "../../../src/tradeoff/surface.js";
import type { SliceAt } from "../../../src/tradeoff/slice.js";
import { compositeProblem } from "../../support/composite.js";

/** What is said, in the three formats, of a slice that is infinite everywhere. */
function least(surface: Surface, at: SliceAt): { readonly json: unknown; readonly text: string; readonly csv: string | undefined } {
  const slice = slice(surface, at);
  const { problem } = surface;
  const origin = { problem: problem.name, sha256: "00ff", producer: "exact-cdp 0.0.0" };
  return {
    json: (JSON.parse(JSON.stringify(compositeSliceData(slice, problem, origin))) as { least?: unknown }).least,
    text: compositeSliceText(slice, problem, 2).split("∞ everywhere: ")[1] ?? "",
    csv: [...compositeSliceCsv(slice, problem, origin, {})].join("").split("\n").find((line) => line.includes("infinite everywhere")),
  };
}

describe("the least value of the fixed quantity", () => {
  // All mass goes from 0 and 1 to 2: W₂² = 4/5·4 + 1/5·1, E[Δ] the same.
  const W2 = surface(compositeProblem({ ...galleryProblem("unsquared-wasserstein"), restored: { alphabet: ["2"] }, classifier: ["calm"], distortion: "squared-error" }));

  it("of P, the root of that of the sheet in P²", () => {
    expect(least(W2, { perception: "1" })).toEqual({
      json: "sqrt(17/5)",
      text: "every restorer has perception at least sqrt(17/5) ≈1.84",
      csv: "# infinite everywhere: every restorer has perception at least sqrt(17/5)",
    });
  });

  it("of D as it is", () => {
    expect(least(W2, { distortion: "1/100" })).toMatchObject({ json: "17/5", text: "every restorer has distortion at least 17/5 ≈3.40" });
  });

  it("of P, of parts of both powers the least after taking roots", () => {
    const both = surface(
      compositeProblem({
        ...galleryProblem("unsquared-wasserstein"),
        restored: { alphabet: ["1/2"] },
        classifier: ["calm"],
        distortion: "squared-error",
        perception: { minimum: ["wasserstein-2", { transport: [["3/10", "3/10"]] }] },
      }),
    );
    // W₂ = 1/2, with the square 1/4 < 3/10; the transport costs 3/10 < 1/2.
    expect(both.at({ distortion: "inf", perception: "27/100" })).toBe("infinite");
    expect(least(both, { perception: "27/100" })).toMatchObject({ json: "3/10" });
    expect(both.at({ distortion: "inf", perception: "3/10" })).toEqual(Rational.parse("1/5"));
  });
});
