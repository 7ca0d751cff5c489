/** Rational bounds on square roots, so close that what depends on them is decided unless it is a matter of 150 digits. */
import { sqrtFixed } from "../../exact/elementary/square-root.js";
import { Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";

const bits = 512;

/** √square where it is rational, else a multiple of 2^−512 on the given side of it; 0 for a negative number, which has no root. */
export function approximateRoot(square: Rational, side: "below" | "above"): Rational {
  if (square.sign() <= 0) return Rational.zero;
  const exact = Root.of(square);
  if (exact instanceof Rational) return exact;
  const { lower, upper } = sqrtFixed(square.num, square.den, bits);
  return Rational.of(side === "below" ? lower : upper, 1n << BigInt(bits));
}
