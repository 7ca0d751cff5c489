/**
 * Slices of a composite problem: the least of the slices of its sheets, and where it is not convex.
 *
 * Each sheet gives a convex, non-increasing, piecewise linear function on [from, ∞). Their
 * minimum is piecewise linear and non-increasing; it may bend downwards where one sheet takes
 * over from another, and fall where another part of the divergence becomes feasible. A stretch is
 * an interval between neighbouring corners of the convex hull of the graph on which the function
 * lies above its hull. Along P, for a part with power 2, the variable is P².
 */
import type { Bound } from "../../certificate/plane.js";
import { InputError } from "../../exact/errors.js";
import { min, type Rational } from "../../exact/rational.js";
import type { RationalOrRoot } from "../../exact/root.js";
import { entry } from "../../exact/vector.js";
import { onLine, upperEnvelope, type Line, type Segment } from "../envelope.js";
import { fixedQuantity, slice, valueAt, type Slice, type SliceAt } from "../slice.js";
import { compositeLeastPerception } from "./minima.js";
import { partBounds } from "./point.js";
import type { Sheet } from "./sheets.js";
import type { CompositeSurface } from "./surface.js";

/** y = intercept + slope·x from `from` to `to`, given by a sheet. */
export interface SheetSegment extends Segment {
  /** Index into the sheets. */
  readonly sheet: number;
}

/** The function lies above its convex hull between `from` and `to`, at `at` by `gap`, which is the most. */
export interface Stretch {
  readonly from: Rational;
  readonly to: Rational;
  readonly at: Rational;
  readonly gap: Rational;
}

/**
 * The least of the sheets' slices: y = intercept + slope·x from `from` to `to`, left to right,
 * non-increasing, +∞ to the left of the domain, and in general not convex.
 */
export interface CompositeSlice {
  readonly variable: Slice["variable"];
  readonly value: Slice["value"];
  readonly fixed: Slice["fixed"];
  /** 2 where the variable is P². */
  readonly power: 1 | 2;
  readonly sheets: readonly Sheet[];
  readonly domain: { readonly from: Rational } | null;
  /** Of an empty slice: the least value of the fixed quantity; of the perception it may be a root. */
  readonly least?: RationalOrRoot;
  readonly segments: readonly SheetSegment[];
  readonly breakpoints: readonly { readonly at: Rational; readonly value: Rational }[];
  /** As a function of x (of P, where x is P²: a falling line in P² is a concave arc in P). */
  readonly convex: boolean;
  /** Where power is 1: ascending, empty for a convex function. Where it is 2, undefined. */
  readonly nonconvex?: readonly Stretch[];
}

/**
 * @throws InputError when not exactly one quantity is fixed, at something that is no number, or
 *   "not-linear" along P where parts of different powers meet
 */
export function compositeSlice(surface: CompositeSurface, at: SliceAt): CompositeSlice {
  const { quantity, fixedAt } = fixedQuantity(at);
  const powers = new Set(surface.sheets.map(({ part }) => surface.power(part)));
  const alongP = quantity !== "perception";
  if (alongP && powers.size > 1) {
    throw new InputError({ code: "not-linear", path: "slice", expected: "a slice along the distortion, or parts of the divergence that are all squared or all not", found: "a minimum of both" });
  }
  const slices = surface.sheets.map((sheet) => slice(sheet.surface, { [quantity]: quantity === "perception" ? powered(fixedAt, surface.power(sheet.part)) : fixedAt } as unknown as SliceAt));
  const [first] = slices;
  if (first === undefined) throw new Error("a composite problem has a sheet");
  const { variable, value } = first;
  const power = alongP && powers.has(2) ? (2 as const) : (1 as const);
  const head = { variable, value, fixed: { quantity, at: fixedAt }, power, sheets: surface.sheets };
  const segments = leastOf(slices.map((one) => one.segments));
  const [start] = segments;
  if (start === undefined) {
    // Sheets of both powers measure P and P²: their least values are not compared.
    const least = quantity === "perception" ? compositeLeastPerception(surface.problem) : slices.flatMap((one) => one.least ?? []).reduce(min);
    return { ...head, domain: null, least, segments: [], breakpoints: [], convex: true, ...(power === 1 ? { nonconvex: [] } : {}) };
  }
  const breakpoints = segments.map((segment) => ({ at: segment.from, value: valueOf(slices, segment.from) }));
  const shared = { ...head, domain: { from: start.from }, segments, breakpoints };
  if (power === 2) return { ...shared, convex: segments.every(({ slope }) => slope.isZero()) && segments.length === 1 };
  const nonconvex = stretches(segments, breakpoints);
  return { ...shared, convex: nonconvex.length === 0, nonconvex };
}

function powered(bound: Bound, power: 1 | 2): Bound {
  return partBounds({ distortion: "inf", perception: bound }, power).perception;
}

function valueOf(slices: readonly Slice[], x: Rational): Rational {
  const values = slices.map((one) => valueAt(one, x)).filter((value) => value !== "infinite");
  return values.reduce((least, value) => (value.lessThan(least) ? value : least));
}

/**
 * The segments of the minimum of functions given by their segments, left to right; neighbours on
 * one line are one segment. Where all functions are infinite there is none.
 */
export function leastOf(functions: readonly (readonly Segment[])[]): SheetSegment[] {
  const starts = functions.flat().flatMap(({ from, to }) => (to === "inf" ? [from] : [from, to])).sort((a, b) => a.compare(b));
  const marks = starts.filter((x, i) => i === 0 || !x.equals(entry(starts, i - 1)));
  const result: SheetSegment[] = [];
  for (const [i, from] of marks.entries()) {
    const to: Bound = marks[i + 1] ?? "inf";
    const lines = functions.flatMap((segments, sheet) => {
      const here = segments.find((one) => one.from.atMost(from) && (one.to === "inf" || from.lessThan(one.to)));
      return here === undefined ? [] : [{ intercept: here.intercept, slope: here.slope, sheet }];
    });
    for (const piece of lowerEnvelope(lines, from, to)) {
      const last = result.at(-1);
      if (last !== undefined && last.to !== "inf" && last.to.equals(piece.from) && last.intercept.equals(piece.intercept) && last.slope.equals(piece.slope)) {
        result[result.length - 1] = { ...last, to: piece.to };
      } else result.push(piece);
    }
  }
  return result;
}

/** The least of lines on [from, to): minus the greatest of their negatives. Of equal lines the first sheet. */
function lowerEnvelope(lines: readonly (Line & { readonly sheet: number })[], from: Rational, to: Bound): SheetSegment[] {
  const negated = lines.map(({ intercept, slope }) => ({ intercept: intercept.negated(), slope: slope.negated() }));
  return upperEnvelope(negated, from).flatMap((segment) => {
    if (to !== "inf" && !segment.from.lessThan(to)) return [];
    const intercept = segment.intercept.negated();
    const slope = segment.slope.negated();
    const sheet = lines.find((line) => line.intercept.equals(intercept) && line.slope.equals(slope))?.sheet ?? 0;
    const end: Bound = to === "inf" || (segment.to !== "inf" && segment.to.lessThan(to)) ? segment.to : to;
    return [{ from: segment.from, to: end, intercept, slope, sheet }];
  });
}

/** Where the function lies above the convex hull of its graph. */
function stretches(segments: readonly SheetSegment[], breakpoints: readonly { readonly at: Rational; readonly value: Rational }[]): Stretch[] {
  // Lower hull of the breakpoints from left to right; the graph ends in a constant at its least value.
  const hull: { readonly at: Rational; readonly value: Rational }[] = [];
  for (const point of breakpoints) {
    for (let last = hull.at(-1); last !== undefined; last = hull.at(-1)) {
      const before = hull.at(-2);
      const above = before === undefined ? false : last.value.compare(onChord(before, point, last.at)) >= 0;
      if (!above) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull.slice(1).flatMap((right, i) => {
    const left = entry(hull, i);
    // The gap is greatest at the end of a segment; just before a fall the segment itself tells.
    const gaps = segments
      .filter(({ from, to }) => left.at.atMost(from) && to !== "inf" && to.atMost(right.at))
      .flatMap((segment) => [segment.from, segment.to as Rational].map((at) => ({ at, gap: onLine(segment, at).minus(onChord(left, right, at)) })));
    const most = gaps.reduce<{ at: Rational; gap: Rational } | undefined>((best, one) => (best === undefined || best.gap.lessThan(one.gap) ? one : best), undefined);
    return most === undefined || most.gap.sign() <= 0 ? [] : [{ from: left.at, to: right.at, ...most }];
  });
}

/** The value at `at` of the chord through two points. */
function onChord(left: { readonly at: Rational; readonly value: Rational }, right: { readonly at: Rational; readonly value: Rational }, at: Rational): Rational {
  const share = at.minus(left.at).over(right.at.minus(left.at));
  return left.value.plus(right.value.minus(left.value).times(share));
}

/** The value of the slice at x; "infinite" to the left of its domain. */
export function compositeSliceAt({ segments, domain }: CompositeSlice, x: Rational): Rational | "infinite" {
  if (domain === null || x.lessThan(domain.from)) return "infinite";
  const values = segments.filter(({ from, to }) => from.atMost(x) && (to === "inf" || x.atMost(to))).map((segment) => onLine(segment, x));
  return values.reduce((least, value) => (value.lessThan(least) ? value : least));
}
