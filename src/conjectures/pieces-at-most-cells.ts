/**
 * The surface of C has at most |Y|·|X̂| pieces.
 *
 * False, from two letters and one output on: there Q is a pmf on two letters, D and P are two piecewise
 * linear functions of one number, and C can be constant, fall in D, or fall in P: three pieces, two
 * entries. The first on the grid: counts 1 0 and 1 1. More entries do not mend it: 23 pieces were seen
 * with four letters and two outputs, for a Δ given as a matrix and three classes.
 * Score: pieces / (|Y|·|X̂|). One in 14 random instances is a violation, 0.6 ms each.
 */
import { surfaceCertificateData } from "../certificate/surface.js";
import { Rational } from "../exact/rational.js";
import { surface } from "../tradeoff/surface.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import { always, ofConvex, whereLinear } from "./quantities/hypotheses.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const piecesAtMostCells: Conjecture = {
  name: "pieces-at-most-cells",
  statement: "C(D,P) has at most as many pieces with two-dimensional cells as the restorer has entries, |Y|·|X̂|",
  source: "ours",
  ...piecesWithin(1n),
  argument:
    "The certified surface lists its pieces, each with a cell that has an area, and there are more than |Y|·|X̂|.",
};

/** Instances, decision and certificates of: C has at most factor·|Y|·|X̂| pieces. */
export function piecesWithin(factor: bigint): Pick<Conjecture, "scope" | "instances" | "decide" | "certificates"> {
  return {
    scope: anyInstance,
    instances: sameAlphabet({ inputs: [2, 3], outputs: [1, 3] }),
    decide: whereLinear(always, (problem) => {
      const pieces = surface(problem).pieces.length;
      const entries = problem.channel.outputs.size * problem.restored.size;
      const score = Rational.of(BigInt(pieces), BigInt(entries));
      return BigInt(pieces) <= factor * BigInt(entries)
        ? { status: "holds", score }
        : { status: "violated", score, evidence: { pieces, entries } };
    }),
    certificates: ofConvex((problem) => [surfaceCertificateData(surface(problem).proof())]),
  };
}
