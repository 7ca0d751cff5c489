/**
 * At perfect perception re-training does not help: C_opt(D,0) = C(D,0), c₀ the Bayes rule of X.
 *
 * False. X̂ has the law of X, but not jointly with the class: behind a useless channel the Bayes rule
 * of X errs with probability 1 − Σ P_k² without source noise, a classifier that has learnt to ignore X̂
 * with 1 − max P_k. C_opt is the least C_c over all labelings c, and all are piecewise linear and
 * convex in D on the same half-line, so that breakpoints of the two slices decide.
 * Score: the largest C(D,0) − C_c(D,0) over labelings other than c₀. Two in five random instances are
 * violations, 1.6 ms each; the first on the grid: two letters, one output, masses 2/3 and 1/3, 1/3 < 4/9 at D = 4/9.
 */
import { Rational } from "../exact/rational.js";
import { Case, convexCase, isConvex, isSmooth } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import { problem, type Problem } from "../model/problem.js";
import { sectionOf } from "../tradeoff/convex/section.js";
import { caseValueAt, sliceHead, type CaseSlice } from "../tradeoff/convex/slice.js";
import { certificate, solve } from "../tradeoff/solve.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import type { Instance } from "../generate/instance/instance.js";
import { allowsPerfectPerception, answersBayes, convexOrNone } from "./quantities/hypotheses.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

const perception = Rational.zero;

export const retrainingAtPerfectPerception: Conjecture = {
  name: "retraining-at-perfect-perception",
  statement: "with the Bayes rule of X, C_opt(D,0) of a re-trained classifier is C(D,0) for every D",
  source: "ours",
  scope: anyInstance,
  instances: sameAlphabet(),
  decide: (given) => {
    if (isConvex(given.problem) && isSmooth(given.problem)) return { status: "undecided" };
    const best = largestGain(given);
    if (best === undefined) return { status: "not-applicable" };
    const { gain: score, ...evidence } = best;
    return score.sign() > 0 ? { status: "violated", measure: score, score, evidence } : { status: "holds", score };
  },
  certificates: (given) => {
    const best = largestGain(given);
    if (best === undefined) return [];
    const bounds = { distortion: best.distortion, perception };
    return [certificate(solve(given.problem, bounds)), certificate(solve(retrained(given), bounds))];
  },
  argument:
    "The two values at the same bounds are C(D,0) of the Bayes rule and C_opt(D,0) of the same problem with a re-trained classifier, and the second is less.",
};

interface Gain {
  readonly distortion: Rational;
  /** C(D,0) and C_c(D,0). */
  readonly errorRate: { readonly bayes: Rational; readonly retrained: Rational };
  readonly labeling: Labeling;
  readonly gain: Rational;
}

/** Where another labeling gains most, or loses least. */
function largestGain(given: Instance): Gain | undefined {
  const fixedProblem = convexOrNone(given.problem);
  if (fixedProblem === undefined || !allowsPerfectPerception(fixedProblem) || !answersBayes(fixedProblem))
    return undefined;
  const { restored, source, classifier } = fixedProblem;
  const head = sliceHead({ perception });
  const fixed = sectionOf(convexCase(fixedProblem), head);
  let best: Gain | undefined;
  for (const labeling of labelings(restored.size, source.classNames.length)) {
    if (labeling.every((k, j) => k === classifier.classOf[j])) continue;
    const own = sectionOf(new Case(fixedProblem, labeling, 0), head);
    for (const { from: distortion } of [...fixed.segments, ...own.segments]) {
      const errorRate = { bayes: finite(fixed, distortion), retrained: finite(own, distortion) };
      const gain = errorRate.bayes.minus(errorRate.retrained);
      if (best === undefined || best.gain.lessThan(gain)) best = { distortion, errorRate, labeling, gain };
    }
  }
  return best;
}

function retrained({ definition }: Instance): Problem {
  return problem({ ...definition, classifier: "retrained" });
}

/** All K^|X̂| of them. */
function labelings(letters: number, classes: number): Labeling[] {
  let all: Labeling[] = [[]];
  for (let j = 0; j < letters; j++)
    all = all.flatMap((start) => Array.from({ length: classes }, (_, k) => [...start, k]));
  return all;
}

function finite(slice: CaseSlice, distortion: Rational): Rational {
  const value = caseValueAt(slice, distortion);
  if (value === "infinite") throw new Error("what is feasible does not depend on the classifier");
  return value;
}
