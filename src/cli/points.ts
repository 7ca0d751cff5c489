/**
 * Many points of one problem, with progress and Ctrl-C: by linear programs, or, for composite
 * problems, by branch and bound in small steps.
 */
import { isComposite, type Problem } from "../model/problem.js";
import { approximate } from "../exact/decimal.js";
import type { Bounds } from "../certificate/plane.js";
import { CompositeSolver, type Point } from "../tradeoff/solve.js";
import { hintFor, pointSolverFor } from "../tradeoff/prepare.js";
import { CompositeTradeoffSolver, type TradeoffVerdict } from "../theorem/tradeoff.js";
import { Interrupted } from "./interrupted.js";
import { runOpenSteps, runSteps } from "./progress.js";
import { countOf } from "./words.js";

/**
 * Solves the points in order.
 * @param take receives each point as soon as it is solved
 * @returns how many were solved: all of them, or fewer after an interruption
 */
export async function solvePoints(problem: Problem, points: readonly Bounds[], take: (point: Point, index: number) => void): Promise<number> {
  if (isComposite(problem)) return solveCompositePoints(problem, points, take);
  const solver = await pointSolverFor(problem);
  return runSteps(points.length, "points", (i) => {
    const bounds = points[i];
    if (bounds !== undefined) take(solver.solve(bounds), i);
  });
}

async function solveCompositePoints(problem: Problem, points: readonly Bounds[], take: (point: Point, index: number) => void): Promise<number> {
  const hint = await hintFor(problem);
  const total = String(points.length);
  let done = 0;
  let solver: CompositeSolver | undefined;
  const step = (): boolean => {
    const bounds = points[done];
    if (bounds === undefined) return false;
    solver ??= new CompositeSolver(problem, bounds, hint);
    if (!solver.step()) {
      take(solver.point(), done);
      solver = undefined;
      done++;
    }
    return done < points.length;
  };
  const status = (): string => `${String(done)} of ${total} points${solver === undefined ? "" : `; for the next so far ${solverStatus(solver)}`}`;
  const finished = await runOpenSteps(step, status);
  if (!finished) process.stderr.write(`exact-cdp: interrupted after ${String(done)} of ${total} points; what is done is written\n`);
  return done;
}

/** The verdict of `tradeoff` on a composite problem, value by value. @throws Interrupted */
export async function solveCompositeTradeoff(problem: Problem): Promise<TradeoffVerdict> {
  const work = new CompositeTradeoffSolver(problem, await hintFor(problem));
  const status = (): string => {
    const { done, of, solver } = work.progress;
    return `${String(done)} of ${String(of)} values of C; for the next so far ${solverStatus(solver)}`;
  };
  if (!(await runOpenSteps(() => work.step(), status))) {
    process.stderr.write(`exact-cdp: interrupted: ${status()}; a verdict needs all of them, so nothing is written\n`);
    throw new Interrupted();
  }
  return work.tradeoff();
}

/** How far a solver is: how many linear programs, and between which error rates the least one lies. */
function solverStatus({ progress: { nodes, lower, upper } }: CompositeSolver): string {
  const programs = countOf(nodes, "linear program");
  if (lower === undefined || upper === undefined) return programs;
  const [least, most] = [lower, upper].map((value) => approximate(value, 4));
  return `${programs}, error rate ${least === most ? `${least ?? ""} (to be proved)` : `between ${least ?? ""} and ${most ?? ""}`}`;
}
