/**
 * The greatest of finitely many lines on a half-line, as a list of segments.
 *
 * Lines y = intercept + slope·x on x ≥ from. Where the maximum is taken the slopes
 * ascend (the maximum is convex), so that one pass over the sorted lines with a stack
 * finds every segment: O(k log k) exact comparisons for k lines. Where two lines meet is
 * compared as a quotient of integers; only the ends of segments are put in lowest terms.
 */
import type { Bound } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";

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
  const stack: { readonly line: Line; readonly start: Quotient }[] = [];
  for (const line of ascending(lines)) {
    let start: Quotient = from;
    let hidden = false;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      // Of equal slopes the greatest intercept came first.
      hidden = top.line.slope.equals(line.slope);
      if (hidden) break;
      const meets = meeting(top.line, line);
      if (meets.num * top.start.den > top.start.num * meets.den) {
        start = meets;
        break;
      }
      stack.pop();
    }
    if (!hidden) stack.push({ line, start });
  }
  const starts = stack.map(({ start }) => Rational.of(start.num, start.den));
  return stack.map(({ line }, i) => ({
    from: starts[i] ?? from,
    to: starts[i + 1] ?? "inf",
    intercept: line.intercept,
    slope: line.slope,
  }));
}

/** num/den with den > 0, not in lowest terms. */
interface Quotient {
  readonly num: bigint;
  readonly den: bigint;
}

/** The x where two lines meet; the second one is steeper upwards. */
function meeting({ intercept: a, slope: s }: Line, { intercept: b, slope: t }: Line): Quotient {
  return {
    num: (a.num * b.den - b.num * a.den) * (s.den * t.den),
    den: (t.num * s.den - s.num * t.den) * (a.den * b.den),
  };
}

/** By slope, the greatest intercept first. Rounding keeps the order: different doubles decide, equal ones do not. */
function ascending(lines: readonly Line[]): Line[] {
  return lines
    .map((line) => ({ line, key: line.slope.toNumber() }))
    .sort((a, b) => {
      if (a.key < b.key) return -1;
      if (a.key > b.key) return 1;
      return a.line.slope.compare(b.line.slope) || b.line.intercept.compare(a.line.intercept);
    })
    .map(({ line }) => line);
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
