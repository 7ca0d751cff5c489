/**
 * The least of several piecewise linear functions that are given by breakpoints (smooth/polyline.ts), as such a
 * function: where another one begins lower down it falls, and where one takes over from another it bends downwards.
 */
import { max, min } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Breakpoint } from "../convex/envelope.js";
import { onLine, type Line, type Segment } from "../convex/envelope.js";
import { roundedDown, roundedUp } from "../smooth/decimals.js";
import { slopeOf } from "../smooth/polyline.js";
import { leastFunction } from "./slice.js";

/** Where the functions are all infinite, the list is empty. */
export function leastCurve(curves: readonly (readonly Breakpoint[])[]): Breakpoint[] {
  // Two by two, so that what is above the others is soon forgotten.
  let functions = curves.filter((curve) => curve.length > 0).map(segmentsOf);
  while (functions.length > 1) {
    functions = functions.flatMap((one, i) => {
      const next = functions[i + 1];
      return i % 2 === 1 ? [] : [next === undefined ? one : leastFunction([one, next])];
    });
  }
  return breakpointsOf(functions[0] ?? []);
}

/** The segments of a function, without falls. */
export function segmentsOf(points: readonly Breakpoint[]): Segment[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (next?.at.equals(point.at) === true) return [];
    const to = next === undefined ? ("inf" as const) : next.at;
    return [{ ...lineFrom(point, next), from: point.at, to }];
  });
}

/** The line through a breakpoint and the next one; constant where there is none. */
function lineFrom(point: Breakpoint, next: Breakpoint | undefined): Line {
  const slope = next === undefined ? point.value.minus(point.value) : slopeOf(point, next);
  return { slope, intercept: point.value.minus(slope.times(point.at)) };
}

function breakpointsOf(segments: readonly Segment[]): Breakpoint[] {
  return segments.flatMap((segment, i) => {
    const before = segments[i - 1];
    const own = { at: segment.from, value: onLine(segment, segment.from) };
    if (before === undefined) return [own];
    const limit = onLine(before, segment.from);
    return limit.equals(own.value) ? [own] : [{ at: segment.from, value: limit }, own];
  });
}

/**
 * Nearly the same function with short numbers, nowhere on the other side of it. Where it falls its places stay.
 * @param side "down": nowhere higher
 */
export function shortCurve(points: readonly Breakpoint[], decimals: number, side: "down" | "up"): Breakpoint[] {
  const [rounded, furthest] = side === "down" ? ([roundedDown, min] as const) : ([roundedUp, max] as const);
  const short = points.map((point, i): Breakpoint => {
    const [before, next] = [points[i - 1], points[i + 1]];
    const falls = before?.at.equals(point.at) === true || next?.at.equals(point.at) === true;
    if (before === undefined || falls) return { at: point.at, value: rounded(point.value, decimals) };
    // At a place nearby both neighbouring lines have to be met: on either side of a bend one of them is the function.
    // To the left a function that is to be lower may be higher there, to the right one that is to be higher lower.
    const at = rounded(point.at, decimals);
    const values = [lineFrom(before, point), lineFrom(point, next)].map((line) => onLine(line, at));
    return { at, value: rounded(values.reduce(furthest), decimals) };
  });
  const usable = short.every(({ at, value }, i) => {
    const [before, own, bend] = [short[i - 1], points[i - 1], entry(points, i).at];
    if (before === undefined || own === undefined) return true;
    if (own.at.equals(bend)) return value.lessThan(before.value);
    // Neither past another bend, nor higher than the place before it.
    return own.at.lessThan(at) && before.at.lessThan(bend) && before.at.lessThan(at) && value.atMost(before.value);
  });
  return usable ? short : [...points];
}
