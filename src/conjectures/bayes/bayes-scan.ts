/**
 * The scan of statements about Bayes risks: on machine integers where they suffice.
 *
 * Cases are decided by the facts of facts.ts, and a table says what a statement makes of every
 * combination of them (verdicts.ts).
 */
import { InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import type { Family } from "../../enumeration/family.js";
import type { Scan } from "../../search/statement/scan.js";
import { bayesFacts, fact } from "./facts.js";
import { BayesScan, fits } from "./scan.js";
import { WideBayesScan } from "./wide.js";

/** @param verdictsOf the table of a statement, for so many classes */
export function bayesScan(verdictsOf: (classes: number) => Uint8Array): Scan {
  return {
    blockSize: 1n << 20n,
    chunk: 1n << 15n,
    symmetric: true,
    explain,
    start: (family, { upToSymmetry = false } = {}) => {
      const verdicts = verdictsOf(family.shape.classes);
      if (fits(family)) return new BayesScan(family, verdicts, upToSymmetry);
      if (upToSymmetry) {
        throw new InputError({
          code: "too-large",
          path: "--up-to-symmetry",
          expected: "a family on machine integers: N·M below 2^31, at most 31 classes and inputs, 2^52 channels",
          found: "a larger one",
        });
      }
      return new WideBayesScan(family, verdicts);
    },
  };
}

/** Bayes risks, gap, and which of the conditions hold. */
function explain(family: Family, index: bigint): Record<string, unknown> {
  const pair = family.pair(index);
  const { gap, facts } = bayesFacts(pair);
  const { classes, inputs, denominator, sourceDenominator } = family.shape;
  const kept = Array.from({ length: inputs }, (_, x) =>
    pair.source.map((row) => row[x] ?? 0n).reduce((a, b) => (a > b ? a : b)),
  ).reduce((a, b) => a + b, 0n);
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
