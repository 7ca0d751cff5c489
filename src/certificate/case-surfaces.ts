/**
 * Evidence that the least of several surfaces is one convex surface.
 *
 * It holds the case surfaces that are needed, each with its own evidence; for every piece of their
 * least a tree of planes per part of the divergence; and for every domain row a Farkas plane per
 * part. It is written piece by piece, and each tree is computed when its turn comes.
 */
import { classesOf, isRetrained } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import type { Problem } from "../model/problem.js";
import { compactPlane } from "./data.js";
import type { Plane } from "./plane.js";
import { symmetryData, treeData, type CaseTree, type SymmetryData } from "./point.js";
import {
  lines,
  statedSurface,
  surfaceEvidence,
  surfaceHead,
  type StatedSurface,
  type SurfaceProof,
} from "./surface.js";

/** The surface of a case with its proof. */
export interface ProvedCase {
  readonly labeling: Labeling;
  readonly part: number;
  readonly proof: SurfaceProof;
}

/** Evidence that C, the least of several surfaces, is one convex surface. */
export interface LeastSurfaceProof extends StatedSurface {
  readonly problem: Problem;
  readonly cases: readonly ProvedCase[];
  /** Per part, the tree that proves piece k nowhere above C. */
  readonly trees: (k: number) => readonly CaseTree[];
  /** Per part, the Farkas plane that proves domain row i. */
  readonly cuts: (i: number) => readonly Plane[];
  readonly symmetries: readonly SymmetryData[];
  /** The order of the letters in which labelings are compared. */
  readonly order: readonly number[];
}

/** The certificate as JSON text, in chunks. */
export function* leastSurfaceCertificate(proof: LeastSurfaceProof): Generator<string> {
  const { problem, pieces, domain, cases, symmetries, order } = proof;
  const retrained = isRetrained(problem);
  const several = problem.perception.parts.length > 1;
  yield* surfaceHead(problem, proof);
  yield `"evidence":{\n"sheets":[`;
  for (const [s, { labeling, part, proof: own }] of cases.entries()) {
    yield s === 0 ? "\n{" : ",\n{";
    if (retrained) yield `"classifier":${JSON.stringify(classesOf(problem, labeling))},\n`;
    if (several) yield `"divergence":${String(part)},\n`;
    yield* statedSurface(own);
    yield ",\n";
    yield* surfaceEvidence(own);
    yield "}";
  }
  yield "],\n";
  if (symmetries.length > 0) {
    yield* lines("symmetries", symmetries, symmetryData);
    yield `,\n"order":${JSON.stringify(order)},\n`;
  }
  yield* lines("trees", [...pieces.keys()], (k) => proof.trees(k).map((tree) => treeData(problem, tree)));
  yield ",\n";
  yield* lines("cuts", [...domain.keys()], (i) => proof.cuts(i).map(compactPlane));
  yield "}}\n";
}
