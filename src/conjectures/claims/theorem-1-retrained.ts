/**
 * Theorem 1 taken of a re-trained classifier: C_opt, the least of C over all classifiers.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1 fixes the classifier. C_opt is non-increasing still,
 * but where another labeling takes over it may bend downwards.
 */
import { instanceClaim } from "../../search/statement/instance-claim.js";
import { theorem1Outcome } from "./several-cases.js";

export const theorem1Retrained = instanceClaim({
  name: "theorem-1-retrained",
  statement: "C_opt(D,P) of a re-trained classifier is non-increasing and jointly convex",
  source: "Theorem 1 of Liu, Zhang, Xiong, NeurIPS 2019, without its fixed classifier",
  measure: { name: "violation", zero: "zero" },
  kind: "retrained",
  usual: { classifier: "retrained" },
  decide: theorem1Outcome,
});
