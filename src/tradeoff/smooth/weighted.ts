/**
 * The least weighted sum α·E[Δ] + β·d + γ·ε of one case with a smooth divergence: enclosed, or exact where d
 * does not count.
 */
import type { Plane } from "../../certificate/plane.js";
import { scaled } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { linearAtZeroCase, type SmoothCase } from "../../model/case.js";
import { exactProgram } from "../../smooth/exact-program.js";
import { planeOf as largestPlane, type ExactRoles } from "../../smooth/rounding.js";
import { solveSmooth } from "../../smooth/solve.js";
import { oracleFor } from "../oracle/index.js";
import { leastSmooth } from "./least.js";
import { planeOf, withoutCut } from "./plane.js";

/** α, β and γ. */
type Weights = Readonly<Record<"distortion" | "perception" | "errorRate", Rational>>;

export interface SmoothOptimum {
  /** No restorer has a smaller sum. */
  readonly lower: Rational;
  /** A restorer, its E[Δ] and an upper bound on its α·E[Δ] + β·d. */
  readonly restorer: RationalMatrix;
  readonly shared: Rational;
  /** The error rate of the restorer with the labels of the case. */
  readonly errorRate: Rational;
  /** Divided by γ, or by the first weight other than zero where γ = 0. */
  readonly plane: Plane;
}

/** The least weighted sum; undefined where d counts and is infinite for every restorer. */
export function leastSmoothSum(of: SmoothCase, weights: Weights, tolerance: Rational): SmoothOptimum | undefined {
  const { distortion, perception, errorRate } = weights;
  if (perception.isZero()) {
    // Without d the linear case has the same optimum.
    const oracle = oracleFor(linearAtZeroCase(of));
    const { point, support } = oracle.minimise(oracle.normalOf(weights));
    const achieved = oracle.achieved(point);
    const shared = distortion.times(achieved.distortion);
    return {
      lower: shared.plus(errorRate.times(achieved.errorRate)),
      shared,
      errorRate: achieved.errorRate,
      restorer: oracle.restorer(point),
      plane: withoutCut(oracle.plane(support)),
    };
  }
  if (leastSmooth(of).lower === "inf") return undefined;
  const roles: ExactRoles = {
    distortion: { weight: distortion },
    perception: { weight: perception },
    errorRate: { weight: errorRate },
  };
  const { lower, upper, plane } = solveSmooth(exactProgram(of), roles, tolerance, "persistent");
  if (upper === undefined) throw new Error("without bounds every restorer of finite divergence is feasible");
  const { restorer, errorRate: errs } = upper.attained;
  return {
    lower,
    shared: upper.value.minus(errorRate.times(errs)),
    errorRate: errs,
    restorer,
    plane: errorRate.isZero() ? scaled(planeOf(plane), Rational.one.over(leading(weights))) : planeOf(plane),
  };
}

/** Where d is infinite for every restorer: a plane for these weights whose intercept is at least `least`. */
export function planeOfInfinite(of: SmoothCase, weights: Weights, least: Rational): Plane {
  // Any constant will do.
  const cut = { slopes: of.restored.letters.map(() => Rational.zero), constant: least.over(weights.perception) };
  const plane = planeOf(largestPlane(exactProgram(of), weights, cut));
  return weights.errorRate.isZero() ? scaled(plane, Rational.one.over(leading(weights))) : plane;
}

function leading({ distortion, perception }: Weights): Rational {
  return distortion.isZero() ? perception : distortion;
}
