/**
 * Is C of one problem nowhere lower than C of another, which differs from it in the channel alone?
 *
 * Notation: C_V and C_W are the CDP functions behind the channels V(z|x) and W(y|x), everything else
 * being equal. What restorers achieve plus the positive orthant is a polyhedron with the vertices
 * (D_i, P_i, ε_i) of the surface and the orthant as its recession cone. So C_V ≥ C_W everywhere
 * exactly when C_W(D_i, P_i) ≤ ε_i at every vertex of C_V: finitely many points decide.
 */
import { requireLinear } from "../model/case.js";
import type { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import type { OptimalPoint } from "../tradeoff/cases/point.js";
import type { Vertex } from "../tradeoff/convex/pieces.js";
import { incomplete } from "../tradeoff/convex/surface.js";
import { PointSolver } from "../tradeoff/solve.js";
import type { Surface } from "../tradeoff/surface.js";
import { type NamedChannel, channelOf } from "./degradation.js";

/** C_V ≥ C_W everywhere. */
export interface Dominates {
  readonly dominates: true;
  /** C_V. */
  readonly surface: Surface;
  /** W. */
  readonly of: NamedChannel;
  /** C_W at every vertex of C_V, in their order. */
  readonly points: readonly OptimalPoint[];
}

/** At some vertices C_V is below C_W. */
export interface DoesNotDominate {
  readonly dominates: false;
  /** C_W − C_V > 0 at these vertices; "inf" where nothing is feasible behind W. */
  readonly below: readonly { readonly vertex: Vertex; readonly by: Rational | "inf" }[];
}

export type DominanceVerdict = Dominates | DoesNotDominate;

/**
 * Whether the surface is nowhere lower than C of the other problem, which has the same source, classifier and measures.
 * @throws InputError on an incomplete surface; "not-linear" where C is not convex
 * @example dominance(surface(degraded), better).dominates // true
 */
export function dominance(surface: Surface, other: Problem): DominanceVerdict {
  if (!surface.complete) throw incomplete();
  requireLinear(other, "a comparison of surfaces");
  const solver = new PointSolver(other);
  const points: OptimalPoint[] = [];
  const below: DoesNotDominate["below"][number][] = [];
  for (const vertex of surface.vertices) {
    const { distortion, perception, errorRate } = vertex;
    const point = solver.solve({ distortion, perception });
    if (point.status === "enclosed" || point.status === "undecided")
      throw new Error("a linear problem has exact points");
    if (point.status === "infeasible") below.push({ vertex, by: "inf" });
    else if (errorRate.lessThan(point.errorRate)) below.push({ vertex, by: point.errorRate.minus(errorRate) });
    else points.push(point);
  }
  return below.length === 0 ? { dominates: true, surface, of: channelOf(other), points } : { dominates: false, below };
}
