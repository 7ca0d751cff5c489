/**
 * Evidence for a band of a slice: two piecewise linear functions with the slice between them, nowhere further
 * apart than `gap`.
 *
 * Notation of a slice as in slice.ts: one quantity fixed, y the least second one as a function of the third,
 * x. `lower` and `upper` list breakpoints of functions L and U, linear between neighbours and constant from
 * the last one on. Stated is that nothing within the fixed bound has x < x₀, the first breakpoint of L; that
 * y ≥ L(x) for x ≥ x₀; that y ≤ U(x) for x ≥ x₁, the first breakpoint of U; and U − L ≤ gap there.
 * Not lower: along every segment of L a plane in which y counts and that is no lower at both of its ends,
 * hence between them; the last one without x. Nothing to the left: a plane at x₀ in which x counts and y does
 * not, or x₀ ≤ 0, for no quantity is negative. Not higher: a restorer within the three bounds of every
 * breakpoint of U; E[Δ] and ε are linear and d is convex, so that mixtures of two neighbours lie on or below
 * the line between them, and the last one serves beyond. The conditions are numbered as in docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type Case, convexCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { readCurve, requireGap } from "./curves.js";
import type { Meter } from "./limits.js";
import { list, object, rational } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import {
  type Axes,
  type Breakpoint,
  type Corner,
  type SliceStatement,
  axesOf,
  heightOf,
  readFixed,
  readHalfSpace,
  requireAbsent,
  requireCounts,
  requirePoints,
} from "./slice.js";

/** A slice between two functions. */
export interface SliceBandStatement {
  readonly kind: "band";
  readonly fixed: SliceStatement["fixed"];
  /** L, ascending in `at`, with values that do not rise and slopes that do not fall. */
  readonly lower: readonly Breakpoint[];
  /** U, likewise. */
  readonly upper: readonly Breakpoint[];
  /** U − L is at most so much. */
  readonly gap: Rational;
}

export function readSliceBand(value: JsonValue, where: Where, meter: Meter): SliceBandStatement {
  const fields = object(value, where, ["kind", "fixed", "lower", "upper", "gap"]);
  const statement: SliceBandStatement = {
    kind: "band",
    fixed: readFixed(fields.fixed, where.at("fixed")),
    lower: readCurve(fields.lower, where.at("lower"), meter),
    upper: readCurve(fields.upper, where.at("upper"), meter),
    gap: rational(fields.gap, where.at("gap")),
  };
  requireGap(statement, [], where, meter); // 2
  return statement;
}

/** Verifies the evidence; returns only when the band is proved. */
export function checkSliceBand(
  evidence: JsonValue,
  where: Where,
  { fixed, lower, upper }: SliceBandStatement,
  instance: Instance,
): void {
  const only =
    convexCase(instance.problem, where) ??
    refuse(where, "a problem with a fixed classifier and one convex divergence", "one that is several at once");
  const axes = axesOf(fixed);
  const fields = object(evidence, where, ["points", "planes"], ["left"]);
  requirePoints(fields.points, where.at("points"), upper.map(cornerIn(axes)), only, instance); // 3
  requirePlanes(fields.planes, where.at("planes"), axes, lower, only, instance); // 4
  const first = entry(lower, 0);
  if (fields.left !== undefined)
    requireLeft(fields.left, where.at("left"), axes, first, only, instance); // 5
  else if (first.at.sign() > 0) refuse(where, `the key "left", for a band that begins above 0`, "none");
}

/** The bounds on all three quantities at a breakpoint. */
export function cornerIn({ x, y, z, bound }: Axes): (point: Breakpoint) => Corner {
  return ({ at, value }) => ({ [z]: bound, [x]: at, [y]: value }) as unknown as Corner;
}

/** 4: a plane per segment of L, no lower at both of its ends; in the last one x does not count. */
export function requirePlanes(
  value: JsonValue,
  where: Where,
  axes: Axes,
  points: readonly Breakpoint[],
  of: Case,
  instance: Instance,
): void {
  const given = list(value, where, "a plane per segment", points.length);
  points.forEach((point, k) => {
    const place = where.at(k);
    const plane = readHalfSpace(entry(given, k), place, axes, of, instance);
    requireCounts(plane, axes.y, place);
    const end = points[k + 1];
    if (end === undefined) requireAbsent(plane, axes.x, place);
    for (const one of end === undefined ? [point] : [point, end]) {
      const height = heightOf(plane, cornerIn(axes)(one), place, instance.meter);
      if (!height.atMost(plane.intercept))
        refuse(
          place,
          `γ ≥ ${shown(height)}, for a plane no lower than the band at ${shown(one.at)}`,
          shown(plane.intercept),
        );
    }
  });
}

/** 5: nothing within the fixed bound lies to the left of L. */
export function requireLeft(
  value: JsonValue,
  where: Where,
  axes: Axes,
  first: Breakpoint,
  of: Case,
  instance: Instance,
): void {
  const plane = readHalfSpace(value, where, axes, of, instance);
  requireCounts(plane, axes.x, where);
  requireAbsent(plane, axes.y, where);
  const height = heightOf(plane, cornerIn(axes)(first), where, instance.meter);
  if (!height.atMost(plane.intercept))
    refuse(
      where,
      `γ ≥ ${shown(height)}, for a plane that excludes all to the left of ${shown(first.at)}`,
      shown(plane.intercept),
    );
}
