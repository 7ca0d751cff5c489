/**
 * The parts of a whole surface: pieces, domain rows and vertices, all exact.
 *
 * C(D,P) = max over pieces of γ − λD − μP where every domain row
 * distortion·D + perception·P ≥ atLeast holds, +∞ elsewhere. The vertices are the
 * extreme points of the achievable set plus the positive orthant.
 */
import type { Multipliers } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";

/** A direction in which a cell is unbounded: "distortion" is (1,0), "perception" is (0,1). */
export type Ray = "distortion" | "perception";

/** C = γ − λD − μP on a two-dimensional cell. */
export interface Piece {
  /** γ. */
  readonly intercept: Rational;
  /** λ, μ ≥ 0. */
  readonly multipliers: Multipliers;
  /**
   * Corners of the cell as indices into the vertices, counter-clockwise with D to the right and
   * P upwards. A bounded cell begins with its least corner by (D, P); an unbounded one is the
   * chain that comes in from infinity along its last ray and leaves along its first.
   */
  readonly corners: readonly number[];
  /** Empty for a bounded cell; both rays, "distortion" first, for the cell of the least error rate. */
  readonly rays: readonly Ray[];
}

/** A facet of the domain: distortion·D + perception·P ≥ atLeast; the first coefficient other than zero is 1. */
export interface DomainRow {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly atLeast: Rational;
}

/** An extreme point (D, P, ε). */
export interface Vertex {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/**
 * Canonical order: pieces ascending in (λ, μ, γ), rows ascending in (distortion, perception,
 * atLeast), vertices ascending in (D, P, ε).
 */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly domain: readonly DomainRow[];
  readonly vertices: readonly Vertex[];
}
