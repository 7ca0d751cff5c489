/** Bounds on the parts of a divergence: d ≤ P says d^power ≤ P^power. */
import type { Bound, Bounds } from "../../certificate/plane.js";
import { InputError } from "../../exact/errors.js";
import { Root } from "../../exact/root.js";
import type { Problem } from "../../model/problem.js";

/** D and P; where every part of the divergence is a square (the unsquared Wasserstein-2), P may be a root. */
export interface PointBounds {
  readonly distortion: Bound;
  readonly perception: Bound | Root;
}

/**
 * The bounds on E[Δ] and d^power, with the sign of P.
 * @throws InputError "not-a-rational" for a root where the power is 1: no linear program has an irrational bound
 */
export function caseBounds({ distortion, perception }: PointBounds, power: 1 | 2): Bounds {
  if (perception === "inf") return { distortion, perception };
  if (power === 2)
    return {
      distortion,
      perception: perception instanceof Root ? perception.square : perception.times(perception.abs()),
    };
  if (perception instanceof Root) {
    throw new InputError({
      code: "not-a-rational",
      path: "perception",
      expected: "a rational bound, for a divergence that is linear itself",
      found: perception.toString(),
    });
  }
  return { distortion, perception };
}

/** Whether d ≤ bound is a rational bound on d^power for every part: any rational, and a root where all parts are squares. */
export function isRationalFor({ perception }: Problem, bound: PointBounds["perception"]): boolean {
  return !(bound instanceof Root) || perception.parts.every(({ power }) => power === 2);
}
