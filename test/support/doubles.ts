import { Rational } from "../../src/exact/rational.js";

/** The double as the rational that it is. */
export function ofDouble(value: number): Rational {
  let exponent = 0;
  while (!Number.isInteger(value)) {
    value *= 2;
    exponent++;
  }
  return Rational.of(BigInt(value), 2n ** BigInt(exponent));
}
