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
import { lazily, once } from "../../exact/lazy.js";
import { entry } from "../../exact/vector.js";
import type { OuterApproximation } from "./approximation.js";
import type { Facet, Support } from "../hull/facet.js";
import type { HullPoint } from "../hull/point.js";
import type { Oracle } from "../oracle/oracle.js";
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
  readonly edges: readonly Edge[];
  /** The finite corners that are kept, in order; found once all faces are known. */
  corners: readonly number[];
  /** False where a neighbour is not confirmed, so that not all corners are known. */
  whole: boolean;
  /** Its place among the pieces or the rows. */
  index: number;
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly across: Facet<unknown>;
}

/** The face of each confirmed facet, by the facet's position among all. */
type Faces = readonly (Face | undefined)[];

/** The pieces, rows and vertices of the confirmed facets. */
export function merge({ hull, oracle }: OuterApproximation): Merged {
  const { points } = hull;
  const { faces, faceOf } = facesOf(hull.facets());
  for (const face of faces) {
    face.whole = face.edges.every(({ across }) => across === hull.infinity || across.support !== undefined);
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
    const edges: Edge[] = [];
    const face: Face = { support, edges, corners: none, whole: false, index: -1 };
    faces.push(face);
    faceOf[start.position] = face;
    const stack = [start];
    for (let facet = stack.pop(); facet !== undefined; facet = stack.pop()) {
      for (const [i, neighbour] of facet.neighbours.entries()) {
        if (neighbour.support === undefined || !samePlane(neighbour.support, support)) {
          edges.push({ from: facet.corners[i] ?? 0, to: facet.corners[(i + 1) % 3] ?? 0, across: neighbour });
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

/** The face across an edge; undefined where the facet there is not confirmed, or lies at infinity. */
function beyond({ across }: Edge, faceOf: Faces): Face | undefined {
  return across.support === undefined ? undefined : faceOf[across.position];
}

/** The places of the faces of one kind that share an edge with a face. */
function across(face: Face, faceOf: Faces, kind: (face: Face) => boolean): readonly number[] {
  const found: number[] = [];
  for (const edge of face.edges) {
    const other = beyond(edge, faceOf);
    if (other !== undefined && other.index >= 0 && kind(other)) found.push(other.index);
  }
  if (found.length === 0) return none;
  found.sort((a, b) => a - b);
  return found.filter((index, i) => i === 0 || index !== found[i - 1]);
}

/** The edges one after the other. */
function inOrder(edges: readonly Edge[]): readonly Edge[] {
  const [first] = edges;
  const leaving = edges.length > 8 ? new Map(edges.map((edge) => [edge.from, edge])) : undefined;
  const around: Edge[] = [];
  for (let edge = first; edge !== undefined && around.length < edges.length;) {
    around.push(edge);
    const { to } = edge;
    edge = leaving === undefined ? edges.find(({ from }) => from === to) : leaving.get(to);
  }
  if (around.length !== edges.length) throw new Error("the boundary of a facet is not one cycle");
  return around;
}

/** The corners in order, directions included: an unbounded chain ends with its directions, a bounded one begins with its least corner. */
function chain(face: Face, faceOf: Faces, points: readonly HullPoint[]): readonly number[] {
  const around = inOrder(face.edges);
  const kept: number[] = [];
  around.forEach((edge, i) => {
    const before = entry(around, (i + around.length - 1) % around.length);
    const other = beyond(edge, faceOf);
    const turns =
      edge.from < 0 || other === undefined || (before.across !== edge.across && beyond(before, faceOf) !== other);
    if (turns) kept.push(edge.from);
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

/**
 * The piece of a face. Reduced fractions, the larger part of the work on a large surface, are computed
 * when they are asked for.
 */
function pieceOf(
  oracle: Oracle,
  { normal, through }: Support<unknown>,
  corners: readonly number[],
  points: readonly HullPoint[],
  position: Int32Array,
): Piece {
  const values = once(() => oracle.real(normal, shortest(corners, points) ?? through.exact));
  const multipliers = (): Multipliers => {
    const { distortion, perception } = values();
    return { distortion, perception };
  };
  return lazily(
    {},
    { intercept: () => values().intercept, multipliers },
    {
      corners: corners.filter((corner) => corner >= 0).map((corner) => position[corner] ?? -1),
      rays: (
        [
          ["distortion", -1],
          ["perception", -2],
        ] as const
      ).flatMap(([ray, direction]): Ray[] => (corners.includes(direction) ? [ray] : [])),
    },
  );
}

/** The corner with the shortest denominator. (The plane goes through all of them.) */
function shortest(corners: readonly number[], points: readonly HullPoint[]): Homogeneous | undefined {
  let best: Homogeneous | undefined;
  for (const corner of corners) {
    const exact = points[corner]?.exact;
    if (exact !== undefined && (best === undefined || exact[3] < best[3])) best = exact;
  }
  return best;
}

function vertexOf(oracle: Oracle, point: HullPoint): Vertex {
  const values = once(() => oracle.achieved(point));
  return lazily(
    {},
    {
      distortion: () => values().distortion,
      perception: () => values().perception,
      errorRate: () => values().errorRate,
    },
    {},
  );
}
