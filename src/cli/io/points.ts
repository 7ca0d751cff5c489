/**
 * Points, and verdicts that need points, computed with progress and Ctrl-C.
 */
import type { Bounds } from "../../certificate/plane.js";
import { approximate } from "../../exact/decimal.js";
import type { Steps } from "../../exact/steps.js";
import { isConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import type { TradeoffProgress, TradeoffVerdict } from "../../theorem/tradeoff.js";
import type { BranchProgress } from "../../tradeoff/cases/branch.js";
import { prepare } from "../../tradeoff/prepare.js";
import { PointSolver, type Point, type SolverOptions } from "../../tradeoff/solve.js";
import { Interrupted } from "./interrupted.js";
import { follow, runSteps } from "./progress.js";
import { counted } from "../../exact/words.js";

/**
 * Solves the points in order.
 * @param take receives each point as soon as it is solved
 * @param options the width of enclosures
 * @returns how many were solved: all of them, or fewer after an interruption
 */
export async function solvePoints(
  problem: Problem,
  points: readonly Bounds[],
  take: (point: Point, index: number) => void,
  options: Pick<SolverOptions, "tolerance"> = {},
): Promise<number> {
  await prepare(problem, isConvex(problem) ? "points" : "programs");
  const solver = new PointSolver(problem, options);
  if (isConvex(problem)) {
    return runSteps(points.length, "points", (i) => {
      const bounds = points[i];
      if (bounds !== undefined) take(solver.solve(bounds), i);
    });
  }
  let done = 0;
  const all = function* (): Steps<BranchProgress, void> {
    for (const bounds of points) {
      take(yield* solver.steps(bounds), done);
      done++;
    }
  };
  const total = String(points.length);
  const followed = await follow(
    all(),
    (progress) => `${String(done)} of ${total} points; for the next so far ${branchStatus(progress)}`,
  );
  if (!followed.finished)
    process.stderr.write(`exact-cdp: interrupted after ${String(done)} of ${total} points; what is done is written\n`);
  return done;
}

/** The verdict of `tradeoff`, value by value. @throws Interrupted */
export async function decideTradeoff(problem: Problem): Promise<TradeoffVerdict> {
  await prepare(problem);
  const { tradeoffSteps } = await import("../../theorem/tradeoff.js");
  const status = ({ done, of, point }: TradeoffProgress): string =>
    `${String(done)} of ${String(of)} values of C; for the next so far ${branchStatus(point)}`;
  const followed = await follow(tradeoffSteps(problem), status);
  if (followed.finished) return followed.result;
  process.stderr.write(
    `exact-cdp: interrupted: ${status(followed.progress)}; a verdict needs all of them, so nothing is written\n`,
  );
  throw new Interrupted();
}

/**
 * The progress of a point in words: the number of linear programs, and the error rates between which
 * the least one lies.
 */
export function branchStatus({ nodes, lower, upper }: BranchProgress): string {
  const programs = counted(nodes, "linear program");
  if (lower === undefined || upper === undefined) return programs;
  const [least, most] = [lower, upper].map((value) => approximate(value, 4));
  return `${programs}, error rate ${least === most ? `${least ?? ""} (to be proved)` : `between ${least ?? ""} and ${most ?? ""}`}`;
}
