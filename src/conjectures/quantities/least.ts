/**
 * The least of any linear objective over restorers, by one linear program.
 *
 * min Σ c(y,x̂)Q(x̂|y) subject to E[Δ] ≤ D, d(p_X,q) ≤ P, ε ≤ C, each bound optional. With c = δ
 * and a bound on ε it is the least distortion D(P,C): the same set of restorers as that of C(D,P),
 * seen from another side. It is the program of a point with another cost and one more row.
 */
import type { Bound } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import type { Column, LinearProgram } from "../../lp/program.js";
import { solveLinearProgram } from "../../lp/simplex.js";
import { warmStart } from "../../lp/warm-start.js";
import { convexCase } from "../../model/case.js";
import { baseCoefficients, coefficients } from "../../model/coefficients.js";
import { support } from "../../model/masses/pmf.js";
import type { Problem } from "../../model/problem.js";
import { errorOnly, RestorerProgram } from "../../tradeoff/formulation/program.js";

/** Bounds on all three quantities. */
export interface TripleBounds {
  readonly distortion: Bound;
  readonly perception: Bound;
  readonly errorRate: Bound;
}

export interface Least {
  readonly value: Rational;
  readonly restorer: RationalMatrix;
  /** T(x̂,x), for a transport cost given as a matrix. */
  readonly coupling?: RationalMatrix;
}

/**
 * The least Σ cQ; "infeasible" where no restorer meets the bounds.
 * @param objective c(y,x̂): |Y| rows, |X̂| columns; rows of outputs of mass zero play no part
 */
export function leastOver(problem: Problem, objective: RationalMatrix, bounds: TripleBounds): Least | "infeasible" {
  const of = convexCase(problem);
  const { outputMass, error } = coefficients(of);
  const { distortion, perception, errorRate } = bounds;
  const restorers = new RestorerProgram(of, {
    distortion: distortion === "inf" ? "free" : "bounded",
    perception: perception === "inf" ? "free" : "bounded",
  });
  const { rows, columns } = restorers.at(errorOnly, { distortion, perception });
  const outputs = support(outputMass);
  const width = problem.restored.size;
  const cells = outputs.length * width;
  const bounded =
    errorRate === "inf"
      ? rows
      : [...rows, { name: "error rate", relation: "<=" as const, bound: errorRate, denominator: error.denominator }];
  const program: LinearProgram = {
    rows: bounded,
    costDenominator: objective.denominator,
    columns: columns.map((column, i): Column => {
      if (i >= cells) return { ...column, cost: 0n };
      const cost = objective.numeratorAt(entry(outputs, Math.floor(i / width)), i % width);
      // In the program of a point the cost is the error.
      if (errorRate === "inf" || column.cost === 0n) return { ...column, cost };
      return { ...column, cost, rows: [...column.rows, rows.length], values: [...column.values, column.cost] };
    }),
  };
  const outcome = solveLinearProgram(program, { warmStart });
  if (outcome.status === "infeasible") return "infeasible";
  if (outcome.status === "unbounded")
    throw new Error("masses are bounded: an objective over restorers cannot be unbounded");
  const coupling = restorers.coupling(outcome.primal);
  return {
    value: outcome.value,
    restorer: restorers.restorer(outcome.primal),
    ...(coupling === undefined ? {} : { coupling }),
  };
}

/** D(P,C): the least E[Δ] where d ≤ P and ε ≤ C. */
export function leastDistortionWhere(
  problem: Problem,
  bounds: { readonly perception: Bound; readonly errorRate: Bound },
): Rational | "infeasible" {
  const least = leastOver(problem, baseCoefficients(problem).distortion, { distortion: "inf", ...bounds });
  return least === "infeasible" ? least : least.value;
}
