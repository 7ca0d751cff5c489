/** Smooth programs of a case, with a restorer strictly within the bounds where one is needed. */
import { Rational } from "../../exact/rational.js";
import type { ExactProgram } from "../../smooth/exact-program.js";
import { strictlyInside } from "../../smooth/inside.js";
import type { ExactRoles } from "../../smooth/rounding.js";
import { solveSmooth, type Effort, type SmoothSolution } from "../../smooth/solve.js";
import { leastSmooth } from "./least.js";

/** Minimises the weighted quantities within the bounds, to a width of `tolerance`. */
export function solveWithin(
  program: ExactProgram,
  roles: ExactRoles,
  tolerance: Rational,
  effort: Effort,
): SmoothSolution {
  const { upper } = leastSmooth(program.of);
  const least = upper === "inf" ? Rational.zero : upper;
  return solveSmooth(program, roles, tolerance, effort, () => strictlyInside(program, roles, least), least);
}
