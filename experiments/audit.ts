/**
 * Trained restorers as audited points: exact (D, P, ε), the gap to C(D,P), and the certificate of C(D,P), which
 * the kernel checks. A restorer below the frontier, or a certificate that is rejected, is an error of the program.
 */
import { certificate, check, evaluate, PointSolver, Rational, restorerFromCounts, type Problem } from "exact-cdp";

/** What one restorer came to, in exact numbers. */
export interface AuditedPoint {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
  /** C(D,P) at its own D and P. */
  readonly least: Rational;
  /** ε − C(D,P) ≥ 0. */
  readonly gap: Rational;
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
    const { distortion, perception, errorRate } = evaluate(this.problem, restorerFromCounts(this.problem, counts));
    if (!(perception instanceof Rational)) throw new Error("a rational perceptual difference expected");
    const point = this.points.solve({ distortion, perception });
    if (point.status !== "optimal") throw new Error(`C is ${point.status} where a restorer is`);
    const verdict = check(certificate(point));
    if (verdict.status !== "accepted") throw new Error(`the certificate of C(D,P) is rejected: ${verdict.reason}`);
    const gap = errorRate.minus(point.errorRate);
    if (gap.lessThan(Rational.zero)) throw new Error("a restorer lies below the frontier");
    return { distortion, perception, errorRate, least: point.errorRate, gap };
  }
}
