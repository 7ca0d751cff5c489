/**
 * Theorem 2: ε_Y ≥ ε_X, with equality exactly where every output has a common optimal class.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019; for two classes with the condition of the paper, W(y|x₁)W(y|x₂) = 0
 * for x₁ ∈ R⁺, x₂ ∈ R⁻. It is true: no search finds anything. Decided from the definitions, on
 * integers (bayes/facts.ts).
 *
 * Score: 1 where violated. Else −(ε_Y − ε_X) where some output has no common optimal class, since a
 * gap that closed there would be a violation, and −1, the farthest, where all have one.
 */
import { Rational } from "../exact/rational.js";
import { bayesRisksCertificate } from "../certificate/verdicts.js";
import { theorem2 as verdictOf } from "../theorem/theorem-2.js";
import { bayesScan } from "./bayes/bayes-scan.js";
import { theorem2Verdicts, verdict } from "./bayes/verdicts.js";
import { fact, factsOf } from "./bayes/facts.js";
import { instances } from "../generate/instances.js";
import type { Conjecture } from "../search/statement/conjecture.js";

export const theorem2: Conjecture = {
  name: "theorem-2",
  statement:
    "the Bayes risk of Y is at least that of X, with equality exactly if for every output some class is Bayes-optimal for all inputs of positive mass that reach it",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 2 (two classes: their condition is checked, too)",
  scope: { channelOnly: true },
  measure: { name: "gap", zero: "equalities" },
  scan: bayesScan(theorem2Verdicts),
  instances: instances(),
  decide: ({ problem }) => {
    const { gap, facts } = factsOf(problem);
    const violated = theorem2Verdicts(problem.source.classNames.length)[facts] === verdict.violated;
    if (violated) return { status: "violated", measure: gap, score: Rational.one, evidence: { ...verdictOf(problem) } };
    return {
      status: "holds",
      measure: gap,
      score: (facts & fact.common) === 0 ? gap.negated() : Rational.one.negated(),
    };
  },
  certificates: ({ problem }) => [bayesRisksCertificate(problem, verdictOf(problem))],
  argument:
    "The certificate proves both Bayes risks and whether every output has a class that is optimal for all of its inputs, which the theorem says decides whether they are equal.",
};
