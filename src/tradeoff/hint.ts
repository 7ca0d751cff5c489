/**
 * Which floating-point solver suggests the basis, by the size of the program.
 *
 * Small programs: javascript-lp-solver, which is there at once. From about 1000
 * columns on (32 letters) HiGHS, which takes a tenth of a second to load, is
 * faster: at 64 letters 0.05 to 0.9 s instead of 1.5 to 73 s. Neither is trusted.
 */
import { floatHint } from "../lp/float-hint.js";
import { loadHighsHint } from "../lp/highs-hint.js";
import type { BasisHint } from "../lp/simplex.js";
import { isComposite } from "../model/composite.js";
import type { Divergence } from "../model/divergence/divergence.js";
import type { AnyProblem, Problem } from "../model/problem.js";
import { PointSolver } from "./point.js";

/** Columns from which HiGHS is loaded. */
const large = 1000;

let loaded: Promise<BasisHint> | undefined;

/** A suggestion that suits the problem; HiGHS is loaded once per process, when it is first needed. */
export async function hintFor(problem: AnyProblem): Promise<BasisHint> {
  if (programColumns(problem) < large) return floatHint;
  loaded ??= loadHighsHint();
  return loaded;
}

/** Solves points of the problem by the route that suits it, which for transport divergences needs no suggestion. */
export async function pointSolverFor(problem: Problem): Promise<PointSolver> {
  return problem.perception.family === "transport" ? new PointSolver(problem) : new PointSolver(problem, await hintFor(problem));
}

/** The divergences of the linear programs of a problem: of a composite one there may be several. */
export function divergencesOf(problem: AnyProblem): readonly Divergence[] {
  return isComposite(problem) ? problem.perception.parts.map(({ divergence }) => divergence) : [problem.perception];
}

/** About how many columns the linear program of a point has: the largest, where there are several. */
export function programColumns(problem: AnyProblem): number {
  const { source, channel, restored } = problem;
  const general = divergencesOf(problem).some((one) => one.family === "transport" && one.structure.shape === "general");
  return restored.size * (channel.outputs.size + (general ? source.alphabet.size : 2));
}
