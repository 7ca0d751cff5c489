/**
 * Evidence that C is the maximum of given planes on a given domain.
 *
 * It holds a plane per piece, a Farkas plane per domain row, a feasible restorer per vertex, and
 * per piece its neighbours: the pieces and rows that cut out its cell. It is written line by line,
 * because it can be larger than any string. Row potentials, potentials of source letters and
 * masses that are 0 are left out: the checker finds them.
 */
import type { Rational } from "../exact/rational.js";
import { type SparseRows, entry } from "../exact/vector.js";
import { convexCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { certificateFormat, compactPlane, header, type CertificateData } from "./data.js";
import { depthFirst } from "./depth-first.js";
import { byCoupling } from "./evidence.js";
import type { Multipliers, Plane } from "./plane.js";
import { PotentialTree } from "./potential-tree.js";
import { Walks } from "./walks.js";

/** The second one tells planes and restorers by what changes from a neighbour (docs/formats.md). */
export const secondFormat = "exact-cdp/certificate@2";

export type SurfaceFormat = typeof certificateFormat | typeof secondFormat;

export const surfaceFormats: readonly SurfaceFormat[] = [certificateFormat, secondFormat];

/** A piece: C ≥ γ − λD − μP everywhere, with equality on its cell. */
export interface ProvedPiece {
  readonly intercept: Rational;
  readonly multipliers: Multipliers;
  /** Pieces whose cells share an edge with this one, as indices. */
  readonly neighbours: readonly number[];
  /** Domain rows that bound this cell, as indices. */
  readonly rows: readonly number[];
  /** Vertices around the cell in their order, as indices. */
  readonly corners?: readonly number[];
  /** Computes the plane: a large surface never holds all planes at once. */
  readonly plane: () => Plane;
}

/** A domain row: distortion·D + perception·P ≥ atLeast wherever anything is feasible. */
export interface ProvedRow {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly atLeast: Rational;
  readonly plane: () => Plane;
}

/** A restorer that attains a vertex, and a coupling where the divergence is a cost matrix. */
export interface ProvedVertex {
  readonly restorer: () => SparseRows;
  readonly coupling?: () => SparseRows;
}

/** The statement of a surface: its pieces and its domain. */
export interface StatedSurface {
  readonly pieces: readonly Pick<ProvedPiece, "intercept" | "multipliers">[];
  readonly domain: readonly Pick<ProvedRow, "distortion" | "perception" | "atLeast">[];
}

export interface SurfaceProof {
  readonly problem: Problem;
  readonly pieces: readonly ProvedPiece[];
  readonly domain: readonly ProvedRow[];
  readonly vertices: readonly ProvedVertex[];
}

/**
 * The certificate of a surface as JSON text, in chunks; a line each for pieces, planes and restorers.
 * @example for (const chunk of surfaceCertificate(proof)) stream.write(chunk);
 */
export function* surfaceCertificate(
  proof: SurfaceProof,
  { format = certificateFormat }: { readonly format?: SurfaceFormat } = {},
): Generator<string> {
  yield* surfaceHead(proof.problem, proof, format);
  yield `"evidence":{\n`;
  yield* format === certificateFormat ? surfaceEvidence(proof) : differences(proof);
  yield "}}\n";
}

/** The text before the evidence: the problem and the statement. */
export function* surfaceHead(
  problem: Problem,
  statement: StatedSurface,
  format: SurfaceFormat = certificateFormat,
): Generator<string> {
  yield "{\n";
  for (const [key, value] of Object.entries({ ...header(problem), format }))
    yield `${JSON.stringify(key)}:${JSON.stringify(value)},\n`;
  yield `"statement":{"kind":"surface",\n`;
  yield* statedSurface(statement);
  yield "},\n";
}

/** The pieces and the domain. */
export function* statedSurface({ pieces, domain }: StatedSurface): Generator<string> {
  yield* lines("pieces", pieces, ({ intercept, multipliers }) => ({
    intercept,
    multipliers: multipliersData(multipliers),
  }));
  yield ",\n";
  yield* lines("domain", domain, ({ distortion, perception, atLeast }) => ({ distortion, perception, atLeast }));
}

/**
 * Pieces, domain and evidence of a small surface as one object, for certificates that contain the
 * surface.
 */
export function surfaceData({ pieces, domain, vertices }: SurfaceProof): Record<string, unknown> {
  const couplings = vertices.flatMap(({ coupling }) => (coupling === undefined ? [] : [textRows(coupling())]));
  return {
    pieces: pieces.map(({ intercept, multipliers: { distortion, perception } }) => ({
      intercept: intercept.toString(),
      multipliers: { distortion: distortion.toString(), perception: perception.toString() },
    })),
    domain: domain.map(({ distortion, perception, atLeast }) => ({
      distortion: distortion.toString(),
      perception: perception.toString(),
      atLeast: atLeast.toString(),
    })),
    neighbours: pieces.map(({ neighbours, rows }) => ({ pieces: neighbours, rows })),
    planes: pieces.map(({ plane }) => compactPlane(plane())),
    cuts: domain.map(({ plane }) => compactPlane(plane())),
    restorers: vertices.map(({ restorer }) => textRows(restorer())),
    ...(couplings.length === 0 ? {} : { couplings }),
  };
}

/** The certificate of a small surface as one object, like any other certificate. */
export function surfaceCertificateData(proof: SurfaceProof): CertificateData {
  const { pieces, domain, ...evidence } = surfaceData(proof);
  return { ...header(proof.problem), statement: { kind: "surface", pieces, domain }, evidence };
}

/** The keys of the evidence. */
export function* surfaceEvidence({ pieces, domain, vertices }: SurfaceProof): Generator<string> {
  yield* lines("neighbours", pieces, ({ neighbours, rows }) => ({ pieces: neighbours, rows }));
  yield ",\n";
  yield* lines("planes", pieces, ({ plane }) => compactPlane(plane()));
  yield ",\n";
  yield* lines("cuts", domain, ({ plane }) => compactPlane(plane()));
  yield ",\n";
  yield* lines("restorers", vertices, ({ restorer }) => sparseRows(restorer()));
  const couplings = vertices.flatMap(({ coupling }) => (coupling === undefined ? [] : [coupling]));
  if (couplings.length > 0) {
    yield ",\n";
    yield* lines("couplings", couplings, (coupling) => sparseRows(coupling()));
  }
}

/** The same, with planes and restorers as differences from a neighbour. */
function* differences({ problem, pieces, domain, vertices }: SurfaceProof): Generator<string> {
  const of = convexCase(problem);
  const { divergence } = of;
  yield* lines("neighbours", pieces, ({ neighbours, rows }) => ({ pieces: neighbours, rows }));
  yield ",\n";
  const cost = divergence.family === "transport" ? divergence.cost : undefined;
  const tree = (withError: boolean): PotentialTree | undefined =>
    cost === undefined ? undefined : new PotentialTree(of, cost, withError);
  const near = pieces.map(({ neighbours }) => neighbours);
  yield* entries("planes", planeDifferences("piece", pieces, near, tree(true)));
  yield ",\n";
  yield* entries("cuts", planeDifferences("row", domain, inARow(domain.length), tree(false)));
  yield ",\n";
  yield* entries(
    "restorers",
    restorerDifferences(vertices, cornersTogether(pieces, vertices.length), new Walks(of, byCoupling(of))),
  );
}

function* planeDifferences(
  what: "piece" | "row",
  planes: readonly { readonly plane: () => Plane }[],
  near: readonly (readonly number[])[],
  tree: PotentialTree | undefined,
): Generator {
  const way = new Way();
  for (const { index, levels } of depthFirst(near)) {
    const plane = entry(planes, index).plane();
    const back = way.shortened(levels);
    tree?.back(back);
    const edges = tree?.to(plane);
    yield (
      way.joined(edges === undefined ? undefined : (due) => [index, due, ...edges.flat()]) ?? {
        [what]: index,
        plane: compactPlane(plane),
      }
    );
  }
}

function* restorerDifferences(
  vertices: readonly ProvedVertex[],
  near: readonly (readonly number[])[],
  walks: Walks,
): Generator {
  const way = new Way();
  for (const { index, levels } of depthFirst(near)) {
    const { restorer, coupling } = entry(vertices, index);
    const [rows, coupled] = [restorer(), coupling?.()];
    walks.back(way.shortened(levels));
    const found = walks.to(rows, coupled);
    yield (
      way.joined(found === undefined ? undefined : (due) => [due, ...found]) ?? {
        restorer: sparseRows(rows),
        ...(coupled === undefined ? {} : { coupling: sparseRows(coupled) }),
      }
    );
  }
}

/** Which entries on the way are differences: only these are taken back. */
class Way {
  private readonly differences: boolean[] = [];
  /** Levels to be told by the next difference. */
  private due = 0;

  /** @returns how many differences are taken back */
  shortened(levels: number): number {
    const left = this.differences.splice(this.differences.length - levels, levels).filter(Boolean).length;
    this.due += left;
    return left;
  }

  joined(difference: ((due: number) => unknown) | undefined): unknown {
    this.differences.push(difference !== undefined);
    if (difference === undefined) return undefined;
    const { due } = this;
    this.due = 0;
    return difference(due);
  }
}

/** Each next to the one before. */
function inARow(length: number): number[][] {
  return Array.from({ length }, (_, i) => (i + 1 < length ? [i + 1] : []));
}

/** Vertices that follow one another around a cell. */
function cornersTogether(pieces: readonly ProvedPiece[], vertices: number): number[][] {
  const near = Array.from({ length: vertices }, () => new Set<number>());
  for (const { corners = [] } of pieces)
    corners.forEach((corner, i) => {
      const next = entry(corners, (i + 1) % corners.length);
      near[corner]?.add(next);
      near[next]?.add(corner);
    });
  return near.map((one) => [...one]);
}

function* entries(key: string, all: Iterable<unknown>): Generator<string> {
  yield `${JSON.stringify(key)}:[`;
  let first = true;
  for (const one of all) {
    yield `${first ? "\n" : ",\n"}${Array.isArray(one) ? integers(one) : JSON.stringify(one)}`;
    first = false;
  }
  yield "\n]";
}

/** Integers of any length, and lists of them. */
function integers(list: readonly unknown[]): string {
  return `[${list.map((one) => (Array.isArray(one) ? integers(one) : String(one))).join(",")}]`;
}

/** `"key":[` and one entry per line. Rationals print themselves. */
export function* lines<T>(key: string, entries: readonly T[], data: (one: T) => unknown): Generator<string> {
  yield `${JSON.stringify(key)}:[`;
  for (const [i, one] of entries.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(data(one))}`;
  yield "\n]";
}

function multipliersData({ distortion, perception }: Multipliers): unknown {
  return { distortion, perception };
}

/** Each row as an object from position to mass. */
function sparseRows(rows: SparseRows): Record<string, Rational>[] {
  return rows.map((row) => Object.fromEntries(row));
}

/** A restorer, and a coupling where the divergence is a cost matrix, by their masses other than 0. */
export interface SparseAttained {
  readonly restorer: SparseRows;
  readonly coupling?: SparseRows;
}

export function sparseAttained({ restorer, coupling }: SparseAttained): Record<string, unknown> {
  return { restorer: textRows(restorer), ...(coupling === undefined ? {} : { coupling: textRows(coupling) }) };
}

function textRows(rows: SparseRows): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries([...row].map(([position, mass]) => [position, mass.toString()])));
}
