/**
 * "C_opt(·, ∞) of a re-trained classifier is convex in D", with P unconstrained.
 *
 * The slice of the surface at P = ∞ is piecewise linear; it is convex exactly where it lies
 * nowhere above the convex hull of its graph. Measured: the most by which it does.
 */
import { Rational, max } from "../../exact/rational.js";
import { slice } from "../../tradeoff/slice.js";
import { surface } from "../../tradeoff/surface.js";
import { instanceClaim } from "../../search/statement/instance-claim.js";
import { severalCases } from "./several-cases.js";

export const retrainedConvexInDistortion = instanceClaim({
  name: "retrained-convex-in-distortion",
  statement: "C_opt(D,∞) of a re-trained classifier is convex in D",
  source: "ours",
  measure: { name: "gap", zero: "convex" },
  kind: "retrained",
  usual: { classifier: "retrained" },
  decide: (problem) => {
    const { nonconvex, breakpoints } = slice(surface(severalCases(problem)), { perception: "inf" });
    if (nonconvex === undefined) throw new Error("a convex divergence has a slice of power 1");
    const measure = nonconvex.reduce((most, { gap }) => max(most, gap), Rational.zero);
    if (nonconvex.length === 0) return { status: "holds", measure };
    return { status: "violated", measure, evidence: { stretches: nonconvex, breakpoints } };
  },
});
