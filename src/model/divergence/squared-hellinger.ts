/** Squared Hellinger distance ½Σ(√p−√q)²: f(r) = ½ + ½r − √r. */
import { floorDivide } from "../../exact/elementary/fixed.js";
import { sqrtFixed } from "../../exact/elementary/square-root.js";
import { constant, fixed } from "./f-divergence.js";
import type { Generator } from "./generator.js";

export const squaredHellinger: Generator = {
  definition: "squared-hellinger",
  title: "squared Hellinger distance",
  value: (r) => (1 - Math.sqrt(r)) ** 2 / 2,
  slope: (r) => (1 - 1 / Math.sqrt(r)) / 2,
  curvature: (r) => r ** -1.5 / 4,
  enclose: (num, den, bits) => {
    const half = fixed(num + den, 2n * den, bits);
    const root = sqrtFixed(num, den, bits);
    return { lower: half.lower - root.upper, upper: half.upper - root.lower };
  },
  encloseSlope: (num, den, bits) => {
    // ½ − ½√(den/num)
    const one = 1n << BigInt(bits);
    const root = sqrtFixed(den, num, bits);
    return { lower: (one - root.upper) >> 1n, upper: (one - root.lower + 1n) >> 1n };
  },
  atZero: constant(1n, 2n),
  recession: constant(1n, 2n),
  // m(s) = −s/(1−2s) for s < ½; at ½ and above f(r) − s·r has no least value, or −½ is not reached.
  conjugate: (num, den, bits) => (2n * num < den ? floorDivide(-num << BigInt(bits), den - 2n * num) : undefined),
};
