/**
 * Is there a tradeoff at all, for a re-trained classifier or a divergence that is not convex?
 *
 * D_min, P_min and ε_min are attained by one restorer exactly when C(D_min,P_min) = ε_min; D_min
 * and ε_min when C(D_min,∞) = ε_min; P_min and ε_min when C(∞,P_min) = ε_min. The three values
 * are the evidence, each with a certificate of its own.
 */
import type { Rational } from "../exact/rational.js";
import type { CompositeProblem } from "../model/problem.js";
import { compositeMinima, type CompositeMinima } from "../tradeoff/composite/minima.js";
import { solveComposite, type CompositePoint, type RootBounds } from "../tradeoff/composite/point.js";

/** Two quantities, and the least error rate that they allow when both bounds are minimal; undefined where nothing is feasible. */
export interface CompositePair {
  readonly attained: boolean;
  readonly errorRate: Rational | undefined;
}

/** D_min, P_min and ε_min of a composite problem, whether one restorer attains all three, and which pairs; the evidence are three values of C. */
export interface CompositeTradeoff {
  readonly problem: CompositeProblem;
  readonly minima: CompositeMinima;
  /** C(D_min,P_min) = ε_min. */
  readonly simultaneous: CompositePair;
  readonly pairs: { readonly distortionPerception: CompositePair; readonly distortionErrorRate: CompositePair; readonly perceptionErrorRate: CompositePair };
  /** C(D_min,P_min), C(D_min,∞) and C(∞,P_min). */
  readonly points: readonly [both: CompositePoint, distortion: CompositePoint, perception: CompositePoint];
}

/**
 * Decides whether one restorer attains all three minima, and every two of them.
 * @throws InputError "not-a-rational" where P_min is irrational and another part of the divergence is linear itself
 */
export function tradeoffComposite(problem: CompositeProblem): CompositeTradeoff {
  const least = compositeMinima(problem);
  const at = (distortion: RootBounds["distortion"], perception: RootBounds["perception"]): CompositePoint => solveComposite(problem, { distortion, perception });
  const both = at(least.distortion, least.perception);
  const sharp = at(least.distortion, "inf");
  const natural = at("inf", least.perception);
  const pair = (point: CompositePoint): CompositePair =>
    point.status === "infeasible" ? { attained: false, errorRate: undefined } : { attained: point.errorRate.equals(least.errorRate), errorRate: point.errorRate };
  const simultaneous = pair(both);
  return {
    problem,
    minima: least,
    simultaneous,
    pairs: {
      distortionPerception: { attained: both.status === "optimal", errorRate: simultaneous.errorRate },
      distortionErrorRate: pair(sharp),
      perceptionErrorRate: pair(natural),
    },
    points: [both, sharp, natural],
  };
}
