/**
 * Evidence that the least of several surfaces is one convex surface.
 *
 * The surfaces that matter, each with its own evidence; per piece of their least a tree of planes
 * for every part of the divergence, and per domain row a Farkas plane. Written piece by piece,
 * each tree when its turn comes.
 */
import { classesOf, isRetrained } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import type { Problem } from "../model/problem.js";
import { compactPlane } from "./data.js";
import type { Plane } from "./plane.js";
import { symmetryData, treeData, type CaseTree, type SymmetryData } from "./point.js";
import { lines, statedSurface, surfaceEvidence, surfaceHead, type StatedSurface, type SurfaceProof } from "./surface.js";

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
  /** Per part, why piece k is nowhere above C. */
  readonly trees: (k: number) => readonly CaseTree[];
  /** Per part, why row i bounds what is feasible. */
  readonly cuts: (i: number) => readonly Plane[];
  readonly symmetries: readonly SymmetryData[];
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
