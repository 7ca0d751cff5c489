/**
 * A restorer in one case: its distortion, perceptual difference and error rate.
 *
 * E[Δ] = Σ δQ, ε = Σ eQ, d(p_X,q) with q(x̂) = Σ_y π(y)Q(x̂|y); all exact. For a
 * transport cost given as a matrix, d is the optimum of a transportation program.
 */
import { Rational } from "../../exact/rational.js";
import type { Value } from "../../exact/value.js";
import type { Root } from "../../exact/root.js";
import { type RationalMatrix, type RationalVector, entry } from "../../exact/vector.js";
import type { Column, LinearProgram, Row } from "../../lp/program.js";
import { solveLinearProgram } from "../../lp/simplex.js";
import { warmStart } from "../../lp/warm-start.js";
import { isSmoothCase, linearCase, type Case } from "../../model/case.js";
import { coefficients, inner } from "../../model/coefficients.js";
import { pushForward } from "../../model/masses/pmf.js";

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
  return divergence.evaluate?.(p, q) ?? transportCost(divergence.cost, p, q);
}

/** min Σ ρT over couplings T(x̂,x) ≥ 0 with row sums q and column sums p. */
function transportCost(cost: RationalMatrix, p: RationalVector, q: RationalVector): Rational {
  const rows: Row[] = [
    ...p
      .toArray()
      .map((mass, x): Row => ({ name: `source ${String(x)}`, relation: "=", bound: mass, denominator: 1n })),
    ...q
      .toArray()
      .map((mass, j): Row => ({ name: `restored ${String(j)}`, relation: "=", bound: mass, denominator: 1n })),
  ];
  const columns: Column[] = [];
  for (let j = 0; j < q.length; j++) {
    for (let x = 0; x < p.length; x++) {
      if (entry(p.numerators, x) === 0n || entry(q.numerators, j) === 0n) continue;
      const name = `T(${String(j)},${String(x)})`;
      columns.push({
        name,
        lower: Rational.zero,
        cost: cost.numeratorAt(j, x),
        rows: [x, p.length + j],
        values: [1n, 1n],
      });
    }
  }
  const program: LinearProgram = { rows, columns, costDenominator: cost.denominator };
  const outcome = solveLinearProgram(program, { warmStart });
  if (outcome.status !== "optimal") throw new Error(`a transportation program of two pmfs cannot be ${outcome.status}`);
  return outcome.value;
}
