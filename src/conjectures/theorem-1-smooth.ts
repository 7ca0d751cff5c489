/**
 * Theorem 1 for a fixed classifier and a smooth convex divergence: C is non-increasing and jointly convex.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1. It is true: no search finds anything, unless an enclosure is
 * wrong. At random ends u, v, their midpoint m and their join j = (max D, max P) the values of C are enclosed.
 * Wanted is C(m) ≤ ½C(u) + ½C(v) and C(j) ≤ C(u), C(v). Violated: the lower end at m exceeds the mean of the
 * upper ends at u and v, or the lower end at j an upper end, which the certificates of the enclosures prove.
 * Holds: it does not, and every enclosure is at most 10⁻⁹ wide; so the theorem is true at these points,
 * or fails by at most 2·10⁻⁹. Undecided: an enclosure is wider, or whether anything is feasible is open.
 * Score: the largest excess of a lower end, never above 0 where the theorem holds.
 */
import { Rational, max } from "../exact/rational.js";
import { requireConvex } from "../model/case.js";
import { usualMeasures } from "../enumeration/family.js";
import { smoothKinds } from "../generate/divergences.js";
import { instances } from "../generate/instances.js";
import type { Instance } from "../generate/instance/instance.js";
import { certificate } from "../tradeoff/solve.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import type { Outcome } from "../search/statement/outcome.js";
import { smallAxes } from "./theorem-1-on.js";
import { enclosedData, enclosures, excess, isKnown, type Enclosed, type End } from "./quantities/enclosures.js";
import { placesOf, type Place } from "./quantities/places.js";

export const theorem1Smooth: Conjecture = {
  name: "theorem-1-smooth",
  statement: "C(D,P) is non-increasing and jointly convex, for a fixed classifier and a smooth convex divergence",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1",
  scope: { kind: "smooth" },
  instances: instances({ kinds: smoothKinds, classes: 3 }),
  decide: (instance) => outcomeOf(comparisons(instance)),
  certificates: (instance) => worst(comparisons(instance)).points.map(({ point }) => certificate(point)),
  argument:
    "The certificates enclose C at three points, the third half-way between the other two and its lower end above the mean of their upper ends, or at two points, the second with the looser bounds and its lower end above the upper end of the first.",
  grid: { axes: smallAxes, measures: { ...usualMeasures, perception: "kullback-leibler" } },
};

/** Triples of an instance. */
const triples = 2;

/** A lower end that is to be at most a bound made of upper ends. */
interface Comparison {
  readonly excess: Rational;
  readonly points: readonly Enclosed[];
}

function comparisons(instance: Instance): Comparison[] {
  const next = placesOf(instance);
  const enclosed = enclosures(requireConvex(instance.problem));
  return Array.from({ length: triples }, () => compare([next(), next()], enclosed)).flat();
}

/** The midpoint and the join of two places, each against both ends. */
export function compare([u, v]: readonly [Place, Place], enclosed: (at: Place) => Enclosed): Comparison[] {
  const [first, second] = [enclosed(u), enclosed(v)];
  const middle = enclosed({
    distortion: mean(u.distortion, v.distortion),
    perception: mean(u.perception, v.perception),
  });
  const join = enclosed({ distortion: max(u.distortion, v.distortion), perception: max(u.perception, v.perception) });
  return [
    { excess: excess(middle.lower, meanEnd(first.upper, second.upper)), points: [first, second, middle] },
    { excess: excess(join.lower, first.upper), points: [first, join] },
    { excess: excess(join.lower, second.upper), points: [second, join] },
  ];
}

/** What comparisons say together. */
export function outcomeOf(all: readonly Comparison[]): Outcome {
  const { excess: score, points } = worst(all);
  if (score.sign() > 0) return { status: "violated", score, evidence: { points: points.map(enclosedData) } };
  return { status: all.every((one) => one.points.every(isKnown)) ? "holds" : "undecided", score };
}

function worst(all: readonly Comparison[]): Comparison {
  return all.reduce((most, one) => (most.excess.lessThan(one.excess) ? one : most));
}

function meanEnd(a: End, b: End): End {
  return a === "inf" || b === "inf" ? "inf" : mean(a, b);
}

function mean(a: Rational, b: Rational): Rational {
  return a.plus(b).times(Rational.of(1n, 2n));
}
