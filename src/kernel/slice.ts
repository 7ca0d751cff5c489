/**
 * Evidence for a slice: with one quantity fixed, the least value y of a second one along a third, x.
 *
 * Notation: (D, P, ε) of a restorer are E[Δ], d(p_X,q) and its error rate. Fixed is a bound on D (then
 * x = P, y = ε), on P (x = D, y = ε) or on ε (x = P, y = D). The statement lists breakpoints (x_i, y_i),
 * i = 0, …, n: y is linear between neighbours, constant from x_n on, and +∞ to the left of x_0; without
 * breakpoints it is +∞ everywhere. A verified plane says λD + μP + νε ≥ γ for every restorer, with ν = 1,
 * or ν = 0 for a Farkas plane.
 * Not higher than stated: a restorer within the three bounds of each breakpoint. D and ε are linear and d
 * is convex, so that mixtures of neighbours reach the line between them; beyond x_n the last one serves.
 * Not lower: a plane per segment in which y counts and which goes through both ends of the segment, the
 * last one without x. Within the fixed bound it is a line below y, and it equals the stated line at both
 * ends, hence between them. A plane through the first breakpoint in which x counts and y does not shows
 * that nothing lies to its left. The conditions are numbered as in docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import { type Case, type SettledCase, convexCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { type Meter, limits } from "./limits.js";
import { type Plane, readPlane } from "./planes.js";
import { has, list, object, rational, readEach } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Bound, type Kind, readBound } from "./statements.js";
import { needsCoupling, readWithin } from "./value.js";

/** Where a segment begins: the left end of the slice, or a change of slope. */
export interface Breakpoint {
  /** x. */
  readonly at: Rational;
  /** y. */
  readonly value: Rational;
}

/** The least second quantity as a function of the third, where one is fixed. */
export interface SliceStatement {
  readonly kind: "slice";
  readonly fixed: { readonly distortion: Bound } | { readonly perception: Bound } | { readonly errorRate: Bound };
  /** Ascending in `at`, descending in `value`, with ascending slopes. */
  readonly breakpoints: readonly Breakpoint[];
}

type Quantity = "distortion" | "perception" | "errorRate";

/** The fixed quantity z with its bound, the variable x and the value y. */
export interface Axes {
  readonly z: Quantity;
  readonly bound: Bound;
  readonly x: Quantity;
  readonly y: Quantity;
}

const quantities = ["distortion", "perception", "errorRate"] as const;
const variables = {
  distortion: { x: "perception", y: "errorRate" },
  perception: { x: "distortion", y: "errorRate" },
  errorRate: { x: "perception", y: "distortion" },
} as const;

/** Bounds on the three quantities. */
export type Corner = Readonly<Record<Quantity, Bound>>;

/** λD + μP + νε ≥ γ. */
type HalfSpace = Plane & Readonly<Record<Quantity, Rational>>;

export const slice: Kind<SliceStatement> = {
  read: (value, where, meter) => {
    const fields = object(value, where, ["kind", "fixed", "breakpoints"]);
    return {
      kind: "slice",
      fixed: readFixed(fields.fixed, where.at("fixed")),
      breakpoints: readBreakpoints(fields.breakpoints, where.at("breakpoints"), meter),
    };
  },
  check: (evidence, where, { fixed, breakpoints }, instance) => {
    const only =
      convexCase(instance.problem, where) ??
      refuse(where, "a problem with a fixed classifier and one convex divergence", "one that is several at once");
    const axes = axesOf(fixed);
    if (breakpoints.length === 0) {
      const fields = object(evidence, where, ["least"]);
      requireEmpty(fields.least, where.at("least"), axes, only, instance);
      return;
    }
    const fields = object(evidence, where, ["points", "planes", "left"]);
    const corners = breakpoints.map(
      ({ at, value }) => ({ [axes.z]: axes.bound, [axes.x]: at, [axes.y]: value }) as Corner,
    );
    requirePoints(fields.points, where.at("points"), corners, only, instance); // 2
    requirePlanes(fields.planes, where.at("planes"), axes, corners, only, instance); // 3
    requireLeft(fields.left, where.at("left"), axes, entry(corners, 0), only, instance); // 4
  },
};

/** The fixed quantity with its bound. */
export function readFixed(value: JsonValue, where: Where): SliceStatement["fixed"] {
  const z = quantities.find((one) => has(value, one)) ?? "distortion";
  const given = object(value, where, [z])[z];
  return { [z]: readBound(given, where.at(z)) } as unknown as SliceStatement["fixed"];
}

export function axesOf(fixed: SliceStatement["fixed"]): Axes {
  const given: Partial<Record<Quantity, Bound>> = fixed;
  const z = quantities.find((one) => given[one] !== undefined) ?? "distortion";
  return { z, bound: given[z] ?? "inf", ...variables[z] };
}

/** 1: a convex function that falls to a constant, with a change of slope at every breakpoint but the first. */
function readBreakpoints(value: JsonValue, where: Where, meter: Meter): Breakpoint[] {
  const read: Breakpoint[] = [];
  readEach(list(value, where, "breakpoints"), where, limits.pieces, "breakpoints", (one, place) => {
    const fields = object(one, place, ["at", "value"]);
    const point = { at: rational(fields.at, place.at("at")), value: rational(fields.value, place.at("value")) };
    const [before, last] = [read.at(-2), read.at(-1)];
    if (last !== undefined && !(last.at.lessThan(point.at) && point.value.lessThan(last.value)))
      refuse(place, "breakpoints ascending in x and descending in y", "one that is not so");
    if (before !== undefined && last !== undefined) {
      const numbers = [before, last, point].flatMap(({ at, value: y }) => [at, y]);
      chargePart(8, numbers, meter, place);
      const [first, second] = [slope(before, last), slope(last, point)];
      if (!first.lessThan(second)) refuse(place, "slopes that ascend", `${shown(second)} after ${shown(first)}`);
    }
    read.push(point);
  });
  return read;
}

export function slope(left: Breakpoint, right: Breakpoint): Rational {
  return right.value.minus(left.value).over(right.at.minus(left.at));
}

/** 2: a restorer within the bounds of every breakpoint. */
export function requirePoints(
  value: JsonValue,
  where: Where,
  corners: readonly Corner[],
  only: SettledCase,
  instance: Instance,
): void {
  const given = list(value, where, "a restorer per breakpoint", corners.length);
  corners.forEach((corner, i) => {
    const place = where.at(i);
    const keys = needsCoupling(only, corner) ? (["restorer", "coupling"] as const) : (["restorer"] as const);
    const { errorRate } = readWithin(object(entry(given, i), place, keys), place, only, corner, instance);
    if (corner.errorRate !== "inf" && !errorRate.atMost(corner.errorRate))
      refuse(place.at("restorer"), `ε ≤ ${shown(corner.errorRate)}`, shown(errorRate));
  });
}

/** 3: a plane per segment, through both of its ends. */
function requirePlanes(
  value: JsonValue,
  where: Where,
  axes: Axes,
  corners: readonly Corner[],
  only: SettledCase,
  instance: Instance,
): void {
  const { x, y } = axes;
  const given = list(value, where, "a plane per segment", corners.length);
  corners.forEach((corner, k) => {
    const place = where.at(k);
    const plane = readHalfSpace(entry(given, k), place, axes, only, instance);
    requireCounts(plane, y, place);
    requireThrough(plane, corner, place, instance.meter);
    const end = corners[k + 1];
    if (end === undefined) requireAbsent(plane, x, place);
    else requireThrough(plane, end, place, instance.meter);
  });
}

/** 4: nothing lies to the left of the first breakpoint. */
function requireLeft(
  value: JsonValue,
  where: Where,
  axes: Axes,
  corner: Corner,
  only: SettledCase,
  instance: Instance,
): void {
  const plane = readHalfSpace(value, where, axes, only, instance);
  requireCounts(plane, axes.x, where);
  requireAbsent(plane, axes.y, where);
  requireThrough(plane, corner, where, instance.meter);
}

/** 5: every restorer exceeds the fixed bound. */
export function requireEmpty(value: JsonValue, where: Where, axes: Axes, of: Case, instance: Instance): void {
  const { z, bound, x, y } = axes;
  const plane = readHalfSpace(value, where, axes, of, instance);
  requireAbsent(plane, x, where);
  requireAbsent(plane, y, where);
  if (bound === "inf") return refuse(where, "a fixed bound that some restorer exceeds", "inf");
  chargePart(1, [plane[z], bound, plane.intercept], instance.meter, where);
  const least = plane[z].times(bound);
  if (!least.lessThan(plane.intercept))
    refuse(where, `γ > ${shown(least)}, its multiplier times the fixed bound`, shown(plane.intercept));
}

/** `{"plane": …}` with ν = 1, or `{"farkas": …}` with ν = 0; it needs to hold within the fixed bound only. */
export function readHalfSpace(
  value: JsonValue,
  where: Where,
  { z, bound }: Axes,
  of: Case,
  instance: Instance,
): HalfSpace {
  const key = has(value, "farkas") ? "farkas" : "plane";
  const given = object(value, where, [key])[key];
  const bounded = key === "plane" ? "error rate" : "nothing";
  const plane = readPlane(given, where.at(key), instance, of, bounded, z === "perception" ? bound : "inf");
  return { ...plane, errorRate: key === "plane" ? Rational.one : Rational.zero };
}

const words = {
  distortion: "λ of the distortion",
  perception: "μ of the perception",
  errorRate: "ν of the error rate",
};

export function requireCounts(plane: HalfSpace, quantity: Quantity, where: Where): void {
  if (plane[quantity].sign() <= 0) refuse(where, `a multiplier ${words[quantity]} > 0`, shown(plane[quantity]));
}

export function requireAbsent(plane: HalfSpace, quantity: Quantity, where: Where): void {
  if (!plane[quantity].isZero()) refuse(where, `a multiplier ${words[quantity]} = 0`, shown(plane[quantity]));
}

/** λD + μP + νε at the corner; what has no bound there may not count. */
export function heightOf(plane: HalfSpace, corner: Corner, where: Where, meter: Meter): Rational {
  let height = Rational.zero;
  for (const quantity of quantities) {
    const bound = corner[quantity];
    if (bound === "inf") {
      requireAbsent(plane, quantity, where);
      continue;
    }
    chargePart(2, [height, plane[quantity], bound], meter, where);
    height = height.plus(plane[quantity].times(bound));
  }
  return height;
}

/** λD + μP + νε = γ at the corner. */
function requireThrough(plane: HalfSpace, corner: Corner, where: Where, meter: Meter): void {
  const height = heightOf(plane, corner, where, meter);
  if (height.equals(plane.intercept)) return;
  const at = quantities.map((quantity) => shownBound(corner[quantity])).join(", ");
  refuse(where, `a plane through (D, P, ε) = (${at}): γ = ${shown(height)}`, shown(plane.intercept));
}

function shownBound(bound: Bound): string {
  return bound === "inf" ? bound : shown(bound);
}
