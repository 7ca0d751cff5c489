/**
 * Bounds (D, P) for a given problem, at random, where something happens.
 *
 * Between the least and the largest value that any restorer can have; exactly the
 * least one, D_min or P_min; zero; none at all; below the least one; negative.
 */
import fc from "fast-check";
import type { Bound, Bounds } from "../../certificate/plane.js";
import { Rational, max } from "../../exact/rational.js";
import { RationalMatrix, RationalVector } from "../../exact/vector.js";
import { coefficients } from "../../model/coefficients.js";
import { problem, type Problem, type ProblemBase, type ProblemDefinition } from "../../model/problem.js";
import { perceptualDifference } from "../../tradeoff/evaluate.js";
import { minima } from "../../tradeoff/minima.js";
import { channel, fraction, nonNegativeRational } from "./masses.js";
import { problemDefinition, type ProblemOptions } from "./problem.js";

/** A pair of bounds. */
export function bounds(given: Problem): fc.Arbitrary<Bounds> {
  const least = minima(given);
  const most = maxima(given);
  return fc.record({
    distortion: boundBetween(least.distortion, most.distortion),
    perception: boundBetween(least.perception, most.perception),
  });
}

/** A pair of bounds other than "inf". */
export function finiteBounds(given: Problem): fc.Arbitrary<{ distortion: Rational; perception: Rational }> {
  const least = minima(given);
  const most = maxima(given);
  return fc.record({
    distortion: finiteBetween(least.distortion, most.distortion),
    perception: finiteBetween(least.perception, most.perception),
  });
}

/** A problem, as it was defined and as it was built, and bounds for it. */
export interface Instance {
  readonly definition: ProblemDefinition;
  readonly problem: Problem;
  readonly bounds: readonly Bounds[];
}

/** A problem and `count` pairs of bounds for it. */
export function problemWithBounds(count: number, options: ProblemOptions = {}): fc.Arbitrary<Instance> {
  return problemDefinition(options).chain((definition) => {
    const built = problem(definition);
    return fc.array(bounds(built), { minLength: count, maxLength: count }).map((pairs) => ({ definition, problem: built, bounds: pairs }));
  });
}

/** Q(x̂|y), any one: |Y| rows, |X̂| columns. */
export function anyRestorer({ channel: { outputs }, restored }: ProblemBase): fc.Arbitrary<RationalMatrix> {
  return channel(outputs.size, restored.size).map((rows) => RationalMatrix.from(rows, restored.size));
}

/** Bounds that no restorer exceeds: Σ_y max_x̂ δ(y,x̂), and the convex d at the worst point mass. */
function maxima(given: Problem): { readonly distortion: Rational; readonly perception: Rational } {
  const { distortion } = coefficients(given);
  const letters = given.restored.letters.map((_, j) => j);
  const distances = letters.map((j) => {
    const mass = RationalVector.over(letters.map((i) => (i === j ? 1n : 0n)), 1n);
    return perceptualDifference(given, mass);
  });
  return {
    distortion: distortion.toArrays().reduce((total, row) => total.plus(row.reduce(max)), Rational.zero),
    perception: distances.reduce(max),
  };
}

function boundBetween(least: Rational, most: Rational): fc.Arbitrary<Bound> {
  return fc.oneof({ weight: 5, arbitrary: finiteBetween(least, most) }, { weight: 1, arbitrary: fc.constant("inf" as const) });
}

function finiteBetween(least: Rational, most: Rational): fc.Arbitrary<Rational> {
  const width = most.minus(least);
  return fc.oneof(
    { weight: 6, arbitrary: fraction().map((part) => least.plus(width.times(part))) },
    { weight: 2, arbitrary: fc.constant(least) },
    { weight: 1, arbitrary: nonNegativeRational() },
    { weight: 1, arbitrary: fraction().map((part) => least.times(part)) },
    { weight: 1, arbitrary: nonNegativeRational().map((value) => value.negated()) },
  );
}
