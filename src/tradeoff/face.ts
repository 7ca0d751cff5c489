/**
 * The face of the surface on which a point (D,P,ε) lies: a vertex, an edge, a piece.
 *
 * The faces of the achievable set plus the positive orthant are told apart by the pieces
 * γ − λD − μP = ε and the domain rows that hold with equality: their normals (λ, μ, 1) and
 * (distortion, perception, 0) span a space whose dimension is 3 at a vertex, 2 on an edge
 * and 1 within a facet.
 */
import { Rational } from "../exact/rational.js";
import type { CaseAchieved } from "./oracle/achieved.js";
import type { Pieces } from "./convex/pieces.js";

export interface Face {
  /** "row": on a facet of the domain's border, where C may be lower; "above": on no face. */
  readonly on: "vertex" | "edge" | "piece" | "row" | "above";
  /** The number of the vertex, from 0. */
  readonly vertex?: number;
  /** Numbers of the pieces and domain rows that hold with equality, from 0. */
  readonly pieces: readonly number[];
  readonly rows: readonly number[];
}

type Normal = readonly [Rational, Rational, Rational];

/** The face of a point of the achievable set. */
export function faceOf(surface: Pieces, { distortion, perception, errorRate }: CaseAchieved): Face {
  const along = (a: Rational, b: Rational): Rational => a.times(distortion).plus(b.times(perception));
  const normals: Normal[] = [];
  const pieces = surface.pieces.flatMap(({ intercept, multipliers: { distortion: a, perception: b } }, k) => {
    if (!intercept.minus(along(a, b)).equals(errorRate)) return [];
    normals.push([a, b, Rational.one]);
    return [k];
  });
  const rows = surface.domain.flatMap(({ distortion: a, perception: b, atLeast }, j) => {
    if (!along(a, b).equals(atLeast)) return [];
    normals.push([a, b, Rational.zero]);
    return [j];
  });
  const dimension = rank(normals);
  if (dimension === 3) {
    const vertex = surface.vertices.findIndex(
      (v) => v.distortion.equals(distortion) && v.perception.equals(perception) && v.errorRate.equals(errorRate),
    );
    return { on: "vertex", ...(vertex < 0 ? {} : { vertex }), pieces, rows };
  }
  if (dimension === 2) return { on: "edge", pieces, rows };
  return { on: dimension === 0 ? "above" : pieces.length > 0 ? "piece" : "row", pieces, rows };
}

/** The dimension of the span of normals in three dimensions, by cross products. */
function rank(normals: readonly Normal[]): 0 | 1 | 2 | 3 {
  const [first, ...others] = normals;
  if (first === undefined) return 0;
  const crosses = others
    .map((other) => cross(first, other))
    .filter((product) => product.some((value) => !value.isZero()));
  const [plane, ...more] = crosses;
  if (plane === undefined) return 1;
  // All of first × other are parallel exactly when everything lies in one plane through 0.
  return more.some((product) => cross(plane, product).some((value) => !value.isZero())) ? 3 : 2;
}

function cross([a, b, c]: Normal, [x, y, z]: Normal): Normal {
  return [b.times(z).minus(c.times(y)), c.times(x).minus(a.times(z)), a.times(y).minus(b.times(x))];
}
