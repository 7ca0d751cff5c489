/**
 * Normals of facets: in doubles from the corners, exactly from cycles of a tree.
 *
 * The corners of a facet differ from the flow of a tree by flows around cycles that the tree and
 * the corners' other arcs close. If the facet supports the achievable set, each of these cycles
 * lies in its plane, so two of them span it; their entries are short, those of the corners are
 * not. The result is a guess; the caller proves whether it is the facet's normal.
 */
import type { NetworkSimplex } from "../../transport/simplex.js";
import type { SavedTree } from "../../transport/saved-tree.js";
import type { DoubleWeights } from "../../transport/tree.js";
import { cross, doubleWeights, type Triple } from "../../transport/weights.js";
import type { Facet } from "../hull/facet.js";

/**
 * Weight of a direction in the search, relative to the others: among equal points it prefers those
 * better in that direction.
 */
export const tieBreaking = 2 ** -30;
/** Most cycles examined for a normal; where they do not span the plane, the corners' coordinates are used. */
const mostCycles = 8;

/** A normal, and the arcs outside the tree to whose cycles it is normal. */
export interface Guess {
  readonly normal: Triple;
  readonly tight: readonly number[];
}

/** The facet's normal as weights; a direction that is a corner has a small weight, to break ties. */
export function roughWeights(facet: Facet<unknown>): DoubleWeights | undefined {
  const [x, y, z] = facet.normal;
  const largest = Math.max(x, y, z);
  if (!(largest > 0 && largest < Infinity)) return undefined;
  const weight = (value: number, direction: number): number =>
    facet.has(direction) ? tieBreaking : Math.max(0, value / largest);
  return { distortion: weight(x, -1), perception: weight(y, -2), error: weight(z, -3) };
}

/**
 * The normal to the facet's directions and to cycles by which its corners differ from the loaded tree.
 * @param rough only a guess that is near these weights is worth an exact run
 */
export function normalFromCycles(
  { network, tree, paths }: NetworkSimplex,
  facet: Facet<unknown>,
  corners: readonly { readonly tree: SavedTree }[],
  rough: DoubleWeights | undefined,
): Guess | undefined {
  let first: Triple | undefined;
  for (const corner of facet.corners) {
    if (corner >= 0) continue;
    const axis: Triple = [corner === -1 ? 1n : 0n, corner === -2 ? 1n : 0n, corner === -3 ? 1n : 0n];
    const normal = first === undefined ? undefined : upright(cross(first, axis));
    if (normal !== undefined) return { normal, tight: [] };
    first = axis;
  }
  const tight: number[] = [];
  let left = mostCycles;
  for (const corner of corners) {
    const saved = corner.tree;
    for (let node = tree.nextForeign(saved, 0); node >= 0; node = tree.nextForeign(saved, node + 1)) {
      const arc = tree.savedArc(saved, node);
      if (left-- === 0) return undefined;
      const direction = paths.cycle(arc);
      const normal = first === undefined ? direction : cross(first, direction);
      if (normal.every((part) => part === 0n)) continue;
      tight.push(arc);
      if (first === undefined) {
        first = direction;
        continue;
      }
      const candidate = upright(normal);
      const likely =
        candidate !== undefined && (rough === undefined || resemble(doubleWeights(network, candidate), rough));
      return likely ? { normal: candidate, tight } : undefined;
    }
  }
  return undefined;
}

/** The normal turned so that all entries are ≥ 0, if that is possible. */
function upright(normal: Triple): Triple | undefined {
  if (normal.every((part) => part >= 0n)) return normal;
  if (normal.every((part) => part <= 0n)) return [-normal[0], -normal[1], -normal[2]];
  return undefined;
}

/** Whether two directions are about the same; decides only which route is tried first. */
function resemble(one: DoubleWeights, other: DoubleWeights): boolean {
  const scale = ({ distortion, perception, error }: DoubleWeights): number => Math.max(distortion, perception, error);
  const near = (a: number, b: number): boolean => Math.abs(a / scale(one) - b / scale(other)) < 0.01;
  return (
    near(one.distortion, other.distortion) && near(one.perception, other.perception) && near(one.error, other.error)
  );
}
