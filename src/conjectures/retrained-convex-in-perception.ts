/**
 * "C_opt(D, ·) of a re-trained classifier is convex in P, for every fixed D."
 *
 * Between neighbouring D-coordinates of the corners of all regions the slices along P have the
 * same pieces, with the same slopes, in the same order: one of them decides for all between. A
 * violation at one D remains one at D slightly larger, because C is continuous there and its
 * domain closed upwards. So the midpoints, and one D beyond the last corner, decide.
 *
 * Score: the most by which a slice lies above the convex hull of its graph; where all are convex,
 * minus one over the number of pieces of all case surfaces.
 */
import { Rational } from "../exact/rational.js";
import type { Stretch } from "../tradeoff/cases/slice.js";
import { slice } from "../tradeoff/slice.js";
import { surface, type Surface } from "../tradeoff/surface.js";
import { retrainedInstances, retrainedMeasures } from "./theorem-1-retrained.js";
import { anyInstance, chordArgument, type Conjecture } from "../search/statement/conjecture.js";
import { smallAxes } from "./theorem-1-on.js";
import { severalCases, stretchCertificates } from "./quantities/several-cases.js";

export const retrainedConvexInPerception: Conjecture = {
  name: "retrained-convex-in-perception",
  statement: "C_opt(D,P) of a re-trained classifier is convex in P, for every fixed D",
  source: "ours",
  scope: { ...anyInstance, kind: "retrained" },
  instances: retrainedInstances,
  grid: { axes: smallAxes, measures: retrainedMeasures },
  decide: ({ problem }) => {
    const C = surface(severalCases(problem));
    const worst = worstStretch(C);
    if (worst !== undefined) return { status: "violated", evidence: { ...worst }, score: worst.stretch.gap };
    return {
      status: "holds",
      score: Rational.of(-1n, BigInt(C.cases.reduce((count, { pieces }) => count + pieces.length, 0))),
    };
  },
  certificates: ({ problem }) => {
    const worst = worstStretch(surface(severalCases(problem)));
    if (worst === undefined) throw new Error("only a violation has a certificate");
    return stretchCertificates(problem, worst.stretch, (perception) => ({ distortion: worst.distortion, perception }));
  },
  argument: `${chordArgument} They have the same D.`,
};

interface Violation {
  readonly distortion: Rational;
  readonly stretch: Stretch;
  readonly breakpoints: unknown;
}

/** The largest gap of all slices, if there is one. */
function worstStretch(C: Surface): Violation | undefined {
  let worst: Violation | undefined;
  for (const distortion of between(C)) {
    const { nonconvex, breakpoints } = slice(C, { distortion });
    if (nonconvex === undefined) throw new Error("a convex divergence has a slice of power 1");
    for (const stretch of nonconvex)
      if (worst === undefined || worst.stretch.gap.lessThan(stretch.gap)) worst = { distortion, stretch, breakpoints };
  }
  return worst;
}

/** A D between every two neighbouring corners, and one beyond the last. */
function between(C: Surface): Rational[] {
  const corners = C.cases.flatMap((own) => [
    ...C.regions(own).flatMap((region) => region.corners.map(([D]) => D)),
    ...own.vertices.map(({ distortion }) => distortion),
  ]);
  const sorted = corners.sort((a, b) => a.compare(b));
  return sorted.flatMap((D, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return [D.plus(Rational.one)];
    return next.equals(D) ? [] : [D.plus(next).times(Rational.of(1n, 2n))];
  });
}
