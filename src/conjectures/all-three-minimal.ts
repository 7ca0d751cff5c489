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
import { Rational } from "../exact/rational.js";
import { rational } from "../exact/value.js";
import { convexCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { tradeoffCertificate } from "../certificate/verdicts.js";
import { leastDistortionWithin } from "../theorem/restricted.js";
import { tradeoff } from "../theorem/tradeoff.js";
import { minima } from "../tradeoff/minima.js";
import { allThreeMinimal as claim, allThreeOutcome } from "./claims/all-three-minimal.js";
import { instances } from "../generate/instances.js";
import { type Conjecture, statedBy } from "../search/statement/conjecture.js";

export const allThreeMinimal: Conjecture = {
  ...statedBy(claim),
  instances: instances(),
  decide: (instance) => {
    const { problem } = instance;
    convexCase(problem);
    const outcome = allThreeOutcome(problem);
    if (outcome.status !== "holds" && outcome.status !== "violated") return outcome;
    return { ...outcome, score: outcome.measure?.negated() ?? apart(problem) };
  },
  certificates: ({ problem }) => {
    const { convex } = tradeoff(problem);
    return convex === undefined ? [] : [tradeoffCertificate(convex)];
  },
  argument: "The certificate proves each of the three minima and has one restorer that attains them all.",
};

/** −2 + D_min/D. */
function apart(problem: Problem): Rational {
  const { distortion, perception } = minima(problem);
  return distortion.over(leastDistortionWithin(convexCase(problem), rational(perception)).value).minus(Rational.of(2n));
}
