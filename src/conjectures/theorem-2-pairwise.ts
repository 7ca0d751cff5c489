/**
 * Theorem 2 read pairwise, for three classes and more: every two inputs of an output share an
 * optimal class, so the Bayes risks are equal.
 *
 * False: three letters with the optimal classes {1,2}, {2,3} and {1,3} behind one output. Random
 * search violates it in one sample in a hundred.
 *
 * Score: minus the number of pairs of letters that share an output but no optimal class, where
 * ε_Y > ε_X; the gap itself where there are none, which is a violation. Where the risks are equal
 * one more than all pairs: every pair is right there and nothing has begun to fail.
 */
import { Rational } from "../exact/rational.js";
import { bayesRisksCertificate } from "../certificate/verdicts.js";
import { optimalClasses, theorem2 } from "../theorem/theorem-2.js";
import type { Problem } from "../model/problem.js";
import { bayesScan } from "./bayes/bayes-scan.js";
import { factsOf } from "./bayes/facts.js";
import { pairwiseVerdicts, verdict } from "./bayes/verdicts.js";
import { usualMeasures } from "../enumeration/family.js";
import { plainInstances } from "../generate/plain-instances.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

/** With two classes it is Theorem 2 itself. */
const leastClasses = 3;

export const theorem2Pairwise: Conjecture = {
  name: "theorem-2-pairwise",
  statement:
    "the Bayes risks of X and Y are equal wherever every two inputs of positive mass that share an output share a Bayes-optimal class",
  source: "Theorem 2 read pairwise for more than two classes",
  scope: { ...anyInstance, leastClasses, channelOnly: true },
  measure: { name: "gap", zero: "equalities" },
  scan: bayesScan(() => pairwiseVerdicts),
  instances: plainInstances({
    classes: { min: 3, max: 4 },
    inputs: { min: 3, max: 4 },
    outputs: { min: 1, max: 2 },
    heaviest: 2,
  }),
  decide: ({ problem }) => {
    if (problem.source.classNames.length < leastClasses) return { status: "not-applicable" };
    const { gap, facts } = factsOf(problem);
    const { pairs, parted } = countPairs(problem);
    if (pairwiseVerdicts[facts] === verdict.violated) {
      const { bayesRisk, violation } = { violation: undefined, ...theorem2(problem) };
      return { status: "violated", measure: gap, score: gap, evidence: { bayesRisk, gap, violation } };
    }
    const score = Rational.of(BigInt(gap.isZero() ? -pairs - 1 : -parted));
    return parted === 0 ? { status: "holds", measure: gap, score } : { status: "not-applicable", score };
  },
  certificates: ({ problem }) => [bayesRisksCertificate(problem, theorem2(problem))],
  argument:
    "The certificate proves that every two inputs of every output share an optimal class and that the Bayes risks of X and Y differ all the same.",
  grid: {
    axes: {
      classes: [3],
      inputs: [1, 2, 3],
      outputs: [1, 2],
      denominator: [1n, 2n],
      sourceDenominator: [1n, 2n, 3n, 4n, 5n, 6n],
    },
    measures: usualMeasures,
  },
};

/** Pairs of letters of positive mass that share an output: all, and those without a common optimal class. */
function countPairs({ source, channel }: Problem): { readonly pairs: number; readonly parted: number } {
  const letters = source.alphabet.letters.map((_, x) => x).filter((x) => source.marginal.at(x).sign() > 0);
  const outputs = channel.outputs.letters.map((_, y) => y);
  const reaches = (x: number, y: number): boolean => channel.matrix.numeratorAt(x, y) > 0n;
  const optimal = source.alphabet.letters.map((_, x) => optimalClasses(source.joint, x));
  let [pairs, parted] = [0, 0];
  for (const [i, x] of letters.entries()) {
    for (const other of letters.slice(i + 1)) {
      pairs++;
      if (!outputs.some((y) => reaches(x, y) && reaches(other, y))) continue;
      if (!(optimal[x] ?? []).some((k) => optimal[other]?.includes(k))) parted++;
    }
  }
  return { pairs, parted };
}
