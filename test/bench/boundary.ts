/**
 * The boundary of what is feasible: D*(P) = min { E[Δ] : d ≤ P } and P*(D) = min { d : E[Δ] ≤ D }.
 *
 * Both are optima of the program of C(D,P) with another cost, and without a column or a
 * bound for what is minimised. Benchmarks choose their points by it, peer tests stand on it.
 */
import { Rational } from "../../src/exact/rational.js";
import type { LinearProgram } from "../../src/lp/program.js";
import { solveLinearProgram, type WarmStart } from "../../src/lp/simplex.js";
import { coefficients } from "../../src/model/coefficients.js";
import { support } from "../../src/model/masses/pmf.js";
import type { Problem } from "../../src/model/problem.js";
import { formulate } from "../../src/tradeoff/formulation/program.js";

/** D*(P): the program without its distortion row, with δ for its cost. */
export function leastDistortionAt(problem: Problem, perception: Rational, hint?: WarmStart): Rational {
  const program = formulate(problem, { distortion: false, perception: true }).at({ distortion: "inf", perception });
  const { outputMass, distortion } = coefficients(problem);
  const costs = support(outputMass).flatMap((y) => Array.from({ length: distortion.columns }, (_, j) => distortion.numeratorAt(y, j)));
  const columns = program.columns.map((column, i) => ({ ...column, cost: costs[i] ?? 0n }));
  return optimum({ ...program, columns, costDenominator: distortion.denominator }, hint);
}

/** P*(D): P becomes a variable; its coefficients are what the right-hand sides change by from P = 0 to P = 1. */
export function leastPerceptionAt(problem: Problem, distortion: Rational, hint?: WarmStart): Rational {
  const formulation = formulate(problem, { distortion: true, perception: true });
  const program = formulation.at({ distortion, perception: Rational.zero });
  const shifted = formulation.at({ distortion, perception: Rational.one });
  const slopes = program.rows.flatMap((row, i) => {
    const slope = shifted.rows[i]!.bound.minus(row.bound);
    return slope.isZero() ? [] : [{ row: i, value: -slope.num * (row.denominator / slope.den) }];
  });
  const columns = [
    ...program.columns.map((column) => ({ ...column, cost: 0n })),
    { name: "P", cost: 1n, rows: slopes.map(({ row }) => row), values: slopes.map(({ value }) => value) },
  ];
  return optimum({ ...program, columns, costDenominator: 1n }, hint);
}

function optimum(program: LinearProgram, hint?: WarmStart): Rational {
  const outcome = solveLinearProgram(program, hint === undefined ? {} : { hint });
  if (outcome.status !== "optimal") throw new Error(`the boundary of a feasible set cannot be ${outcome.status}`);
  return outcome.value;
}
