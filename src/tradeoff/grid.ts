/**
 * Axes of bounds, from text and from lists.
 *
 * An axis is a list of bounds; as text `0:1:1/10` (from, to, step; the end is included when a step
 * reaches it exactly), `0,1/20,1/10`, `inf`, or a mixture separated by commas. A range is never
 * written out: an axis of a million bounds is as small as one of ten.
 */
import type { Bound } from "../certificate/plane.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { bound, type BoundLike } from "./convex/bounds.js";

/** Most bounds on one axis, and most points of a grid: whole numbers up to here are exact in JavaScript. */
const mostPoints = Number.MAX_SAFE_INTEGER;

/** Bounds from, from + step, …; `count` of them. */
interface Range {
  readonly from: Rational;
  readonly step: Rational;
  readonly count: number;
}

/** A list of bounds, which makes them while one goes through it. */
export class Axis implements Iterable<Bound> {
  readonly length: number;

  constructor(private readonly parts: readonly (Bound | Range)[]) {
    this.length = parts.reduce((sum, part) => sum + (isRange(part) ? part.count : 1), 0);
  }

  *[Symbol.iterator](): Generator<Bound, void> {
    for (const part of this.parts) {
      if (!isRange(part)) yield part;
      else for (let i = 0n; i < part.count; i++) yield part.from.plus(part.step.times(Rational.of(i)));
    }
  }
}

function isRange(part: Bound | Range): part is Range {
  return typeof part === "object" && "step" in part;
}

/**
 * An axis from text or from a list of bounds.
 * @param path the option or key it came from, for errors
 * @throws InputError for text or a list that is no axis
 * @example [...axis("0:1:1/2,inf", "--distortion")].join(" ") // "0 1/2 1 inf"
 */
export function axis(given: string | readonly BoundLike[], path: string): Axis {
  const parts =
    typeof given === "string"
      ? given.split(",").map((part) => range(part, path))
      : listed(given, path).map((value) => bound(value, path));
  if (parts.length === 0)
    throw new InputError({ code: "usage", path, expected: "at least one bound", found: "an empty list" });
  const all = new Axis(parts);
  if (all.length > mostPoints) throw tooLong(path, "bounds", String(all.length));
  return all;
}

/**
 * The number of points of a grid.
 * @param path the options or keys of the axes, for errors
 * @throws InputError "too-large" beyond 2⁵³ − 1
 */
export function pointCount(distortion: Axis, perception: Axis, path: string): number {
  const count = BigInt(distortion.length) * BigInt(perception.length);
  if (count > BigInt(mostPoints)) throw tooLong(path, "points", String(count));
  return Number(count);
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

function range(part: string, path: string): Bound | Range {
  const pieces = part.split(":");
  if (pieces.length === 1) return bound(part, path);
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
  if (count > BigInt(mostPoints)) throw tooLong(path, "bounds", String(count));
  return { from, step, count: Number(count) };
}

function tooLong(path: string, what: string, found: string): InputError {
  return new InputError({ code: "too-large", path, expected: `at most ${String(mostPoints)} ${what}`, found });
}
