/**
 * C(D,P) of any problem at one point, and its certificate: for composite problems by branch and
 * bound (composite/point.ts), for all others by one linear program (point.ts).
 */
import type { AnyCertificate, CertificateData } from "../certificate/certificate.js";
import { floatHint } from "../lp/float-hint.js";
import type { BasisHint } from "../lp/simplex.js";
import { isComposite } from "../model/composite.js";
import type { AnyProblem, CompositeProblem, Problem } from "../model/problem.js";
import { compositeCertificate, solveComposite, type CompositePoint } from "./composite/point.js";
import { bound, certificate as linearCertificate, solve as solveLinear, type BoundLike, type Point } from "./point.js";

/** What `solve` answers, for either kind of problem. */
export type AnyPoint = Point | CompositePoint;

interface GivenBounds {
  readonly distortion: BoundLike;
  readonly perception: BoundLike;
}

/**
 * C(D,P), exactly.
 * @param hint suggests where a linear program starts; it affects speed only
 * @throws InputError when a bound is not a number
 * @example solve(problem, { distortion: "3/20", perception: "1/100" })
 */
export function solve(problem: Problem, bounds: GivenBounds, hint?: BasisHint): Point;
export function solve(problem: CompositeProblem, bounds: GivenBounds, hint?: BasisHint): CompositePoint;
export function solve(problem: AnyProblem, bounds: GivenBounds, hint?: BasisHint): AnyPoint;
export function solve(problem: AnyProblem, { distortion, perception }: GivenBounds, hint: BasisHint = floatHint): AnyPoint {
  const bounds = { distortion: bound(distortion, "distortion"), perception: bound(perception, "perception") };
  return isComposite(problem) ? solveComposite(problem, bounds, hint) : solveLinear(problem, bounds, hint);
}

/** Whether a point is one of a composite problem. */
export function isCompositePoint(point: AnyPoint): point is CompositePoint {
  return isComposite(point.problem);
}

/** The certificate of a point: C(D,P) = errorRate, or nothing feasible. `exact-cdp/kernel` checks it. */
export function certificate(point: Point): CertificateData;
export function certificate(point: AnyPoint): AnyCertificate;
export function certificate(point: AnyPoint): CertificateData | AnyCertificate {
  return isCompositePoint(point) ? compositeCertificate(point) : linearCertificate(point);
}
