/** Kullback–Leibler divergence KL(p‖q) = Σ p ln(p/q): f(r) = −ln r, in nats. */
import { lnFixed } from "../../exact/elementary/logarithm.js";
import { constant, fixed } from "./f-divergence.js";
import type { Generator } from "./generator.js";

export const kullbackLeibler: Generator = {
  definition: "kullback-leibler",
  title: "Kullback–Leibler divergence KL(p‖q)",
  value: (r) => -Math.log(r),
  slope: (r) => -1 / r,
  curvature: (r) => 1 / (r * r),
  enclose: (num, den, bits) => lnFixed(den, num, bits),
  encloseSlope: (num, den, bits) => fixed(-den, num, bits),
  atZero: "infinite",
  recession: constant(0n),
  // m(s) = 1 + ln(−s) for s < 0.
  conjugate: (num, den, bits) => (num < 0n ? (1n << BigInt(bits)) + lnFixed(-num, den, bits).lower : undefined),
};
