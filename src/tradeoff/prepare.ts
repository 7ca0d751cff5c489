/** Loading of a fast floating-point solver for large linear programs. */
import { prepareFor } from "../lp/warm-start.js";
import type { Problem } from "../model/problem.js";

/**
 * Loads HiGHS where the linear programs of the problem are large. It affects speed only.
 * @param what "points": networks solve those of transport divergences, which need no programs
 */
export async function prepare(problem: Problem, what: "points" | "programs" = "programs"): Promise<void> {
  if (what === "programs" || hasPrograms(problem)) await prepareFor(programColumns(problem));
}

/** Whether points are solved by linear programs. */
export function hasPrograms({ perception }: Problem): boolean {
  return perception.parts.some(({ divergence }) => divergence.family === "witnesses");
}

/** An estimate of the number of columns of a point's linear program: the largest, where there are several. */
export function programColumns({ source, channel, restored, perception }: Problem): number {
  const general = perception.parts.some(
    ({ divergence }) => divergence.family === "transport" && divergence.structure.shape === "general",
  );
  return restored.size * (channel.outputs.size + (general ? source.alphabet.size : 2));
}
