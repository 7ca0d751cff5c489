/**
 * Theorem 2, and what is sometimes made of it for more than two classes.
 *
 * Liu, Zhang, Xiong, NeurIPS 2019, Theorem 2 (K = 2); for K ≥ 3 equality needs one class that
 * is optimal for all letters that reach an output, while letters that agree in pairs are not
 * enough.
 */
import { InputError } from "../../../exact/errors.js";
import { Rational } from "../../../exact/rational.js";
import type { Claim, ClaimRunner, RunnerOptions } from "../../../search/statement/claim.js";
import { usualMeasures, type Family } from "../../../enumeration/family.js";
import { bayesFacts, fact } from "./facts.js";
import { BayesScan, fits } from "./scan.js";
import { pairwiseVerdicts, theorem2Verdicts } from "./verdicts.js";
import { WideBayesScan } from "./wide.js";

const common = {
  measure: { name: "gap", zero: "equalities" },
  problems: false,
  usual: usualMeasures,
  symmetric: true,
  blockSize: 1n << 20n,
  chunk: 1n << 15n,
  explain,
} as const;

export const theorem2: Claim = {
  ...common,
  name: "theorem-2",
  statement: "the Bayes risk of Y is at least that of X, with equality exactly if for every output some class is Bayes-optimal for all inputs of positive mass that reach it",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 2 (two classes: their condition is checked, too)",
  leastClasses: 2,
  start: (family, options) => runner(family, theorem2Verdicts(family.shape.classes), options),
};

export const theorem2Pairwise: Claim = {
  ...common,
  name: "theorem-2-pairwise",
  statement: "the Bayes risks of X and Y are equal wherever every two inputs of positive mass that share an output share a Bayes-optimal class",
  source: "Theorem 2 read pairwise for more than two classes",
  leastClasses: 3,
  start: (family, options) => runner(family, pairwiseVerdicts, options),
};

function runner(family: Family, verdicts: Uint8Array, { upToSymmetry = false }: RunnerOptions = {}): ClaimRunner {
  if (fits(family)) return new BayesScan(family, verdicts, upToSymmetry);
  if (upToSymmetry) {
    throw new InputError({ code: "too-large", path: "--up-to-symmetry", expected: "a family on machine integers: N·M below 2^31, at most 31 classes and inputs, 2^52 channels", found: "a larger one" });
  }
  return new WideBayesScan(family, verdicts);
}

/** Bayes risks, gap, and which of the conditions hold. */
function explain(family: Family, index: bigint): Record<string, unknown> {
  const pair = family.pair(index);
  const { gap, facts } = bayesFacts(pair);
  const { classes, inputs, denominator, sourceDenominator } = family.shape;
  const kept = Array.from({ length: inputs }, (_, x) => pair.source.map((row) => row[x] ?? 0n).reduce((a, b) => (a > b ? a : b))).reduce((a, b) => a + b, 0n);
  const difference = Rational.of(gap, denominator * sourceDenominator);
  const source = Rational.one.minus(Rational.of(kept, sourceDenominator));
  return {
    bayesRisk: { source, degraded: source.plus(difference) },
    gap: difference,
    commonClass: (facts & fact.common) !== 0,
    pairwise: (facts & fact.pairwise) !== 0,
    ...(classes === 2 ? { paperCondition: (facts & fact.paper) !== 0 } : {}),
  };
}
