/**
 * The least distortion, perceptual difference and error rate of a composite problem.
 *
 * D_min does not depend on the case; P_min is the least of the parts. With a re-trained
 * classifier the least error rate is C_opt(∞,∞): ε_Y where every class can have a letter of its own.
 */
import type { Rational } from "../../exact/rational.js";
import type { RationalOrRoot } from "../../exact/root.js";
import { caseProblem, openLabeling } from "../../model/composite.js";
import type { CompositeProblem } from "../../model/problem.js";
import { leastDistortion, leastPerception, minima } from "../minima.js";
import { leastOfParts } from "./evaluate.js";
import { solveComposite } from "./point.js";

export interface CompositeMinima {
  readonly distortion: Rational;
  readonly perception: RationalOrRoot;
  readonly errorRate: Rational;
}

/** The three minima, each attained by some restorer, in general not by the same one. */
export function compositeMinima(problem: CompositeProblem): CompositeMinima {
  return { ...leastBounds(problem), errorRate: leastErrorRate(problem) };
}

/** D_min and P_min: the least bounds at which something is feasible, if the other one is ∞. */
export function leastBounds(problem: CompositeProblem): Omit<CompositeMinima, "errorRate"> {
  return {
    distortion: leastDistortion(caseProblem(problem, openLabeling(problem), 0)).value,
    perception: compositeLeastPerception(problem),
  };
}

/** P_min: the least over the parts, of squares their roots. */
export function compositeLeastPerception(problem: CompositeProblem): RationalOrRoot {
  const labeling = openLabeling(problem);
  return leastOfParts(problem, (part) => leastPerception(caseProblem(problem, labeling, part)).value);
}

function leastErrorRate(problem: CompositeProblem): Rational {
  // With a letter for each class every output can be answered by the class that is best for it.
  const open = problem.classifier === "retrained" && problem.restored.size < problem.source.classNames.length;
  if (!open) return minima(caseProblem(problem, openLabeling(problem), 0)).errorRate;
  const point = solveComposite(problem, { distortion: "inf", perception: "inf" });
  if (point.status !== "optimal") throw new Error("without bounds something is feasible");
  return point.errorRate;
}
