/**
 * The boundary of what is feasible: D*(P) = min { E[Δ] : d ≤ P } and P*(D) = min { d : E[Δ] ≤ D }.
 *
 * Both are optima of the program of C(D,P) with another cost, and without a column or a
 * bound for what is minimised. Benchmarks choose their points by it, peer tests stand on it.
 */
import { Rational } from "../../src/exact/rational.js";
import type { LinearProgram } from "../../src/lp/program.js";
import { solveLinearProgram } from "../../src/lp/simplex.js";
import type { WarmStart } from "../../src/lp/standard.js";
import { convexCase } from "../../src/model/case.js";
import { coefficients } from "../../src/model/coefficients.js";
import { support } from "../../src/model/masses/pmf.js";
import type { Problem } from "../../src/model/problem.js";
import { programAt } from "../support/programs.js";

/** D*(P): the program without its distortion row, with δ for its cost. */
export function leastDistortionAt(problem: Problem, perception: Rational, warmStart?: WarmStart): Rational {
  const program = programAt(problem, { distortion: "inf", perception });
  const { outputMass, distortion } = coefficients(convexCase(problem));
  const costs = support(outputMass).flatMap((y) =>
    Array.from({ length: distortion.columns }, (_, j) => distortion.numeratorAt(y, j)),
  );
  const columns = program.columns.map((column, i) => ({ ...column, cost: costs[i] ?? 0n }));
  return optimum({ ...program, columns, costDenominator: distortion.denominator }, warmStart);
}

/** P*(D): P becomes a variable; its coefficients are what the right-hand sides change by from P = 0 to P = 1. */
export function leastPerceptionAt(problem: Problem, distortion: Rational, warmStart?: WarmStart): Rational {
  const program = programAt(problem, { distortion, perception: Rational.zero });
  const shifted = programAt(problem, { distortion, perception: Rational.one });
  const slopes = program.rows.flatMap((row, i) => {
    const slope = shifted.rows[i]!.bound.minus(row.bound);
    return slope.isZero() ? [] : [{ row: i, value: -slope.num * (row.denominator / slope.den) }];
  });
  const columns = [
    ...program.columns.map((column) => ({ ...column, cost: 0n })),
    { name: "P", cost: 1n, rows: slopes.map(({ row }) => row), values: slopes.map(({ value }) => value) },
  ];
  return optimum({ ...program, columns, costDenominator: 1n }, warmStart);
}

function optimum(program: LinearProgram, warmStart?: WarmStart): Rational {
  const outcome = solveLinearProgram(program, warmStart === undefined ? {} : { warmStart });
  if (outcome.status !== "optimal") throw new Error(`the boundary of a feasible set cannot be ${outcome.status}`);
  return outcome.value;
}
