/**
 * The least distortion, or the least perceptual difference, of one smooth case where the other one and the
 * error rate are bounded: between two rationals, or exact where a linear program decides it.
 *
 * Linear: no bound on d; a bound that only its least value meets; a least value that is attained. Else the
 * smooth solver gives a plane below and perhaps a restorer above. A bound at its least possible value leaves
 * few letters to each output, which keeps the program well-behaved. Where the bound on d is enclosed,
 * the lower end is found at its upper end and the restorer at its lower one.
 */
import { Rational, max, min, sum } from "../../exact/rational.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { isConvex, linearAtLeastCase, linearAtZeroCase, type LinearCase, type SmoothCase } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import { exactProgram, type ExactProgram } from "../../smooth/exact-program.js";
import { heightOf, type ExactRole, type ExactRoles, type SmoothPlane } from "../../smooth/rounding.js";
import type { SmoothSolution } from "../../smooth/solve.js";
import { leastDistortion, leastErrorRate } from "../convex/minima.js";
import { decimalsFor, roundedDown, roundedUp } from "../smooth/decimals.js";
import { leastOfRow, mostOf } from "../smooth/extremes.js";
import { leastSmooth } from "../smooth/least.js";
import { solveWithin } from "../smooth/within.js";
import { routeOf } from "../route/route.js";
import { leastInLinearCase, type Minimised } from "./linear-case.js";

/** What a restorer may have at most; the bound on d lies between `lower` and `upper`. */
export interface SmoothLimits {
  readonly distortion: Rational;
  readonly perception: { readonly lower: Rational | "inf"; readonly upper: Rational | "inf" };
  readonly errorRate: Rational;
}

/** Bounds on the least value, and a restorer with at most the upper one that is within the limits for certain. */
export interface SmoothLeast {
  readonly lower: Rational;
  readonly upper: Rational | "inf";
  readonly restorer: RationalMatrix | undefined;
}

const free: ExactRole = { weight: Rational.zero };
const counted: ExactRole = { weight: Rational.one };

/** The least value; undefined where no restorer of the case is within the limits, or all have the same. */
export function leastInSmoothCase(
  of: SmoothCase,
  quantity: Minimised,
  limits: SmoothLimits,
  tolerance: Rational,
): SmoothLeast | undefined {
  if (limits.errorRate.lessThan(leastErrorRate(of))) return undefined;
  return quantity === "distortion"
    ? leastDistortionOf(of, limits, tolerance)
    : leastPerceptionOf(of, limits, tolerance);
}

function leastDistortionOf(of: SmoothCase, limits: SmoothLimits, tolerance: Rational): SmoothLeast | undefined {
  const { lower, upper } = limits.perception;
  const least = leastSmooth(of);
  if (upper !== "inf" && (least.lower === "inf" || upper.lessThan(least.lower))) return undefined;
  if (upper === "inf" || lower === "inf" || least.constant === true) {
    const unlimited = linearly(linearAtZeroCase(of), "distortion", limits, "inf");
    // Where all restorers have the same d, the audited one has it too, unless another part of the divergence is less.
    const allowed =
      lower === "inf" ||
      (least.constant === true && (isConvex(of.problem) || (least.upper !== "inf" && least.upper.atMost(lower))));
    return unlimited === undefined || allowed
      ? unlimited
      : { lower: unlimited.lower, upper: "inf", restorer: undefined };
  }
  if (lower.equals(upper)) {
    const pinned = pinnedCase(of, upper);
    if (pinned !== undefined) return linearly(pinned, "distortion", limits, Rational.zero);
  }
  const roles = (P: Rational): ExactRoles => ({
    distortion: counted,
    perception: { bound: P },
    errorRate: errorRole(of, limits),
  });
  const outer = solved(of, limits, roles(upper), tolerance, false);
  if (outer === undefined) return undefined;
  const inner = lower.equals(upper) ? outer : solved(of, limits, roles(lower), tolerance, false);
  return enclosed(leastDistortion(of).value, outer, inner, tolerance);
}

function leastPerceptionOf(of: SmoothCase, limits: SmoothLimits, tolerance: Rational): SmoothLeast | undefined {
  const least = leastSmooth(of);
  if (least.constant === true || least.lower === "inf") return undefined;
  if (least.value instanceof Rational) {
    const pinned = pinnedCase(of, least.value);
    const point = pinned === undefined ? undefined : linearly(pinned, "distortion", limits, Rational.zero);
    if (point !== undefined && point.lower.atMost(limits.distortion))
      return { lower: least.value, upper: least.value, restorer: point.restorer };
  }
  const { distortion } = coefficients(of);
  const D = limits.distortion;
  const roles: ExactRoles = {
    distortion: isNarrow(of, D) || mostOf(distortion).atMost(D) ? free : { bound: D },
    perception: counted,
    errorRate: errorRole(of, limits),
  };
  const solution = solved(of, limits, roles, tolerance, true);
  return solution === undefined
    ? undefined
    : enclosed(leastBound(least.lower, tolerance), solution, solution, tolerance);
}

/** The linear case whose restorers with d = 0 are those with the least d here, where d ≤ P allows only these. */
function pinnedCase(of: SmoothCase, P: Rational): LinearCase | undefined {
  const { value } = leastSmooth(of);
  if (!(value instanceof Rational) || !value.equals(P)) return undefined;
  if (P.isZero()) return linearAtZeroCase(of);
  // Of a kernel more than one q may have the least value.
  return of.divergence.form === "f-divergence" ? linearAtLeastCase(of) : undefined;
}

function linearly(
  of: LinearCase,
  quantity: Minimised,
  { distortion, errorRate }: SmoothLimits,
  perception: Rational | "inf",
): { readonly lower: Rational; readonly upper: Rational; readonly restorer: RationalMatrix } | undefined {
  const least = leastInLinearCase(routeOf(of), of, quantity, { distortion, perception, errorRate });
  return least === undefined ? undefined : { lower: least.value, upper: least.value, restorer: least.point.restorer };
}

/** The bound on ε; none where it leaves only letters that all keep it, or where no restorer exceeds it. */
function errorRole(of: SmoothCase, { errorRate }: SmoothLimits): ExactRole {
  const most = mostOf(coefficients(of).error);
  return errorRate.equals(leastErrorRate(of)) || most.atMost(errorRate) ? free : { bound: errorRate };
}

function isNarrow(of: SmoothCase, D: Rational): boolean {
  return D.equals(leastDistortion(of).value);
}

/** A lower bound with as many digits as the enclosure deserves; a short one as it is. */
function leastBound(lower: Rational, tolerance: Rational): Rational {
  const decimals = decimalsFor(tolerance);
  return lower.den <= 10n ** BigInt(decimals) ? lower : roundedDown(lower, decimals);
}

/** A lower bound on the least value, and a restorer within the bounds if one was found. */
type Solved = Pick<SmoothSolution, "lower" | "upper">;

/** @param bounded whether E[Δ] has a bound @returns undefined where no restorer with finite d is left */
function solved(
  of: SmoothCase,
  limits: SmoothLimits,
  roles: ExactRoles,
  tolerance: Rational,
  bounded: boolean,
): Solved | undefined {
  const { distortion, error } = coefficients(of);
  const near = bounded && isNarrow(of, limits.distortion) ? leastOfRow(distortion) : undefined;
  const right = limits.errorRate.equals(leastErrorRate(of)) ? leastOfRow(error) : undefined;
  const allowed = (y: number, j: number): boolean => near?.(y, j) !== false && right?.(y, j) !== false;
  const program = exactProgram(of, allowed);
  if (!program.answerable) return undefined;
  const { lower, plane, upper } = solveWithin(program, roles, tolerance, "persistent");
  if (near === undefined && right === undefined) return { lower, upper };
  return { lower: max(lower, heightOf(restrictedPlane(program, plane, allowed), roles)), upper };
}

/** The plane with potentials for the allowed letters alone, below which no restorer that uses only these falls. */
function restrictedPlane(
  { exact, of }: ExactProgram,
  plane: SmoothPlane,
  allowed: (y: number, j: number) => boolean,
): SmoothPlane {
  const { distortion, error, outputMass } = exact;
  const { multipliers, cut } = plane;
  const { distortion: lambda, perception: mu, errorRate: nu } = multipliers;
  const rows = outputMass.toArray().map((mass, y) => {
    if (mass.isZero()) return Rational.zero;
    const letters = [...of.restored.letters.keys()].filter((j) => allowed(y, j));
    return letters
      .map((j) => {
        const pull = cut === undefined ? Rational.zero : mu.times(mass).times(entry(cut.slopes, j));
        return lambda
          .times(distortion.at(y, j))
          .plus(nu.times(error.at(y, j)))
          .plus(pull);
      })
      .reduce(min);
  });
  const constant = cut === undefined ? Rational.zero : mu.times(cut.constant);
  return { multipliers, rows, cut, intercept: sum(rows).plus(constant) };
}

function enclosed(trivial: Rational, { lower }: Solved, inner: Solved | undefined, tolerance: Rational): SmoothLeast {
  const decimals = decimalsFor(tolerance);
  // E[Δ] and d are never below 0, whatever the least d of a kernel was rounded to.
  const low = [trivial, roundedDown(lower, decimals), Rational.zero].reduce(max);
  const upper = inner?.upper;
  if (upper === undefined) return { lower: low, upper: "inf", restorer: undefined };
  // Rounding must not leave the enclosure empty, which the trivial bound could.
  return {
    lower: low,
    upper: max(low, roundedUp(upper.value, decimals)),
    restorer: upper.attained.restorer,
  };
}
