/**
 * Theorem 1 taken of a re-trained classifier: C_opt non-increasing and jointly convex.
 *
 * False in P and in D: where the labeling changes, C_opt may bend downwards (docs/findings.md).
 * Random search violates it in about one sample in 15: two classes on two or three letters, with
 * the usual measures or any others.
 */
import fc from "fast-check";
import { theorem1Retrained as claim } from "./claims/theorem-1-retrained.js";
import { instances } from "../generate/instances.js";
import { plainInstances } from "../generate/plain-instances.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { theorem1On } from "./theorem-1-on.js";

export const theorem1Retrained: Conjecture = {
  instances: fc.oneof(
    { weight: 2, arbitrary: plainInstances({ classes: { min: 2, max: 2 }, inputs: { min: 2, max: 3 }, outputs: { min: 2, max: 3 }, heaviest: 4 }, "retrained") },
    { weight: 1, arbitrary: instances({ divergence: "linear", retrained: true, classes: 2 }) },
  ),
  ...theorem1On(claim),
};
