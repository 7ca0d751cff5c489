/** What conjectures about Theorem 1 without one of its hypotheses have in common: all but their instances. */
import type { Claim } from "../search/statement/claim.js";
import { theorem1Certificates, theorem1Outcome } from "./claims/several-cases.js";
import { chordArgument, type Conjecture, statedBy } from "../search/statement/conjecture.js";

export function theorem1On(claim: Claim): Omit<Conjecture, "instances"> {
  return {
    ...statedBy(claim),
    decide: ({ problem }) => theorem1Outcome(problem),
    certificates: ({ problem }) => theorem1Certificates(problem),
    argument: chordArgument,
    grid: {
      axes: { classes: [2], inputs: [1, 2], outputs: [1, 2], denominator: [1n, 2n], sourceDenominator: [1n, 2n, 3n, 4n] },
      measures: claim.usual,
    },
  };
}
