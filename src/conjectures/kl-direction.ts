/**
 * The direction of the Kullback–Leibler divergence does not matter: C is the same for KL(p_X‖q) and KL(q‖p_X).
 *
 * False, though both are P + o(P) for q near p_X. KL(p_X‖q) is infinite where q leaves out a letter of X, whatever P is;
 * KL(q‖p_X) is at most ln(1/p_X(x)) for q on one letter x. Behind a useless channel the best q has all mass
 * on one letter, which only the second allows: with masses 2/3 and 1/3 it is within P = ½ > ln(3/2), and
 * C(∞,½) = 1/3 exactly, while KL(p_X‖q) ≤ ½ keeps C above 1/3.
 * Compared are C(∞,P) at P = 1/2, 1/8. Violated: the two enclosures are disjoint, as their certificates prove.
 * Holds: they overlap and are at most 10⁻⁹ wide. Score: the distance of the enclosures, below 0 where they overlap.
 */
import { Rational, max } from "../exact/rational.js";
import { usualMeasures } from "../enumeration/family.js";
import { instances } from "../generate/instances.js";
import type { Instance } from "../generate/instance/instance.js";
import { certificate } from "../tradeoff/solve.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { smallAxes } from "./theorem-1-on.js";
import { enclosedData, enclosures, excess, isKnown, withDivergence, type Enclosed } from "./quantities/enclosures.js";

export const klDirection: Conjecture = {
  name: "kl-direction",
  statement: "C(∞,P) is the same for the Kullback–Leibler divergences KL(p_X‖q) and KL(q‖p_X)",
  source: "ours, after the two directions of the Gaussian example of Liu, Zhang, Xiong, NeurIPS 2019",
  scope: { kind: "smooth" },
  instances: instances({ kinds: ["kullback-leibler"], restored: "source", classes: 3 }),
  decide: (instance) => {
    if (instance.problem.perception.definition !== "kullback-leibler") return { status: "not-applicable" };
    const pairs = pairsOf(instance);
    const { distance: score, forward, reverse } = farthest(pairs);
    if (score.sign() > 0) {
      const evidence = { forward: enclosedData(forward), reverse: enclosedData(reverse) };
      return { status: "violated", score, evidence };
    }
    const known = pairs.every((pair) => isKnown(pair.forward) && isKnown(pair.reverse));
    return { status: known ? "holds" : "undecided", score };
  },
  certificates: (instance) => {
    const { forward, reverse } = farthest(pairsOf(instance));
    return [certificate(forward.point), certificate(reverse.point)];
  },
  argument:
    "The certificates enclose C(∞,P) of the same problem with KL(p_X‖q) and with KL(q‖p_X), and the enclosures are disjoint.",
  grid: { axes: smallAxes, measures: { ...usualMeasures, perception: "kullback-leibler" } },
};

const perceptions = [Rational.of(1n, 2n), Rational.of(1n, 8n)];

interface Pair {
  readonly forward: Enclosed;
  readonly reverse: Enclosed;
  readonly distance: Rational;
}

function pairsOf(instance: Instance): Pair[] {
  const [one, other] = [enclosures(instance.problem), enclosures(withDivergence(instance, "reverse-kullback-leibler"))];
  return perceptions.map((perception) => {
    const at = { distortion: "inf" as const, perception };
    const [forward, reverse] = [one(at), other(at)];
    const distance = max(excess(forward.lower, reverse.upper), excess(reverse.lower, forward.upper));
    return { forward, reverse, distance };
  });
}

function farthest(pairs: readonly Pair[]): Pair {
  return pairs.reduce((most, one) => (most.distance.lessThan(one.distance) ? one : most));
}
