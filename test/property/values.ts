/**
 * Values of C with their convention: where nothing is feasible C is +∞, here `undefined`.
 *
 * `shown` makes two values comparable by `toBe` with a readable difference.
 */
import type { Bounds } from "../../src/certificate/plane.js";
import type { Rational } from "../../src/exact/rational.js";
import type { Problem } from "../../src/model/problem.js";
import { solve } from "../../src/tradeoff/solve.js";

/** A value of C; undefined is +∞. */
export type Value = Rational | undefined;

export function valueAt(problem: Problem, bounds: Bounds): Value {
  const point = solve(problem, bounds);
  return point.status === "optimal" ? point.errorRate : undefined;
}

/** a ≤ b, where +∞ ≤ +∞. */
export function atMost(a: Value, b: Value): boolean {
  return b === undefined || (a !== undefined && a.atMost(b));
}

export function shown(value: Value): string {
  return value === undefined ? "+∞" : value.toString();
}
