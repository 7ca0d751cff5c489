/**
 * Restorers that send each output to some letters only: the least perception, the least distortion.
 *
 * A restorer has the least distortion (error rate) exactly when it sends every output of positive
 * mass to letters where δ(y,·) (e(y,·)) is least. A small linear program decides among these
 * restorers: min d(p_X,q), or min Σ δQ subject to d(p_X,q) ≤ P, over Q supported on the allowed letters.
 */
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import type { LinearProgram } from "../lp/program.js";
import { solveLinearProgram } from "../lp/simplex.js";
import { warmStart } from "../lp/warm-start.js";
import type { Case } from "../model/case.js";
import { RestorerProgram, type Allowed } from "../tradeoff/formulation/program.js";

export interface LeastWithin {
  readonly value: Rational;
  readonly restorer: RationalMatrix;
}

/** The least d(p_X,q). */
export function leastPerceptionWithin(of: Case, allowed: Allowed): LeastWithin {
  const program = new RestorerProgram(of, { distortion: "free", perception: "variable", allowed });
  return solved(program, program.at([0n, 1n, 0n]));
}

/** The least E[Δ] with d(p_X,q) ≤ P. @param allowed left out: every letter @throws Error where no restorer has d(p_X,q) ≤ P */
export function leastDistortionWithin(of: Case, perception: Rational, allowed?: Allowed): LeastWithin {
  const program = new RestorerProgram(of, {
    distortion: "free",
    perception: "bounded",
    ...(allowed === undefined ? {} : { allowed }),
  });
  return solved(program, program.at([1n, 0n, 0n], { distortion: "inf", perception }));
}

function solved(program: RestorerProgram, linear: LinearProgram): LeastWithin {
  const outcome = solveLinearProgram(linear, { warmStart });
  if (outcome.status !== "optimal") throw new Error(`a program of restorers that exist cannot be ${outcome.status}`);
  return { value: outcome.value, restorer: program.restorer(outcome.primal) };
}
