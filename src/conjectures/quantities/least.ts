/**
 * The least of any linear objective over restorers, by one linear program.
 *
 * min Σ c(y,x̂)Q(x̂|y) subject to E[Δ] ≤ D, d(p_X,q) ≤ P, ε ≤ C, each bound optional. With c = δ
 * and a bound on ε it is the least distortion D(P,C): the same set of restorers as that of C(D,P),
 * seen from another side. It is the program of a point with another cost and one more row.
 */
import type { Bound } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { OptimalValues } from "../../lp/optimal-values.js";
import type { Column, LinearProgram, Row } from "../../lp/program.js";
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
  const restorers = restorersWithin(problem, bounds);
  const outcome = solveLinearProgram(programOver(problem, restorers, objective, bounds), { warmStart });
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

function restorersWithin(problem: Problem, { distortion, perception }: TripleBounds): RestorerProgram {
  return new RestorerProgram(convexCase(problem), {
    distortion: distortion === "inf" ? "free" : "bounded",
    perception: perception === "inf" ? "free" : "bounded",
  });
}

function programOver(
  problem: Problem,
  restorers: RestorerProgram,
  objective: RationalMatrix,
  bounds: TripleBounds,
): LinearProgram {
  const { outputMass } = coefficients(convexCase(problem));
  const { rows, columns } = restorers.at(errorOnly, bounds);
  const outputs = support(outputMass);
  const width = problem.restored.size;
  const cells = outputs.length * width;
  return {
    rows: rowsWithin(problem, rows, bounds),
    costDenominator: objective.denominator,
    columns: columns.map((column, i): Column => {
      if (i >= cells) return { ...column, cost: 0n };
      const cost = objective.numeratorAt(entry(outputs, Math.floor(i / width)), i % width);
      // In the program of a point the cost is the error.
      if (bounds.errorRate === "inf" || column.cost === 0n) return { ...column, cost };
      return { ...column, cost, rows: [...column.rows, rows.length], values: [...column.values, column.cost] };
    }),
  };
}

/** The rows of a program over restorers, and one for the error rate where that has a bound. */
function rowsWithin(problem: Problem, rows: readonly Row[], { errorRate }: TripleBounds): readonly Row[] {
  if (errorRate === "inf") return rows;
  const { denominator } = coefficients(convexCase(problem)).error;
  return [...rows, { name: "error rate", relation: "<=", bound: errorRate, denominator }];
}

/**
 * D(P,C) of one problem at many finite bounds: the least E[Δ] where d ≤ P and ε ≤ C, values alone. The
 * bounds are on the right-hand side of one program.
 */
export class LeastDistortions {
  private readonly restorers: RestorerProgram;
  private readonly values: OptimalValues;

  constructor(private readonly problem: Problem) {
    const within = { distortion: "inf", perception: Rational.zero, errorRate: Rational.zero } as const;
    this.restorers = restorersWithin(problem, within);
    this.values = new OptimalValues(programOver(problem, this.restorers, baseCoefficients(problem).distortion, within));
  }

  at(bounds: { readonly perception: Rational; readonly errorRate: Rational }): Rational | "infeasible" {
    const within = { distortion: "inf", ...bounds } as const;
    return this.values.at(rowsWithin(this.problem, this.restorers.rows(within), within));
  }
}

/** D(P,C) at one point, by the simplex method. */
export function leastDistortionWhere(
  problem: Problem,
  bounds: { readonly perception: Bound; readonly errorRate: Bound },
): Rational | "infeasible" {
  const least = leastOver(problem, baseCoefficients(problem).distortion, { distortion: "inf", ...bounds });
  return least === "infeasible" ? least : least.value;
}
