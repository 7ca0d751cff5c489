/** Bounds on distortion and perceptual difference as users give them. */
import type { Bound } from "../../certificate/plane.js";
import { InputError } from "../../exact/errors.js";
import { Rational, type RationalLike } from "../../exact/rational.js";

/** A number, or "inf" for no bound. */
export type BoundLike = RationalLike | "inf";

/** D and P as users give them. */
export interface BoundsLike {
  readonly distortion: BoundLike;
  readonly perception: BoundLike;
}

/** A bound from a number or "inf". @param path names it in errors @throws InputError "not-a-rational" */
export function bound(value: BoundLike, path: string): Bound {
  if (value === "inf") return value;
  try {
    return Rational.from(value, path);
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== "not-a-rational") throw error;
    const expected =
      typeof value === "number" && Number.isFinite(value) ? error.expected : `a number such as "1/10", or "inf"`;
    throw new InputError({ code: error.code, path, expected, found: error.found });
  }
}
