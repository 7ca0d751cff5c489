/**
 * Theorem 1 taken of a re-trained classifier: C_opt non-increasing and jointly convex.
 *
 * False in P and in D: where the labeling changes, C_opt may bend downwards (docs/findings.md).
 * Random search violates it in about one sample in 15: two classes on two or three letters, with
 * the usual measures or any others.
 */
import fc from "fast-check";
import { theorem1Retrained as claim } from "../family/theorem-1-retrained.js";
import { theorem1Certificates, theorem1Outcome } from "../family/theorem-1-composite.js";
import { compositeInstances, plainInstances } from "../instance/arbitrary.js";
import { chordArgument, type Conjecture, statedBy } from "./conjecture.js";

export const theorem1Retrained: Conjecture = {
  ...statedBy(claim),
  instances: fc.oneof(
    { weight: 2, arbitrary: plainInstances({ classes: { min: 2, max: 2 }, inputs: { min: 2, max: 3 }, outputs: { min: 2, max: 3 }, heaviest: 4 }, "retrained") },
    { weight: 1, arbitrary: compositeInstances({ divergence: "linear", classes: 2 }) },
  ),
  decide: ({ problem }) => theorem1Outcome(problem),
  certificates: ({ problem }) => theorem1Certificates(problem),
  argument: chordArgument,
  grid: {
    axes: { classes: [2], inputs: [1, 2], outputs: [1, 2], denominator: [1n, 2n], sourceDenominator: [1n, 2n, 3n, 4n] },
    measures: claim.usual,
  },
};
