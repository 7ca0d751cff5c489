/** The three minima of composite problems whose least perceptual difference is the root of a rational. */
import { expect, it } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { compositeProblem } from "../../support/composite.js";

it("where another divergence of the minimum is linear, it plays no part at an irrational P_min", () => {
  const single = { ...galleryProblem("unsquared-wasserstein"), restored: { alphabet: ["2"] }, classifier: ["calm"] };
  // One restored letter: every transport costs 3 > √(17/5).
  const mixed = { ...single, perception: { minimum: [{ transport: [["3", "3"]] }, "wasserstein-2"] } };
  const [alone, both] = [single, mixed].map((data) => tradeoff(compositeProblem(data)));
  expect(both?.minima.perception.toString()).toBe("sqrt(17/5)");
  expect(both?.minima).toEqual(alone?.minima);
  expect(both?.simultaneous.attained).toBe(true);
});
