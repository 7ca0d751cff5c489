/**
 * Checks an outcome against the program it is about, by substitution only.
 *
 * Knows nothing of bases or standard forms: an optimum is a feasible point and a
 * dual point of the same value, infeasibility is a contradiction with the column
 * bounds, unboundedness is a feasible point and an improving ray.
 */
import { Rational, sum } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { LinearProgram, Outcome, Relation } from "./program.js";

/** undefined when the outcome is proved, otherwise the first thing that is wrong. */
export function verifyOutcome(program: LinearProgram, outcome: Outcome): string | undefined {
  switch (outcome.status) {
    case "optimal":
      return infeasibility(program, outcome.primal) ?? optimality(program, outcome);
    case "infeasible":
      return contradiction(program, outcome.farkas);
    case "unbounded":
      return infeasibility(program, outcome.point) ?? improvingRay(program, outcome.ray);
  }
}

function optimality(program: LinearProgram, outcome: Extract<Outcome, { status: "optimal" }>): string | undefined {
  const value = cost(program, outcome.primal);
  if (!value.equals(outcome.value)) return `the point costs ${String(value)}, not ${String(outcome.value)}`;
  const signs = dualSigns(program, outcome.dual);
  if (signs !== undefined) return signs;
  // c·x ≥ y·b + Σ_j inf over the bounds of (c_j − y·A_j) x_j
  const terms = program.rows.map((row, i) => row.bound.times(entry(outcome.dual, i)));
  for (const [j, column] of program.columns.entries()) {
    const reduced = Rational.of(column.cost, program.costDenominator).minus(combination(program, outcome.dual, j));
    if (reduced.isZero()) continue;
    const bound = reduced.sign() > 0 ? column.lower : column.upper;
    if (bound === undefined)
      return `column ${column.name} has reduced cost ${String(reduced)} and no bound on that side`;
    terms.push(reduced.times(bound));
  }
  const dualValue = sum(terms);
  return dualValue.equals(value) ? undefined : `the dual value is ${String(dualValue)}, the cost ${String(value)}`;
}

function contradiction(program: LinearProgram, farkas: readonly Rational[]): string | undefined {
  // A column whose bounds exclude each other needs no multipliers.
  if (program.columns.some(({ lower, upper }) => lower !== undefined && upper !== undefined && upper.lessThan(lower)))
    return undefined;
  const signs = dualSigns(program, farkas);
  if (signs !== undefined) return signs;
  const left: Rational[] = [];
  for (const [j, column] of program.columns.entries()) {
    const factor = combination(program, farkas, j);
    if (factor.isZero()) continue;
    const bound = factor.sign() > 0 ? column.upper : column.lower;
    if (bound === undefined)
      return `column ${column.name} has the Farkas factor ${String(factor)} and no bound on that side`;
    left.push(factor.times(bound));
  }
  const right = sum(program.rows.map((row, i) => row.bound.times(entry(farkas, i))));
  return sum(left).lessThan(right) ? undefined : `${String(sum(left))} is not below ${String(right)}`;
}

function improvingRay(program: LinearProgram, ray: readonly Rational[]): string | undefined {
  if (cost(program, ray).sign() >= 0) return "the ray does not lower the cost";
  for (const [i, row] of program.rows.entries()) {
    const change = activity(program, ray, i);
    if (!holds(change, row.relation, Rational.zero)) return `the ray leaves row ${row.name}`;
  }
  for (const [j, column] of program.columns.entries()) {
    const change = entry(ray, j).sign();
    if ((change < 0 && column.lower !== undefined) || (change > 0 && column.upper !== undefined))
      return `the ray leaves the bounds of ${column.name}`;
  }
  return undefined;
}

function infeasibility(program: LinearProgram, point: readonly Rational[]): string | undefined {
  for (const [i, row] of program.rows.entries()) {
    const value = activity(program, point, i);
    if (!holds(value, row.relation, row.bound))
      return `row ${row.name}: ${String(value)} ${row.relation} ${String(row.bound)} does not hold`;
  }
  for (const [j, column] of program.columns.entries()) {
    const x = entry(point, j);
    if (column.lower !== undefined && x.lessThan(column.lower)) return `column ${column.name} is below its bound`;
    if (column.upper !== undefined && column.upper.lessThan(x)) return `column ${column.name} is above its bound`;
  }
  return undefined;
}

function dualSigns(program: LinearProgram, dual: readonly Rational[]): string | undefined {
  for (const [i, row] of program.rows.entries()) {
    const sign = entry(dual, i).sign();
    if ((row.relation === ">=" && sign < 0) || (row.relation === "<=" && sign > 0))
      return `the dual of row ${row.name} has the wrong sign`;
  }
  return undefined;
}

function holds(value: Rational, relation: Relation, bound: Rational): boolean {
  const order = value.compare(bound);
  return relation === "=" ? order === 0 : relation === "<=" ? order <= 0 : order >= 0;
}

/** Σ_j a_ij x_j. */
function activity(program: LinearProgram, point: readonly Rational[], row: number): Rational {
  const terms: Rational[] = [];
  program.columns.forEach((column, j) => {
    const position = column.rows.indexOf(row);
    if (position >= 0)
      terms.push(
        entry(point, j).times(Rational.of(entry(column.values, position), entry(program.rows, row).denominator)),
      );
  });
  return sum(terms);
}

/** Σ_i y_i a_ij. */
function combination(program: LinearProgram, dual: readonly Rational[], j: number): Rational {
  const column = entry(program.columns, j);
  return sum(
    column.rows.map((row, i) =>
      entry(dual, row).times(Rational.of(entry(column.values, i), entry(program.rows, row).denominator)),
    ),
  );
}

function cost(program: LinearProgram, point: readonly Rational[]): Rational {
  return sum(
    program.columns.map((column, j) => entry(point, j).times(Rational.of(column.cost, program.costDenominator))),
  );
}
