/**
 * Axes and grids of bounds, and C on a grid.
 *
 * An axis is a list of bounds; as text `0:1:1/10` (from, to, step; the end is
 * included when a step reaches it exactly), `0,1/20,1/10`, `inf`, or a mixture separated by commas.
 */
import type { Bound } from "../certificate/plane.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { bound, type BoundLike } from "./convex/bounds.js";

/** Most bounds on one axis. */
export const longestAxis = 10_000;

/** An axis from text or from a list of bounds. @param path the option or key it came from, for errors */
export function axis(given: string | readonly BoundLike[], path: string): Bound[] {
  const bounds =
    typeof given === "string"
      ? given.split(",").flatMap((part) => range(part, path))
      : listed(given, path).map((value) => bound(value, path));
  if (bounds.length === 0)
    throw new InputError({ code: "usage", path, expected: "at least one bound", found: "an empty list" });
  if (bounds.length > longestAxis) throw tooLong(path, String(bounds.length));
  return bounds;
}

/** @throws InputError for another value than a list, or a list with holes */
function listed(given: readonly BoundLike[], path: string): readonly BoundLike[] {
  if (Array.isArray(given) && !given.includes(undefined)) return given as readonly BoundLike[];
  throw new InputError({
    code: "wrong-type",
    path,
    expected: `a list of bounds, or a text such as "0:1:1/10"`,
    found: Array.isArray(given) ? "a list with a hole" : describe(given),
  });
}

function range(part: string, path: string): Bound[] {
  const pieces = part.split(":");
  if (pieces.length === 1) return [bound(part, path)];
  const [fromText = "", toText = "", stepText = ""] = pieces;
  if (pieces.length !== 3) {
    throw new InputError({
      code: "usage",
      path,
      expected: "from:to:step, such as 0:1:1/10, or bounds separated by commas",
      found: describe(part),
    });
  }
  const from = Rational.parse(fromText, path);
  const to = Rational.parse(toText, path);
  const step = Rational.parse(stepText, path);
  if (step.sign() <= 0)
    throw new InputError({ code: "usage", path, expected: "a step above 0", found: describe(stepText) });
  if (to.lessThan(from))
    throw new InputError({ code: "usage", path, expected: "from:to:step with from at most to", found: describe(part) });
  const steps = to.minus(from).over(step);
  const count = steps.num / steps.den + 1n;
  if (count > BigInt(longestAxis)) throw tooLong(path, String(count));
  return Array.from({ length: Number(count) }, (_, i) => from.plus(step.times(Rational.of(BigInt(i)))));
}

function tooLong(path: string, found: string): InputError {
  return new InputError({ code: "too-large", path, expected: `at most ${String(longestAxis)} bounds`, found });
}
