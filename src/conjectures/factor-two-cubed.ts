/**
 * Does the factor two of squared error hold for |x − x̂|³ as well? D(0) ≤ 2·D_min, X̂ = X.
 *
 * False. A letter between two others answers for both at an eighth of the distance between them,
 * cubed, but q = p_X must use all three as often as they come. Behind a useless channel, X on
 * −1, 0, 1 with masses (1 − η)/2, η, (1 − η)/2: D_min = 1 − η, D(0) = 2η(1 − η) + 4(1 − η)².
 * In general D(0) ≤ 8·D_min, from |a + b|³ ≤ 4(|a|³ + |b|³).
 * Score: D(0) / (2·D_min). Two in five random instances are violations, 0.7 ms each.
 */
import fc from "fast-check";
import { Rational } from "../exact/rational.js";
import type { DistortionDefinition } from "../model/distortion.js";
import type { Problem } from "../model/problem.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import { allowsPerfectPerception, ofConvex, restoresSource, whereLinear } from "./quantities/hypotheses.js";
import { sourceValues } from "./quantities/line.js";
import { factorTwo, factorTwoArgument, factorTwoCertificates } from "./quantities/perfect-perception.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const factorTwoCubed: Conjecture = {
  name: "factor-two-cubed",
  statement: "for Δ = |x − x̂|³ on X = X̂, the least distortion at P = 0 is at most twice the least distortion",
  source: "ours, after Blau, Michaeli, The Perception-Distortion Tradeoff, CVPR 2018",
  scope: anyInstance,
  instances: sameAlphabet({
    inputs: [2, 4],
    letters: "integers",
    distortion: (letters) => fc.constant(cubedError(letters)),
  }),
  decide: whereLinear(
    (problem) => allowsPerfectPerception(problem) && restoresSource(problem) && isCubedError(problem),
    factorTwo,
  ),
  certificates: ofConvex(factorTwoCertificates),
  argument: factorTwoArgument,
  adapted: (definition) => ({
    ...definition,
    restored: { alphabet: definition.source.alphabet },
    distortion: cubedError(definition.source.alphabet),
  }),
  grid: {
    axes: { classes: [2], inputs: [3], outputs: [1, 2], denominator: [1n, 2n, 3n], sourceDenominator: [2n, 3n, 4n] },
    measures: { distortion: cubedError(["0", "1", "2"]), perception: "total-variation", classifier: "bayes" },
  },
};

/** |x − x̂|³ for letters that are numbers. */
function cubedError(letters: readonly string[]): DistortionDefinition {
  const values = letters.map((letter) => Rational.parse(letter));
  return { matrix: values.map((x) => values.map((z) => cube(x.minus(z).abs()))) };
}

function isCubedError(problem: Problem): boolean {
  const values = sourceValues(problem);
  const { matrix } = problem.distortion;
  return (
    values !== undefined &&
    values.every((x, i) => values.every((z, j) => matrix.at(i, j).equals(cube(x.minus(z).abs()))))
  );
}

function cube(value: Rational): Rational {
  return value.times(value).times(value);
}
