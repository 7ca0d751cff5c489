/**
 * The surface of C has at most |Y|·|X̂| pieces.
 *
 * TODO
 * Score: pieces / (|Y|·|X̂|).
 */
import { surfaceCertificateData } from "../../certificate/surface-data.js";
import { Rational } from "../../exact/rational.js";
import { surface, surfaceProof } from "../../tradeoff/surface.js";
import { sameAlphabet } from "../arbitrary/same-alphabet.js";
import { linearOrNone } from "../quantities/hypotheses.js";
import type { Conjecture } from "./conjecture.js";

export const piecesAtMostCells: Conjecture = {
  name: "pieces-at-most-cells",
  statement: "C(D,P) has at most as many pieces with two-dimensional cells as the restorer has entries, |Y|·|X̂|",
  source: "ours",
  instances: sameAlphabet({ inputs: [3, 4], outputs: [3, 4] }),
  decide: ({ problem: given }) => {
    const problem = linearOrNone(given);
    if (problem === undefined) return { status: "not-applicable" };
    const pieces = surface(problem).pieces.length;
    const entries = problem.channel.outputs.size * problem.restored.size;
    const score = Rational.of(BigInt(pieces), BigInt(entries));
    return pieces <= entries ? { status: "holds", score } : { status: "violated", score, evidence: { pieces, entries } };
  },
  certificates: ({ problem: given }) => {
    const problem = linearOrNone(given);
    return problem === undefined ? [] : [surfaceCertificateData(surfaceProof(surface(problem)))];
  },
  argument: "The certified surface lists its pieces, each with a cell that has an area, and there are more than |Y|·|X̂|.",
};
