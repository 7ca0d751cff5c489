/**
 * Pinsker's inequality carried over to C: C_KL(D,P) ≥ C_TV(D, √(P/2)).
 *
 * True. d_TV(p,q)² ≤ ½ KL(p‖q), with the ½ in total variation and natural logarithms, so that every restorer within P
 * of p_X in KL(p_X‖q) is within √(P/2) of it in total variation. P = 2t² makes the root t rational: C_TV(D,t) is exact,
 * C_KL(D,2t²) enclosed. Violated: the upper end of the enclosure is below C_TV. Holds: the lower end is at
 * least C_TV, or the enclosure is at most 10⁻⁹ wide. Pinsker 1964; Csiszár and Körner, Information Theory, 2nd ed., p. 44.
 * Score: the largest C_TV − upper end, never above 0.
 */
import type { Bounds } from "../certificate/plane.js";
import { Rational } from "../exact/rational.js";
import { usualMeasures } from "../enumeration/family.js";
import { instances } from "../generate/instances.js";
import type { Instance } from "../generate/instance/instance.js";
import { certificate } from "../tradeoff/solve.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { smallAxes } from "./theorem-1-on.js";
import { enclosedData, enclosures, excess, isKnown, withDivergence, type Enclosed } from "./quantities/enclosures.js";
import { eighths, placesOf, randomOfInstance } from "./quantities/places.js";

export const pinsker: Conjecture = {
  name: "pinsker",
  statement: "with KL(p_X‖q) the error rate is at least that with total variation at √(P/2): C_KL(D, 2t²) ≥ C_TV(D, t)",
  source: "after Pinsker's inequality, with the constant of Csiszár 1967 and Kullback 1967",
  scope: { kind: "smooth" },
  instances: instances({ kinds: ["kullback-leibler"], classes: 3 }),
  decide: (instance) => {
    if (instance.problem.perception.definition !== "kullback-leibler") return { status: "not-applicable" };
    const pairs = pairsOf(instance);
    const { excess: score, divergence, variation } = worst(pairs);
    if (score.sign() > 0) {
      const evidence = { kullbackLeibler: enclosedData(divergence), totalVariation: enclosedData(variation) };
      return { status: "violated", score, evidence };
    }
    return { status: pairs.every(isDecided) ? "holds" : "undecided", score };
  },
  certificates: (instance) => {
    const { divergence, variation } = worst(pairsOf(instance));
    return [certificate(divergence.point), certificate(variation.point)];
  },
  argument:
    "The first certificate has a restorer within P = 2t² in KL(p_X‖q) whose error rate is below C(D,t) with total variation, which the second proves.",
  grid: { axes: smallAxes, measures: { ...usualMeasures, perception: "kullback-leibler" } },
};

interface Pair {
  readonly divergence: Enclosed;
  readonly variation: Enclosed;
  /** C_TV minus the upper end of C_KL. */
  readonly excess: Rational;
}

/** At a random D, and without a bound on it, each with a random t. */
function pairsOf(instance: Instance): Pair[] {
  const { distortion } = placesOf(instance)();
  const random = randomOfInstance(instance);
  const divergence = enclosures(instance.problem);
  const variation = enclosures(withDivergence(instance, "total-variation"));
  return [distortion, "inf" as const].map((D) => {
    const t = eighths(1 + random.below(7));
    const at = (perception: Rational): Bounds => ({ distortion: D, perception });
    const [kl, tv] = [divergence(at(Rational.of(2n).times(t).times(t))), variation(at(t))];
    return { divergence: kl, variation: tv, excess: excess(tv.lower, kl.upper) };
  });
}

function worst(pairs: readonly Pair[]): Pair {
  return pairs.reduce((most, one) => (most.excess.lessThan(one.excess) ? one : most));
}

/** C_KL is proved to be at least C_TV, or to differ from no such value by more than the tolerance. */
function isDecided({ divergence, variation }: Pair): boolean {
  return excess(variation.upper, divergence.lower).sign() <= 0 || isKnown(divergence);
}
