/** Composite problems from data, for tests of what takes no others. */
import { anyProblemFromData } from "../../src/format/problem.js";
import { isComposite } from "../../src/model/composite.js";
import type { CompositeProblem } from "../../src/model/problem.js";

/** @throws where the problem has a fixed classifier and a convex divergence */
export function compositeProblem(data: object): CompositeProblem {
  const problem = anyProblemFromData(data);
  if (!isComposite(problem)) throw new Error("a composite problem is wanted");
  return problem;
}
