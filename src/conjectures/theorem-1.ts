/**
 * Theorem 1, for a fixed classifier and a convex divergence: C is non-increasing and jointly convex.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1. It is true: no search finds anything. That the surface
 * is a maximum of planes would make this vacuous, so that C is computed a second time: by the linear
 * program (tradeoff/convex/linear.ts), which knows nothing of hulls, at pairs of vertices u, v, at their
 * midpoint m, and at their join j = (max D, max P). Wanted is C(m) ≤ ½C(u) + ½C(v), also that m is
 * feasible, and C(j) ≤ C(u), C(v). The vertices decide convexity of the surface; pairs are each
 * vertex with the four after it, which is all of them up to five vertices. That program and
 * surface agree at all these points is checked, too, and is no matter of the theorem.
 *
 * Score: the most by which C(m) exceeds the chord or C(j) the lesser end, never above 0 where the
 * theorem holds; 1 for an infeasible midpoint.
 */
import { Rational, max, min } from "../exact/rational.js";
import { requireConvex } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { surface } from "../tradeoff/surface.js";
import { certificate, PointSolver, type Point } from "../tradeoff/solve.js";
import { theorem1 as verdictOf } from "../theorem/theorem-1.js";
import { instances } from "../generate/instances.js";
import { caseScan } from "../search/statement/case-scan.js";
import type { Conjecture } from "../search/statement/conjecture.js";

export const theorem1: Conjecture = {
  name: "theorem-1",
  statement: "C(D,P) is non-increasing and jointly convex, for a fixed classifier and a convex divergence",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1",
  scope: { kind: "linear" },
  instances: instances(),
  decide: ({ problem }) => {
    const { excess, points } = worst(requireConvex(problem));
    if (excess.sign() <= 0) return { status: "holds", score: excess };
    const evidence = {
      points: points.map(({ bounds, ...point }) => ({
        ...bounds,
        errorRate: point.status === "optimal" ? point.errorRate : "inf",
      })),
    };
    return { status: "violated", score: excess, evidence };
  },
  certificates: ({ problem }) => worst(requireConvex(problem)).points.map(certificate),
  // Over a grid every surface is computed to its end, which is what makes it convex; no second computation.
  scan: caseScan(({ problem }) => {
    verdictOf(surface(requireConvex(problem)));
    return { status: "holds" };
  }),
  argument:
    "The certificates prove C at three points, the third half-way between the other two and above their mean, or at two points, the second with the looser bounds and the larger C.",
};

/** Vertices after a vertex that are paired with it. */
const reach = 4;

interface Place {
  readonly distortion: Rational;
  readonly perception: Rational;
}

/** C at a place. */
type Known = { readonly status: "optimal"; readonly errorRate: Rational } | { readonly status: "infeasible" };

interface Worst<P> {
  readonly excess: Rational;
  readonly points: readonly P[];
}

/** The pair of vertices at which C comes nearest to a violation. @throws Error where surface and linear program disagree */
type Decided = Point & Known;

function worst(problem: Problem): Worst<Decided> {
  const C = surface(problem);
  const solver = new PointSolver(problem, { route: "linear" });
  return largestExcess(C.vertices, (at) => {
    const point = decided(solver.solve(at));
    const value = C.at(at);
    const agrees =
      point.status === "optimal" ? value !== "infinite" && value.equals(point.errorRate) : value === "infinite";
    if (!agrees)
      throw new Error(
        `the surface has C(${at.distortion.toString()}, ${at.perception.toString()}) = ${value.toString()}, the linear program another value`,
      );
    return point;
  });
}

/** A point of a linear problem. */
function decided(point: Point): Decided {
  if (point.status === "enclosed" || point.status === "undecided") throw new Error("a linear problem has exact points");
  return point;
}

/**
 * The most by which C lies above a chord half-way, or is larger where both bounds are looser.
 * @param places at which something is feasible @param solve C at a place
 * @returns the points compared: both ends and the middle, or the lesser end and the join
 */
export function largestExcess<P extends Known>(places: readonly Place[], solve: (at: Place) => P): Worst<P> {
  const ends = places.map((at) => ({ ...at, point: solve(at) }));
  let found: Worst<P> | undefined;
  const offer = (bound: Rational, point: P, points: readonly P[]): void => {
    const excess = point.status === "infeasible" ? Rational.one : errorRate(point).minus(bound);
    if (found === undefined || found.excess.lessThan(excess)) found = { excess, points };
  };
  ends.forEach((u, i) => {
    for (const v of ends.slice(i, i + 1 + reach)) {
      const [first, second] = [errorRate(u.point), errorRate(v.point)];
      const middle = solve({
        distortion: mean(u.distortion, v.distortion),
        perception: mean(u.perception, v.perception),
      });
      offer(mean(first, second), middle, [u.point, v.point, middle]);
      const join = solve({ distortion: max(u.distortion, v.distortion), perception: max(u.perception, v.perception) });
      offer(min(first, second), join, [second.lessThan(first) ? v.point : u.point, join]);
    }
  });
  if (found === undefined) throw new Error("a surface has a vertex");
  return found;
}

function mean(a: Rational, b: Rational): Rational {
  return a.plus(b).times(Rational.of(1n, 2n));
}

/** C where something is feasible. */
function errorRate(point: Known): Rational {
  if (point.status === "infeasible") throw new Error("at a vertex something is feasible");
  return point.errorRate;
}
