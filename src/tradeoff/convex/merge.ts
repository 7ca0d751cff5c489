/**
 * From confirmed triangles to pieces, domain rows and vertices, in canonical order.
 *
 * Triangles of one supporting plane are merged into one facet. A corner of the merged facet is
 * kept where the neighbour changes: it then lies on three distinct planes, so it is an
 * extreme point. Facets with a positive weight on ε are pieces, the others bound the domain.
 */
import type { ProvedPiece, ProvedRow, ProvedVertex } from "../../certificate/surface.js";
import type { Homogeneous } from "../../transport/reading.js";
import { sameDirection } from "../../transport/weights.js";
import { lazilyFrom } from "../../exact/lazy.js";
import { entry } from "../../exact/vector.js";
import type { OuterApproximation } from "./approximation.js";
import type { Facet, Support } from "../hull/facet.js";
import type { HullPoint } from "../hull/point.js";
import type { CaseAchieved } from "../oracle/achieved.js";
import type { Oracle, RealPlane } from "../oracle/oracle.js";
import type { Multipliers } from "../../certificate/plane.js";
import { compareDoubles, compareHomogeneous, compareRatios } from "../hull/order.js";
import type { DomainRow, Piece, Pieces, Ray, Vertex } from "./pieces.js";

export interface Merged extends Pieces {
  /** Pieces that share an edge with each piece. */
  readonly neighbours: readonly (readonly number[])[];
  /** Made when it is asked for: most surfaces are never certified. */
  readonly proof: () => Proof;
}

interface Proof {
  readonly pieces: readonly ProvedPiece[];
  readonly domain: readonly ProvedRow[];
  readonly vertices: readonly ProvedVertex[];
}

/** A merged facet. */
interface Face {
  readonly support: Support<unknown>;
  /** From corner, to corner, position of the facet across: three numbers an edge. */
  readonly edges: readonly number[];
  /** The finite corners that are kept, in order; found once all faces are known. */
  corners: readonly number[];
  /** False where a neighbour is not confirmed, so that not all corners are known. */
  whole: boolean;
  /** Its place among the pieces or the rows. */
  index: number;
}

/** The face of each confirmed facet, by the facet's position among all; the facet at infinity has the position −1. */
type Faces = readonly (Face | undefined)[];

/** The pieces, rows and vertices of the confirmed facets. */
export function merge({ hull, oracle }: OuterApproximation): Merged {
  const { points } = hull;
  const { faces, faceOf } = facesOf(hull.facets());
  for (const face of faces) {
    face.whole = acrossEdges(face).every((position) => position < 0 || faceOf[position] !== undefined);
    face.corners = chain(face, faceOf, points);
  }
  const upper = sortedPieces(faces.filter((face) => face.whole && isPiece(face)));
  const walls = faces.filter((face) => !isPiece(face)).sort(compareWalls);
  for (const list of [upper, walls]) list.forEach((face, i) => (face.index = i));

  const used = usedPoints(upper, points);
  const position = new Int32Array(points.length).fill(-1);
  used.forEach((point, i) => (position[point] = i));
  const vertices = used.map((point) => vertexOf(oracle, entry(points, point)));
  const pieces = upper.map(({ support, corners }) => pieceOf(oracle, support, corners, points, position));
  const domain = walls.map(({ support }): DomainRow => {
    const { distortion, perception, intercept } = oracle.real(support.normal, support.through.exact);
    return { distortion, perception, atLeast: intercept };
  });
  const neighbours = upper.map((face) => across(face, faceOf, isPiece));
  const rows = upper.map((face) => across(face, faceOf, (other) => !isPiece(other)));
  const supports = { upper: upper.map(({ support }) => support), walls: walls.map(({ support }) => support) };
  const proof = (): Proof => ({
    pieces: pieces.map((piece, i) => ({
      intercept: piece.intercept,
      multipliers: piece.multipliers,
      neighbours: entry(neighbours, i),
      rows: entry(rows, i),
      corners: piece.corners,
      plane: () => oracle.plane(entry(supports.upper, i)),
    })),
    domain: domain.map((row, i) => ({ ...row, plane: () => oracle.plane(entry(supports.walls, i)) })),
    vertices: used.map((point): ProvedVertex => {
      const { coupling } = oracle;
      const at = entry(points, point);
      return {
        restorer: () => oracle.sparseRestorer(at),
        ...(coupling === undefined ? {} : { coupling: () => coupling(at) }),
      };
    }),
  });
  return { pieces, domain, vertices, neighbours, proof };
}

/** Shared, because most pieces have no such part. */
const none: readonly never[] = [];

function isPiece(face: Face): boolean {
  return face.support.normal[2] !== 0n;
}

/** The connected triangles of each plane, as one face. */
function facesOf(facets: readonly Facet<unknown>[]): { faces: readonly Face[]; faceOf: Faces } {
  facets.forEach((facet, i) => (facet.position = i));
  const faceOf = new Array<Face | undefined>(facets.length).fill(undefined);
  const faces: Face[] = [];
  for (const start of facets) {
    const { support } = start;
    if (support === undefined || faceOf[start.position] !== undefined) continue;
    const edges: number[] = [];
    const face: Face = { support, edges, corners: none, whole: false, index: -1 };
    faces.push(face);
    faceOf[start.position] = face;
    const stack = [start];
    for (let facet = stack.pop(); facet !== undefined; facet = stack.pop()) {
      for (const [i, neighbour] of facet.neighbours.entries()) {
        if (neighbour.support === undefined || !samePlane(neighbour.support, support)) {
          edges.push(facet.corners[i] ?? 0, facet.corners[(i + 1) % 3] ?? 0, neighbour.position);
        } else if (faceOf[neighbour.position] === undefined) {
          faceOf[neighbour.position] = face;
          stack.push(neighbour);
        }
      }
    }
  }
  return { faces, faceOf };
}

/** Whether two supporting planes of the set are the same: they are where their normals are. */
function samePlane(a: Support<unknown>, b: Support<unknown>): boolean {
  return a === b || sameDirection(a.normal, b.normal);
}

/** The positions of the facets across the edges of a face. */
function acrossEdges({ edges }: Face): number[] {
  return edges.filter((_, i) => i % 3 === 2);
}

/** The places of the faces of one kind that share an edge with a face. */
function across(face: Face, faceOf: Faces, kind: (face: Face) => boolean): readonly number[] {
  const found: number[] = [];
  for (const position of acrossEdges(face)) {
    const other = faceOf[position];
    if (other !== undefined && other.index >= 0 && kind(other)) found.push(other.index);
  }
  if (found.length === 0) return none;
  found.sort((a, b) => a - b);
  return found.filter((index, i) => i === 0 || index !== found[i - 1]);
}

/** Where each edge begins in the list of edges, one after the other around the face. */
function inOrder(edges: readonly number[]): readonly number[] {
  const leaving = edges.length > 24 ? new Map<number, number>() : undefined;
  if (leaving !== undefined) for (let at = 0; at < edges.length; at += 3) leaving.set(entry(edges, at), at);
  const following = (corner: number): number => {
    if (leaving !== undefined) return leaving.get(corner) ?? -1;
    for (let at = 0; at < edges.length; at += 3) if (edges[at] === corner) return at;
    return -1;
  };
  const around: number[] = [];
  for (let at = 0; at >= 0 && 3 * around.length < edges.length; at = following(entry(edges, at + 1))) around.push(at);
  if (3 * around.length !== edges.length) throw new Error("the boundary of a facet is not one cycle");
  return around;
}

/** The corners in order, directions included: an unbounded chain ends with its directions, a bounded one begins with its least corner. */
function chain({ edges }: Face, faceOf: Faces, points: readonly HullPoint[]): readonly number[] {
  const around = inOrder(edges);
  const kept: number[] = [];
  around.forEach((at, i) => {
    const before = entry(edges, entry(around, (i + around.length - 1) % around.length) + 2);
    const [from, here] = [entry(edges, at), entry(edges, at + 2)];
    const other = faceOf[here];
    if (from < 0 || other === undefined || (before !== here && faceOf[before] !== other)) kept.push(from);
  });
  const lastDirection = kept.findIndex((corner, i) => corner < 0 && entry(kept, (i + 1) % kept.length) >= 0);
  let start = lastDirection + 1;
  if (lastDirection < 0) {
    for (let i = 1; i < kept.length; i++) {
      if (comparePoints(entry(points, entry(kept, i)), entry(points, entry(kept, start))) < 0) start = i;
    }
  }
  return start === 0 ? kept : [...kept.slice(start), ...kept.slice(0, start)];
}

/** Ascending in (λ, μ). */
function sortedPieces(faces: readonly Face[]): Face[] {
  const keyed = faces.map((face) => {
    const [a, b, c] = face.support.normal;
    return { face, slopes: [Number(a) / Number(c), Number(b) / Number(c)] as const };
  });
  keyed.sort((one, other) => {
    for (const axis of [0, 1] as const) {
      const known = compareDoubles(one.slopes[axis], other.slopes[axis]);
      const { normal: a } = one.face.support;
      const { normal: b } = other.face.support;
      const order = known !== 0 ? known : compareRatios(a[axis], a[2], b[axis], b[2]);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ face }) => face);
}

/** Pure perception rows come first, since their first coefficient is 0; then ascending in the second over the first. */
function compareWalls({ support: { normal: a } }: Face, { support: { normal: b } }: Face): number {
  return a[0] !== 0n && b[0] !== 0n
    ? compareRatios(a[1], a[0], b[1], b[0])
    : (a[0] === 0n ? 0 : 1) - (b[0] === 0n ? 0 : 1);
}

/** The points that are corners of pieces, ascending. */
function usedPoints(upper: readonly Face[], points: readonly HullPoint[]): number[] {
  const known = new Uint8Array(points.length);
  const used: number[] = [];
  for (const { corners } of upper) {
    for (const corner of corners) {
      if (corner < 0 || known[corner] === 1) continue;
      known[corner] = 1;
      used.push(corner);
    }
  }
  return used.sort((a, b) => comparePoints(entry(points, a), entry(points, b)));
}

function comparePoints(a: HullPoint, b: HullPoint): number {
  return compareHomogeneous(a, b, 0) || compareHomogeneous(a, b, 1) || compareHomogeneous(a, b, 2);
}

/** What a piece's fractions are computed from, when they are asked for: most of the work on a large surface. */
class PieceValues {
  private known: RealPlane | undefined;

  constructor(
    private readonly oracle: Oracle,
    private readonly support: Support<unknown>,
    private readonly corners: readonly number[],
    private readonly points: readonly HullPoint[],
  ) {}

  get plane(): RealPlane {
    const { normal, through } = this.support;
    return (this.known ??= this.oracle.real(normal, this.shortest() ?? through.exact));
  }

  get multipliers(): Multipliers {
    const { distortion, perception } = this.plane;
    return { distortion, perception };
  }

  /** The corner with the shortest denominator. (The plane goes through all of them.) */
  private shortest(): Homogeneous | undefined {
    let best: Homogeneous | undefined;
    for (const corner of this.corners) {
      const exact = this.points[corner]?.exact;
      if (exact !== undefined && (best === undefined || exact[3] < best[3])) best = exact;
    }
    return best;
  }
}

const lazyPiece = lazilyFrom<PieceValues, Pick<Piece, "intercept" | "multipliers">>({
  intercept: ({ plane }) => plane.intercept,
  multipliers: ({ multipliers }) => multipliers,
});

function pieceOf(
  oracle: Oracle,
  support: Support<unknown>,
  corners: readonly number[],
  points: readonly HullPoint[],
  position: Int32Array,
): Piece {
  const finite = corners.filter((corner) => corner >= 0);
  return lazyPiece(new PieceValues(oracle, support, finite, points), {
    corners: finite.map((corner) => position[corner] ?? -1),
    rays: finite.length === corners.length ? none : raysOf(corners),
  });
}

function raysOf(corners: readonly number[]): readonly Ray[] {
  const rays: Ray[] = [];
  if (corners.includes(-1)) rays.push("distortion");
  if (corners.includes(-2)) rays.push("perception");
  return rays;
}

/** A vertex's fractions, likewise. */
class VertexValues {
  private known: CaseAchieved | undefined;

  constructor(
    private readonly oracle: Oracle,
    private readonly point: HullPoint,
  ) {}

  get achieved(): CaseAchieved {
    return (this.known ??= this.oracle.achieved(this.point));
  }
}

const lazyVertex = lazilyFrom<VertexValues, Vertex>({
  distortion: ({ achieved }) => achieved.distortion,
  perception: ({ achieved }) => achieved.perception,
  errorRate: ({ achieved }) => achieved.errorRate,
});

function vertexOf(oracle: Oracle, point: HullPoint): Vertex {
  return lazyVertex(new VertexValues(oracle, point), {});
}
