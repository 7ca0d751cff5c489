/** Surfaces that are the least of several, where parts of the divergence in P and in P² meet. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { csv } from "../../../src/report/csv.js";
import { surfaceListing } from "../../../src/report/surface.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { compositeProblem } from "../../support/composite.js";
import { shown, written } from "./written.js";

// W₂ = √TV on two letters at distance 1, so that the total variation decides everywhere.
const C = surface(
  compositeProblem({
    ...galleryProblem("unsquared-wasserstein"),
    name: "mixed",
    perception: { minimum: ["wasserstein-2", "total-variation"] },
  }),
);

describe("a minimum in P and in P²", () => {
  it("as text: no sheet is called the least of all, and every region names its coordinates", () => {
    expect(shown(surfaceListing(C), 2)).toBe(`C(D,P) is the least of 2 sheets

sheets
  0  root of squared Wasserstein-2  2 pieces  least of those in P² on 2 regions
  1  total variation                2 pieces  least of those in P on 2 regions

regions: where which sheet is the least of those in P, or of those in P²; C is the lower of both values
  sheet  value          in       corners, counter-clockwise
  0      4/25           (D, P²)  (4/25, 4/25) D→∞ P→∞
  0      4/15 - 2/3·P²  (D, P²)  (4/25, 4/25) (4/15, 0) D→∞
  1      4/25           (D, P)   (4/25, 4/25) D→∞ P→∞
  1      4/15 - 2/3·P   (D, P)   (4/25, 4/25) (4/15, 0) D→∞`);
  });

  it("as CSV: the power of the row says how to evaluate it, and the lower value is C", () => {
    const lines = written(csv(surfaceListing(C, { problem: "mixed", sha256: "00ff", producer: "exact-cdp 0.0.0" })))
      .trimEnd()
      .split("\n");
    expect(lines).toContain("# C is the lower of both values");
    const rows = lines.filter((line) => !line.startsWith("#"));
    expect(rows[0]).toBe("sheet,power,intercept,distortion,perception,corners");
    const [D, P] = [Rational.parse("1/2"), Rational.parse("1/10")];
    const values = rows.slice(1).map((row) => {
      const [, power, intercept = "", distortion = "", perception = ""] = row.split(",");
      return Rational.parse(intercept)
        .minus(Rational.parse(distortion).times(D))
        .minus(Rational.parse(perception).times(power === "2" ? P.times(P) : P));
    });
    // Rows of one sheet are a maximum of planes, of several sheets their minimum.
    expect(values.map(String)).toEqual(["4/25", "13/50", "4/25", "1/5"]);
    expect(String(C.at({ distortion: D, perception: P }))).toBe("1/5");
  });
});
