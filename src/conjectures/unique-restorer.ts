/**
 * With a Bayes rule and positive masses, each vertex of the surface of C has one optimal restorer.
 *
 * False: outputs with the same posterior can exchange what they are sent to, and so can others where
 * the optimum leaves room. For the restorer Q that is found at a vertex, linear programs look for another one with the same bounds
 * and error rate: first with as much mass as possible where Q has none; if there is none, each
 * entry of Q between 0 and 1 is made as small and as large as possible.
 * Score: the mass that can be moved to entries where Q is 0. One in six applicable random instances is a violation,
 * 7 ms each; the first on the grid: two letters and two outputs, all conditional masses 1/2, one class.
 */
import fc from "fast-check";
import type { Bounds } from "../certificate/plane.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import { baseCoefficients } from "../model/coefficients.js";
import type { Problem } from "../model/problem.js";
import { certificate, solve, type Point, type OptimalPoint } from "../tradeoff/solve.js";
import { surface } from "../tradeoff/surface.js";
import { positiveChannel, sparseChannel } from "../generate/channels.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import { allMassesPositive, answersBayes, ofConvex, whereLinear } from "./quantities/hypotheses.js";
import { leastOver, type Least } from "./quantities/least.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const uniqueRestorer: Conjecture = {
  name: "unique-restorer",
  statement:
    "where the classifier is a Bayes rule of X and all letters and outputs have positive mass, every vertex of the surface of C has exactly one optimal restorer",
  source: "ours",
  scope: anyInstance,
  instances: sameAlphabet({
    outputs: [2, 3],
    channel: (inputs, outputs) => fc.oneof(sparseChannel(inputs, outputs), positiveChannel(inputs, outputs)),
  }),
  decide: whereLinear(applicable, (problem) => {
    const found = twoRestorers(problem);
    if (found === undefined) return { status: "holds", score: Rational.zero };
    const { point, other, moved } = found;
    return {
      status: "violated",
      score: moved,
      evidence: { bounds: point.bounds, errorRate: point.errorRate, restorers: [point.restorer, other.restorer] },
    };
  }),
  certificates: ofConvex((problem) => {
    const found = applicable(problem) ? twoRestorers(problem) : undefined;
    if (found === undefined) return [];
    const { point, other } = found;
    const { coupling: _coupling, ...shared } = point;
    return [certificate(point), certificate({ ...shared, ...other })];
  }),
  argument:
    "Both certificates prove the same value at the same bounds, each by a restorer of its own, and the restorers differ.",
};

function applicable(problem: Problem): boolean {
  return allMassesPositive(problem) && answersBayes(problem);
}

interface Two {
  readonly point: OptimalPoint;
  readonly other: Least;
  readonly moved: Rational;
}

/** At the first vertex that has two optimal restorers. */
function twoRestorers(problem: Problem): Two | undefined {
  for (const { distortion, perception } of surface(problem).vertices) {
    const point = solve(problem, { distortion, perception });
    const found = otherRestorer(problem, point);
    if (found !== undefined) return found;
  }
  return undefined;
}

function otherRestorer(problem: Problem, point: Point): Two | undefined {
  if (point.status !== "optimal") throw new Error("at a vertex something is feasible");
  const { restorer, bounds, errorRate } = point;
  const { outputMass } = baseCoefficients(problem);
  const { rows, columns } = restorer;
  const least = (weights: readonly bigint[]): Least => {
    const found = leastOver(problem, RationalMatrix.over(rows, columns, weights, 1n), {
      ...(bounds as Bounds),
      errorRate,
    });
    if (found === "infeasible") throw new Error("the restorer itself meets the bounds");
    return found;
  };
  const moving = least(restorer.numerators.map((mass) => (mass === 0n ? -1n : 0n)));
  if (!moving.value.isZero())
    return { point, other: moving, moved: movedMass(outputMass.toArray(), restorer, moving.restorer) };
  for (const [i, mass] of restorer.numerators.entries()) {
    if (mass === 0n || mass === restorer.denominator) continue;
    for (const sign of [1n, -1n]) {
      const other = least(restorer.numerators.map((_, j) => (j === i ? sign : 0n)));
      if (!other.restorer.equals(restorer))
        return { point, other, moved: movedMass(outputMass.toArray(), restorer, other.restorer) };
    }
  }
  return undefined;
}

/** Σ_y π(y)·½Σ_x̂ |Q − Q'|. */
function movedMass(mass: readonly Rational[], first: RationalMatrix, second: RationalMatrix): Rational {
  let total = Rational.zero;
  for (let y = 0; y < first.rows; y++) {
    for (let j = 0; j < first.columns; j++) {
      const difference = first.at(y, j).minus(second.at(y, j));
      if (difference.sign() > 0) total = total.plus(difference.times(entry(mass, y)));
    }
  }
  return total;
}
