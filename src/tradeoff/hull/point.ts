/**
 * Points of the achievable set, exact and as doubles, in units that suit the oracle.
 *
 * A point is (X, Y, Z)/W in integers, W > 0, on the axes distortion, perception, error. The
 * doubles are the same coordinates, less a constant and times a fixed positive factor per axis,
 * each with relative error at most 8·2^−53 unless they leave the range of doubles: then they are
 * 0, subnormal or infinite. Doubles only filter; integers decide.
 */
import type { Homogeneous } from "../../transport/reading.js";

export interface HullPoint {
  readonly exact: Homogeneous;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Corners of a facet: indices of points, or the directions of the axes as −1, −2, −3. */
export type Corner = number;

/** A point (x, y)/w on the axes of distortion and perception, in integers, w > 0. */
export interface Query {
  readonly x: bigint;
  readonly y: bigint;
  readonly w: bigint;
}

/** What part a corner has in a mixture. */
export interface Share {
  readonly corner: Corner;
  /** num/den with a den common to all shares of one point. */
  readonly share: { readonly num: bigint; readonly den: bigint };
}
