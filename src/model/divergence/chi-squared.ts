/** χ²(q‖p) = Σ (q−p)²/p: f(r) = (r−1)², rational. */
import { floorDivide } from "../../exact/elementary/fixed.js";
import { Rational } from "../../exact/rational.js";
import { constant, fixed } from "./f-divergence.js";
import type { Generator } from "./generator.js";

export const chiSquared: Generator = {
  definition: "chi-squared",
  title: "χ² divergence Σ(q−p)²/p",
  value: (r) => (r - 1) ** 2,
  slope: (r) => 2 * (r - 1),
  curvature: () => 2,
  enclose: (num, den, bits) => fixed((num - den) ** 2n, den * den, bits),
  encloseSlope: (num, den, bits) => fixed(2n * (num - den), den, bits),
  exact: (r) => {
    const difference = r.minus(Rational.one);
    return difference.times(difference);
  },
  atZero: constant(1n),
  recession: "infinite",
  // m(s) = −s − s²/4 for s ≥ −2, and f(0) = 1 below.
  conjugate: (num, den, bits) =>
    num <= -2n * den ? 1n << BigInt(bits) : floorDivide((-num * (4n * den + num)) << BigInt(bits), 4n * den * den),
};
