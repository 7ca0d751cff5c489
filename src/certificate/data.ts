/**
 * Certificates as data: a problem, a statement about it, and the evidence.
 *
 * Written so that a checker needs nothing but the contract in docs/formats.md;
 * every number is a string in lowest terms. `kernel/` checks them and shares no
 * code with this folder.
 */
import { sha256 } from "#platform/sha256";
import { canonicalJson } from "../exact/json.js";
import type { RationalMatrix } from "../exact/vector.js";
import { problemToFile } from "../format/problem.js";
import type { ProblemFile } from "../format/problem-file.js";
import { problemArgument } from "../model/argument.js";
import { Memo } from "../model/memo.js";
import type { Problem } from "../model/problem.js";
import { version } from "../version.js";
import { planeArgument } from "./argument.js";
import type { Bound, Bounds, Cut, Plane } from "./plane.js";

export const certificateFormat = "exact-cdp/certificate@1";

/** A certificate; docs/formats.md describes each kind of statement and its evidence. */
export interface CertificateData {
  readonly format: typeof certificateFormat;
  readonly producer: string;
  readonly problem: ProblemFile;
  readonly sha256: string;
  readonly statement: { readonly kind: string; readonly [key: string]: unknown };
  readonly evidence: { readonly [key: string]: unknown };
}

export interface BoundsData {
  readonly distortion: string;
  readonly perception: string;
}

export interface PlaneData {
  readonly multipliers: { readonly distortion: string; readonly perception: string };
  /** s(y) and v(x). A compact plane leaves them out, because the checker takes the largest ones. */
  readonly rows?: readonly string[];
  readonly cut:
    | { readonly transport: { readonly source?: readonly string[]; readonly restored: readonly string[] } }
    | { readonly witnesses: readonly string[] }
    | {
        readonly smooth:
          | "none"
          | { readonly slopes: readonly string[]; readonly constant: string }
          | { readonly tangent: readonly string[] };
      }
    | { readonly pinned: readonly string[] };
}

/** The first keys of every certificate. */
export function header(problem: Problem): Pick<CertificateData, "format" | "producer" | "problem" | "sha256"> {
  return {
    format: certificateFormat,
    producer: `exact-cdp ${version}`,
    problem: problemToFile(problem),
    sha256: problemHash(problem),
  };
}

const hashes = new Memo<string>();

/** SHA-256 of the canonical problem: the problem file without description and reference, keys sorted, no white space. */
export function problemHash(problem: Problem): string {
  problemArgument(problem, "problem");
  return hashes.of(problem, () => {
    const canonical: Record<string, unknown> = { ...problemToFile(problem) };
    delete canonical["description"];
    delete canonical["reference"];
    return sha256(canonicalJson(canonical));
  });
}

export function boundText(bound: Bound): string {
  return bound === "inf" ? bound : bound.toString();
}

export function boundsData(bounds: Bounds): BoundsData {
  return { distortion: boundText(bounds.distortion), perception: boundText(bounds.perception) };
}

/** A plane with all of its potentials. */
export function planeData(plane: Plane): PlaneData {
  planeArgument(plane, "plane");
  return { multipliers: multipliersData(plane), rows: plane.rows.map(String), cut: cutData(plane.cut) };
}

/** A plane whose potentials s(y) and v(x) are left out. */
export function compactPlane(plane: Plane): PlaneData {
  planeArgument(plane, "plane");
  const { cut } = plane;
  return {
    multipliers: multipliersData(plane),
    cut: cut.kind === "transport" ? { transport: { restored: cut.restored.map(String) } } : cutData(cut),
  };
}

function multipliersData({ multipliers }: Plane): PlaneData["multipliers"] {
  return { distortion: multipliers.distortion.toString(), perception: multipliers.perception.toString() };
}

function cutData(cut: Cut): PlaneData["cut"] {
  switch (cut.kind) {
    case "transport":
      return { transport: { source: cut.source.map(String), restored: cut.restored.map(String) } };
    case "witnesses":
      return { witnesses: cut.weights.map(String) };
    case "smooth":
      return { smooth: { slopes: cut.slopes.map(String), constant: cut.constant.toString() } };
    case "tangent":
      return { smooth: { tangent: cut.tangent.map(String) } };
    case "pinned":
      return { pinned: cut.weights.map(String) };
    case "none":
      return { smooth: "none" };
  }
}

/** Rows of a matrix as text. */
export function matrixData(matrix: RationalMatrix): string[][] {
  return matrix.toArrays().map((row) => row.map(String));
}

/** A restorer, and a coupling where the divergence is a cost matrix. */
export interface Attained {
  readonly restorer: RationalMatrix;
  readonly coupling?: RationalMatrix;
}

export function attainedData({ restorer, coupling }: Attained): {
  readonly restorer: string[][];
  readonly coupling?: string[][];
} {
  return { restorer: matrixData(restorer), ...(coupling === undefined ? {} : { coupling: matrixData(coupling) }) };
}
