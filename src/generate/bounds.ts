/**
 * Random bounds (D, P) for a given problem, where C is likely to change.
 *
 * Between the least and the largest value that any restorer can have; exactly the least one,
 * D_min or P_min; zero; none at all; below the least one; negative. They shrink to 0.
 */
import type fc from "fast-check";
import type { Bound, Bounds } from "../certificate/plane.js";
import { Rational, max } from "../exact/rational.js";
import { RationalMatrix, RationalVector } from "../exact/vector.js";
import { problemArgument } from "../model/argument.js";
import { isSmoothCase, linearAtZeroCase, linearCase, relaxedCase, type LinearCase } from "../model/case.js";
import { baseCoefficients } from "../model/coefficients.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import { leastDistortion, leastPerception } from "../tradeoff/convex/minima.js";
import { perceptualDifference } from "../tradeoff/oracle/achieved.js";
import { channelKinds, channelOf } from "./channels.js";
import { arbitrary, pick, type Choose } from "./choices.js";
import { resolved, type ProblemOptions } from "./definition.js";
import { fractionOf, rationalOf } from "./numbers.js";
import { linearDefinitionOf, printable } from "./problem.js";
import { usualMasses, usualNumbers, whole } from "./sizes.js";

/** A pair of bounds. */
export function bounds(given: Problem): fc.Arbitrary<Bounds> {
  problemArgument(given, "problem");
  const range = rangeOf(given);
  return arbitrary((choose) => boundsOf(choose, "at", range));
}

/** A pair of bounds other than "inf". */
export function finiteBounds(given: Problem): fc.Arbitrary<{ distortion: Rational; perception: Rational }> {
  problemArgument(given, "problem");
  const range = rangeOf(given);
  return arbitrary((choose) =>
    pairOf((which) => finiteOf(choose, `at.${which}`, range, which, pick(choose, `at.${which}`, places, weights))),
  );
}

/** A problem, as it was defined and as it was built, and bounds for it. */
export interface BoundedProblem {
  readonly definition: ProblemDefinition;
  readonly problem: Problem;
  readonly bounds: readonly Bounds[];
}

/** A problem and `count` pairs of bounds for it. */
export function problemWithBounds(count: number, options: ProblemOptions = {}): fc.Arbitrary<BoundedProblem> {
  const [pairs, all] = [whole(count, "count", 0), resolved(options)];
  return arbitrary((choose) => {
    const definition = linearDefinitionOf(choose, all);
    const built = printable(problem(definition));
    const range = rangeOf(built);
    return {
      definition,
      problem: built,
      bounds: Array.from({ length: pairs }, (_, i) => boundsOf(choose, `at.${String(i)}`, range)),
    };
  });
}

/** Any restorer Q(x̂|y): |Y| rows, |X̂| columns. */
export function anyRestorer(given: Problem): fc.Arbitrary<RationalMatrix> {
  problemArgument(given, "problem");
  const {
    channel: { outputs },
    restored,
  } = given;
  const named = { name: "Q", from: "y", to: "r" };
  return arbitrary((choose) =>
    RationalMatrix.from(
      channelOf(choose, named, outputs.size, restored.size, channelKinds, usualMasses.heaviest),
      restored.size,
    ),
  );
}

type Quantity = "distortion" | "perception";

/** The first part of d, or of a smooth one total variation, which is of its size. */
function rangedCase(problem: Problem): LinearCase {
  const of = relaxedCase(problem, 0);
  return isSmoothCase(of) ? linearAtZeroCase(of) : linearCase(of);
}

export type Range = Readonly<Record<Quantity, { readonly least: Rational; readonly most: Rational }>>;

/** The least values of any restorer, and values that none exceeds: Σ_y max_x̂ δ(y,x̂), and the first part of d at the worst point mass. */
export function rangeOf(given: Problem): Range {
  const of = rangedCase(given);
  const { distortion } = baseCoefficients(given);
  const letters = given.restored.letters.map((_, j) => j);
  const distances = letters.map((j) =>
    perceptualDifference(
      of,
      RationalVector.over(
        letters.map((i) => (i === j ? 1n : 0n)),
        1n,
      ),
    ),
  );
  const largest = distortion.toArrays().reduce((total, row) => total.plus(row.reduce(max)), Rational.zero);
  return {
    distortion: { least: leastDistortion(of).value, most: largest },
    perception: { least: leastPerception(of).value, most: distances.reduce(max) },
  };
}

/**
 * Kinds of bounds, the simplest first; six times in eleven a bound lies between the least and the
 * largest value.
 */
const places = ["number", "least", "between", "below", "negative"] as const;
const weights = [1, 2, 6, 1, 1];

export function boundsOf(choose: Choose, name: string, range: Range): Bounds {
  return pairOf((which): Bound => {
    const place = pick(
      choose,
      `${name}.${which}`,
      [...places, "inf" as const],
      [...weights.map((weight) => 5 * weight), 11],
    );
    return place === "inf" ? place : finiteOf(choose, `${name}.${which}`, range, which, place);
  });
}

function pairOf<T>(one: (which: Quantity) => T): Record<Quantity, T> {
  return { distortion: one("distortion"), perception: one("perception") };
}

function finiteOf(
  choose: Choose,
  name: string,
  range: Range,
  which: Quantity,
  place: (typeof places)[number],
): Rational {
  const { least, most } = range[which];
  switch (place) {
    case "number":
      return rationalOf(choose, `${name}.number`, usualNumbers);
    case "least":
      return least;
    case "between":
      return least.plus(most.minus(least).times(fractionOf(choose, `${name}.part`)));
    case "below":
      return least.times(fractionOf(choose, `${name}.part`));
    case "negative":
      return rationalOf(choose, `${name}.number`, usualNumbers).negated();
  }
}
