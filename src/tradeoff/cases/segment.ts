/**
 * C along a straight segment of the (D,P) plane, and the violations of convexity on it.
 *
 * Points are u + t(v − u), 0 ≤ t ≤ 1. Along it every surface is the greatest of lines in t on an
 * interval, and C the least of them: piecewise linear in t, +∞ in gaps. Let C − chord be greatest, and
 * positive, at t*, and let h = min(t*, 1 − t*). At t* − h and t* + h, C − chord is no greater, and one
 * of the two is an end, where it is 0: so C(t*) exceeds the mean of C at these two. Gaps and falls
 * (points where another surface becomes feasible lower down) violate convexity by themselves.
 */
import { Rational, max, min } from "../../exact/rational.js";
import { onLine, upperEnvelope, type Segment } from "../convex/envelope.js";
import type { CaseSurface } from "../convex/surface.js";
import { leastFunction, type LeastSegment } from "./slice.js";

export interface PlanePoint {
  readonly distortion: Rational;
  readonly perception: Rational;
}

/**
 * Three points, the middle one midway between the others, at which C(middle) exceeds the mean of
 * C(left) and C(right).
 */
export interface MidpointViolation {
  readonly left: PlanePoint;
  readonly middle: PlanePoint;
  readonly right: PlanePoint;
  /** C(middle) − (C(left) + C(right))/2 > 0; "infinite" where nothing is feasible at the middle. */
  readonly violation: Rational | "infinite";
}

const half = Rational.of(1n, 2n);

/**
 * A violation along the segment from u to v, both feasible; undefined where C lies nowhere above its
 * chord.
 */
export function violationAlong(
  surfaces: readonly CaseSurface[],
  u: PlanePoint,
  v: PlanePoint,
): MidpointViolation | undefined {
  const intervals = surfaces.map(({ domain }) => interval(domain, u, v));
  const least = leastFunction(surfaces.map((surface, i) => along(surface, intervals[i], u, v)));
  const at = (t: Rational): PlanePoint => ({
    distortion: u.distortion.plus(v.distortion.minus(u.distortion).times(t)),
    perception: u.perception.plus(v.perception.minus(u.perception).times(t)),
  });
  const value = (t: Rational): Rational | "infinite" => leastAt(surfaces, at(t));
  const around = (left: Rational, right: Rational): MidpointViolation | undefined => {
    const middle = left.plus(right).times(half);
    const [first, between, last] = [value(left), value(middle), value(right)];
    if (first === "infinite" || last === "infinite") return undefined;
    const violation = between === "infinite" ? between : between.minus(first.plus(last).times(half));
    return violation === "infinite" || violation.sign() > 0
      ? { left: at(left), middle: at(middle), right: at(right), violation }
      : undefined;
  };
  const feasible = intervals.filter((one) => one !== undefined);
  return gap(feasible, around) ?? fall(cut(least, feasible), value, around) ?? greatest(least, value, around);
}

/** The interval from ≤ t ≤ to; one point where both are equal. */
interface Interval {
  readonly from: Rational;
  readonly to: Rational;
}

type Function1 = readonly LeastSegment[];
type Around = (left: Rational, right: Rational) => MidpointViolation | undefined;

/**
 * A violation around a gap: an interval between feasible points of the segment on which nothing is
 * feasible. Both ends of the segment are feasible.
 */
function gap(feasible: readonly Interval[], around: Around): MidpointViolation | undefined {
  let reached = Rational.zero;
  for (const { from, to } of [...feasible].sort((a, b) => a.from.compare(b.from))) {
    if (reached.lessThan(from)) return around(reached, from);
    reached = max(reached, to);
  }
  return undefined;
}

/**
 * The segments, cut at points where a surface is feasible at that point alone: C may fall there and
 * rise again at once.
 */
function cut(least: Function1, feasible: readonly Interval[]): Function1 {
  const single = feasible.filter(({ from, to }) => from.equals(to)).map(({ from }) => from);
  return single.reduce<Function1>(
    (segments, t) =>
      segments.flatMap((one) =>
        one.from.lessThan(t) && (one.to === "inf" || t.lessThan(one.to))
          ? [
              { ...one, to: t },
              { ...one, from: t },
            ]
          : [one],
      ),
    least,
  );
}

/**
 * A violation around a fall: C falls where another surface becomes feasible, and just before that it
 * exceeds the mean of its neighbours.
 */
function fall(
  least: Function1,
  value: (t: Rational) => Rational | "infinite",
  around: Around,
): MidpointViolation | undefined {
  for (const segment of least) {
    const to = segment.to === "inf" ? Rational.one : segment.to;
    for (const [end, inwards] of [
      [segment.from, to.minus(segment.from)],
      [to, segment.from.minus(to)],
    ] as const) {
      const closed = value(end);
      if (closed === "infinite" || !closed.lessThan(onLine(segment, end))) continue;
      // The violation tends to half the fall as the step tends to 0.
      for (let step = inwards; ; step = step.times(half)) {
        const found = around(min(end, end.plus(step)), max(end, end.plus(step)));
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

/** A violation around the point at which C exceeds its chord the most. */
function greatest(
  least: Function1,
  value: (t: Rational) => Rational | "infinite",
  around: Around,
): MidpointViolation | undefined {
  const [start, end] = [value(Rational.zero), value(Rational.one)];
  if (start === "infinite" || end === "infinite") return undefined;
  let best: { readonly t: Rational; readonly above: Rational } | undefined;
  for (const segment of least) {
    const t = segment.from;
    const above = onLine(segment, t).minus(start.plus(end.minus(start).times(t)));
    if (above.sign() > 0 && (best === undefined || best.above.lessThan(above))) best = { t, above };
  }
  if (best === undefined) return undefined;
  const h = min(best.t, Rational.one.minus(best.t));
  return around(best.t.minus(h), best.t.plus(h));
}

function leastAt(surfaces: readonly CaseSurface[], at: PlanePoint): Rational | "infinite" {
  const values = surfaces.map((surface) => surface.at(at));
  return values.reduce(
    (least, value) => (least === "infinite" ? value : value === "infinite" ? least : min(least, value)),
    "infinite",
  );
}

/**
 * The part of the segment inside a domain: a closed interval, often of one point, since segments join
 * corners.
 */
function interval(domain: CaseSurface["domain"], u: PlanePoint, v: PlanePoint): Interval | undefined {
  const [D, P] = [v.distortion.minus(u.distortion), v.perception.minus(u.perception)];
  let [from, to] = [Rational.zero, Rational.one];
  for (const { distortion, perception, atLeast } of domain) {
    const slope = distortion.times(D).plus(perception.times(P));
    const rest = atLeast.minus(distortion.times(u.distortion)).minus(perception.times(u.perception));
    if (slope.isZero()) {
      if (rest.sign() > 0) return undefined;
    } else if (slope.sign() > 0) from = max(from, rest.over(slope));
    else to = min(to, rest.over(slope));
  }
  return to.lessThan(from) ? undefined : { from, to };
}

/**
 * A surface along the segment: the greatest of its planes as segments in t. None where it is feasible
 * at one point at most.
 */
function along(surface: CaseSurface, feasible: Interval | undefined, u: PlanePoint, v: PlanePoint): Segment[] {
  if (feasible === undefined) return [];
  const { from, to } = feasible;
  const [D, P] = [v.distortion.minus(u.distortion), v.perception.minus(u.perception)];
  const lines = surface.pieces.map(({ intercept, multipliers }) => ({
    intercept: intercept
      .minus(multipliers.distortion.times(u.distortion))
      .minus(multipliers.perception.times(u.perception)),
    slope: multipliers.distortion.times(D).plus(multipliers.perception.times(P)).negated(),
  }));
  const upper = upperEnvelope(lines, from).filter((segment) => segment.from.atMost(to));
  return upper
    .map((segment, i) => (i === upper.length - 1 ? { ...segment, to } : segment))
    .filter(({ from: begin }) => begin.lessThan(to));
}
