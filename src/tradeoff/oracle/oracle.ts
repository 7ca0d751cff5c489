/**
 * The oracle: the paper's training loss α·E[Δ] + β·d + γ·ε, minimised exactly.
 *
 * For a facet of the hull of known points it answers either with a proof that the facet's
 * plane supports the whole achievable set, or with an achievable point strictly below it.
 * Surfaces, points and slices differ only in which facets they ask about.
 */
import type { Plane } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";
import type { RationalMatrix, SparseRows } from "../../exact/vector.js";
import type { Homogeneous } from "../../transport/reading.js";
import type { Triple } from "../../transport/weights.js";
import type { CaseAchieved } from "./achieved.js";
import type { Facet, Support } from "../hull/facet.js";
import type { HullPoint } from "../hull/point.js";

export type Answer<Point, Evidence> =
  | {
      readonly kind: "support";
      readonly support: Support<Evidence>;
      /** Whether a point lies on the plane too; valid until the next question. */
      readonly contains: (point: Point) => boolean;
    }
  | {
      readonly kind: "below";
      readonly point: Point;
      /** A cheap proof that the point lies on the plane of another facet; false says nothing. Valid until the next question. */
      readonly inPlane: (facet: Facet<Evidence>) => boolean;
    };

/** distortion·E[Δ] + perception·d + errorRate·ε ≥ intercept; the last factor is 1, or 0 where the first one other than zero is 1. */
export interface RealPlane {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
  readonly intercept: Rational;
}

export interface Part<Point> {
  readonly point: Point;
  /** All parts have the same den > 0. */
  readonly share: { readonly num: bigint; readonly den: bigint };
}

export interface Mixture {
  readonly restorer: RationalMatrix;
  /** E[Δ] and d of the mixture; d may be less than the mixture of the points' d. */
  readonly achieved: { readonly distortion: Rational; readonly perception: Rational };
  /** T(x̂,x) of cost at most the mixture of the points' d, for a cost matrix. */
  readonly coupling: RationalMatrix | undefined;
}

export interface Oracle<Point extends HullPoint = HullPoint, Evidence = unknown> {
  /** Some achievable point. */
  readonly first: () => Point;
  readonly probe: (facet: Facet<Evidence>, points: readonly Point[]) => Answer<Point, Evidence>;
  /** A point that minimises normal·(X, Y, Z), and the plane that proves it. */
  readonly minimise: (normal: Triple) => { readonly point: Point; readonly support: Support<Evidence> };
  /** E[Δ], d and ε of a point. */
  readonly achieved: (point: HullPoint) => CaseAchieved;
  /** A supporting plane in real units. */
  readonly real: (normal: Triple, through: Homogeneous) => RealPlane;
  /** The axes' units: a direction on (X, Y, Z) from weights on (E[Δ], d, ε). */
  readonly normalOf: (weights: {
    readonly distortion: Rational;
    readonly perception: Rational;
    readonly errorRate: Rational;
  }) => Triple;
  /** E[Δ] = X/(W·units.distortion), d = Y/(W·units.perception), ε = Z/(W·units.errorRate). */
  readonly units: { readonly distortion: bigint; readonly perception: bigint; readonly errorRate: bigint };
  /** Numbers larger than E[Δ] and d of every restorer. */
  readonly beyond: { readonly distortion: Rational; readonly perception: Rational };
  /** The restorer Σ share·restorer of points whose shares sum to 1, and what it achieves. */
  readonly mix: (parts: readonly Part<Point>[]) => Mixture;
  readonly restorer: (point: Point) => RationalMatrix;
  /** The restorer of a point, by its entries other than zero. */
  readonly sparseRestorer: (point: Point) => SparseRows;
  /** T(x̂,x), where the certificate needs one. */
  readonly coupling: ((point: Point) => SparseRows) | undefined;
  readonly plane: (support: Support<Evidence>) => Plane;
}
