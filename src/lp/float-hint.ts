/**
 * Basis suggestions from javascript-lp-solver. The only file that asks it; nothing it says is trusted.
 *
 * Its hazards and their remedies: badly scaled data make it wrong or
 * endless, so it gets scaled doubles (scaling.ts); it stalls on degenerate
 * programs (n = 32: thousands of pivots, n = 64: minutes), so every cost gets a
 * small positive perturbation, which makes the slack basis strictly dual
 * feasible and its first phase a dual simplex without ties (a few hundred
 * pivots); it may still loop, so pivots are counted and the run is cut off, and
 * whatever basis stands then is the suggestion. Presolve and rounding of results
 * are not used: only the basic columns are read from the tableau.
 */
import { linearSolver } from "#platform/linear-solver";
import { once } from "../exact/lazy.js";
import { entry } from "../exact/vector.js";
import { scaledForm } from "./scaling.js";
import type { WarmStart } from "./standard.js";

const solver = once(linearSolver);

/** Size of the cost perturbation relative to the largest scaled cost. */
const perturbation = 1e-6;
/** Floating-point operations after which the run is cut off. */
const mostWork = 4e10;
/** Pivots after which a run is taken to be cycling; good runs take less than one per row and column. */
const mostPivots = (rows: number, columns: number): number =>
  Math.min(1000 + 20 * (rows + columns), Math.max(200, Math.floor(mostWork / (rows * (rows + columns)))));

/** Suggests the final basis of a floating-point run, or undefined when there is nothing to run on. */
export const floatHint: WarmStart = (form) => {
  if (form.height === 0 || form.structural === 0) return undefined;
  const scaled = scaledForm(form);
  const model = new (solver().Model)(1e-9, undefined);
  model.minimize();
  model.usePresolve = false;
  model.checkForCycles = false;
  const logicalOf = new Map<number, number>();
  const rows = scaled.bounds.map((bound, i) => {
    const upper = model.smallerThan(bound);
    logicalOf.set(upper.slack.index, i);
    return scaled.fixed[i] === true ? [upper, model.greaterThan(bound)] : [upper];
  });

  const structuralOf = new Map<number, number>();
  scaled.columns.forEach((column, j) => {
    // Golden-ratio steps: distinct, reproducible, spread over (0, 1).
    const spread = ((j + 1) * 0.6180339887498949) % 1;
    const variable = model.addVariable(entry(scaled.costs, j) + perturbation * (0.5 + spread), `x${String(j)}`);
    structuralOf.set(variable.index, j);
    column.rows.forEach((row, i) => {
      for (const constraint of entry(rows, row)) constraint.addTerm(entry(column.values, i), variable);
    });
  });

  const tableau = model.tableau;
  const limit = mostPivots(rows.length, form.structural);
  const pivot = tableau.pivot.bind(tableau);
  let pivots = 0;
  tableau.pivot = (row: number, column: number): void => {
    if (++pivots > limit) throw new CutOff();
    pivot(row, column);
  };
  try {
    model.solve();
  } catch (error) {
    // A suggestion that fails is no suggestion; the exact solver goes on without it.
    if (!(error instanceof CutOff)) return undefined;
  }

  const basis: number[] = [];
  for (const index of tableau.varIndexByRow) {
    const structural = structuralOf.get(index);
    if (structural !== undefined) basis.push(structural);
    else {
      const row = logicalOf.get(index);
      // The logical column of an equation is fixed at 0: it enters only where a row needs it.
      if (row !== undefined && form.fixed[row] !== true) basis.push(form.structural + row);
    }
  }
  return basis;
};

class CutOff extends Error {}
