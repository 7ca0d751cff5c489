/**
 * C(D,P) of one case at one point, with its proofs.
 *
 * Upper bound: a restorer that meets both bounds and has this error rate. Lower bound: a
 * plane. Where nothing is feasible, a Farkas plane: distortion·D + perception·P ≥ atLeast
 * for every achievable pair.
 */
import { scaled, type Bounds, type Multipliers, type Plane } from "../../certificate/plane.js";
import type { Enclosure } from "../../exact/enclosure.js";
import { Rational, sum } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { Case } from "../../model/case.js";
import { leastDistortion, leastPerception } from "./minima.js";

/** C(D,P) = errorRate. */
export interface OptimalCase {
  readonly status: "optimal";
  readonly of: Case;
  readonly bounds: Bounds;
  readonly errorRate: Rational;
  /** λ, μ ≥ 0 of the plane: minus a subgradient of C at the point. Not unique in general. */
  readonly multipliers: Multipliers;
  /** E[Δ] ≤ D and d ≤ P of the restorer; a smooth d without a bound may be infinite. */
  readonly achieved: { readonly distortion: Rational; readonly perception: Rational | Enclosure | "inf" };
  /** An optimal Q(x̂|y): |Y| rows, |X̂| columns. Not unique in general. */
  readonly restorer: RationalMatrix;
  readonly plane: Plane;
  /** T(x̂,x), for a transport cost given as a matrix. */
  readonly coupling?: RationalMatrix;
}

/** No restorer satisfies both bounds. */
export interface InfeasibleCase {
  readonly status: "infeasible";
  readonly of: Case;
  readonly bounds: Bounds;
  /** distortion·D + perception·P ≥ atLeast holds for every achievable (D,P), and fails here; the first non-zero coefficient is 1. */
  readonly cut: { readonly distortion: Rational; readonly perception: Rational; readonly atLeast: Rational };
  readonly plane: Plane;
}

/** C(D,P) lies in the enclosure: the plane is at least its lower end, the restorer's error rate at most its upper one. */
export interface EnclosedCase extends Omit<OptimalCase, "status" | "errorRate" | "coupling"> {
  readonly status: "enclosed";
  readonly errorRate: Enclosure;
}

/** Whether anything is feasible is not decided; if it is, the error rate is at least the lower end. */
export interface UndecidedCase {
  readonly status: "undecided";
  readonly of: Case;
  readonly bounds: Bounds;
  readonly errorRate: Enclosure;
  readonly plane: Plane;
}

/** What a linear case can be. */
export type ExactCasePoint = OptimalCase | InfeasibleCase;

export type CasePoint = ExactCasePoint | EnclosedCase | UndecidedCase;

/** An infeasible point from a Farkas plane. */
export function infeasible(of: Case, bounds: Bounds, farkas: Plane): InfeasibleCase {
  const { distortion, perception } = farkas.multipliers;
  const leading = distortion.isZero() ? perception : distortion;
  const plane = scaled(farkas, Rational.one.over(leading));
  return {
    status: "infeasible",
    of,
    bounds,
    cut: { ...plane.multipliers, atLeast: intercept(of, plane) },
    plane,
  };
}

/** γ = Σ_y s(y) + β, with β = Σ p_X v or w·p_X. */
export function intercept(of: Case, plane: Plane): Rational {
  const { cut } = plane;
  const p = of.source.marginal;
  switch (cut.kind) {
    case "none":
      return sum(plane.rows);
    case "smooth":
    case "tangent":
      return sum(plane.rows).plus(plane.multipliers.perception.times(cut.constant));
    case "pinned":
      return sum(plane.rows).plus(cut.constant);
    case "transport":
      return sum([...plane.rows, ...cut.source.map((v, x) => v.times(p.at(x)))]);
    case "witnesses":
  }
  const { divergence } = of;
  if (divergence.family !== "witnesses") throw new RangeError("a cut of witnesses for a transport divergence");
  const terms = cut.weights.flatMap((weight, j) =>
    weight.isZero() ? [] : p.toArray().map((mass, x) => weight.times(mass).times(divergence.witnesses.at(j, x))),
  );
  return sum([...plane.rows, ...terms]);
}

/** An infeasible point whose reason is one bound below its own minimum; undefined where neither bound is. */
export function belowMinimum(of: Case, { distortion, perception }: Bounds): InfeasibleCase | undefined {
  for (const [bound, least] of [
    [distortion, leastDistortion],
    [perception, leastPerception],
  ] as const) {
    if (bound === "inf") continue;
    const { value, plane } = least(of);
    if (bound.lessThan(value)) return infeasible(of, { distortion, perception }, plane);
  }
  return undefined;
}
