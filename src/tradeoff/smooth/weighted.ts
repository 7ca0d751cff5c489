/**
 * The least weighted sum α·E[Δ] + β·d + γ·ε of one case with a smooth divergence: enclosed, or exact where d
 * does not count.
 */
import type { Plane } from "../../certificate/plane.js";
import { scaled } from "../../certificate/plane.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { linearAtZeroCase, type SmoothCase } from "../../model/case.js";
import { exactProgram } from "../../smooth/exact-program.js";
import type { ExactRoles } from "../../smooth/rounding.js";
import { solveSmooth } from "../../smooth/solve.js";
import { oracleFor } from "../oracle/index.js";
import { decimalsFor, roundedDown, roundedUp } from "./decimals.js";
import { planeOf, withoutCut } from "./plane.js";

/** α, β and γ. */
type Weights = Readonly<Record<"distortion" | "perception" | "errorRate", Rational>>;

export interface SmoothOptimum {
  readonly value: Rational | Enclosure;
  readonly restorer: RationalMatrix;
  /** Divided by γ, or by the first weight other than zero where γ = 0. */
  readonly plane: Plane;
}

/** The least weighted sum. */
export function leastSmoothSum(of: SmoothCase, weights: Weights, tolerance: Rational): SmoothOptimum {
  const { distortion, perception, errorRate } = weights;
  if (perception.isZero()) {
    // Without d the linear case has the same optimum.
    const oracle = oracleFor(linearAtZeroCase(of));
    const { point, support } = oracle.minimise(oracle.normalOf(weights));
    const achieved = oracle.achieved(point);
    const value = distortion.times(achieved.distortion).plus(errorRate.times(achieved.errorRate));
    return { value, restorer: oracle.restorer(point), plane: withoutCut(oracle.plane(support)) };
  }
  const roles: ExactRoles = {
    distortion: { weight: distortion },
    perception: { weight: perception },
    errorRate: { weight: errorRate },
  };
  const solution = solveSmooth(exactProgram(of), roles, tolerance, "persistent");
  const { lower, upper, plane } = solution;
  if (upper === undefined) throw new Error("without bounds every restorer of finite divergence is feasible");
  const decimals = decimalsFor(tolerance);
  const leading = distortion.isZero() ? perception : distortion;
  return {
    value: Enclosure.of(roundedDown(lower, decimals), roundedUp(upper.value, decimals)),
    restorer: upper.attained.restorer,
    plane: errorRate.isZero() ? scaled(planeOf(plane), Rational.one.over(leading)) : planeOf(plane),
  };
}
