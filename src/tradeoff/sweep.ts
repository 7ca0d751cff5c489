/**
 * The paper's training loss, minimised exactly: α·E[Δ] + β·d + γ·ε over all restorers.
 *
 * The minimum is the support function of the achievable set, so an optimal (D, P, ε) lies on
 * a face of the surface, for most weights at a vertex. Liu, Zhang, Xiong (NeurIPS 2019),
 * section on experiments: weights are swept to trace the tradeoff.
 */
import type { WeightedProof } from "../certificate/weighted.js";
import { keys } from "../exact/arguments.js";
import type { Enclosure } from "../exact/enclosure.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { problemArgument } from "../model/argument.js";
import { convexCase, isConvex, isLinearCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { evaluate, type Achieved } from "./cases/achieved.js";
import { couplingOf, leastWeighted, type Weights } from "./cases/weighted.js";
import type { Oracle } from "./oracle/oracle.js";
import { oracleFor } from "./oracle/index.js";
import { defaultTolerance } from "./smooth/route.js";

export type { Weights } from "./cases/weighted.js";

/** The minimum, with its proof; `weightedCertificate` writes the certificate. */
export interface SweepPoint extends WeightedProof {
  /** The minimum of α·E[Δ] + β·d + γ·ε: enclosed where d is smooth and counts. */
  readonly value: Rational | Enclosure;
  /** (D, P, ε) of the restorer. Unique for most weights, not for all. */
  readonly achieved: Achieved;
}

/**
 * The exact optimum for one choice of weights ≥ 0.
 * @throws InputError "out-of-range" for a negative weight, three zeros, or a weight on a d that is ∞ for every restorer; "not-linear" for a weight
 *   on a divergence whose square is linear (the unsquared Wasserstein-2)
 * @example sweepAt(problem, { distortion: 1, perception: "1/2", errorRate: 2 })
 */
export function sweepAt(problem: Problem, weights: { readonly [quantity in keyof Weights]: RationalLike }): SweepPoint {
  weightsArgument(weights, "weights");
  return new Sweep(problem).at({
    distortion: Rational.from(weights.distortion, "distortion"),
    perception: Rational.from(weights.perception, "perception"),
    errorRate: Rational.from(weights.errorRate, "errorRate"),
  });
}

const weightsArgument = keys("the weights, an object with distortion, perception and errorRate", {});

/** Minimises the losses of many weights for one problem. */
export class Sweep {
  private readonly oracle: Oracle | undefined;

  /** @param tolerance the width of enclosures, for smooth divergences */
  constructor(
    private readonly problem: Problem,
    private readonly tolerance: Rational = defaultTolerance,
  ) {
    problemArgument(problem, "problem");
    if (!isConvex(problem)) return;
    const of = convexCase(problem);
    if (isLinearCase(of)) this.oracle = oracleFor(of);
  }

  /** The optimum for given weights. @throws InputError as `sweepAt` */
  at(weights: Weights): SweepPoint {
    this.require(weights);
    const { problem, oracle, tolerance } = this;
    return oracle === undefined ? leastOfCases(problem, weights, tolerance) : leastOfCase(problem, oracle, weights);
  }

  /** Refuses bad weights before anything is computed. @throws InputError as `sweepAt` */
  require(weights: Weights): void {
    requireWeights(weights);
    requireNoSquares(this.problem, weights);
  }
}

function leastOfCase(problem: Problem, oracle: Oracle, weights: Weights): SweepPoint {
  const { point, support } = oracle.minimise(oracle.normalOf(weights));
  const achieved = oracle.achieved(point);
  const value = weights.distortion
    .times(achieved.distortion)
    .plus(weights.perception.times(achieved.perception))
    .plus(weights.errorRate.times(achieved.errorRate));
  const restorer = oracle.restorer(point);
  const plane = oracle.plane(support);
  return {
    problem,
    weights,
    value,
    achieved,
    labeling: problem.classifier.classOf,
    part: 0,
    restorer,
    ...couplingOf(oracle, point, weights),
    proof: { trees: [{ kind: "plane", plane: () => plane }] },
  };
}

function leastOfCases(problem: Problem, weights: Weights, tolerance: Rational): SweepPoint {
  const { trees, ...least } = leastWeighted(problem, weights, tolerance);
  return { problem, weights, ...least, achieved: evaluate(problem, least.restorer), proof: { trees } };
}

function requireWeights(weights: Weights): void {
  const all = Object.entries(weights) as [string, Rational][];
  for (const [name, weight] of all) {
    if (weight.sign() < 0)
      throw new InputError({
        code: "out-of-range",
        path: name,
        expected: "a weight ≥ 0",
        found: describe(weight.toString()),
      });
  }
  if (all.every(([, weight]) => weight.isZero())) {
    throw new InputError({
      code: "out-of-range",
      path: "weights",
      expected: "at least one weight above 0",
      found: "three zeros",
    });
  }
}

function requireNoSquares({ perception }: Problem, weights: Weights): void {
  if (weights.perception.isZero() || perception.parts.every(({ power }) => power === 1)) return;
  const expected = "weight 0 on the perceptual difference, or a divergence that is linear itself";
  throw new InputError({
    code: "not-linear",
    path: "perception",
    expected,
    found: `the weight ${weights.perception.toString()} on ${perception.title}`,
  });
}
