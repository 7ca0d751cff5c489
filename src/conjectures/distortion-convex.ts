/**
 * The least distortion D(P,C), for d ≤ P and ε ≤ C, is non-increasing and jointly convex.
 *
 * True, by mixing restorers, as Theorem 1 is for C(D,P): both are views of one convex set. D is
 * computed by linear programs that minimise the distortion: at the vertices (D,P,ε) of the surface of C,
 * where it must be D, and between neighbours, where it must be at most the mean of both ends; it
 * must not rise when both bounds are loosened to those of either end.
 * Score: D(midpoint) − mean, at most 0. No violation in 5000 random instances.
 */
import { Rational, max } from "../exact/rational.js";
import { surface, type Vertex } from "../tradeoff/surface.js";
import { instances } from "../generate/instances.js";
import { always, whereLinear } from "./quantities/hypotheses.js";
import { LeastDistortions } from "./quantities/least.js";
import type { Conjecture } from "../search/statement/conjecture.js";

export const distortionConvex: Conjecture = {
  name: "distortion-convex",
  statement:
    "the least distortion for bounded perceptual difference and error rate is non-increasing and jointly convex in the bounds",
  source: "ours, after Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1",
  instances: instances({ classes: 3 }),
  decide: whereLinear(always, (problem) => {
    const { vertices } = surface(problem);
    const program = new LeastDistortions(problem);
    let score: Rational | undefined;
    for (const [left, right] of pairs(vertices)) {
      const { excess, evidence } = between(program, left, right);
      if (evidence !== undefined)
        return { status: "violated", evidence, ...(excess === undefined ? {} : { score: excess }) };
      if (excess !== undefined) score = score === undefined ? excess : max(score, excess);
    }
    return { status: "holds", score: score ?? Rational.zero };
  }),
};

/** How many pairs are looked at. */
const most = 4;

/** Neighbours in the order of the surface, and the first with the last; one vertex with itself. */
function pairs(vertices: readonly Vertex[]): (readonly [Vertex, Vertex])[] {
  const [first, last] = [vertices[0], vertices.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a surface has a vertex");
  const neighbours = vertices.slice(1).map((right, i) => [vertices[i] ?? first, right] as const);
  return [[first, last] as const, ...neighbours].slice(0, most);
}

interface Comparison {
  /** D(midpoint) minus the mean of the ends. */
  readonly excess?: Rational;
  /** Of a violation. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

function between(program: LeastDistortions, left: Vertex, right: Vertex): Comparison {
  const half = Rational.of(1n, 2n);
  const least = (perception: Rational, errorRate: Rational): Rational | "infeasible" =>
    program.at({ perception, errorRate });
  const mean = (a: Rational, b: Rational): Rational => a.plus(b).times(half);
  const values = {
    left: least(left.perception, left.errorRate),
    right: least(right.perception, right.errorRate),
    middle: least(mean(left.perception, right.perception), mean(left.errorRate, right.errorRate)),
    looser: least(max(left.perception, right.perception), max(left.errorRate, right.errorRate)),
  };
  const evidence = { vertices: [left, right], least: values };
  const { left: a, right: b, middle, looser } = values;
  if (a === "infeasible" || b === "infeasible" || middle === "infeasible" || looser === "infeasible")
    return { evidence };
  const excess = middle.minus(mean(a, b));
  const expected = a.equals(left.distortion) && b.equals(right.distortion);
  const falls = looser.atMost(a) && looser.atMost(b);
  return expected && falls && excess.sign() <= 0 ? { excess } : { excess, evidence };
}
