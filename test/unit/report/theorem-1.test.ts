/** Why Theorem 1 holds where one of several cases is enough, in words. */
import { expect, it } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { Notation } from "../../../src/report/notation.js";
import { theorem1Text } from "../../../src/report/theorem-1.js";
import { theorem1 } from "../../../src/theorem/theorem-1.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { compositeProblem } from "../../support/composite.js";

const best = "is best everywhere, so that C is the CDP function of that one";
const one = { restored: { alphabet: ["1"] } };

it.each([
  ["a re-trained classifier", { ...galleryProblem("missed-alarm"), ...one }, `one classifier ${best}`],
  [
    "a fixed classifier, the lesser of two divergences",
    { ...galleryProblem("lesser-divergence"), perception: { minimum: ["total-variation", "total-variation"] } },
    `one divergence ${best}`,
  ],
  [
    "a re-trained classifier and two divergences",
    { ...galleryProblem("missed-alarm"), ...one, perception: { minimum: ["total-variation", "total-variation"] } },
    `one classifier with one divergence ${best}`,
  ],
  [
    "a fixed classifier and a root",
    { ...galleryProblem("unsquared-wasserstein"), restored: { alphabet: ["2"] }, classifier: ["calm"] },
    "C is one surface, and where it is finite it does not depend on P",
  ],
])("%s", (_, data, reason) => {
  const C = surface(compositeProblem(data));
  expect(C.cases).toHaveLength(1);
  expect(theorem1Text(theorem1(C), new Notation({ decimals: 2 })).split("\n")[2]).toBe(`  because   ${reason}`);
});
