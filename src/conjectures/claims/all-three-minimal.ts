/**
 * "The distortion, the perceptual difference and the error rate cannot all be minimal at once."
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, remark after Theorem 1, taken of every instance. It fails
 * where C(D_min, P_min) is the least error rate ε_min; the restorer is the evidence.
 * Measured: C(D_min, P_min) − ε_min, what the other two minima cost, where any restorer has both.
 */
import { requireConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { minima } from "../../tradeoff/minima.js";
import { solve } from "../../tradeoff/solve.js";
import { instanceClaim, type Outcome } from "../../search/statement/instance-claim.js";

export const allThreeMinimal = instanceClaim({
  name: "all-three-minimal",
  statement: "no restorer attains the least distortion, the least perceptual difference and the least error rate at once",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, remark after Theorem 1",
  measure: { name: "excess", zero: "simultaneous" },
  kind: "linear",
  decide: (problem) => allThreeOutcome(requireConvex(problem)),
});

export function allThreeOutcome(problem: Problem): Outcome {
  const { distortion, perception, errorRate } = minima(problem);
  const point = solve(problem, { distortion, perception });
  if (point.status === "infeasible") return { status: "holds" };
  const measure = point.errorRate.minus(errorRate);
  if (!measure.isZero()) return { status: "holds", measure };
  return { status: "violated", measure, evidence: { minima: { distortion, perception, errorRate }, restorer: point.restorer } };
}
