/**
 * All of C with a smooth divergence, on a region: between the greatest of planes and that plus a gap.
 */
import { multipliersArgument, planeArgument } from "../certificate/argument.js";
import { certificateOfRegionBand } from "../certificate/band.js";
import type { CertificateData } from "../certificate/data.js";
import { anyNumber, keys, listOf, options as optionsOf, rationalNumber, type Check } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { Rational, max } from "../exact/rational.js";
import { finish, type Steps } from "../exact/steps.js";
import { matrixArgument } from "../exact/vector.js";
import { problemArgument } from "../model/argument.js";
import { isConvex, isRetrained, isSmooth } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { bound, type BoundsLike } from "./convex/bounds.js";
import { smoothConvexCase, type BandOptions } from "./slice-band.js";
import {
  surfaceBandSteps as bandSteps,
  type CaseSurfaceBand,
  type SurfaceBandProgress,
} from "./smooth/surface-band.js";
import { heightOf } from "./smooth/surface-cells.js";
import { toleranceOf } from "./solve.js";

export type { SurfaceBandProgress } from "./smooth/surface-band.js";

/** C on a region between two functions: see `CaseSurfaceBand`. */
export interface SurfaceBand extends Omit<CaseSurfaceBand, "of"> {
  readonly problem: Problem;
}

/** The width of a band of C where none is asked for: the number of pieces grows as its inverse. */
export const defaultSurfaceTolerance = Rational.of(1n, 100n);

const boundsArgument = keys("the bounds, an object with distortion and perception", {});
const bandOptions = optionsOf({ tolerance: anyNumber });

/** A band, as `surfaceBand` gives it. */
export const surfaceBandArgument: Check = keys("a band, as surfaceBand gives it", {
  problem: problemArgument,
  tolerance: rationalNumber,
  pieces: listOf(
    keys("a piece", { intercept: rationalNumber, multipliers: multipliersArgument, plane: planeArgument }),
    1,
  ),
  domain: listOf(keys("a row", { distortion: rationalNumber, perception: rationalNumber, atLeast: rationalNumber }), 1),
  gap: rationalNumber,
  restorers: listOf(matrixArgument),
});

/**
 * C with a smooth divergence on a region: max of the pieces ≤ C ≤ max of the pieces + gap where all rows of
 * `domain` hold. The region leaves out a narrow strip along the border of what is feasible, where C may be
 * infinitely steep.
 * @throws InputError "not-linear" for a re-trained classifier, a minimum of divergences, a divergence that
 *   linear programs decide (its surface is exact), or one that is infinite for every restorer
 * @example surfaceBand(problem, { tolerance: "1/100" }).gap
 */
export function surfaceBand(problem: Problem, options: BandOptions = {}): SurfaceBand {
  return finish(surfaceBandSteps(problem, options));
}

/** As `surfaceBand`, in steps, one per point. */
export function surfaceBandSteps(problem: Problem, options: BandOptions = {}): Steps<SurfaceBandProgress, SurfaceBand> {
  problemArgument(problem, "problem");
  bandOptions(options, "options");
  requireOneCase(problem);
  smoothConvexCase(problem);
  return steps(problem, options.tolerance === undefined ? defaultSurfaceTolerance : toleranceOf(options.tolerance));
}

/**
 * @throws InputError "not-linear" where C is the least of several functions, some with a smooth divergence: a band of a
 *   convex C lies below its chords, and the least of several has none; along a slice case by case is enough
 */
export function requireOneCase(problem: Problem): void {
  if (!isSmooth(problem) || isConvex(problem)) return;
  throw new InputError({
    code: "not-linear",
    path: isRetrained(problem) ? "$.classifier" : "$.perception",
    expected:
      "a fixed classifier and one divergence, for a band of C on a region (`slice` and `table` take any problem)",
    found: isRetrained(problem) ? `"retrained"` : problem.perception.title,
  });
}

function* steps(problem: Problem, tolerance: Rational): Steps<SurfaceBandProgress, SurfaceBand> {
  const band = yield* bandSteps(smoothConvexCase(problem), tolerance);
  if (band === undefined) {
    throw new InputError({
      code: "not-linear",
      path: "$.perception",
      expected: "a divergence that is finite for some restorer",
      found: problem.perception.title,
    });
  }
  const { of: _, ...rest } = band;
  return { problem, ...rest };
}

/** The certificate of a band: statement `band`. */
export function surfaceBandCertificate(band: SurfaceBand): CertificateData {
  surfaceBandArgument(band, "band");
  return certificateOfRegionBand(band);
}

/** C at (D,P) between two numbers; upper end "inf" outside the region, where nothing is said from above. */
export function surfaceBandAt(
  band: SurfaceBand,
  bounds: BoundsLike,
): { readonly lower: Rational; readonly upper: Rational | "inf" } {
  surfaceBandArgument(band, "band");
  boundsArgument(bounds, "bounds");
  const { pieces, domain, gap } = band;
  const at = { distortion: bound(bounds.distortion, "distortion"), perception: bound(bounds.perception, "perception") };
  const { distortion: D, perception: P } = at;
  // No bound is as large a bound as one likes: pieces that fall with it do not count, and its rows hold.
  const relevant = pieces.filter(
    ({ multipliers }) =>
      (D !== "inf" || multipliers.distortion.isZero()) && (P !== "inf" || multipliers.perception.isZero()),
  );
  const place = { distortion: D === "inf" ? Rational.zero : D, perception: P === "inf" ? Rational.zero : P };
  const lower = relevant.map((piece) => heightOf(piece, place)).reduce(max, Rational.zero);
  const inside = domain.every(({ distortion, perception, atLeast }) => {
    if ((D === "inf" && distortion.sign() > 0) || (P === "inf" && perception.sign() > 0)) return true;
    return atLeast.atMost(distortion.times(place.distortion).plus(perception.times(place.perception)));
  });
  return { lower, upper: inside ? lower.plus(gap) : "inf" };
}
