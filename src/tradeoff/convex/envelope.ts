/**
 * The greatest of finitely many lines on a half-line, as a list of segments.
 *
 * Lines y = intercept + slope·x on x ≥ from. Where the maximum is taken the slopes
 * ascend (the maximum is convex), so that one pass over the sorted lines with a stack
 * finds every segment: O(k log k) exact comparisons for k lines.
 */
import type { Bound } from "../../certificate/plane.js";
import { max, type Rational } from "../../exact/rational.js";

/** y = intercept + slope·x. */
export interface Line {
  readonly intercept: Rational;
  readonly slope: Rational;
}

/** The line that is greatest from `from` to `to`; from < to. */
export interface Segment extends Line {
  readonly from: Rational;
  readonly to: Bound;
}

/**
 * The segments of the maximum from left to right. Neighbours have different slopes, and each line has
 * at most one segment; a line that is greatest at a single point has none. Without lines there are
 * no segments.
 */
export function upperEnvelope(lines: readonly Line[], from: Rational): Segment[] {
  const sorted = [...lines].sort((a, b) => a.slope.compare(b.slope) || b.intercept.compare(a.intercept));
  const stack: { readonly line: Line; readonly start: Rational }[] = [];
  for (const line of sorted) {
    let start = from;
    let hidden = false;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      // Of equal slopes the greatest intercept came first.
      hidden = top.line.slope.equals(line.slope);
      if (hidden) break;
      const meets = top.line.intercept.minus(line.intercept).over(line.slope.minus(top.line.slope));
      if (meets.compare(top.start) > 0) {
        start = max(meets, from);
        break;
      }
      stack.pop();
    }
    if (!hidden) stack.push({ line, start });
  }
  return stack.map(({ line, start }, i) => ({
    from: start,
    to: stack[i + 1]?.start ?? "inf",
    intercept: line.intercept,
    slope: line.slope,
  }));
}

/** intercept + slope·x. */
export function onLine({ intercept, slope }: Line, x: Rational): Rational {
  return intercept.plus(slope.times(x));
}

/** A point where a segment begins: the left end and every change of slope. */
export interface Breakpoint {
  readonly at: Rational;
  readonly value: Rational;
}
