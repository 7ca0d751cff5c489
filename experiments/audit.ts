/**
 * Trained restorers as audited points: exact (D, P, ε), the gap to C(D,P), and the certificate of C(D,P), which
 * the kernel checks. A restorer below the frontier, or a certificate that is rejected, is an error of the program.
 *
 * A smooth divergence is known between two rationals, and so is C. P is then a bound that d is proved to meet, rounded
 * up to 15 decimals.
 */
import {
  certificate,
  check,
  Enclosure,
  evaluate,
  PointSolver,
  Rational,
  restorerFromCounts,
  type Problem,
  type Value,
} from "exact-cdp";
import { roundedUp } from "./decimals.js";

/** What one restorer came to, in exact numbers. */
export interface AuditedPoint {
  readonly distortion: Rational;
  /** d, or a bound that it meets. */
  readonly perception: Rational;
  readonly errorRate: Rational;
  /** C(D,P) at its own D and P. */
  readonly least: Rational | Enclosure;
  /** ε − C(D,P) ≥ 0. */
  readonly gap: Rational | Enclosure;
}

/** The most that bounds of d may be above it. */
const narrow = Rational.from("1e-12");

/**
 * The least bound with 15 decimals that a perceptual difference is known to meet; a rational one itself.
 * @throws Error where d is infinite, a root, or known less well than to 10⁻¹²
 */
export function boundOf(perception: Value | "inf"): Rational {
  if (perception instanceof Rational) return perception;
  if (!(perception instanceof Enclosure) || perception.upper === "inf")
    throw new Error("a finite perceptual difference expected, no root");
  const bound = roundedUp(perception.upper, 15);
  if (narrow.lessThan(bound.minus(perception.lower))) throw new Error("the enclosure of d is too wide");
  return bound;
}

/**
 * Audits restorers of one problem; counts have a row per output, masses in proportion.
 * @throws Error where a point lies below the frontier or the checker rejects its certificate
 */
export class PointAuditor {
  private readonly points: PointSolver;

  constructor(private readonly problem: Problem) {
    this.points = new PointSolver(problem);
  }

  audit(counts: readonly (readonly number[])[]): AuditedPoint {
    const { distortion, errorRate, ...achieved } = evaluate(this.problem, restorerFromCounts(this.problem, counts));
    const perception = boundOf(achieved.perception);
    const point = this.points.solve({ distortion, perception });
    if (point.status !== "optimal" && point.status !== "enclosed")
      throw new Error(`C is ${point.status} where a restorer is`);
    const verdict = check(certificate(point));
    if (verdict.status !== "accepted") throw new Error(`the certificate of C(D,P) is rejected: ${verdict.reason}`);
    return { distortion, perception, errorRate, least: point.errorRate, gap: gapOf(errorRate, point.errorRate) };
  }
}

/** ε − C ≥ 0. @throws Error where ε is proved to be below C */
function gapOf(errorRate: Rational, least: Rational | Enclosure): Rational | Enclosure {
  const [lower, upper] = least instanceof Enclosure ? [least.lower, least.upper] : [least, least];
  const most = errorRate.minus(lower);
  if (most.lessThan(Rational.zero)) throw new Error("a restorer lies below the frontier");
  const own = upper === "inf" ? Rational.zero : errorRate.minus(upper);
  return Enclosure.of(own.lessThan(Rational.zero) ? Rational.zero : own, most);
}
