/**
 * Theorem 1 taken of a re-trained classifier: C_opt non-increasing and jointly convex.
 *
 * Their theorem fixes the classifier; C_opt is the least of C over all classifiers, non-increasing still.
 * Convexity is false in P and in D: where the labeling changes, C_opt may bend downwards (docs/findings.md).
 * Random search violates it in about one sample in 15: two classes on two or three letters, with
 * the usual measures or any others.
 */
import fc from "fast-check";
import { usualMeasures, type MeasureOptions } from "../enumeration/family.js";
import { instances } from "../generate/instances.js";
import { plainInstances } from "../generate/plain-instances.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";
import { theorem1On } from "./theorem-1-on.js";

/** Problems with a re-trained classifier: mostly small ones with the usual measures. */
export const retrainedInstances = fc.oneof(
  {
    weight: 2,
    arbitrary: plainInstances(
      { classes: { min: 2, max: 2 }, inputs: { min: 2, max: 3 }, outputs: { min: 2, max: 3 }, heaviest: 4 },
      "retrained",
    ),
  },
  { weight: 1, arbitrary: instances({ divergence: "linear", retrained: true, classes: 2 }) },
);

export const retrainedMeasures: MeasureOptions = { ...usualMeasures, classifier: "retrained" };

export const theorem1Retrained: Conjecture = {
  name: "theorem-1-retrained",
  statement: "C_opt(D,P) of a re-trained classifier is non-increasing and jointly convex",
  source: "Theorem 1 of Liu, Zhang, Xiong, NeurIPS 2019, without its fixed classifier",
  instances: retrainedInstances,
  ...theorem1On("retrained", retrainedMeasures),
  scope: { ...anyInstance, kind: "retrained" },
};
