/**
 * The paper's training loss, minimised exactly: α·E[Δ] + β·d + γ·ε over all restorers.
 *
 * The minimum is the support function of the achievable set, so an optimal (D, P, ε) lies on
 * a face of the surface, for most weights at a vertex. Liu, Zhang, Xiong (NeurIPS 2019),
 * section on experiments: weights are swept to trace the tradeoff.
 */
import type { Multipliers, Plane } from "../certificate/plane.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import type { Problem } from "../model/problem.js";
import type { Achieved } from "./evaluate.js";
import type { Oracle } from "./oracle/oracle.js";
import { oracleFor } from "./oracle/index.js";

/** α, β, γ ≥ 0, not all zero. */
export interface Weights extends Multipliers {
  readonly errorRate: Rational;
}

export interface SweepPoint {
  readonly problem: Problem;
  readonly weights: Weights;
  /** min of α·E[Δ] + β·d + γ·ε. */
  readonly value: Rational;
  /** What the restorer achieves. Unique for most weights, not for all. */
  readonly achieved: Achieved;
  readonly restorer: RationalMatrix;
  /** Proves the minimum; divided by γ, or by the first weight other than zero when γ = 0. */
  readonly plane: Plane;
}

/**
 * The exact optimum for one choice of weights.
 * @throws InputError "out-of-range" for a negative weight or three zeros
 * @example sweepAt(problem, { distortion: 1, perception: "1/2", errorRate: 2 })
 */
export function sweepAt(problem: Problem, weights: { readonly [quantity in keyof Weights]: RationalLike }): SweepPoint {
  return new Sweep(problem).at({
    distortion: Rational.from(weights.distortion, "distortion"),
    perception: Rational.from(weights.perception, "perception"),
    errorRate: Rational.from(weights.errorRate, "errorRate"),
  });
}

/** Many weights for one problem. */
export class Sweep {
  private readonly oracle: Oracle;

  constructor(private readonly problem: Problem) {
    this.oracle = oracleFor(problem);
  }

  at(weights: Weights): SweepPoint {
    const { distortion, perception, errorRate } = weights;
    for (const [name, weight] of Object.entries(weights) as [string, Rational][]) {
      if (weight.sign() < 0) throw new InputError({ code: "out-of-range", path: name, expected: "a weight ≥ 0", found: describe(weight.toString()) });
    }
    if (distortion.isZero() && perception.isZero() && errorRate.isZero()) {
      throw new InputError({ code: "out-of-range", path: "weights", expected: "at least one weight above 0", found: "three zeros" });
    }
    const { point, support } = this.oracle.minimise(this.oracle.normalOf(weights));
    const achieved = this.oracle.achieved(point);
    const value = distortion.times(achieved.distortion).plus(perception.times(achieved.perception)).plus(errorRate.times(achieved.errorRate));
    return { problem: this.problem, weights, value, achieved, restorer: this.oracle.restorer(point), plane: this.oracle.plane(support) };
  }
}
