/** Kullback–Leibler divergence KL(q‖p) = Σ q ln(q/p): f(r) = r ln r, in nats. */
import { expFixed } from "../../exact/elementary/exponential.js";
import { ceilingDivide, floorDivide } from "../../exact/elementary/fixed.js";
import { lnFixed } from "../../exact/elementary/logarithm.js";
import { constant } from "./f-divergence.js";
import type { Generator } from "./generator.js";

export const reverseKullbackLeibler: Generator = {
  definition: "reverse-kullback-leibler",
  title: "Kullback–Leibler divergence KL(q‖p)",
  value: (r) => r * Math.log(r),
  slope: (r) => Math.log(r) + 1,
  curvature: (r) => 1 / r,
  enclose: (num, den, bits) => {
    const { lower, upper } = lnFixed(num, den, bits);
    return { lower: floorDivide(lower * num, den), upper: ceilingDivide(upper * num, den) };
  },
  encloseSlope: (num, den, bits) => {
    const one = 1n << BigInt(bits);
    const { lower, upper } = lnFixed(num, den, bits);
    return { lower: lower + one, upper: upper + one };
  },
  atZero: constant(0n),
  recession: "infinite",
  // m(s) = −e^(s−1).
  conjugate: (num, den, bits) => -expFixed(num - den, den, bits).upper,
};
