/**
 * The converse of the degradation order, for one source: C_V ≥ C_W everywhere, so V is a degradation of W.
 *
 * A degraded channel never lowers C anywhere, for any source, classifier and measure. Over all of
 * these together the converse is Blackwell's theorem (Ann. Math. Statist. 24, 1953); for the one
 * source, classifier and measures of an instance it is false. W is the channel of the problem, V the
 * other one. Where a letter has no mass a channel may do anything with it: such sources are left
 * out. Random search violates it in one sample in 16.
 *
 * Score: where violated, (V − W)/V of the payoffs of Blackwell's theorem: by how much V is none, in
 * (0,1]. Where C_V falls below C_W by at most b at the vertices of C_V, −b, in [−1,0); −1 minus the
 * share of vertices at which nothing is feasible behind W, where there are such; −3 for a degradation.
 */
import fc from "fast-check";
import { Rational, max } from "../exact/rational.js";
import { requireConvex } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { degradationCertificate, dominanceCertificate } from "../certificate/verdicts.js";
import { channelOf, degradation } from "../theorem/degradation.js";
import { type DoesNotDominate, dominance } from "../theorem/dominance.js";
import { surface } from "../tradeoff/surface.js";
import { usualMeasures } from "../enumeration/family.js";
import { channelFrom, sourceAndChannel } from "../generate/plain-instances.js";
import { type Instance, instance, secondOf } from "../generate/instance/instance.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const degradationOrder: Conjecture = {
  name: "degradation-order",
  statement:
    "if C is nowhere lower behind the channel V than behind W, for one source without letters of mass zero, then V is a degradation of W",
  source: "converse of the degradation order (Blackwell, Ann. Math. Statist. 24, 1953), of one source",
  scope: anyInstance,
  instances: sourceAndChannel({
    classes: { min: 2, max: 2 },
    inputs: { min: 2, max: 3 },
    outputs: { min: 1, max: 3 },
    heaviest: 4,
  }).chain((given) =>
    fc
      .integer({ min: 1, max: 3 })
      .chain((outputs) => channelFrom(given.source.alphabet.length, outputs))
      .map((other) =>
        instance({
          name: "random",
          ...given,
          other,
          distortion: "hamming",
          perception: "total-variation",
          classifier: "bayes",
        }),
      ),
  ),
  decide: (given) => {
    const { better, degraded } = both(given);
    if (better.source.marginal.toArray().some((mass) => mass.isZero())) return { status: "not-applicable" };
    const order = degradation(channelOf(degraded), channelOf(better));
    if (order.degradation) return { status: "holds", score: Rational.of(-3n) };
    const C = surface(degraded);
    const verdict = dominance(C, better);
    if (!verdict.dominates) return { status: "holds", score: nearness(verdict, C.vertices.length) };
    const { payoff, value } = order;
    const score = value.channel.minus(value.of).over(value.channel);
    return {
      status: "violated",
      score,
      evidence: { vertices: C.vertices, behindOther: verdict.points.map(({ errorRate }) => errorRate), payoff, value },
    };
  },
  certificates: (given) => {
    const { better, degraded } = both(given);
    const verdict = dominance(surface(degraded), better);
    if (!verdict.dominates) throw new Error("only a violation has certificates");
    const of = channelOf(better);
    return [
      dominanceCertificate(verdict.surface.proof(), verdict.of, verdict.points),
      degradationCertificate(degraded, of, degradation(channelOf(degraded), of)),
    ];
  },
  argument:
    "The first certificate proves that C behind V is nowhere lower than behind W, the second has a payoff that V allows and no use of W does, so that V is no degradation of W.",
  grid: {
    axes: { classes: [2], inputs: [2], outputs: [1, 2], denominator: [1n, 2n], sourceDenominator: [2n, 3n, 4n] },
    measures: usualMeasures,
    other: { outputs: [1, 2], denominator: [1n, 2n] },
  },
};

/** The problem behind W, and behind V. */
function both(given: Instance): { readonly better: Problem; readonly degraded: Problem } {
  return { better: requireConvex(given.problem), degraded: requireConvex(secondOf(given)) };
}

function nearness({ below }: DoesNotDominate, vertices: number): Rational {
  const infeasible = below.filter(({ by }) => by === "inf").length;
  if (infeasible > 0) return Rational.of(BigInt(-vertices - infeasible), BigInt(vertices));
  return below.reduce((most, { by }) => (by === "inf" ? most : max(most, by)), Rational.zero).negated();
}
