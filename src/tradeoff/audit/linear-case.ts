/**
 * The least distortion, or the least perceptual difference, of one linear case where the other one and the
 * error rate are bounded.
 *
 * Notation: x is the quantity that is minimised, C(x) the least error rate with x and the other bound, ε the
 * bound on the error rate. C is convex, non-increasing and piecewise linear, and the least x has C(x) ≤ ε.
 * Newton's method begins at the least x of all: where C(x) > ε a plane below C, and where nothing is feasible
 * a cut, says that x is larger, exactly by how much. Each step excludes its own plane, and there are finitely
 * many, so that the end is exact. The last plane αE[Δ] + βd + γε ≥ κ proves it: the restorer at the end lies
 * on it, so that it attains the least sum with these weights.
 */
import type { Bound, Plane } from "../../certificate/plane.js";
import type { WeightedProof } from "../../certificate/weighted.js";
import { Rational } from "../../exact/rational.js";
import type { LinearCase } from "../../model/case.js";
import { leastDistortion, leastPerception } from "../convex/minima.js";
import { intercept, type OptimalCase } from "../convex/point.js";
import type { Route } from "../route/route.js";

/** The quantities that are minimised here; C itself is for `solve`. */
export type Minimised = "distortion" | "perception";

/** What a restorer may have at most; the perceptual difference as d^power of the case. */
export interface CaseLimits {
  readonly distortion: Rational;
  readonly perception: Bound;
  readonly errorRate: Rational;
}

/** The least value, and a restorer with it that is within the other two bounds. */
export interface LinearLeast {
  /** E[Δ], or d^power. */
  readonly value: Rational;
  readonly point: OptimalCase;
  /** The plane that no restorer falls below, and on which this one lies. */
  readonly proof: () => WeightedProof;
}

interface Below {
  readonly kind: "plane" | "farkas";
  readonly plane: Plane;
}

const { zero, one } = Rational;

/** The least value; undefined where no restorer of the case is within the other two bounds. */
export function leastInLinearCase(
  route: Route,
  of: LinearCase,
  quantity: Minimised,
  limits: CaseLimits,
): LinearLeast | undefined {
  const other = quantity === "distortion" ? "perception" : "distortion";
  const at = (x: Bound): ReturnType<Route["solve"]> =>
    route.solve({ distortion: limits.distortion, perception: limits.perception, [quantity]: x });
  const most = at("inf");
  if (most.status !== "optimal" || limits.errorRate.lessThan(most.errorRate)) return undefined;
  const start = quantity === "distortion" ? leastDistortion(of) : leastPerception(of);
  let below: Below = { kind: "farkas", plane: start.plane };
  for (let x = start.value; ;) {
    const point = at(x);
    if (point.status === "infeasible") {
      below = { kind: "farkas", plane: point.plane };
      const { cut } = point;
      x = cut.atLeast.minus(weigh(cut[other], limits[other])).over(cut[quantity]);
      continue;
    }
    if (point.status !== "optimal") throw new Error("the points of a linear case are exact");
    if (point.errorRate.atMost(limits.errorRate)) {
      const last = below;
      return { value: x, point, proof: () => proofOf(of, last, point) };
    }
    below = { kind: "plane", plane: point.plane };
    x = x.plus(point.errorRate.minus(limits.errorRate).over(point.multipliers[quantity]));
  }
}

function weigh(factor: Rational, bound: Bound): Rational {
  return factor.isZero() || bound === "inf" ? zero : factor.times(bound);
}

/** The least weighted sum with the coefficients of the plane as weights. */
function proofOf(of: LinearCase, { kind, plane }: Below, point: OptimalCase): WeightedProof {
  const weights = { ...plane.multipliers, errorRate: kind === "plane" ? one : zero };
  return {
    problem: of.problem,
    weights,
    value: intercept(of, plane),
    labeling: of.labeling,
    part: of.part,
    restorer: point.restorer,
    ...(point.coupling === undefined || weights.perception.isZero() ? {} : { coupling: point.coupling.sparseRows() }),
    proof: { trees: [{ kind: "plane", plane: () => plane }] },
  };
}
