/** The least distortion, perceptual difference and error rate, by hand. */
import { describe, expect, test } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problem, type Problem } from "../../../src/model/problem.js";
import type { Achieved } from "../../../src/tradeoff/evaluate.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { compositeProblem } from "../../support/composite.js";
import { base, rows } from "../model/definition.js";

const shown = ({ distortion, perception, errorRate }: Achieved): Record<keyof Achieved, string> => ({
  distortion: String(distortion),
  perception: String(perception),
  errorRate: String(errorRate),
});

describe("minima", () => {
  test("by hand, for every kind", () => {
    // Σ_y min δ = 3/16 + 3/16; Σ_y min e = 7/80 + 13/80; only letter 1 is common, so at least 3/8 of the mass is lost.
    expect(shown(minima(problem(base)))).toEqual({ distortion: "3/8", perception: "3/8", errorRate: "1/4" });
    const least = (perception: typeof base.perception): string =>
      minima(problem({ ...base, perception })).perception.toString();
    // Letter 0 goes to 1 at cost 1, letter 1 stays.
    expect(least("wasserstein-1")).toBe("3/8");
    expect(least("wasserstein-2-squared")).toBe("3/8");
    // q(0) = 0 whatever is done.
    expect(least("chebyshev")).toBe("3/8");
    expect(least("kolmogorov-smirnov")).toBe("3/8");
    expect(least({ transport: rows("5 1/2 | 1/3 7") })).toBe("7/16");
    expect(least({ witnesses: rows("1 0 0 | 0 0 0") })).toBe("3/8");
    expect(least({ witnesses: rows("-1 0 0") })).toBe("0");
    expect(least({ witnesses: rows("0 1 1") })).toBe("0");
  });

  test("of several cases", () => {
    const texts = (problem: Problem): string[] => Object.values(shown(minima(problem)));
    expect(texts(compositeProblem(galleryProblem("missed-alarm")))).toEqual(["4/25", "0", "4/25"]);
    // One letter for two classes: it can be read as one of them only.
    expect(texts(compositeProblem({ ...galleryProblem("missed-alarm"), restored: { alphabet: ["1"] } }))).toEqual([
      "4/5",
      "4/5",
      "1/5",
    ]);
    // All mass goes from 0 and 1 to 1/2: W₂² = 1/4; to 2: 4/5·4 + 1/5·1.
    expect(
      texts(compositeProblem({ ...galleryProblem("unsquared-wasserstein"), restored: { alphabet: ["1/2", "2"] } }))[1],
    ).toBe("1/2");
    expect(
      texts(
        compositeProblem({
          ...galleryProblem("unsquared-wasserstein"),
          restored: { alphabet: ["2"] },
          classifier: ["calm"],
        }),
      )[1],
    ).toBe("sqrt(17/5)");
  });
});
