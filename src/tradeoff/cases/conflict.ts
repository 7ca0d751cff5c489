/**
 * The order in which restored letters are settled: first the one for which a single class costs most.
 *
 * Notation: Σ_y e_k(y)Q(x̂|y) is the error rate of the letter x̂ with class k. The conflict of x̂ is
 * the least of these over k minus Σ_y min_k e_k(y)Q(x̂|y), where every output has a class of its own.
 */
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { baseCoefficients } from "../../model/coefficients.js";
import type { Problem } from "../../model/problem.js";
import { restoredErrors } from "./achieved.js";

/** The restored letters in descending order of their conflict. */
export function byConflict(problem: Problem, restorer: RationalMatrix): number[] {
  const { classErrors } = baseCoefficients(problem);
  const least = classErrors.map((errors) =>
    errors.reduce((smallest, value) => (value < smallest ? value : smallest), entry(errors, 0)),
  );
  const conflicts = restoredErrors(problem, restorer).map((byClass, j) => {
    const together = byClass.reduce((smallest, value) => (value < smallest ? value : smallest), entry(byClass, 0));
    return together - least.reduce((total, value, y) => total + value * restorer.numeratorAt(y, j), 0n);
  });
  return [...conflicts.keys()].sort((i, j) => {
    const difference = entry(conflicts, j) - entry(conflicts, i);
    return difference > 0n ? 1 : difference < 0n ? -1 : i - j;
  });
}
