/**
 * What statements make of the facts of facts.ts: a table of every combination of them.
 */
import { fact } from "./facts.js";

export const verdict = { holds: 0, violated: 1, notApplicable: 2 } as const;

const combinations = 32;

function table(say: (has: (bit: number) => boolean) => boolean | undefined): Uint8Array {
  return Uint8Array.from({ length: combinations }, (_, facts) => {
    const said = say((bit) => (facts & bit) !== 0);
    return said === undefined ? verdict.notApplicable : said ? verdict.holds : verdict.violated;
  });
}

/**
 * ε_Y ≥ ε_X, with equality exactly where every output has a common optimal class; for two
 * classes that is exactly where the paper's condition holds, too.
 */
export function theorem2Verdicts(classes: number): Uint8Array {
  return classes > 2 ? manyClasses : twoClasses;
}

const manyClasses = table((has) => !has(fact.negative) && has(fact.equal) === has(fact.common));
const twoClasses = table(
  (has) => !has(fact.negative) && has(fact.equal) === has(fact.common) && has(fact.equal) === has(fact.paper),
);

/** Where every two letters that share an output share an optimal class, ε_Y = ε_X. */
export const pairwiseVerdicts = table((has) => (has(fact.pairwise) ? has(fact.equal) : undefined));
