/**
 * Theorem 1, for a fixed classifier and a convex divergence: C is non-increasing and jointly convex.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1. It is true: no search finds anything. That the surface
 * is a maximum of planes would make this vacuous, so that C is computed a second time: by the linear
 * program (route/linear.ts), which knows nothing of hulls, at pairs of vertices u, v, at their
 * midpoint m, and at their join j = (max D, max P). Wanted is C(m) ≤ ½C(u) + ½C(v), also that m is
 * feasible, and C(j) ≤ C(u), C(v). The vertices decide convexity of the surface; pairs are each
 * vertex with the four after it, which is all of them up to five vertices. That program and
 * surface agree at all these points is checked, too, and is no matter of the theorem.
 *
 * Score: the most by which C(m) exceeds the chord or C(j) the lesser end, never above 0 where the
 * theorem holds; 1 for an infeasible midpoint.
 */
import { Rational, max, min } from "../../exact/rational.js";
import { linear } from "../../model/composite.js";
import type { Problem } from "../../model/problem.js";
import { LinearPointSolver } from "../../tradeoff/route/linear.js";
import { surface } from "../../tradeoff/surface.js";
import { certificate, type Point } from "../../tradeoff/point.js";
import { theorem1Linear } from "../family/theorem-1.js";
import { instances } from "../instance/arbitrary.js";
import { type Conjecture, statedBy } from "./conjecture.js";

export const theorem1: Conjecture = {
  ...statedBy(theorem1Linear),
  instances: instances(),
  decide: ({ problem }) => {
    const { excess, points } = worst(linear(problem));
    if (excess.sign() <= 0) return { status: "holds", score: excess };
    const evidence = { points: points.map(({ bounds, ...point }) => ({ ...bounds, errorRate: point.status === "optimal" ? point.errorRate : "inf" })) };
    return { status: "violated", score: excess, evidence };
  },
  certificates: ({ problem }) => worst(linear(problem)).points.map(certificate),
  argument: "The certificates prove C at three points, the third half-way between the other two and above their mean, or at two points, the second with the looser bounds and the larger C.",
};

/** Vertices after a vertex that are paired with it. */
const reach = 4;

interface Worst {
  readonly excess: Rational;
  readonly points: readonly Point[];
}

/** The pair of vertices at which C comes nearest to a violation. @throws Error where surface and linear program disagree */
function worst(problem: Problem): Worst {
  const C = surface(problem);
  const solver = new LinearPointSolver(problem);
  const solve = (distortion: Rational, perception: Rational): Point => {
    const point = solver.solve({ distortion, perception });
    const value = C.at({ distortion, perception });
    const agrees = point.status === "optimal" ? value !== "infinite" && value.equals(point.errorRate) : value === "infinite";
    if (!agrees) throw new Error(`the surface has C(${distortion.toString()}, ${perception.toString()}) = ${value.toString()}, the linear program another value`);
    return point;
  };
  const vertices = C.vertices.map(({ distortion, perception }) => ({ distortion, perception, point: solve(distortion, perception) }));
  let found: Worst | undefined;
  const offer = (excess: Rational, points: readonly Point[]): void => {
    if (found === undefined || found.excess.lessThan(excess)) found = { excess, points };
  };
  vertices.forEach((u, i) => {
    for (const v of vertices.slice(i, i + 1 + reach)) {
      const [first, second] = [errorRate(u.point), errorRate(v.point)];
      const middle = solve(mean(u.distortion, v.distortion), mean(u.perception, v.perception));
      const above = middle.status === "infeasible" ? Rational.one : middle.errorRate.minus(mean(first, second));
      offer(above, [u.point, v.point, middle]);
      const join = solve(max(u.distortion, v.distortion), max(u.perception, v.perception));
      const lesser = second.lessThan(first) ? v.point : u.point;
      offer(join.status === "infeasible" ? Rational.one : join.errorRate.minus(min(first, second)), [lesser, join]);
    }
  });
  if (found === undefined) throw new Error("a surface has a vertex");
  return found;
}

function mean(a: Rational, b: Rational): Rational {
  return a.plus(b).times(Rational.of(1n, 2n));
}

/** C at a vertex. */
function errorRate(point: Point): Rational {
  if (point.status === "infeasible") throw new Error("at a vertex something is feasible");
  return point.errorRate;
}
