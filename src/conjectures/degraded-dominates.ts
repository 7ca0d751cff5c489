/**
 * A degraded channel V = W·T never lowers C anywhere: C_V(D,P) ≥ C_W(D,P).
 *
 * True: a restorer behind V is one behind W, by way of T. C_V is convex, and what lies above it is
 * spanned by its vertices and the directions of larger D, P and ε. So the vertices decide.
 * Blackwell, Equivalent comparisons of experiments, Ann. Math. Statist. 24 (1953).
 * Score: the largest C_W − C_V at vertices of C_V, at most 0. No violation in 5000 pairs, 3 ms each.
 */
import fc from "fast-check";
import { Rational, max } from "../exact/rational.js";
import { isSmooth } from "../model/case.js";
import { channelOf, degradation } from "../theorem/degradation.js";
import { surface } from "../tradeoff/surface.js";
import { channel, composed } from "../generate/channels.js";
import { problemDefinition } from "../generate/problem.js";
import { usualMeasures } from "../enumeration/family.js";
import { instance, type Instance } from "../generate/instance/instance.js";
import { convexOrNone } from "./quantities/hypotheses.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const degradedDominates: Conjecture = {
  name: "degraded-dominates",
  statement: "if the second channel is a degradation of the first, its C is nowhere less",
  source: "data processing; Blackwell, Equivalent comparisons of experiments, Ann. Math. Statist. 24 (1953)",
  scope: anyInstance,
  instances: degradedPair(),
  decide: ({ problem, other }) => {
    const [better, worse] = [convexOrNone(problem), other === undefined ? undefined : convexOrNone(other)];
    if (better === undefined || worse === undefined || !degradation(channelOf(worse), channelOf(better)).degradation)
      return { status: "not-applicable" };
    if (isSmooth(better)) return { status: "undecided" };
    const C = surface(better);
    let score: Rational | undefined;
    for (const vertex of surface(worse).vertices) {
      const value = C.at(vertex);
      const excess = value === "infinite" ? value : value.minus(vertex.errorRate);
      if (excess === "infinite" || excess.sign() > 0)
        return { status: "violated", evidence: { vertex, errorRate: value } };
      score = score === undefined ? excess : max(score, excess);
    }
    return { status: "holds", score: score ?? Rational.zero };
  },
  grid: {
    axes: { classes: [2], inputs: [2, 3], outputs: [2], denominator: [2n, 3n], sourceDenominator: [2n, 3n] },
    measures: usualMeasures,
    other: { outputs: [1, 2], denominator: [2n, 4n] },
  },
};

/** A problem behind W, and the same behind W·T. */
function degradedPair(): fc.Arbitrary<Instance> {
  return problemDefinition({ classes: 3 }).chain((definition) => {
    const { outputs, matrix } = definition.channel;
    return fc.integer({ min: 1, max: 3 }).chain((size) =>
      channel(outputs.length, size).map((through) =>
        instance({
          ...definition,
          other: {
            outputs: Array.from({ length: size }, (_, z) => `z${String(z)}`),
            matrix: composed(matrix, through),
          },
        }),
      ),
    );
  });
}
