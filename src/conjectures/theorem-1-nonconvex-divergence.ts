/**
 * Theorem 1 taken of a divergence that is not convex: the unsquared Wasserstein-2, a minimum of two.
 *
 * False: where C falls in P² it is concave in P, and the pmfs within P of p_X need not be a convex
 * set (docs/findings.md). Random search violates it in three samples in ten.
 */
import fc from "fast-check";
import { usualMeasures } from "../enumeration/family.js";
import { instances } from "../generate/instances.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { theorem1On } from "./theorem-1-on.js";

export const theorem1NonconvexDivergence: Conjecture = {
  name: "theorem-1-nonconvex-divergence",
  statement: "C(D,P) is non-increasing and jointly convex, whatever the divergence",
  source: "Theorem 1 of Liu, Zhang, Xiong, NeurIPS 2019, without a convex divergence",
  instances: fc.oneof(
    instances({ divergence: "wasserstein-2", retrained: false, classes: 2 }),
    instances({ divergence: "minimum", retrained: false, classes: 2 }),
  ),
  ...theorem1On("nonconvex", { ...usualMeasures, perception: "wasserstein-2" }),
};
