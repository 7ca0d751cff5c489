/**
 * Certificates as data: a problem, a statement about it, and the evidence.
 *
 * Written so that a checker needs nothing but the contract in docs/formats.md;
 * every number is a string in lowest terms. `kernel/` checks them and shares no
 * code with this folder.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { problemToFile } from "../format/problem.js";
import type { ProblemFile } from "../format/problem-file.js";
import { OncePer } from "../model/once.js";
import type { AnyProblem, Problem } from "../model/problem.js";
import { version } from "../version.js";
import type { Bound, Bounds, Cut, Plane } from "./plane.js";

export const certificateFormat = "exact-cdp/certificate@1";

export interface BoundsData {
  readonly distortion: string;
  readonly perception: string;
}

export interface PlaneData {
  readonly multipliers: { readonly distortion: string; readonly perception: string };
  readonly rows: readonly string[];
  readonly cut:
    | { readonly transport: { readonly source: readonly string[]; readonly restored: readonly string[] } }
    | { readonly witnesses: readonly string[] };
}

export type StatementData =
  | { readonly kind: "value"; readonly bounds: BoundsData; readonly errorRate: string }
  | { readonly kind: "infeasible"; readonly bounds: BoundsData };

export interface EvidenceData {
  readonly restorer?: readonly (readonly string[])[];
  readonly plane: PlaneData;
  readonly coupling?: readonly (readonly string[])[];
}

/** A certificate of any kind. */
export interface AnyCertificate {
  readonly format: typeof certificateFormat;
  readonly producer: string;
  readonly problem: ProblemFile;
  readonly sha256: string;
  readonly statement: { readonly kind: string; readonly [key: string]: unknown };
  readonly evidence: object;
}

export interface CertificateData extends AnyCertificate {
  readonly format: typeof certificateFormat;
  readonly producer: string;
  readonly problem: ProblemFile;
  readonly sha256: string;
  readonly statement: StatementData;
  readonly evidence: EvidenceData;
}

/** Evidence that C(D,P) = errorRate. */
export interface ValueProof {
  readonly problem: Problem;
  readonly bounds: Bounds;
  readonly errorRate: Rational;
  readonly restorer: RationalMatrix;
  readonly plane: Plane;
  /** T(x̂,x); present for a transport cost given as a matrix. */
  readonly coupling?: RationalMatrix;
}

/** Evidence that nothing is feasible at the bounds. */
export interface InfeasibilityProof {
  readonly problem: Problem;
  readonly bounds: Bounds;
  readonly plane: Plane;
}

export function valueCertificate(proof: ValueProof): CertificateData {
  return {
    ...header(proof.problem),
    statement: { kind: "value", bounds: boundsData(proof.bounds), errorRate: proof.errorRate.toString() },
    evidence: {
      restorer: matrixData(proof.restorer),
      plane: planeData(proof.plane),
      ...(proof.coupling === undefined ? {} : { coupling: matrixData(proof.coupling) }),
    },
  };
}

export function infeasibilityCertificate(proof: InfeasibilityProof): CertificateData {
  return {
    ...header(proof.problem),
    statement: { kind: "infeasible", bounds: boundsData(proof.bounds) },
    evidence: { plane: planeData(proof.plane) },
  };
}

/** What every certificate begins with. */
export function header(problem: AnyProblem): Pick<CertificateData, "format" | "producer" | "problem" | "sha256"> {
  return { format: certificateFormat, producer: `exact-cdp ${version}`, problem: problemToFile(problem), sha256: problemHash(problem) };
}

const hashes = new OncePer<string>();

/** SHA-256 of the canonical problem: the problem file without description and reference, keys sorted, no white space. */
export function problemHash(problem: AnyProblem): string {
  return hashes.of(problem, () => {
    const canonical: Record<string, unknown> = { ...problemToFile(problem) };
    delete canonical["description"];
    delete canonical["reference"];
    return createHash("sha256").update(canonicalJson(canonical), "utf8").digest("hex");
  });
}

export function boundText(bound: Bound): string {
  return bound === "inf" ? bound : bound.toString();
}

export function boundsData(bounds: Bounds): BoundsData {
  return { distortion: boundText(bounds.distortion), perception: boundText(bounds.perception) };
}

export function planeData(plane: Plane): PlaneData {
  return {
    multipliers: { distortion: plane.multipliers.distortion.toString(), perception: plane.multipliers.perception.toString() },
    rows: plane.rows.map(String),
    cut: cutData(plane.cut),
  };
}


function cutData(cut: Cut): PlaneData["cut"] {
  return cut.kind === "transport"
    ? { transport: { source: cut.source.map(String), restored: cut.restored.map(String) } }
    : { witnesses: cut.weights.map(String) };
}

/** Rows of a matrix as text. */
export function matrixData(matrix: RationalMatrix): string[][] {
  return matrix.toArrays().map((row) => row.map(String));
}
