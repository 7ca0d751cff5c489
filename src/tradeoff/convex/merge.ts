/**
 * From confirmed triangles to pieces, domain rows and vertices, in canonical order.
 *
 * Triangles of one supporting plane are merged into one facet. A corner of the merged facet is
 * kept where the neighbour changes: it then lies on three distinct planes, so it is an
 * extreme point. Facets with a positive weight on ε are pieces, the others bound the domain.
 */
import type { ProvedPiece, ProvedRow, ProvedVertex } from "../../certificate/surface.js";
import type { Homogeneous } from "../../transport/reading.js";
import { sameDirection, type Triple } from "../../transport/weights.js";
import { lazily, once } from "../../exact/lazy.js";
import { entry } from "../../exact/vector.js";
import type { OuterApproximation } from "./approximation.js";
import type { Facet, Support } from "../hull/facet.js";
import type { HullPoint } from "../hull/point.js";
import type { Oracle } from "../oracle/oracle.js";
import type { Multipliers } from "../../certificate/plane.js";
import { compareHomogeneous, compareRatios } from "../hull/order.js";
import type { DomainRow, Piece, Pieces, Ray, Vertex } from "./pieces.js";

export interface Merged extends Pieces {
  /** Pieces that share an edge with each piece. */
  readonly neighbours: readonly (readonly number[])[];
  readonly proof: {
    readonly pieces: readonly ProvedPiece[];
    readonly domain: readonly ProvedRow[];
    readonly vertices: readonly ProvedVertex[];
  };
}

/** A merged facet. */
interface Face {
  readonly support: Support<unknown>;
  readonly edges: Edge[];
  /** The finite corners that are kept, in order; found once all faces are known. */
  corners: number[];
  /** False where a neighbour is not confirmed, so that not all corners are known. */
  whole: boolean;
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly across: Facet<unknown>;
}

/** The pieces, rows and vertices of the confirmed facets. */
export function merge({ hull, oracle }: OuterApproximation): Merged {
  const faceOf = new Map<Facet<unknown>, Face>();
  const faces = hull
    .facets()
    .flatMap((facet) => (facet.support === undefined || faceOf.has(facet) ? [] : [faceFrom(facet, faceOf)]));
  for (const face of faces) {
    face.whole = face.edges.every(({ across }) => across === hull.infinity || faceOf.has(across));
    face.corners = chain(face, faceOf, hull.points);
  }
  const whole = faces.filter((face) => face.whole);
  const [upper, walls] = [whole.filter(isPiece), faces.filter((face) => !isPiece(face))];
  upper.sort((a, b) => compareNormals(a, b, 2));
  walls.sort((a, b) => compareNormals(a, b, a.support.normal[0] !== 0n && b.support.normal[0] !== 0n ? 0 : undefined));

  const used = [...new Set(upper.flatMap(({ corners }) => corners.filter((corner) => corner >= 0)))];
  used.sort((a, b) => comparePoints(entry(hull.points, a), entry(hull.points, b)));
  const position = new Map(used.map((point, i) => [point, i]));
  const pieceIndex = new Map(upper.map((face, i) => [face, i]));
  const rowIndex = new Map(walls.map((face, i) => [face, i]));
  const across = (face: Face, index: Map<Face, number>): number[] => {
    const found = face.edges.flatMap((edge) => {
      const other = faceOf.get(edge.across);
      return (other === undefined ? undefined : index.get(other)) ?? [];
    });
    return [...new Set(found)].sort((a, b) => a - b);
  };

  const vertices = used.map((point) => vertexOf(oracle, entry(hull.points, point)));
  const pieces = upper.map(({ support, corners }) =>
    pieceOf(oracle, support.normal, shortest(corners, hull.points) ?? support.through, corners, position),
  );
  const domain = walls.map(({ support }): DomainRow => {
    const { distortion, perception, intercept } = oracle.real(support.normal, support.through);
    return { distortion, perception, atLeast: intercept };
  });
  const neighbours = upper.map((face) => across(face, pieceIndex));
  return {
    pieces,
    domain,
    vertices,
    neighbours,
    proof: {
      pieces: pieces.map((piece, i) =>
        lazily(
          {},
          { intercept: () => piece.intercept, multipliers: () => piece.multipliers },
          {
            neighbours: entry(neighbours, i),
            rows: across(entry(upper, i), rowIndex),
            corners: piece.corners,
            plane: () => oracle.plane(entry(upper, i).support),
          },
        ),
      ),
      domain: domain.map((row, i) => ({ ...row, plane: () => oracle.plane(entry(walls, i).support) })),
      vertices: used.map((point): ProvedVertex => {
        const { coupling } = oracle;
        const at = entry(hull.points, point);
        return {
          restorer: () => oracle.sparseRestorer(at),
          ...(coupling === undefined ? {} : { coupling: () => coupling(at) }),
        };
      }),
    },
  };
}

function isPiece(face: Face): boolean {
  return face.support.normal[2] !== 0n;
}

/** The connected triangles of one plane, and the edges around them. */
function faceFrom(start: Facet<unknown>, faceOf: Map<Facet<unknown>, Face>): Face {
  const { support } = start;
  if (support === undefined) throw new RangeError("a facet without its proof");
  const face: Face = { support, edges: [], corners: [], whole: false };
  faceOf.set(start, face);
  const stack = [start];
  for (let facet = stack.pop(); facet !== undefined; facet = stack.pop()) {
    for (const [i, neighbour] of facet.neighbours.entries()) {
      if (neighbour.support !== undefined && samePlane(neighbour.support, support)) {
        if (!faceOf.has(neighbour)) {
          faceOf.set(neighbour, face);
          stack.push(neighbour);
        }
      } else face.edges.push({ from: facet.corners[i] ?? 0, to: facet.corners[(i + 1) % 3] ?? 0, across: neighbour });
    }
  }
  return face;
}

/** Whether two supporting planes of the set are the same: they are where their normals are. */
function samePlane(a: Support<unknown>, b: Support<unknown>): boolean {
  return a === b || sameDirection(a.normal, b.normal);
}

/** The corners in order, directions included: an unbounded chain ends with its directions, a bounded one begins with its least corner. */
function chain(face: Face, faceOf: ReadonlyMap<Facet<unknown>, Face>, points: readonly HullPoint[]): number[] {
  const leaving = new Map(face.edges.map((edge) => [edge.from, edge]));
  const first = face.edges[0];
  const around: Edge[] = [];
  for (let edge = first; edge !== undefined && around.length < face.edges.length; edge = leaving.get(edge.to))
    around.push(edge);
  if (around.length !== face.edges.length) throw new Error("the boundary of a facet is not one cycle");
  const kept = around.flatMap((edge, i) => {
    const before = entry(around, (i + around.length - 1) % around.length);
    const turns =
      edge.from < 0 ||
      (before.across !== edge.across && faceOf.get(before.across) !== faceOf.get(edge.across)) ||
      !faceOf.has(edge.across);
    return turns ? [edge.from] : [];
  });
  const lastDirection = kept.findIndex((corner, i) => corner < 0 && entry(kept, (i + 1) % kept.length) >= 0);
  let start = lastDirection + 1;
  if (lastDirection < 0) {
    for (let i = 1; i < kept.length; i++) {
      if (comparePoints(entry(points, entry(kept, i)), entry(points, entry(kept, start))) < 0) start = i;
    }
  }
  return [...kept.slice(start), ...kept.slice(0, start)];
}

function compareNormals({ support: a }: Face, { support: b }: Face, leading: 0 | 2 | undefined): number {
  if (leading === undefined) {
    // Pure perception rows come first: their first coefficient is 0.
    return (a.normal[0] === 0n ? 0 : 1) - (b.normal[0] === 0n ? 0 : 1);
  }
  const others = leading === 2 ? ([0, 1] as const) : ([1] as const);
  for (const axis of others) {
    const order = compareRatios(a.normal[axis], a.normal[leading], b.normal[axis], b.normal[leading]);
    if (order !== 0) return order;
  }
  return 0;
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
  normal: Triple,
  through: Homogeneous,
  corners: readonly number[],
  position: ReadonlyMap<number, number>,
): Piece {
  const values = once(() => oracle.real(normal, through));
  const multipliers = (): Multipliers => {
    const { distortion, perception } = values();
    return { distortion, perception };
  };
  return lazily(
    {},
    { intercept: () => values().intercept, multipliers },
    {
      corners: corners.filter((corner) => corner >= 0).map((corner) => position.get(corner) ?? -1),
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
