/**
 * "C_opt(·, ∞) of a re-trained classifier is convex in D", with P unconstrained.
 *
 * The slice of the surface at P = ∞ is piecewise linear; it is convex exactly where it lies
 * nowhere above the convex hull of its graph. Measured: the most by which it does.
 * Score: that, where violated; else minus one over the number of breakpoints: the more there are the
 * more can bend.
 */
import { Rational, max } from "../exact/rational.js";
import type { Stretch } from "../tradeoff/cases/slice.js";
import type { Breakpoint } from "../tradeoff/convex/envelope.js";
import { rational } from "../exact/value.js";
import { slice } from "../tradeoff/slice.js";
import { surface, type Surface } from "../tradeoff/surface.js";
import { retrainedInstances, retrainedMeasures } from "./theorem-1-retrained.js";
import { anyInstance, chordArgument, type Conjecture } from "../search/statement/conjecture.js";
import { smallAxes } from "./theorem-1-on.js";
import { severalCases, stretchCertificates } from "./quantities/several-cases.js";

export const retrainedConvexInDistortion: Conjecture = {
  name: "retrained-convex-in-distortion",
  statement: "C_opt(D,∞) of a re-trained classifier is convex in D",
  source: "ours",
  measure: { name: "gap", zero: "convex" },
  scope: { ...anyInstance, kind: "retrained" },
  instances: retrainedInstances,
  grid: { axes: smallAxes, measures: retrainedMeasures },
  decide: ({ problem }) => {
    const { nonconvex, breakpoints } = sliceOf(surface(severalCases(problem)));
    const measure = nonconvex.reduce((most, { gap }) => max(most, gap), Rational.zero);
    if (nonconvex.length === 0)
      return { status: "holds", measure, score: Rational.of(-1n, BigInt(breakpoints.length)) };
    return { status: "violated", measure, score: measure, evidence: { stretches: nonconvex, breakpoints } };
  },
  certificates: ({ problem }) => {
    const C = surface(severalCases(problem));
    const [stretch] = sliceOf(C).nonconvex;
    if (stretch === undefined) throw new Error("only a violation has a certificate");
    // Beyond all vertices P is no constraint.
    const perception = C.cases
      .flatMap(({ vertices }) => vertices.map(({ perception: one }) => rational(one)))
      .reduce(max);
    return stretchCertificates(problem, stretch, (distortion) => ({ distortion, perception }));
  },
  argument: `${chordArgument} They have the same P, beyond which C is constant in P.`,
};

/** C(·, ∞), and where it is not convex. */
function sliceOf(C: Surface): { readonly nonconvex: readonly Stretch[]; readonly breakpoints: readonly Breakpoint[] } {
  const { nonconvex, breakpoints } = slice(C, { perception: "inf" });
  if (nonconvex === undefined) throw new Error("a convex divergence has a slice of power 1");
  return { nonconvex, breakpoints };
}
