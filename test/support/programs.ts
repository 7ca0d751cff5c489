/** The linear program of C(D,P) of a problem whose C is one convex function. */
import type { Bounds } from "../../src/certificate/plane.js";
import type { LinearProgram } from "../../src/lp/program.js";
import { convexCase } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { errorOnly, RestorerProgram } from "../../src/tradeoff/formulation/program.js";

/** With a row for every bound that is finite. */
export function programAt(problem: Problem, bounds: Bounds): LinearProgram {
  const { distortion, perception } = bounds;
  return new RestorerProgram(convexCase(problem), {
    distortion: rowFor(distortion),
    perception: rowFor(perception),
  }).at(errorOnly, bounds);
}

function rowFor(bound: Bounds["distortion"]): "free" | "bounded" {
  return bound === "inf" ? "free" : "bounded";
}
