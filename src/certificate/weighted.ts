/**
 * Evidence of the least weighted sum a·E[Δ] + b·d + c·ε: a restorer that attains it, and per part of the
 * divergence a tree of planes that proves that no labeling has a lower sum.
 *
 * The planes have the multipliers a/c and b/c; where c = 0 they are Farkas planes with a and b.
 */
import type { Enclosure } from "../exact/enclosure.js";
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix, SparseRows } from "../exact/vector.js";
import { classesOf, isRetrained } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import type { Problem } from "../model/problem.js";
import { weightedProof } from "./argument.js";
import { header, type CertificateData } from "./data.js";
import { scaled } from "./plane.js";
import { halfSpaceData, treeData, type CasesProof, type CaseTree } from "./point.js";
import { sparseAttained } from "./surface.js";

/** The minimum with its proof. */
export interface WeightedProof {
  readonly problem: Problem;
  readonly weights: { readonly distortion: Rational; readonly perception: Rational; readonly errorRate: Rational };
  /** Between two rationals where a smooth divergence counts. */
  readonly value: Rational | Enclosure;
  readonly labeling: Labeling;
  readonly part: number;
  readonly restorer: RationalMatrix;
  /** T(x̂,x), where b > 0 and the part is a cost matrix. */
  readonly coupling?: SparseRows;
  /** Planes that are divided by c, or by the first weight other than zero where c = 0. */
  readonly proof: Pick<CasesProof, "trees">;
}

/**
 * The certificate of statement `weighted`: no restorer has a lower sum.
 * @throws InputError for what is no optimum
 * @example check(weightedCertificate(sweepAt(problem, { distortion: 1, perception: "1/2", errorRate: 2 })))
 */
export function weightedCertificate(minimum: WeightedProof): CertificateData {
  weightedProof(minimum, "minimum");
  const { problem, weights, value, labeling, part, restorer, coupling, proof } = minimum;
  const { distortion, perception, errorRate } = weights;
  const tree = (one: CaseTree): unknown => (errorRate.isZero() ? farkas(one, weights) : treeData(problem, one));
  return {
    ...header(problem),
    statement: {
      kind: "weighted",
      weights: {
        distortion: distortion.toString(),
        perception: perception.toString(),
        errorRate: errorRate.toString(),
      },
      least: value.toJSON(),
    },
    evidence: {
      ...sparseAttained({ restorer: restorer.sparseRows(), ...(coupling === undefined ? {} : { coupling }) }),
      ...(isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {}),
      ...(problem.perception.parts.length > 1 ? { divergence: part } : {}),
      cases: proof.trees.map(tree),
    },
  };
}

/** Where the error rate does not count, one plane serves all labelings. */
function farkas(tree: CaseTree, { distortion, perception }: WeightedProof["weights"]): unknown {
  if (tree.kind !== "plane") throw new RangeError("a sum without the error rate is the same for all labelings");
  const leading = distortion.isZero() ? perception : distortion;
  return halfSpaceData({ kind: "farkas", plane: () => scaled(tree.plane(), leading) });
}
