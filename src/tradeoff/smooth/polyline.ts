/**
 * Non-increasing, piecewise linear functions, given by breakpoints from left to right; constant from the last on.
 *
 * Where two breakpoints have one place the function falls there: the first value is the limit from the left, the
 * second one the value.
 */
import { Rational, max } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Bound } from "../../certificate/plane.js";
import type { Breakpoint } from "../convex/envelope.js";

/** The function at x, at or to the right of its first breakpoint. */
export function curveAt(points: readonly Breakpoint[], x: Rational): Rational {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (entry(points, middle).at.atMost(x)) low = middle;
    else high = middle - 1;
  }
  const [a, b] = [entry(points, low), points[low + 1]];
  if (b === undefined) return a.value;
  return a.value.plus(slopeOf(a, b).times(x.minus(a.at)));
}

/** The limit of the function from the left, to the right of its first breakpoint. */
export function curveBefore(points: readonly Breakpoint[], x: Rational): Rational {
  const next = points.findIndex(({ at }) => x.atMost(at));
  const [a, b] = [entry(points, (next < 0 ? points.length : next) - 1), next < 0 ? undefined : entry(points, next)];
  return b === undefined ? a.value : a.value.plus(slopeOf(a, b).times(x.minus(a.at)));
}

/** from ≤ x < to; "inf": without an end. */
export interface Strip {
  readonly from: Rational;
  readonly to: Bound;
}

/**
 * The most by which the upper function exceeds the lower one where both are known; 0 where they are nowhere.
 * @param except left out, however far apart they are there
 */
export function largestGap(
  lower: readonly Breakpoint[],
  upper: readonly Breakpoint[],
  except: readonly Strip[] = [],
): Rational {
  const from = max(entry(lower, 0).at, entry(upper, 0).at);
  const ends = except.flatMap((strip) => (strip.to === "inf" ? [strip.from] : [strip.from, strip.to]));
  const places = [...upper.map(({ at }) => at), ...lower.map(({ at }) => at), ...ends].filter((x) => from.atMost(x));
  const gaps = places.flatMap((x) => {
    const here = except.some((strip) => strip.from.atMost(x) && (strip.to === "inf" || x.lessThan(strip.to)));
    const before = except.some((strip) => strip.from.lessThan(x) && (strip.to === "inf" || x.atMost(strip.to)));
    return [
      ...(here ? [] : [curveAt(upper, x).minus(curveAt(lower, x))]),
      ...(before || !from.lessThan(x) ? [] : [curveBefore(upper, x).minus(curveBefore(lower, x))]),
    ];
  });
  return gaps.length === 0 ? Rational.zero : gaps.reduce(max);
}

/** The slope of the chord between two points. */
export function slopeOf(a: Breakpoint, b: Breakpoint): Rational {
  return b.value.minus(a.value).over(b.at.minus(a.at));
}

/** Whether values do not rise, places ascend and slopes do not fall. */
export function isConvexCurve(points: readonly Breakpoint[]): boolean {
  return points.every((point, i) => {
    const [last, before] = [points[i - 1], points[i - 2]];
    if (last === undefined) return true;
    if (!last.at.lessThan(point.at) || last.value.lessThan(point.value)) return false;
    return before === undefined || !slopeOf(last, point).lessThan(slopeOf(before, last));
  });
}

/** The points on the lower hull, by x; those above it say less. */
export function lowerHull<Point extends Breakpoint>(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.at.compare(b.at) || a.value.compare(b.value));
  const hull: Point[] = [];
  for (const point of sorted) {
    const last = hull.at(-1);
    // Values do not rise to the right.
    if (last !== undefined && (point.at.equals(last.at) || last.value.atMost(point.value))) continue;
    for (
      let [b, a] = [hull.at(-1), hull.at(-2)];
      b !== undefined && a !== undefined;
      [b, a] = [hull.at(-1), hull.at(-2)]
    ) {
      if (slopeOf(a, b).lessThan(slopeOf(b, point))) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}
