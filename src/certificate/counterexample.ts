/**
 * Evidence that a function is not convex: three points on a line, each with its own proof.
 */
import type { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import { header, type CertificateData } from "./data.js";

/** C at a point; "inf" where nothing is feasible. */
export interface PointData {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational | "inf";
}

export interface ConvexityCounterexample {
  readonly problem: Problem;
  /** Left, middle and right: the middle is weight·left + (1 − weight)·right. */
  readonly points: readonly [PointData, PointData, PointData];
  readonly weight: Rational;
  /** C(middle) − weight·C(left) − (1 − weight)·C(right) > 0. */
  readonly violation: Rational | "inf";
  /** The evidence of each value, in the form that a statement `value` or `infeasible` has. */
  readonly evidence: readonly [unknown, unknown, unknown];
}

export function counterexampleCertificate({
  problem,
  points,
  weight,
  violation,
  evidence,
}: ConvexityCounterexample): CertificateData {
  return {
    ...header(problem),
    statement: {
      kind: "counterexample",
      conjecture: "theorem-1",
      points: points.map(({ distortion, perception, errorRate }) => ({
        distortion: distortion.toString(),
        perception: perception.toString(),
        errorRate: errorRate.toString(),
      })),
      weight: weight.toString(),
      violation: violation.toString(),
    },
    evidence: { points: evidence },
  };
}
