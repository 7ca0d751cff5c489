/**
 * Evidence of values and of infeasible bounds.
 *
 * A value is attained by one labeling and one part of the divergence; for every part a tree over
 * all labelings proves that none is lower. Where C is convex the tree is one plane, written with
 * all of its potentials. Other planes are written without row and source potentials, because the
 * checker takes the largest ones.
 */
import type { Enclosure } from "../exact/enclosure.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { classesOf, isConvex, isRetrained } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import type { Problem } from "../model/problem.js";
import {
  attainedData,
  boundsData,
  compactPlane,
  header,
  planeData,
  type Attained,
  type BoundsData,
  type CertificateData,
} from "./data.js";
import type { Bounds, Plane } from "./plane.js";

/** A plane, or a Farkas plane: what lies below it is not achievable. */
export interface HalfSpace {
  readonly kind: "plane" | "farkas";
  readonly plane: () => Plane;
}

/**
 * A node of the tree over labelings, with the proof that no labeling below has a lower error rate: a
 * plane, a symmetry to labelings that come before, or a letter whose classes split the node.
 */
export type CaseTree =
  | HalfSpace
  | { readonly kind: "symmetry"; readonly symmetry: number }
  | { readonly kind: "letter"; readonly letter: number; readonly classes: readonly CaseTree[] };

/** A symmetry of a problem: four permutations as lists of images. */
export interface SymmetryData {
  readonly letters: readonly number[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly classes: readonly number[];
}

/** The proof that no case is lower. */
export interface CasesProof {
  /** Per part of the divergence. */
  readonly trees: readonly CaseTree[];
  /** The symmetries to which the trees refer. */
  readonly symmetries: readonly SymmetryData[];
  /** The order of the letters in which labelings are compared. */
  readonly order: readonly number[];
}

interface Stated {
  readonly problem: Problem;
  readonly bounds: Bounds;
}

/** Evidence that C(D,P) = errorRate. */
export interface ValueProof extends Stated, Attained {
  readonly status: "optimal";
  readonly errorRate: Rational;
  readonly labeling: Labeling;
  readonly part: number;
  readonly proof: CasesProof;
}

/** Evidence that nothing is feasible: a Farkas plane per part of the divergence. */
export interface InfeasibilityProof extends Stated {
  readonly status: "infeasible";
  readonly planes: readonly Plane[];
}

/** Evidence that C(D,P) lies in an enclosure. */
export interface EnclosureProof extends Omit<ValueProof, "status" | "errorRate"> {
  readonly status: "enclosed";
  readonly errorRate: Enclosure;
}

/** Evidence that C(D,P) is at least the lower end, whether anything is feasible or not. */
export interface LowerProof extends Stated {
  readonly status: "undecided";
  readonly errorRate: Enclosure;
  readonly proof: CasesProof;
}

export type PointProof = ValueProof | EnclosureProof | LowerProof | InfeasibilityProof;

/** The certificate of a point: statement `value` or `infeasible`. */
export function certificateOf(proof: PointProof): CertificateData {
  const bounds = boundsData(proof.bounds);
  return { ...header(proof.problem), statement: statementOf(proof, bounds), evidence: evidenceOf(proof) };
}

function statementOf(proof: PointProof, bounds: BoundsData): CertificateData["statement"] {
  switch (proof.status) {
    case "optimal":
      return { kind: "value", bounds, errorRate: proof.errorRate.toString() };
    case "infeasible":
      return { kind: "infeasible", bounds };
    default:
      return { kind: "enclosure", bounds, errorRate: proof.errorRate.toJSON() };
  }
}

/** The evidence of a point, which counterexamples contain too. */
export function evidenceOf(proof: PointProof): CertificateData["evidence"] {
  switch (proof.status) {
    case "infeasible":
      return infeasibilityEvidence(proof);
    case "undecided":
      return boundEvidence(proof);
    default:
      return valueEvidence(proof);
  }
}

/** A lower bound without a restorer. */
function boundEvidence({ problem, proof }: LowerProof): CertificateData["evidence"] {
  const { trees, symmetries, order } = proof;
  const [tree] = trees;
  if (!isRetrained(problem) && problem.perception.parts.length === 1 && tree?.kind === "plane")
    return { plane: planeData(tree.plane()) };
  return {
    ...(symmetries.length === 0 ? {} : { symmetries: symmetries.map(symmetryData), order }),
    cases: trees.map((one) => treeData(problem, one)),
  };
}

function valueEvidence(point: ValueProof | EnclosureProof): CertificateData["evidence"] {
  const { problem, labeling, part, proof } = point;
  const { trees, symmetries, order } = proof;
  const attained = attainedData(point);
  const [retrained, several] = [isRetrained(problem), problem.perception.parts.length > 1];
  const [tree] = trees;
  if (!retrained && !several && tree?.kind === "plane") {
    const plane = tree.plane();
    const { coupling, ...rest } = attained;
    return isConvex(problem)
      ? { ...rest, plane: planeData(plane), ...(coupling === undefined ? {} : { coupling }) }
      : { ...attained, plane: compactPlane(plane) };
  }
  return {
    ...attained,
    ...(retrained ? { classifier: classesOf(problem, labeling) } : {}),
    ...(several ? { divergence: part } : {}),
    ...(symmetries.length === 0 ? {} : { symmetries: symmetries.map(symmetryData), order }),
    cases: trees.map((one) => treeData(problem, one)),
  };
}

function infeasibilityEvidence({ problem, planes }: InfeasibilityProof): CertificateData["evidence"] {
  const [plane] = planes;
  if (plane !== undefined && planes.length === 1)
    return { plane: (isConvex(problem) ? planeData : compactPlane)(plane) };
  return { cases: planes.map((one) => ({ farkas: compactPlane(one) })) };
}

export function symmetryData({ letters, inputs, outputs, classes }: SymmetryData): SymmetryData {
  return { letters, inputs, outputs, classes };
}

export function halfSpaceData({ kind, plane }: HalfSpace): unknown {
  return { [kind]: compactPlane(plane()) };
}

export function treeData(problem: Problem, tree: CaseTree): unknown {
  switch (tree.kind) {
    case "plane":
    case "farkas":
      return halfSpaceData(tree);
    case "symmetry":
      return { symmetry: tree.symmetry };
    case "letter":
      return {
        letter: entry(problem.restored.letters, tree.letter),
        classes: tree.classes.map((one) => treeData(problem, one)),
      };
  }
}
