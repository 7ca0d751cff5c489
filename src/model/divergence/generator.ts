/** The convex function that makes an f-divergence, with what evaluating, cutting and searching need of it. */
import type { FixedInterval } from "../../exact/elementary/fixed.js";
import type { Rational } from "../../exact/rational.js";

export type FDivergenceName =
  | "kullback-leibler"
  | "reverse-kullback-leibler"
  | "chi-squared"
  | "reverse-chi-squared"
  | "jensen-shannon"
  | "squared-hellinger";

/** The function f of an f-divergence. */
export interface Generator {
  readonly definition: FDivergenceName;
  readonly title: string;
  /** f, f′ and f″ at r > 0 in doubles: for the search alone. */
  readonly value: (r: number) => number;
  readonly slope: (r: number) => number;
  readonly curvature: (r: number) => number;
  /** f(num/den), num, den > 0. */
  readonly enclose: (num: bigint, den: bigint, bits: number) => FixedInterval;
  /** f′(num/den), num, den > 0. */
  readonly encloseSlope: (num: bigint, den: bigint, bits: number) => FixedInterval;
  /** f at a rational r > 0, where it is rational for every such r. */
  readonly exact?: (r: Rational) => Rational;
  /** f(0). */
  readonly atZero: ((bits: number) => FixedInterval) | "infinite";
  /** σ = lim f(r)/r as r grows. */
  readonly recession: ((bits: number) => FixedInterval) | "infinite";
  /** A lower bound of m(num/den), den > 0, times 2^bits; undefined where there is none. */
  readonly conjugate: (num: bigint, den: bigint, bits: number) => bigint | undefined;
}
