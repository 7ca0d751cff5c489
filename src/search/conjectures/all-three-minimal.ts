/**
 * "No restorer attains the least distortion, the least perceptual difference and the least error rate
 * at once", taken of every instance.
 *
 * False, trivially (one letter, an invertible channel) and otherwise (docs/findings.md). Random
 * search violates it in every second sample.
 *
 * Score: minus what the other two minima cost in error rate, ε_min − C(D_min,P_min), which is 0 where
 * violated; where no restorer has both D_min and P_min, −2 + D_min/D with D > D_min the least
 * distortion at P_min, between −2 and −1.
 */
import { Rational } from "../../exact/rational.js";
import { linear } from "../../model/composite.js";
import type { Problem } from "../../model/problem.js";
import { tradeoffCertificate } from "../../theorem/certificates.js";
import { leastDistortionAt } from "../../theorem/restricted.js";
import { tradeoff } from "../../theorem/tradeoff.js";
import { minima } from "../../tradeoff/minima.js";
import { allThreeMinimal as claim, allThreeOutcome } from "../family/all-three-minimal.js";
import { instances } from "../arbitrary/instances.js";
import { type Conjecture, statedBy } from "./conjecture.js";

export const allThreeMinimal: Conjecture = {
  ...statedBy(claim),
  instances: instances(),
  decide: (instance) => {
    const problem = linear(instance.problem);
    const outcome = allThreeOutcome(problem);
    if (outcome.status !== "holds" && outcome.status !== "violated") return outcome;
    return { ...outcome, score: outcome.measure?.negated() ?? apart(problem) };
  },
  certificates: ({ problem }) => [tradeoffCertificate(tradeoff(linear(problem)))],
  argument: "The certificate proves each of the three minima and has one restorer that attains them all.",
};

/** −2 + D_min/D. */
function apart(problem: Problem): Rational {
  const { distortion, perception } = minima(problem);
  return distortion.over(leastDistortionAt(problem, perception).value).minus(Rational.of(2n));
}
