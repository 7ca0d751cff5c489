/** Composite problems from data, for tests of what takes no others. */
import { problemFromData } from "../../src/format/problem.js";
import { isComposite } from "../../src/model/problem.js";
import type { Problem } from "../../src/model/problem.js";

/** @throws where the problem has a fixed classifier and a convex divergence */
export function compositeProblem(data: object): Problem {
  const problem = problemFromData(data);
  if (!isComposite(problem)) throw new Error("a composite problem is wanted");
  return problem;
}
