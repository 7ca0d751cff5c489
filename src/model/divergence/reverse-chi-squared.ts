/** χ²(p‖q) = Σ (p−q)²/q: f(r) = 1/r − 2 + r, rational. */
import { sqrtFixed } from "../../exact/elementary/square-root.js";
import { Rational } from "../../exact/rational.js";
import { constant, fixed } from "./f-divergence.js";
import type { Generator } from "./generator.js";

const two = Rational.of(2n);

export const reverseChiSquared: Generator = {
  definition: "reverse-chi-squared",
  title: "χ² divergence Σ(p−q)²/q",
  value: (r) => 1 / r - 2 + r,
  slope: (r) => 1 - 1 / (r * r),
  curvature: (r) => 2 / r ** 3,
  enclose: (num, den, bits) => fixed((num - den) ** 2n, num * den, bits),
  encloseSlope: (num, den, bits) => fixed(num * num - den * den, num * num, bits),
  exact: (r) => Rational.one.over(r).minus(two).plus(r),
  atZero: "infinite",
  recession: constant(1n),
  // m(s) = 2√(1−s) − 2 for s ≤ 1.
  conjugate: (num, den, bits) =>
    num > den ? undefined : 2n * sqrtFixed(den - num, den, bits).lower - (2n << BigInt(bits)),
};
