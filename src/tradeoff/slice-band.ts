/**
 * Slices of C with a smooth divergence: between two convex piecewise linear functions.
 */
import { certificateOfBand, certificateOfCasesBand, type BandCases } from "../certificate/band.js";
import type { CertificateData } from "../certificate/data.js";
import { bandCasesFor, breakpointsArgument, halfSpace } from "../certificate/argument.js";
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
import { compareValues, valueArgument, type Value } from "../exact/value.js";
import { entry, matrixArgument } from "../exact/vector.js";
import { exactBound, problemArgument } from "../model/argument.js";
import { convexCase, isConvex, isSmooth, isSmoothCase, type SmoothCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { bound, type BoundLike } from "./convex/bounds.js";
import { leastBand, type BoundedStrip } from "./cases/band.js";
import { sliceHead, type SliceAt, type SliceHead } from "./convex/slice.js";
import { leastBounds, minima } from "./minima.js";
import { curveAt, curveBefore } from "./smooth/polyline.js";
import { bandSteps, type BandProgress, type CaseBand } from "./smooth/slice-band.js";
import { toleranceOf } from "./solve.js";

export type { BandProgress } from "./smooth/slice-band.js";

/**
 * A slice between two functions: see `CaseBand`. Where C is the least of several cases they need not be convex, and
 * fall where another part of the divergence begins: two breakpoints have one place there, and the second one counts.
 */
export interface SliceBand extends Omit<CaseBand, "of" | "least" | "missed"> {
  readonly problem: Problem;
  /** As of one case; that of the perception may be a root. */
  readonly least?: Value | "inf";
  /** Where the functions may differ by more than `gap`: from ≤ x < to. */
  readonly except: readonly BoundedStrip[];
  /** The proof where C is the least of several cases; `planes` and `restorers` are empty then. */
  readonly cases?: BandCases;
}

/** The width of a band where none is asked for. */
export const defaultBandTolerance = Rational.of(1n, 10_000n);

/** How a band is computed. */
export interface BandOptions {
  /** The most by which the two functions may differ. Default: 1/10000. */
  readonly tolerance?: RationalLike;
}

const bandOptions = optionsOf({ tolerance: anyNumber });
const orNull = (check: Check): Check =>
  either(
    (value) => value === null,
    () => undefined,
    check,
  );

/** A band, as `sliceBand` gives it. */
export const bandArgument: Check = (value, path) => {
  bandFields(value, path);
  const { problem, cases } = value as Pick<SliceBand, "problem" | "cases">;
  if (cases !== undefined) bandCasesFor(problem)(cases, `${path}.cases`);
};

const bandFields = keys(
  "a band, as sliceBand gives it",
  {
    problem: problemArgument,
    variable: oneOf(["distortion", "perception"]),
    value: oneOf(["distortion", "errorRate"]),
    fixed: keys("the fixed quantity", { quantity: oneOf(["distortion", "perception", "errorRate"]), at: exactBound }),
    domain: orNull(keys("where the slice is finite", { from: rationalNumber })),
    tolerance: rationalNumber,
    lower: breakpointsArgument,
    upper: breakpointsArgument,
    gap: rationalNumber,
    planes: listOf(halfSpace),
    restorers: listOf(matrixArgument),
    except: listOf(keys("a strip", { from: rationalNumber, to: rationalNumber })),
  },
  {
    left: halfSpace,
    least: orText("inf", valueArgument),
  },
);

/**
 * C along P for a fixed distortion, C along D for a fixed perception, or the least D along P for a fixed error
 * rate, with a smooth divergence: a function below, one above, and the most by which they differ.
 * @throws InputError as `slice`; "not-linear" for divergences that linear programs decide, whose slices are exact, and
 *   along P for a minimum that the unsquared Wasserstein-2 is part of
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
  const tolerance = options.tolerance === undefined ? defaultBandTolerance : toleranceOf(options.tolerance);
  const head = sliceHead(at);
  return isSmooth(problem) && !isConvex(problem)
    ? ofCases(problem, head, tolerance)
    : ofCase(problem, smoothConvexCase(problem), head, tolerance);
}

function* ofCase(
  problem: Problem,
  of: SmoothCase,
  head: SliceHead,
  tolerance: Rational,
): Steps<BandProgress, SliceBand> {
  const { of: _, ...band } = yield* bandSteps(of, head, tolerance);
  return { problem, ...band, except: [] };
}

function ofCases(problem: Problem, head: SliceHead, tolerance: Rational): Steps<BandProgress, SliceBand> {
  // Planes of the unsquared Wasserstein-2 are linear in P², those of other parts in P; a band has lines in one of them.
  if (head.variable === "perception" && problem.perception.parts.some(({ power }) => power === 2)) {
    throw new InputError({
      code: "not-linear",
      path: "slice",
      expected: "a slice along the distortion, where the unsquared Wasserstein-2 is part of a minimum",
      found: problem.perception.title,
    });
  }
  return stepsOfCases(problem, head, tolerance);
}

function* stepsOfCases(problem: Problem, head: SliceHead, tolerance: Rational): Steps<BandProgress, SliceBand> {
  const shared = { problem, ...head, tolerance, planes: [], restorers: [] };
  const nothing = { domain: null, lower: [], upper: [], gap: Rational.zero, except: [] };
  const { quantity, at } = head.fixed;
  const least = quantity === "errorRate" ? minima(problem).errorRate : leastBounds(problem)[quantity];
  const order = at === "inf" || least === "inf" ? undefined : compareValues(least, at);
  const isBelow = at === "inf" || (order !== undefined && order <= 0);
  if (!isBelow) return { ...shared, ...nothing, least };
  const band = yield* leastBand(problem, head, tolerance);
  if (band === undefined) return { ...shared, ...nothing };
  return { ...shared, ...band, domain: { from: entry(band.upper, 0).at } };
}

/**
 * The only case of a problem, which has a smooth divergence.
 * @throws InputError "not-linear" for any other
 */
export function smoothConvexCase(problem: Problem): SmoothCase {
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
  const { cases } = band;
  if (cases !== undefined) return certificateOfCasesBand({ ...band, cases });
  if (band.upper.length > 0) return certificateOfBand(band);
  throw new InputError({
    code: "usage",
    path: "band",
    expected: "a slice that is finite somewhere",
    found: "an empty one; solve certifies that nothing is feasible",
  });
}

/** Where y lies: "inf" where nothing is feasible, upper end "inf" where no restorer is known. */
export interface BandValue {
  readonly lower: Rational | "inf";
  readonly upper: Rational | "inf";
}

/** y at x, between two numbers. */
export function bandAt(band: SliceBand, at: BoundLike): BandValue {
  bandArgument(band, "band");
  const { lower, upper } = band;
  const x = bound(at, "x");
  const valueAt = (curve: SliceBand["lower"]): Rational | "inf" => {
    const [first, last] = [curve[0], curve.at(-1)];
    if (first === undefined || last === undefined) return "inf";
    if (x === "inf") return last.value;
    return x.lessThan(first.at) ? "inf" : curveAt(curve, x);
  };
  return { lower: valueAt(lower), upper: valueAt(upper) };
}

/** The limits of the two functions from the left. */
export function bandBefore({ lower, upper }: SliceBand, x: Rational): BandValue {
  const limit = (curve: SliceBand["lower"]): Rational | "inf" =>
    curve[0]?.at.lessThan(x) === true ? curveBefore(curve, x) : "inf";
  return { lower: limit(lower), upper: limit(upper) };
}
