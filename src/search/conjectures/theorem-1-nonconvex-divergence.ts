/**
 * Theorem 1 taken of a divergence that is not convex: the unsquared Wasserstein-2, a minimum of two.
 *
 * False: where C falls in P² it is concave in P, and the pmfs within P of p_X need not be a convex
 * set (docs/findings.md). Random search violates it in three samples in ten.
 */
import fc from "fast-check";
import { theorem1NonconvexDivergence as claim } from "../family/theorem-1-nonconvex-divergence.js";
import { theorem1Certificates, theorem1Outcome } from "../family/theorem-1-composite.js";
import { compositeInstances } from "../instance/arbitrary.js";
import { chordArgument, type Conjecture, statedBy } from "./conjecture.js";

export const theorem1NonconvexDivergence: Conjecture = {
  ...statedBy(claim),
  instances: fc.oneof(compositeInstances({ divergence: "wasserstein-2", retrained: false, classes: 2 }), compositeInstances({ divergence: "minimum", retrained: false, classes: 2 })),
  decide: ({ problem }) => theorem1Outcome(problem),
  certificates: ({ problem }) => theorem1Certificates(problem),
  argument: chordArgument,
  grid: {
    axes: { classes: [2], inputs: [1, 2], outputs: [1, 2], denominator: [1n, 2n], sourceDenominator: [1n, 2n, 3n, 4n] },
    measures: claim.usual,
  },
};
