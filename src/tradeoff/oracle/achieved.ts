/**
 * A restorer in one case: its distortion, perceptual difference and error rate.
 *
 * E[Δ] = Σ δQ, ε = Σ eQ, d(p_X,q) with q(x̂) = Σ_y π(y)Q(x̂|y); all exact. For a
 * transport cost given as a matrix, d is the cost of an optimal coupling, by the network simplex.
 */
import type { Rational } from "../../exact/rational.js";
import type { Value } from "../../exact/value.js";
import type { Root } from "../../exact/root.js";
import type { RationalMatrix, RationalVector } from "../../exact/vector.js";
import { isSmoothCase, linearCase, type Case } from "../../model/case.js";
import { coefficients, inner } from "../../model/coefficients.js";
import { pushForward } from "../../model/masses/pmf.js";
import { optimalCoupling } from "../../transport/coupling.js";

/** (D, P, ε); d is that of the case. */
export interface CaseAchieved {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/** (D, P, ε) of a restorer. */
export function evaluateCase(of: Case, restorer: RationalMatrix): CaseAchieved {
  const { outputMass, distortion, error } = coefficients(of);
  return {
    distortion: inner(distortion, restorer),
    perception: perceptualDifference(of, pushForward(outputMass, restorer)),
    errorRate: inner(error, restorer),
  };
}

/** d(p_X,q) of any divergence, smooth ones enclosed at about so many binary digits; "inf" where it is infinite. */
export function perceptualValue(of: Case, q: RationalVector, bits = shownBits): Exclude<Value, Root> | "inf" {
  if (isSmoothCase(of)) return of.divergence.evaluate(of.source.marginal, q, bits);
  return perceptualDifference(of, q);
}

/** Binary digits of d where it is shown: nineteen decimal ones. */
export const shownBits = 64;

/** d(p_X,q) of a linear divergence, for a pmf q on the restored letters. */
export function perceptualDifference(of: Case, q: RationalVector): Rational {
  const {
    source: { marginal: p },
    divergence,
  } = linearCase(of);
  if (divergence.family === "witnesses") return divergence.evaluate(p, q);
  return divergence.evaluate?.(p, q) ?? optimalCoupling(divergence.cost, p, q).cost;
}
