/**
 * "C_opt(D, ·) of a re-trained classifier is convex in P, for every fixed D."
 *
 * Between neighbouring D-coordinates of the corners of all regions the slices along P have the
 * same pieces, with the same slopes, in the same order: one of them decides for all between. A
 * violation at one D remains one at D slightly larger, because C is continuous there and its
 * domain closed upwards. So the midpoints, and one D beyond the last corner, decide.
 */
import { Rational } from "../../exact/rational.js";
import { compositeSlice, type Stretch } from "../../tradeoff/composite/slice.js";
import { compositeSurface, type CompositeSurface } from "../../tradeoff/composite/surface.js";
import { instanceClaim } from "./instance-claim.js";
import { composite } from "./theorem-1-composite.js";

export const retrainedConvexInPerception = instanceClaim({
  name: "retrained-convex-in-perception",
  statement: "C_opt(D,P) of a re-trained classifier is convex in P, for every fixed D",
  source: "ours",
  kind: "retrained",
  usual: { classifier: "retrained" },
  decide: (problem) => {
    const surface = compositeSurface(composite(problem));
    let worst: { readonly distortion: Rational; readonly stretch: Stretch; readonly breakpoints: unknown } | undefined;
    for (const distortion of between(surface)) {
      const { nonconvex, breakpoints } = compositeSlice(surface, { distortion });
      if (nonconvex === undefined) throw new Error("a convex divergence has a slice of power 1");
      for (const stretch of nonconvex) if (worst === undefined || worst.stretch.gap.lessThan(stretch.gap)) worst = { distortion, stretch, breakpoints };
    }
    return worst === undefined ? { status: "holds" } : { status: "violated", evidence: { ...worst } };
  },
});

/** A D between every two neighbouring corners, and one beyond the last. */
function between(surface: CompositeSurface): Rational[] {
  const corners = surface.sheets.flatMap((sheet) => [
    ...surface.regions(sheet).flatMap((region) => region.corners.map(([D]) => D)),
    ...sheet.surface.vertices.map(({ distortion }) => distortion),
  ]);
  const sorted = corners.sort((a, b) => a.compare(b));
  return sorted.flatMap((D, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return [D.plus(Rational.one)];
    return next.equals(D) ? [] : [D.plus(next).times(Rational.of(1n, 2n))];
  });
}
