/**
 * "Perfect perception at most doubles the least distortion", taken of every distortion.
 *
 * Blau and Michaeli, The Perception-Distortion Tradeoff, CVPR 2018, prove it for the squared error:
 * answering y by a sample of the posterior has q = p_X and twice the least mean squared error. For a
 * metric the same sample costs at most Δ(X,x̂*) + Δ(x̂*,X'), twice the least as well. Without a
 * triangle inequality it fails, for |x − x̂|³ on three letters already. Applicable: X̂ = X, total
 * variation, Δ(x,x) = 0. Random search violates it in four samples in nine, with matrices of small entries.
 *
 * Score: D(P=0)/(2·D_min), at most 1 where it holds, capped at 16, which also stands for D_min = 0
 * with D(P=0) > 0; 0 where both are 0.
 */
import fc from "fast-check";
import { Rational, min } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import { leastBounds } from "../tradeoff/minima.js";
import { usualMeasures } from "../enumeration/family.js";
import { sourceAndChannel } from "../generate/plain-instances.js";
import { instance } from "../generate/instance/instance.js";
import { ofConvex, restoresSource, whereLinear } from "./quantities/hypotheses.js";
import { distortionAtPerfectPerception, factorTwoCertificates, two } from "./quantities/perfect-perception.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

const cap = Rational.of(16n);

export const factorTwo: Conjecture = {
  name: "factor-two",
  statement:
    "the least distortion with perfect perception, q = p_X, is at most twice the least distortion, for every distortion with Δ(x,x) = 0",
  source: "Blau, Michaeli, CVPR 2018, without the squared error",
  scope: anyInstance,
  instances: sourceAndChannel({
    classes: { min: 2, max: 2 },
    inputs: { min: 2, max: 3 },
    outputs: { min: 1, max: 3 },
    heaviest: 3,
  }).chain((given) =>
    zeroDiagonal(given.source.alphabet.length).map((matrix) =>
      instance({
        name: "random",
        ...given,
        distortion: { matrix },
        perception: "total-variation",
        classifier: "bayes",
      }),
    ),
  ),
  decide: whereLinear(applies, (problem) => {
    const [least, perfect] = [leastBounds(problem).distortion, distortionAtPerfectPerception(problem)];
    const double = least.times(two);
    const measure = double.isZero() ? {} : { measure: perfect.over(double) };
    const score = perfect.isZero() ? Rational.zero : double.isZero() ? cap : min(cap, perfect.over(double));
    return double.lessThan(perfect)
      ? { status: "violated", ...measure, score, evidence: { leastDistortion: least, withPerfectPerception: perfect } }
      : { status: "holds", ...measure, score };
  }),
  certificates: ofConvex(factorTwoCertificates),
  argument:
    "The first certificate has a restorer whose distortion is at most D, the second proves that with q = p_X no restorer has a distortion of 2D or less.",
  grid: {
    axes: { classes: [2], inputs: [3], outputs: [1, 2], denominator: [1n, 2n], sourceDenominator: [1n, 2n, 3n] },
    measures: { ...usualMeasures, distortion: { matrix: cubes(3) } },
  },
};

/** A fixed classifier, total variation, X̂ = X in the same order, and Δ(x,x) = 0. */
function applies(problem: Problem): boolean {
  const { source, distortion, perception } = problem;
  return (
    perception.definition === "total-variation" &&
    restoresSource(problem) &&
    source.alphabet.letters.every((_, x) => distortion.matrix.numeratorAt(x, x) === 0n)
  );
}

/** Δ(x,x̂) in {0, …, 8}, 0 on the diagonal. */
function zeroDiagonal(size: number): fc.Arbitrary<Rational[][]> {
  const row = fc.array(fc.bigInt({ min: 0n, max: 8n }), { minLength: size, maxLength: size });
  return fc
    .array(row, { minLength: size, maxLength: size })
    .map((rows) => rows.map((one, x) => one.map((value, j) => Rational.of(x === j ? 0n : value))));
}

/** |x − x̂|³. */
function cubes(size: number): Rational[][] {
  const letters = Array.from({ length: size }, (_, x) => x);
  return letters.map((x) => letters.map((j) => Rational.of(BigInt(Math.abs(x - j)) ** 3n)));
}
