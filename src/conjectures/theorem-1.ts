/**
 * Theorem 1, for a fixed classifier and a convex divergence: C is non-increasing and jointly convex.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1. It is true: no search finds anything. That the surface
 * is a maximum of planes would make this vacuous, so that C is computed a second time: by the linear
 * program (tradeoff/formulation/values.ts), which knows nothing of hulls, at pairs of vertices u, v, at their
 * midpoint m, and at their join j = (max D, max P), once at each place. Wanted is C(m) ≤ ½C(u) + ½C(v), also that m is
 * feasible, and C(j) ≤ C(u), C(v). The vertices decide convexity of the surface; pairs are each
 * vertex with the four after it, which is all of them up to five vertices. That program and
 * surface agree at all these points is checked, too, and is no matter of the theorem.
 *
 * Score: the most by which C(m) exceeds the chord or C(j) the lesser end, never above 0 where the
 * theorem holds; 1 for an infeasible midpoint.
 */
import { Rational, max, min } from "../exact/rational.js";
import { convexCase, requireConvex } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { LinearValues } from "../tradeoff/formulation/values.js";
import { surface } from "../tradeoff/surface.js";
import { certificate, PointSolver } from "../tradeoff/solve.js";
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
    return { status: "violated", score: excess, evidence: { points } };
  },
  certificates: ({ problem }) => {
    const solver = new PointSolver(problem, { route: "linear" });
    return worst(requireConvex(problem)).points.map((at) => certificate(solver.solve(at)));
  },
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

/** C at a place; "inf" where nothing is feasible. */
interface Valued extends Place {
  readonly errorRate: Rational | "inf";
}

interface Worst {
  readonly excess: Rational;
  readonly points: readonly Valued[];
}

/** The pair of vertices at which C comes nearest to a violation. @throws Error where surface and linear program disagree */
function worst(problem: Problem): Worst {
  const C = surface(problem);
  const program = new LinearValues(convexCase(problem));
  return largestExcess(C.vertices, (at) => {
    const value = program.at(at);
    const other = C.at(at);
    const agrees = value === "infinite" || other === "infinite" ? value === other : value.equals(other);
    if (!agrees)
      throw new Error(
        `the surface has C(${at.distortion.toString()}, ${at.perception.toString()}) = ${other.toString()}, the linear program ${value.toString()}`,
      );
    return value === "infinite" ? "inf" : value;
  });
}

/**
 * The most by which C lies above a chord half-way, or is larger where both bounds are looser.
 * @param places at which something is feasible @param C at a place, asked once for each
 * @returns the points compared: both ends and the middle, or the lesser end and the join
 */
export function largestExcess(places: readonly Place[], C: (at: Place) => Rational | "inf"): Worst {
  const known = new Map<string, Valued>();
  const valued = ({ distortion, perception }: Place): Valued => {
    const name = `${distortion.toString()},${perception.toString()}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const at = { distortion, perception };
    const value = { ...at, errorRate: C(at) };
    known.set(name, value);
    return value;
  };
  const ends = places.map(valued);
  let found: Worst | undefined;
  const offer = (bound: Rational, { errorRate }: Valued, points: readonly Valued[]): void => {
    const excess = errorRate === "inf" ? Rational.one : errorRate.minus(bound);
    if (found === undefined || found.excess.lessThan(excess)) found = { excess, points };
  };
  ends.forEach((u, i) => {
    for (const v of ends.slice(i, i + 1 + reach)) {
      const [first, second] = [finite(u), finite(v)];
      const middle = valued({
        distortion: mean(u.distortion, v.distortion),
        perception: mean(u.perception, v.perception),
      });
      offer(mean(first, second), middle, [u, v, middle]);
      const join = valued({ distortion: max(u.distortion, v.distortion), perception: max(u.perception, v.perception) });
      offer(min(first, second), join, [second.lessThan(first) ? v : u, join]);
    }
  });
  if (found === undefined) throw new Error("a surface has a vertex");
  return found;
}

function mean(a: Rational, b: Rational): Rational {
  return a.plus(b).times(half);
}

const half = Rational.of(1n, 2n);

/** C where something is feasible. */
function finite({ errorRate }: Valued): Rational {
  if (errorRate === "inf") throw new Error("at a vertex something is feasible");
  return errorRate;
}
