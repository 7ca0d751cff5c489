/**
 * Evidence for the least weighted sum a·E[Δ] + b·d(p_X,q) + c·ε over all restorers.
 *
 * Notation: weights a, b, c ≥ 0, not all zero; v the stated minimum. A restorer with the sum v shows that
 * the minimum is not higher. Bounds on the minimum may be stated instead of v: then the restorer is to reach the
 * upper, the planes the lower one. For c > 0 a plane with λ = a/c and μ = b/c says E[Δ]·a + d·b + ε·c ≥ cγ for
 * every restorer, so that cγ ≥ v shows that it is not lower; for c = 0 a Farkas plane with λ = a and
 * μ = b says the same with γ ≥ v. Where the classifier is re-trained or d is the least of several
 * divergences, the sum is the least over all labelings and divergences: a tree of planes per divergence
 * (labelings.ts) proves that none is lower. The conditions are numbered as in docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { SettledCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { couplingCost } from "./divergence.js";
import { requireTrees, symmetriesOf } from "./labelings.js";
import { type Plane, readPlane } from "./planes.js";
import { has, list, object, rational } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { costOfCoupling, distanceTo, readRestorer } from "./restorers.js";
import { caseOf } from "./sheets.js";
import { type Kind, readInterval } from "./statements.js";
import { requireNear } from "./value.js";

/** The least a·E[Δ] + b·d + c·ε of any restorer. */
export interface WeightedStatement {
  readonly kind: "weighted";
  /** a, b and c. */
  readonly weights: { readonly distortion: Rational; readonly perception: Rational; readonly errorRate: Rational };
  /** v, or bounds on it. */
  readonly least: Rational | { readonly lower: Rational; readonly upper: Rational };
}

type Weights = WeightedStatement["weights"];

export const weighted: Kind<WeightedStatement> = {
  read: (value, where) => {
    const fields = object(value, where, ["kind", "weights", "least"]);
    return {
      kind: "weighted",
      weights: readWeights(fields.weights, where.at("weights")),
      least: readLeast(fields.least, where.at("least")),
    };
  },
  check: (evidence, where, { weights, least }, instance) => {
    const { classifier, divergences } = instance.problem;
    if (!weights.perception.isZero() && divergences.some(({ power }) => power !== 1))
      refuse(where, "weight 0 on a divergence that is not convex", shown(weights.perception));
    const of = caseOf(evidence, where, instance);
    const fields = object(evidence, where, [
      "restorer",
      "cases",
      ...(classifier === "retrained" ? (["classifier"] as const) : []),
      ...(divergences.length > 1 ? (["divergence"] as const) : []),
      ...(couples(of, weights) ? (["coupling"] as const) : []),
    ]);
    requireAttained(fields, where, of, { weights, least }, instance);
    requireNoneLower(fields.cases, where.at("cases"), { weights, least }, instance);
  },
};

type Stated = Pick<WeightedStatement, "weights" | "least">;

/** v, or `{"lower", "upper"}`. */
function readLeast(value: JsonValue, where: Where): WeightedStatement["least"] {
  if (!has(value, "lower")) return rational(value, where);
  const { lower, upper } = readInterval(value, where);
  return upper === "inf" ? refuse(where.at("upper"), "a number", upper) : { lower, upper };
}

function readWeights(value: JsonValue, where: Where): Weights {
  const fields = object(value, where, ["distortion", "perception", "errorRate"]);
  const read = (name: keyof Weights): Rational => {
    const weight = rational(fields[name], where.at(name));
    return weight.sign() >= 0 ? weight : refuse(where.at(name), "a weight ≥ 0", shown(weight));
  };
  const weights = { distortion: read("distortion"), perception: read("perception"), errorRate: read("errorRate") };
  return Object.values(weights).some((weight) => !weight.isZero())
    ? weights
    : refuse(where, "a weight above 0", "three zeros");
}

/** A coupling belongs to the evidence exactly where d counts and has no closed form. */
function couples({ divergence }: SettledCase, { perception }: Weights): boolean {
  return !perception.isZero() && couplingCost(divergence) !== undefined;
}

/** 1, 2: a restorer with the stated sum, or with one that is at most the upper bound. */
function requireAttained(
  fields: Readonly<Record<"restorer", JsonValue> & Partial<Record<"coupling", JsonValue>>>,
  where: Where,
  of: SettledCase,
  { weights, least }: Stated,
  instance: Instance,
): void {
  const place = where.at("restorer");
  const achieved = readRestorer(fields.restorer, place, instance, of.labels);
  const { meter } = instance;
  const { divergence } = of;
  const linear: [Rational, Rational][] = [
    [weights.distortion, achieved.distortion],
    [weights.errorRate, achieved.errorRate],
  ];
  const sumOf = (terms: readonly [Rational, Rational][]): Rational => {
    chargePart(6, terms.flat(), meter, place);
    return terms.map(([weight, quantity]) => weight.times(quantity)).reduce((sum, term) => sum.plus(term));
  };
  if (divergence.form === "smooth" && !weights.perception.isZero()) {
    const upper = upperOf(least);
    const rest = sumOf(linear);
    chargePart(2, [upper, rest, weights.perception], meter, place);
    // b·d ≤ v − a·E[Δ] − c·ε
    requireNear(achieved, divergence, upper.minus(rest).over(weights.perception), place, instance);
    return;
  }
  if (divergence.form !== "smooth" && !weights.perception.isZero()) {
    const { distance } = divergence;
    const perception =
      "byCoupling" in distance
        ? costOfCoupling(
            fields.coupling ?? null,
            where.at("coupling"),
            achieved.restored,
            distance.byCoupling,
            instance,
          )
        : distanceTo(achieved.restored, distance, instance, place);
    linear.push([weights.perception, perception]);
  }
  const found = sumOf(linear);
  if (least instanceof Rational) {
    if (!found.equals(least)) refuse(place, `the stated sum ${shown(least)}`, shown(found));
  } else if (!found.atMost(least.upper)) refuse(place, `a sum of at most ${shown(least.upper)}`, shown(found));
}

function lowerOf(least: WeightedStatement["least"]): Rational {
  return least instanceof Rational ? least : least.lower;
}

function upperOf(least: WeightedStatement["least"]): Rational {
  return least instanceof Rational ? least : least.upper;
}

/** 3: no labeling and no divergence has a lower sum. */
function requireNoneLower(cases: JsonValue, where: Where, { weights, least }: Stated, instance: Instance): void {
  const { meter, problem } = instance;
  if (!weights.errorRate.isZero()) {
    const shownBy = (plane: Plane, _: unknown, place: Where): void => {
      requireBelow(plane, weights.errorRate, { weights, least }, place, instance);
    };
    // Without symmetries: no leaf refers to one.
    requireTrees(cases, where, instance, symmetriesOf({}, where, instance), { shownBy });
    return;
  }
  list(cases, where, "a Farkas plane per divergence", problem.divergences.length).forEach((one, i) => {
    const place = where.at(i);
    const { farkas } = object(one, place, ["farkas"]);
    // The error rate does not count, and with it the classifier.
    const of = { labels: problem.letters.restored.map(() => undefined), divergence: entry(problem.divergences, i) };
    const plane = readPlane(farkas, place.at("farkas"), instance, of, "nothing");
    chargePart(1, [plane.intercept, lowerOf(least)], meter, place);
    requireBelow(plane, undefined, { weights, least }, place.at("farkas"), instance);
  });
}

/** The plane, times `factor`, has the weights and at least the stated sum. @param factor undefined for 1 */
function requireBelow(
  plane: Plane,
  factor: Rational | undefined,
  { weights, least }: Stated,
  where: Where,
  { meter }: Instance,
): void {
  const scaled = (value: Rational): Rational => {
    if (factor === undefined) return value;
    chargePart(1, [value, factor], meter, where);
    return value.times(factor);
  };
  for (const name of ["distortion", "perception"] as const) {
    const found = scaled(plane[name]);
    if (!found.equals(weights[name]))
      refuse(where.at("multipliers").at(name), `the weight ${shown(weights[name])} ${per(factor)}`, shown(found));
  }
  const height = scaled(plane.intercept);
  const lower = lowerOf(least);
  if (!lower.atMost(height)) refuse(where, `a plane at the stated sum ${shown(lower)} or above`, shown(height));
}

function per(factor: Rational | undefined): string {
  return factor === undefined ? "as multiplier" : "as multiplier times the weight of the error rate";
}
