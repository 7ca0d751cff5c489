/**
 * Evidence about composite problems: a re-trained classifier, divergences that are not convex.
 *
 * A value is attained by one labeling and one part of the divergence; for every part a tree over
 * all labelings shows that no other is lower. Row and source potentials are left out: the
 * checker takes the largest ones.
 */
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { entry } from "../exact/vector.js";
import { classesOf } from "../model/composite.js";
import type { CompositeProblem } from "../model/problem.js";
import { boundsData, header, matrixData, type AnyCertificate } from "./certificate.js";
import type { Bounds, Plane } from "./plane.js";
import { compactPlane } from "./surface.js";

/** Why no labeling below has a lower error rate. */
export type CaseTree =
  | { readonly kind: "plane" | "farkas"; readonly plane: () => Plane }
  | { readonly kind: "symmetry"; readonly symmetry: number }
  | { readonly kind: "letter"; readonly letter: number; readonly classes: readonly CaseTree[] };

/** Permutations as lists of images. */
export interface SymmetryData {
  readonly letters: readonly number[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly classes: readonly number[];
}

/** Evidence that C(D,P) = errorRate. */
export interface CompositeValueProof {
  readonly problem: CompositeProblem;
  readonly bounds: Bounds;
  readonly errorRate: Rational;
  /** Class index per restored letter. */
  readonly labeling: readonly number[];
  readonly part: number;
  readonly restorer: RationalMatrix;
  readonly coupling?: RationalMatrix;
  readonly trees: readonly CaseTree[];
  readonly symmetries: readonly SymmetryData[];
  readonly order: readonly number[];
}

/** Evidence that nothing is feasible: a Farkas plane per part. */
export interface CompositeInfeasibilityProof {
  readonly problem: CompositeProblem;
  readonly bounds: Bounds;
  readonly planes: readonly Plane[];
}

export function compositeValueCertificate(proof: CompositeValueProof): AnyCertificate {
  return {
    ...header(proof.problem),
    statement: { kind: "value", bounds: boundsData(proof.bounds), errorRate: proof.errorRate.toString() },
    evidence: compositeValueEvidence(proof),
  };
}

export function compositeInfeasibilityCertificate(proof: CompositeInfeasibilityProof): AnyCertificate {
  return {
    ...header(proof.problem),
    statement: { kind: "infeasible", bounds: boundsData(proof.bounds) },
    evidence: compositeInfeasibilityEvidence(proof),
  };
}

/** What docs/formats.md calls the evidence of a value of several cases; with one case only, that of a plain value. */
export function compositeValueEvidence(proof: CompositeValueProof): Record<string, unknown> {
  const { problem, labeling, part, restorer, coupling, trees, symmetries, order } = proof;
  const retrained = problem.classifier === "retrained";
  const several = problem.perception.parts.length > 1;
  const attained = { restorer: matrixData(restorer), ...(coupling === undefined ? {} : { coupling: matrixData(coupling) }) };
  const [tree] = trees;
  if (!retrained && !several && tree?.kind === "plane") return { ...attained, plane: compactPlane(tree.plane()) };
  return {
    ...attained,
    ...(retrained ? { classifier: classesOf(problem, labeling) } : {}),
    ...(several ? { divergence: part } : {}),
    ...(symmetries.length === 0 ? {} : { symmetries: symmetries.map(({ letters, inputs, outputs, classes }) => ({ letters, inputs, outputs, classes })), order }),
    cases: trees.map((one) => treeData(problem, one)),
  };
}

export function compositeInfeasibilityEvidence({ planes }: CompositeInfeasibilityProof): Record<string, unknown> {
  const [plane] = planes;
  if (plane !== undefined && planes.length === 1) return { plane: compactPlane(plane) };
  return { cases: planes.map((one) => ({ farkas: compactPlane(one) })) };
}

export function treeData(problem: CompositeProblem, tree: CaseTree): unknown {
  switch (tree.kind) {
    case "plane":
      return { plane: compactPlane(tree.plane()) };
    case "farkas":
      return { farkas: compactPlane(tree.plane()) };
    case "symmetry":
      return { symmetry: tree.symmetry };
    case "letter":
      return { letter: entry(problem.restored.letters, tree.letter), classes: tree.classes.map((one) => treeData(problem, one)) };
  }
}
