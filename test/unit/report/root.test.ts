/** A bound that is a root, for people and for programs. */
import { expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { anyPointData, anyPointText } from "../../../src/report/composite.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { compositeProblem } from "../../support/composite.js";

it("is printed as it is", () => {
  const point = solve(compositeProblem(galleryProblem("unsquared-wasserstein")), { distortion: "inf", perception: Root.of(Rational.parse("1/50")) });
  expect(anyPointData(point)).toMatchObject({ bounds: { perception: "sqrt(1/50)" } });
  expect(anyPointText(point, 4)).toContain("C(∞, sqrt(1/50)) = 19/75");
});
