/** javascript-lp-solver, as it is made for browsers. */
import solver from "javascript-lp-solver";
import type { LinearSolver } from "../node/linear-solver.js";

export function linearSolver(): LinearSolver {
  return solver as unknown as LinearSolver;
}
