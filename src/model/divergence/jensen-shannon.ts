/**
 * Jensen–Shannon divergence ½KL(p‖m) + ½KL(q‖m), m = (p+q)/2:
 * f(r) = ½ ln(2/(1+r)) + ½ r ln(2r/(1+r)), in nats. Lin, IEEE Trans. Inf. Theory 37 (1991).
 */
import { expFixed } from "../../exact/elementary/exponential.js";
import { ceilingDivide, floorDivide, type FixedInterval } from "../../exact/elementary/fixed.js";
import { lnFixed } from "../../exact/elementary/logarithm.js";
import type { Generator } from "./generator.js";

function half({ lower, upper }: FixedInterval): FixedInterval {
  return { lower: lower >> 1n, upper: (upper + 1n) >> 1n };
}

export const jensenShannon: Generator = {
  definition: "jensen-shannon",
  title: "Jensen–Shannon divergence",
  value: (r) => (Math.log(2 / (1 + r)) + r * Math.log((2 * r) / (1 + r))) / 2,
  slope: (r) => Math.log((2 * r) / (1 + r)) / 2,
  curvature: (r) => 1 / (2 * r * (1 + r)),
  enclose: (num, den, bits) => {
    const first = lnFixed(2n * den, den + num, bits);
    const second = lnFixed(2n * num, den + num, bits);
    return half({
      lower: first.lower + floorDivide(second.lower * num, den),
      upper: first.upper + ceilingDivide(second.upper * num, den),
    });
  },
  encloseSlope: (num, den, bits) => half(lnFixed(2n * num, den + num, bits)),
  atZero: (bits) => half(lnFixed(2n, 1n, bits)),
  recession: (bits) => half(lnFixed(2n, 1n, bits)),
  // m(s) = ½ ln(2 − e^(2s)) for s < ½ ln 2.
  conjugate: (num, den, bits) => {
    if (num >= den) return undefined;
    const rest = (2n << BigInt(bits)) - expFixed(2n * num, den, bits).upper;
    return rest > 0n ? half(lnFixed(rest, 1n << BigInt(bits), bits)).lower : undefined;
  },
};
