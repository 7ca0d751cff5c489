/**
 * Slices of C with a smooth divergence: between two convex piecewise linear functions.
 */
import { certificateOfBand } from "../certificate/band.js";
import type { CertificateData } from "../certificate/data.js";
import { halfSpace } from "../certificate/argument.js";
import {
  anyNumber,
  either,
  keys,
  listOf,
  oneOf,
  options as optionsOf,
  orText,
  rationalNumber,
  type Check,
} from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { finish, type Steps } from "../exact/steps.js";
import { valueArgument } from "../exact/value.js";
import { matrixArgument } from "../exact/vector.js";
import { exactBound, problemArgument } from "../model/argument.js";
import { convexCase, isConvex, isRetrained, isSmooth, isSmoothCase, type SmoothCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { bound, type BoundLike } from "./convex/bounds.js";
import { sliceHead, type SliceAt } from "./convex/slice.js";
import { curveAt } from "./smooth/polyline.js";
import { bandSteps, type BandProgress, type CaseBand } from "./smooth/slice-band.js";
import { toleranceOf } from "./solve.js";

export type { BandProgress } from "./smooth/slice-band.js";

/** A slice between two functions: see `CaseBand`. */
export interface SliceBand extends Omit<CaseBand, "of"> {
  readonly problem: Problem;
}

/** The width of a band where none is asked for. */
export const defaultBandTolerance = Rational.of(1n, 10_000n);

/** How a band is computed. */
export interface BandOptions {
  /** The most by which the two functions may differ. Default: 1/10000. */
  readonly tolerance?: RationalLike;
}

const bandOptions = optionsOf({ tolerance: anyNumber });
const breakpoints = listOf(keys("a breakpoint", { at: rationalNumber, value: rationalNumber }));

const orNull = (check: Check): Check =>
  either(
    (value) => value === null,
    () => undefined,
    check,
  );

/** A band, as `sliceBand` gives it. */
export const bandArgument: Check = keys(
  "a band, as sliceBand gives it",
  {
    problem: problemArgument,
    variable: oneOf(["distortion", "perception"]),
    value: oneOf(["distortion", "errorRate"]),
    fixed: keys("the fixed quantity", { quantity: oneOf(["distortion", "perception", "errorRate"]), at: exactBound }),
    domain: orNull(keys("where the slice is finite", { from: rationalNumber })),
    tolerance: rationalNumber,
    lower: breakpoints,
    upper: breakpoints,
    gap: rationalNumber,
    planes: listOf(halfSpace),
    restorers: listOf(matrixArgument),
  },
  { left: halfSpace, least: orText("inf", valueArgument) },
);

/**
 * C along P for a fixed distortion, C along D for a fixed perception, or the least D along P for a fixed error
 * rate, with a smooth divergence: a function below, one above, and the most by which they differ.
 * @throws InputError as `slice`; "not-linear" for a re-trained classifier, a minimum of divergences or a divergence
 *   that linear programs decide, whose slices are exact
 * @example sliceBand(problem, { distortion: "2/5" }, { tolerance: "1/1000" }).gap
 */
export function sliceBand(problem: Problem, at: SliceAt, options: BandOptions = {}): SliceBand {
  return finish(sliceBandSteps(problem, at, options));
}

/** As `sliceBand`, in steps, one per sample. */
export function sliceBandSteps(
  problem: Problem,
  at: SliceAt,
  options: BandOptions = {},
): Steps<BandProgress, SliceBand> {
  problemArgument(problem, "problem");
  bandOptions(options, "options");
  const of = smoothConvexCase(problem);
  const tolerance = options.tolerance === undefined ? defaultBandTolerance : toleranceOf(options.tolerance);
  return steps(problem, of, at, tolerance);
}

function* steps(problem: Problem, of: SmoothCase, at: SliceAt, tolerance: Rational): Steps<BandProgress, SliceBand> {
  const { of: _, ...band } = yield* bandSteps(of, sliceHead(at), tolerance);
  return { problem, ...band };
}

/**
 * The only case of a problem, which has a smooth divergence.
 * @throws InputError "not-linear" for any other, and where C is the least of several functions: between two points
 *   of a convex function lies their chord, which makes a band of few points; the least of several has none
 */
export function smoothConvexCase(problem: Problem): SmoothCase {
  if (isSmooth(problem) && !isConvex(problem)) {
    throw new InputError({
      code: "not-linear",
      path: isRetrained(problem) ? "$.classifier" : "$.perception",
      expected: "a fixed classifier and one divergence, for a band (`table` encloses C on a grid of any problem)",
      found: isRetrained(problem) ? `"retrained"` : problem.perception.title,
    });
  }
  const of = convexCase(problem);
  if (isSmoothCase(of)) return of;
  throw new InputError({
    code: "not-linear",
    path: "$.perception",
    expected: "a smooth divergence; slices of any other are exact",
    found: of.divergence.title,
  });
}

/**
 * The certificate of a band: statement `band`.
 * @throws InputError for an empty slice, of which there is nothing to state
 */
export function bandCertificate(band: SliceBand): CertificateData {
  bandArgument(band, "band");
  if (band.upper.length > 0) return certificateOfBand(band);
  throw new InputError({
    code: "usage",
    path: "band",
    expected: "a slice that is finite somewhere",
    found: "an empty one; solve certifies that nothing is feasible",
  });
}

/** y at x, between two numbers: "inf" where nothing is feasible, upper end "inf" where no restorer is known. */
export function bandAt(
  band: SliceBand,
  at: BoundLike,
): { readonly lower: Rational | "inf"; readonly upper: Rational | "inf" } {
  bandArgument(band, "band");
  const { lower, upper } = band;
  const x = bound(at, "x");
  const [low, high] = [lower[0], upper[0]];
  if (low === undefined || (x !== "inf" && x.lessThan(low.at))) return { lower: "inf", upper: "inf" };
  const valueAt = (curve: SliceBand["lower"]): Rational =>
    x === "inf" ? (curve.at(-1) ?? low).value : curveAt(curve, x);
  const known = high !== undefined && (x === "inf" || high.at.atMost(x));
  return { lower: valueAt(lower), upper: known ? valueAt(upper) : "inf" };
}
