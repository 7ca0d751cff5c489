/**
 * Evidence that the least of several surfaces is one convex surface.
 *
 * The surfaces that matter, each with its own evidence; per piece of their least a tree of planes
 * for every part of the divergence, and per domain row a Farkas plane. Written piece by piece,
 * each tree when its turn comes.
 */
import { classesOf } from "../model/composite.js";
import type { CompositeProblem } from "../model/problem.js";
import { treeData, type CaseTree, type SymmetryData } from "./composite.js";
import type { Plane } from "./plane.js";
import { compactPlane, lines, statedSurface, surfaceEvidence, surfaceHead, type StatedSurface, type SurfaceProof } from "./surface.js";

/** A sheet with its case and its proof. */
export interface ProvedSheet {
  /** Class index per restored letter. */
  readonly labeling: readonly number[];
  readonly part: number;
  readonly proof: SurfaceProof;
}

export interface SheetsProof extends StatedSurface {
  readonly problem: CompositeProblem;
  readonly sheets: readonly ProvedSheet[];
  /** Per part, why piece k is nowhere above C. */
  readonly trees: (k: number) => readonly CaseTree[];
  /** Per part, why row i bounds what is feasible. */
  readonly cuts: (i: number) => readonly Plane[];
  readonly symmetries: readonly SymmetryData[];
  readonly order: readonly number[];
}

/** The certificate as JSON text, in chunks. */
export function* sheetsCertificate(proof: SheetsProof): Generator<string> {
  const { problem, pieces, domain, sheets, symmetries, order } = proof;
  const retrained = problem.classifier === "retrained";
  const several = problem.perception.parts.length > 1;
  yield* surfaceHead(problem, proof);
  yield `"evidence":{\n"sheets":[`;
  for (const [s, { labeling, part, proof: own }] of sheets.entries()) {
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
    yield* lines("symmetries", symmetries, ({ letters, inputs, outputs, classes }) => ({ letters, inputs, outputs, classes }));
    yield `,\n"order":${JSON.stringify(order)},\n`;
  }
  yield* lines("trees", [...pieces.keys()], (k) => proof.trees(k).map((tree) => treeData(problem, tree)));
  yield ",\n";
  yield* lines("cuts", [...domain.keys()], (i) => proof.cuts(i).map(compactPlane));
  yield "}}\n";
}
