/** javascript-lp-solver, loaded with the first program: the networks of transport costs need none. */
import type jslp from "javascript-lp-solver";

export type LinearSolver = typeof jslp.default;

export function linearSolver(): LinearSolver {
  const { createRequire } = process.getBuiltinModule("node:module");
  return createRequire(import.meta.url)("javascript-lp-solver") as LinearSolver;
}
