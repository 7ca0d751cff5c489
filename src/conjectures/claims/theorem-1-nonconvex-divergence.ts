/**
 * Theorem 1 taken of a divergence that is not convex, for a fixed classifier.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1 supposes that d(p_X, ·) is convex. The unsquared
 * Wasserstein-2 and the lesser of two divergences are not.
 */
import { instanceClaim } from "../../search/statement/instance-claim.js";
import { theorem1Outcome } from "./several-cases.js";

export const theorem1NonconvexDivergence = instanceClaim({
  name: "theorem-1-nonconvex-divergence",
  statement: "C(D,P) is non-increasing and jointly convex, whatever the divergence",
  source: "Theorem 1 of Liu, Zhang, Xiong, NeurIPS 2019, without a convex divergence",
  measure: { name: "violation", zero: "zero" },
  kind: "nonconvex",
  usual: { perception: "wasserstein-2" },
  decide: theorem1Outcome,
});
