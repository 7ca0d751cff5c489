/**
 * C(D,P) at one point: the value and why it is neither lower nor higher.
 *
 * Two routes lead there. Transport divergences: facets of the achievable set, one after
 * the other, until one is found that carries the point (route/facets.ts). Witness sets: a
 * linear program (route/linear.ts), which serves the others as a second opinion.
 */
import type { Bounds } from "../certificate/plane.js";
import { infeasibilityCertificate, valueCertificate, type CertificateData } from "../certificate/certificate.js";
import { InputError } from "../exact/errors.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { floatHint } from "../lp/float-hint.js";
import type { BasisHint } from "../lp/simplex.js";
import type { Problem } from "../model/problem.js";
import { FacetPointSolver } from "./route/facets.js";
import { LinearPointSolver } from "./route/linear.js";
import type { Point } from "./route/outcome.js";

export { intercept, type InfeasiblePoint, type OptimalPoint, type Point } from "./route/outcome.js";

/** A bound as users give it: a number, or "inf" for none. */
export type BoundLike = RationalLike | "inf";

/**
 * C(D,P), exactly.
 * @param hint suggests where a linear program starts; it affects speed only
 * @throws InputError when a bound is not a number
 * @example solve(problem, { distortion: "3/20", perception: "1/100" })
 */
export function solve(
  problem: Problem,
  bounds: { readonly distortion: BoundLike; readonly perception: BoundLike },
  hint: BasisHint = floatHint,
): Point {
  return new PointSolver(problem, hint).solve({
    distortion: bound(bounds.distortion, "distortion"),
    perception: bound(bounds.perception, "perception"),
  });
}

/** A bound from a number or "inf". */
export function bound(value: BoundLike, path: string): Bounds["distortion"] {
  if (value === "inf") return value;
  try {
    return Rational.from(value, path);
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== "not-a-rational") throw error;
    throw new InputError({ code: error.code, path, expected: `a number such as "1/10", or "inf"`, found: error.found });
  }
}

/** Solves many points of one problem; later points profit from what earlier ones have found. */
export class PointSolver {
  private readonly route: FacetPointSolver | LinearPointSolver;

  /** @param hint suggests where a linear program starts; it affects speed only. `hintFor` chooses one by size. */
  constructor(problem: Problem, hint: BasisHint = floatHint) {
    this.route = problem.perception.family === "transport" ? new FacetPointSolver(problem) : new LinearPointSolver(problem, hint);
  }

  solve(bounds: Bounds): Point {
    return this.route.solve(bounds);
  }
}

/** The certificate of a point: C(D,P) = errorRate, or nothing feasible. `exact-cdp/kernel` checks it. */
export function certificate(point: Point): CertificateData {
  return point.status === "optimal" ? valueCertificate(point) : infeasibilityCertificate(point);
}
