/**
 * Theorem 1, for a fixed classifier and a convex divergence: C is non-increasing and jointly convex.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1. The surface is the greatest of planes, which is
 * what makes it convex: a run shows that every surface of the family is computed to its end.
 */
import { requireConvex } from "../../model/case.js";
import { theorem1 } from "../../theorem/theorem-1.js";
import { surface } from "../../tradeoff/surface.js";
import { instanceClaim } from "../../search/statement/instance-claim.js";

export const theorem1Linear = instanceClaim({
  name: "theorem-1",
  statement: "C(D,P) is non-increasing and jointly convex, for a fixed classifier and a convex divergence",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1",
  kind: "linear",
  decide: (problem) => {
    theorem1(surface(requireConvex(problem)));
    return { status: "holds" };
  },
});
