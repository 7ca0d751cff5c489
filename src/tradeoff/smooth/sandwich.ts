/**
 * The sandwich algorithm (Burkard, Hamacher & Rote, Naval Research Logistics 38, 1991): a convex function
 * between the chords of points above it and the lines below it.
 *
 * Where a chord is higher than the lines by more than the tolerance, the line with the slope of the chord is
 * the next one, and the point that it touches divides the interval (the chord rule). Lines of given slopes are
 * well conditioned where a function falls steeply, as C does near D_min(P) and near P_min: the least y at a given x is
 * not. The number of samples grows as tolerance^(−1/2).
 */
import type { HalfSpace } from "../../certificate/point.js";
import { Rational, max } from "../../exact/rational.js";
import { type RationalMatrix, entry } from "../../exact/vector.js";
import { onLine, upperEnvelope, type Breakpoint, type Line, type Segment } from "../convex/envelope.js";
import { decimalsFor, roundedDown, roundedUp } from "./decimals.js";
import { isConvexCurve, largestGap, lowerHull, slopeOf } from "./polyline.js";
import type { LeftEnd, LineBelow, PointAbove, Sample, SliceSamples } from "./slice-samples.js";

/** A convex function between two piecewise linear ones. */
export interface Sandwich {
  /** [from, ∞), where the upper function is finite. */
  readonly domain: { readonly from: Rational };
  readonly lower: readonly Breakpoint[];
  readonly upper: readonly Breakpoint[];
  readonly gap: Rational;
  /** Per breakpoint of `lower` the plane of the segment that begins there. */
  readonly planes: readonly HalfSpace[];
  /** Proves that nothing lies to the left; left out where x = 0 is the left end. */
  readonly left?: HalfSpace;
  /** Per breakpoint of `upper` a restorer. */
  readonly restorers: readonly RationalMatrix[];
}

interface Interval {
  readonly from: PointAbove;
  readonly to: PointAbove;
  readonly gap: Rational;
}

/** Most samples: beyond, the gap that was reached is reported. */
const mostSamples = 20_000;

/** What the lines are for, where it is less than to come near the curve. */
export interface Target {
  /** Whether lines below the curve are enough between two places. */
  readonly isMet: (lines: readonly Line[], from: Rational, to: Rational) => boolean;
  /** Whether a point above the curve shows that no lines are enough. */
  readonly isMissed: (point: Breakpoint) => boolean;
}

/** How many times as far as its end a curve is followed where it never becomes flat. */
const farAway = Rational.of(1024n);

/** Towards an end that is not known exactly: the most slopes that are tried, and the ratio of one to the next. */
const farSlopes = 24;
const leftSlopes = 12;
const slopeStep = Rational.of(16n);

/** Digits of a slope. */
const slopeDigits = 5;

export class SandwichBuilder {
  samples = 0;
  private readonly decimals: number;
  /** Each the greatest somewhere, by slope: the steepest first. */
  private readonly lines: LineBelow[] = [];
  private readonly points: PointAbove[] = [];
  private readonly open: Interval[] = [];
  private closedGap = Rational.zero;
  private lowerEnd = Rational.zero;
  private leftPlane: HalfSpace | undefined;

  /** A little less than the tolerance, because numbers are rounded in the end. */
  private readonly tolerance: Rational;
  /** What a sample has to gain. */
  private readonly least: Rational;
  /** A point that shows that the target is missed: nothing is sampled after it. */
  missed: PointAbove | undefined;

  constructor(
    private readonly source: SliceSamples,
    tolerance: Rational,
    private readonly target?: Target,
  ) {
    this.decimals = decimalsFor(tolerance) + 6;
    this.tolerance = tolerance.times(Rational.of(7n, 8n));
    this.least = tolerance.over(Rational.of(64n));
  }

  get gap(): Rational {
    return this.open.reduce((most, { gap }) => max(most, gap), this.closedGap);
  }

  /** Samples both ends. @returns whether there is a restorer within the fixed bound */
  begin(): boolean {
    const left = this.source.left();
    if (left === undefined) return false;
    if (this.target?.isMissed(left.above) === true) this.missed = left.above;
    this.lowerEnd = left.plane === undefined ? Rational.zero : roundedDown(left.lower, this.decimals);
    this.leftPlane = left.plane;
    const last = this.add(this.source.at("inf"));
    const end = last.above ?? this.farRight(left.above, last.below);
    if (end === undefined || !left.above.at.lessThan(end.at)) {
      const only = left.exact || end === undefined ? this.rounded(left.above, Rational.one) : end;
      this.points.push(only);
      this.closedGap = max(Rational.zero, this.gapAt(only));
      return true;
    }
    // Letters that make d infinite are of use to no finite x: a line that hardly falls, where the flat one is lower.
    if (this.least.lessThan(this.gapAt(end))) this.take(this.least.over(end.at.plus(Rational.one).times(farAway)));
    const towards = left.exact ? [left.above] : this.towards(left, end);
    const known = lowerHull([...towards, end]);
    this.points.push(...known);
    known.slice(1).forEach((point, i) => this.consider(entry(known, i), point));
    return true;
  }

  /**
   * Where the least x is enclosed only, and the least y there not known: points of ever steeper lines, until x is
   * larger than the least one by a small part of the width only.
   */
  private towards({ lower, above }: LeftEnd, end: PointAbove): PointAbove[] {
    const drop = above.value.minus(end.value);
    const width = end.at.minus(lower);
    if (drop.atMost(this.least)) return [this.rounded(above, Rational.one)];
    const near = lower.plus(width.times(this.least).over(drop));
    const points: PointAbove[] = [];
    const flattest = drop.over(width);
    for (let slope = flattest, tries = 0; tries < leftSlopes; tries++, slope = slope.times(slopeStep)) {
      if (this.missed !== undefined) break;
      const point = this.take(slope).above;
      if (point === undefined || !point.at.lessThan(end.at)) continue;
      points.push(point);
      if (point.at.atMost(near)) return points;
    }
    return [this.rounded(above, flattest.times(drop).over(this.least)), ...points];
  }

  /** Where the least y is approached only: so far to the right that it is nearly reached, or no longer comes nearer. */
  private farRight(left: PointAbove, below: LineBelow | undefined): PointAbove | undefined {
    let found: PointAbove | undefined;
    for (let slope = Rational.one, tries = 0; tries < farSlopes; tries++, slope = slope.over(slopeStep)) {
      const { above } = this.take(slope);
      if (above === undefined || !left.at.lessThan(above.at)) continue;
      const gained = found?.value.minus(above.value);
      if (found === undefined || found.at.lessThan(above.at)) found = above;
      const near = below === undefined || above.value.minus(below.line.intercept).atMost(this.least);
      if (near || (gained !== undefined && gained.sign() > 0 && gained.atMost(this.least))) break;
    }
    return found;
  }

  /** The line of about this slope, and the point that it touches. */
  private take(slope: Rational): Sample {
    const own = significant(slope);
    return this.add(this.source.tangent(own), own);
  }

  private add({ below, above }: Sample, slope = Rational.one): Sample {
    this.samples++;
    if (below !== undefined) this.insert(this.shortened(below));
    if (above !== undefined && this.target?.isMissed(above) === true) this.missed ??= above;
    return { below, above: above === undefined ? undefined : this.rounded(above, slope) };
  }

  /** A point with short numbers, higher by a part of the tolerance where the curve has this slope. */
  private rounded({ at, value, restorer }: PointAbove, slope: Rational): PointAbove {
    const steep = (slope.num / slope.den).toString().length;
    return { at: roundedUp(at, this.decimals + steep), value: roundedUp(value, this.decimals), restorer };
  }

  /** A line with short numbers, nowhere higher on x ≥ 0. */
  private shortened({ line, plane }: LineBelow): LineBelow {
    const { decimals } = this;
    return {
      line: { intercept: roundedDown(line.intercept, decimals), slope: roundedDown(line.slope, decimals) },
      plane,
    };
  }

  /** Keeps the lines that are the greatest somewhere. */
  private insert(one: LineBelow): void {
    const { lines } = this;
    const i = lines.findIndex(({ line }) => !line.slope.lessThan(one.line.slope));
    const place = i < 0 ? lines.length : i;
    const other = lines[place];
    if (other?.line.slope.equals(one.line.slope) === true) {
      if (one.line.intercept.atMost(other.line.intercept)) return;
      lines[place] = one;
    } else {
      const before = lines[place - 1];
      if (before !== undefined && other !== undefined && !isAboveMeeting(one.line, before.line, other.line)) return;
      lines.splice(place, 0, one);
    }
    const covered = (k: number): boolean => {
      const [a, b, c] = [lines[k - 1], lines[k], lines[k + 1]];
      return a !== undefined && b !== undefined && c !== undefined && !isAboveMeeting(b.line, a.line, c.line);
    };
    let own = place;
    while (covered(own - 1)) lines.splice(--own, 1);
    while (covered(own + 1)) lines.splice(own + 1, 1);
  }

  /** The greatest of the lines at x. As each is the greatest somewhere, values rise and then fall along them. */
  private greatest(x: Rational): Line {
    const { lines } = this;
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [a, b] = [entry(lines, middle).line, entry(lines, middle + 1).line];
      if (onLine(a, x).lessThan(onLine(b, x))) low = middle + 1;
      else high = middle;
    }
    return entry(lines, low).line;
  }

  private lowerAt(x: Rational): Rational {
    return onLine(this.greatest(x), x);
  }

  private gapAt({ at, value }: PointAbove): Rational {
    return value.minus(this.lowerAt(at));
  }

  /** Opens an interval where the chord is too high. */
  private consider(from: PointAbove, to: PointAbove): void {
    const gap = this.gapOf(from, to);
    if (gap.atMost(this.tolerance)) this.closedGap = max(this.closedGap, gap);
    else if (!this.isEnough(from, to)) this.open.push({ from, to, gap });
  }

  private isEnough(from: PointAbove, to: PointAbove): boolean {
    const lines = this.lines.map(({ line }) => line);
    return this.target?.isMet(lines, from.at, to.at) === true;
  }

  /** By how much the chord is higher than the lines. */
  private gapOf(from: PointAbove, to: PointAbove): Rational {
    const slope = slopeOf(from, to);
    let gap = max(this.gapAt(from), this.gapAt(to));
    // The lower function is farthest below the chord at one of its breakpoints.
    const look = (a: Line, b: Line): void => {
      if (!a.slope.lessThan(b.slope)) return;
      const x = a.intercept.minus(b.intercept).over(b.slope.minus(a.slope));
      const between = this.greatest(x);
      const value = onLine(between, x);
      if (onLine(a, x).lessThan(value)) {
        look(a, between);
        look(between, b);
      } else gap = max(gap, from.value.plus(slope.times(x.minus(from.at))).minus(value));
    };
    look(this.greatest(from.at), this.greatest(to.at));
    return gap;
  }

  /** One sample, in the interval with the largest gap. @returns whether more remain */
  advance(): boolean {
    const { open } = this;
    if (open.length === 0 || this.samples >= mostSamples || this.missed !== undefined) return false;
    const widest = open.reduce((best, one, i) => (entry(open, best).gap.lessThan(one.gap) ? i : best), 0);
    const [interval] = open.splice(widest, 1);
    if (interval === undefined) return false;
    const { from, to } = interval;
    if (this.isEnough(from, to)) return open.length > 0;
    const slope = slopeOf(from, to);
    const { above } = this.take(slope.negated());
    const chord = (x: Rational): Rational => from.value.plus(slope.times(x.minus(from.at)));
    const divides =
      above !== undefined &&
      from.at.lessThan(above.at) &&
      above.at.lessThan(to.at) &&
      this.least.lessThan(chord(above.at).minus(above.value));
    if (divides) {
      this.points.push(above);
      this.consider(from, above);
      this.consider(above, to);
    } else {
      // The line is as high as the chord, or as high as lines are found here.
      this.closedGap = max(this.closedGap, this.gapOf(from, to));
    }
    return open.length > 0;
  }

  finish(): Sandwich {
    const { lowerEnd, leftPlane } = this;
    const segments = upperEnvelope(
      this.lines.map(({ line }) => line),
      lowerEnd,
    );
    const planes = segments.map((segment) => this.planeFor(segment));
    const lower = this.roundedBreakpoints(segments);
    const points = lowerHull(this.points);
    const upper = points.map(({ at, value }) => ({ at, value }));
    return {
      domain: { from: entry(upper, 0).at },
      lower,
      upper,
      gap: largestGap(lower, upper),
      planes,
      ...(leftPlane === undefined ? {} : { left: leftPlane }),
      restorers: points.map(({ restorer }) => restorer),
    };
  }

  private planeFor({ intercept, slope }: Segment): HalfSpace {
    const found = this.lines.find(({ line }) => line.intercept.equals(intercept) && line.slope.equals(slope));
    if (found === undefined) throw new Error("a segment of the envelope has a line");
    return found.plane;
  }

  /** Breakpoints on short numbers, below the envelope; the exact ones where rounding would break the convexity. */
  private roundedBreakpoints(segments: readonly Segment[]): Breakpoint[] {
    const value = ({ intercept, slope }: Segment, x: Rational): Rational => intercept.plus(slope.times(x));
    const exact = segments.map((segment) => ({ at: segment.from, value: value(segment, segment.from) }));
    const rounded = segments.map((segment, i) => {
      const before = segments[i - 1];
      const at = before === undefined ? segment.from : roundedDown(segment.from, this.decimals);
      const own = value(segment, at);
      const least = before === undefined || own.lessThan(value(before, at)) ? own : value(before, at);
      return { at, value: roundedDown(least, this.decimals) };
    });
    return isConvexCurve(rounded) ? rounded : exact;
  }
}

/** Whether a line is above the point where two others meet, one steeper and one less steep. */
function isAboveMeeting(line: Line, a: Line, b: Line): boolean {
  const x = a.intercept.minus(b.intercept).over(b.slope.minus(a.slope));
  return onLine(a, x).lessThan(onLine(line, x));
}

/** A positive number to a few significant digits. */
function significant(value: Rational): Rational {
  const whole = (value.num / value.den).toString().length;
  const leading = value.num < value.den ? 1 - (value.den / value.num).toString().length : whole;
  const decimals = slopeDigits - leading;
  if (decimals >= 0) return roundedUp(value, decimals);
  const scale = Rational.of(10n ** BigInt(-decimals));
  return roundedUp(value.over(scale), 0).times(scale);
}
