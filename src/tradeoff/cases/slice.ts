/**
 * The least of several functions of one variable, and the stretches on which it is not convex.
 *
 * Each case gives a convex, non-increasing, piecewise linear function on [from, ∞). Their
 * minimum is piecewise linear and non-increasing; it may bend downwards where one case takes
 * over from another, and fall where another part of the divergence becomes feasible. A stretch is
 * an interval between neighbouring corners of the convex hull of the graph on which the function
 * lies above its hull.
 */
import type { Breakpoint } from "../convex/envelope.js";
import type { Bound } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { onLine, upperEnvelope, type Line, type Segment } from "../convex/envelope.js";

/** y = intercept + slope·x from `from` to `to`, given by one of the functions. */
export interface LeastSegment extends Segment {
  /** Index of the case. */
  readonly case: number;
}

/**
 * A stretch between `from` and `to` on which the function lies above its convex hull: by `gap` at
 * `at`, where the difference is greatest.
 */
export interface Stretch {
  readonly from: Rational;
  readonly to: Rational;
  readonly at: Rational;
  readonly gap: Rational;
}

/**
 * The segments of the minimum of functions given by their segments, left to right; neighbours on
 * one line are one segment. Where all functions are infinite there is none.
 */
export function leastFunction(functions: readonly (readonly Segment[])[]): LeastSegment[] {
  const starts = functions
    .flat()
    .flatMap(({ from, to }) => (to === "inf" ? [from] : [from, to]))
    .sort((a, b) => a.compare(b));
  const marks = starts.filter((x, i) => i === 0 || !x.equals(entry(starts, i - 1)));
  const result: LeastSegment[] = [];
  for (const [i, from] of marks.entries()) {
    const to: Bound = marks[i + 1] ?? "inf";
    const lines = functions.flatMap((segments, index) => {
      const here = segments.find((one) => one.from.atMost(from) && (one.to === "inf" || from.lessThan(one.to)));
      return here === undefined ? [] : [{ intercept: here.intercept, slope: here.slope, case: index }];
    });
    for (const piece of lowerEnvelope(lines, from, to)) {
      const last = result.at(-1);
      if (
        last !== undefined &&
        last.to !== "inf" &&
        last.to.equals(piece.from) &&
        last.intercept.equals(piece.intercept) &&
        last.slope.equals(piece.slope)
      ) {
        result[result.length - 1] = { ...last, to: piece.to };
      } else result.push(piece);
    }
  }
  return result;
}

/**
 * The least of several lines on [from, to), as minus the greatest of their negatives; of equal lines
 * the first.
 */
function lowerEnvelope(
  lines: readonly (Line & { readonly case: number })[],
  from: Rational,
  to: Bound,
): LeastSegment[] {
  const negated = lines.map(({ intercept, slope }) => ({ intercept: intercept.negated(), slope: slope.negated() }));
  return upperEnvelope(negated, from).flatMap((segment) => {
    if (to !== "inf" && !segment.from.lessThan(to)) return [];
    const intercept = segment.intercept.negated();
    const slope = segment.slope.negated();
    const index = lines.find((line) => line.intercept.equals(intercept) && line.slope.equals(slope))?.case ?? 0;
    const end: Bound = to === "inf" || (segment.to !== "inf" && segment.to.lessThan(to)) ? segment.to : to;
    return [{ from: segment.from, to: end, intercept, slope, case: index }];
  });
}

/** The stretches on which the function lies above the convex hull of its graph. */
export function stretches(segments: readonly LeastSegment[], breakpoints: readonly Breakpoint[]): Stretch[] {
  // Lower hull of the breakpoints from left to right; the graph ends in a constant at its least value.
  const hull: Breakpoint[] = [];
  for (const point of breakpoints) {
    for (
      let last = hull.at(-1), before = hull.at(-2);
      last !== undefined && before !== undefined;
      last = hull.at(-1), before = hull.at(-2)
    ) {
      if (last.value.lessThan(onChord(before, point, last.at))) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull.slice(1).flatMap((right, i) => {
    const left = entry(hull, i);
    // The gap is greatest at the end of a segment; just before a fall the segment itself tells.
    const gaps = segments
      .filter(({ from, to }) => left.at.atMost(from) && to !== "inf" && to.atMost(right.at))
      .flatMap((segment) =>
        [segment.from, segment.to as Rational].map((at) => ({
          at,
          gap: onLine(segment, at).minus(onChord(left, right, at)),
        })),
      );
    const most = gaps.reduce<{ at: Rational; gap: Rational } | undefined>(
      (best, one) => (best === undefined || best.gap.lessThan(one.gap) ? one : best),
      undefined,
    );
    return most === undefined || most.gap.sign() <= 0 ? [] : [{ from: left.at, to: right.at, ...most }];
  });
}

/** The value at `at` of the chord through two points. */
function onChord(left: Breakpoint, right: Breakpoint, at: Rational): Rational {
  const share = at.minus(left.at).over(right.at.minus(left.at));
  return left.value.plus(right.value.minus(left.value).times(share));
}
