/** Problems of several cases from data, for tests of what takes no others. */
import { problemFromData } from "../../src/format/problem.js";
import { isConvex } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";

/** @throws where the problem has a fixed classifier and a convex divergence */
export function compositeProblem(data: object): Problem {
  const problem = problemFromData(data);
  if (isConvex(problem)) throw new Error("a problem of several cases is wanted");
  return problem;
}
