/**
 * The least distortion, perceptual difference and error rate that any restorer can have.
 *
 * D_min does not depend on the case; P_min is the least of the parts of the divergence. With a
 * re-trained classifier the least error rate is C_opt(∞,∞): ε_Y where every class can have a letter
 * of its own.
 */
import type { Enclosure } from "../exact/enclosure.js";
import type { Rational } from "../exact/rational.js";
import { finish } from "../exact/steps.js";
import { leastOf } from "../exact/value.js";
import { problemArgument } from "../model/argument.js";
import { isRetrained, isSmoothCase, linearCase, relaxedCase, relaxedCases, type Case } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { unpowered, type Achieved } from "./cases/achieved.js";
import { branch } from "./cases/branch.js";
import { leastDistortion, leastErrorRate, leastPerception } from "./convex/minima.js";
import { leastSmooth } from "./smooth/least.js";

/** The three minima, each attained by some restorer, in general not by the same one. */
export function minima(problem: Problem): Achieved {
  problemArgument(problem, "problem");
  return { ...leastBounds(problem), errorRate: leastError(problem) };
}

/** D_min and P_min: the least bounds at which something is feasible, if the other one is ∞. */
export function leastBounds(problem: Problem): Omit<Achieved, "errorRate"> {
  return {
    distortion: leastDistortion(relaxedCase(problem, 0)).value,
    perception: leastOf(relaxedCases(problem).map((of) => unpowered(leastDivergence(of), of.power))),
  };
}

/** The least d^power of a case. */
function leastDivergence(of: Case): Rational | Enclosure | "inf" {
  return isSmoothCase(of) ? leastSmooth(of).value : leastPerception(linearCase(of)).value;
}

function leastError(problem: Problem): Rational {
  // With a letter for each class, every output can be answered by its best class.
  const shared = isRetrained(problem) && problem.restored.size < problem.source.classNames.length;
  if (!shared) return leastErrorRate(relaxedCase(problem, 0));
  const point = finish(branch(problem, { distortion: "inf", perception: "inf" }));
  if (point.status !== "optimal") throw new Error("without bounds something is feasible");
  return point.errorRate;
}
