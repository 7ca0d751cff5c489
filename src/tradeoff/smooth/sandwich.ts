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
import { upperEnvelope, type Breakpoint, type Segment } from "../convex/envelope.js";
import { decimalsFor, roundedDown, roundedUp } from "./decimals.js";
import { isConvexCurve, largestGap, lowerHull, slopeOf } from "./polyline.js";
import type { LineBelow, PointAbove, Sample, SliceSamples } from "./slice-samples.js";

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

/** Digits of a slope. */
const slopeDigits = 5;

export class SandwichBuilder {
  samples = 0;
  private readonly decimals: number;
  /** Pairwise distinct slopes, ascending: the steepest first. */
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

  constructor(
    private readonly source: SliceSamples,
    tolerance: Rational,
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
    this.lowerEnd = left.plane === undefined ? Rational.zero : roundedDown(left.lower, this.decimals);
    this.leftPlane = left.plane;
    const last = this.add(this.source.at("inf"));
    const end = last.above ?? this.farRight(left.above.at, last.below);
    if (end === undefined || !left.above.at.lessThan(end.at)) {
      const only = left.exact || end === undefined ? this.rounded(left.above, Rational.one) : end;
      this.points.push(only);
      this.closedGap = max(Rational.zero, this.gapAt(only));
      return true;
    }
    const first = left.exact ? left.above : this.steepest(left.above, end);
    this.points.push(first);
    if (first === end || !first.at.lessThan(end.at)) return true;
    this.points.push(end);
    this.consider(first, end);
    return true;
  }

  /**
   * Where the least x is enclosed only, and the least y there not known: a point whose x is larger by a part of the
   * tolerance only, of all x, and whose y is nearly the least.
   */
  private steepest(left: PointAbove, end: PointAbove): PointAbove {
    const drop = left.value.minus(end.value);
    if (drop.atMost(this.least)) return this.rounded(left, Rational.one);
    const slope = slopeOf(left, end).negated().times(drop).over(this.least);
    const { above } = this.take(slope);
    return above !== undefined && above.at.lessThan(end.at) ? above : this.rounded(left, slope);
  }

  /** Where the least y is approached only: so far to the right that it is nearly reached. */
  private farRight(from: Rational, below: LineBelow | undefined): PointAbove | undefined {
    let found: PointAbove | undefined;
    for (let step = Rational.one, tries = 0; tries < 12; tries++, step = step.plus(step)) {
      const { above } = this.add(this.source.at(from.plus(step)));
      if (above === undefined) continue;
      found = above;
      if (below === undefined || above.value.minus(below.line.intercept).atMost(this.tolerance)) break;
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

  /** Keeps the higher one of two parallel lines. */
  private insert(one: LineBelow): void {
    const { lines } = this;
    const i = lines.findIndex(({ line }) => !line.slope.lessThan(one.line.slope));
    const place = i < 0 ? lines.length : i;
    const other = lines[place];
    if (other?.line.slope.equals(one.line.slope) !== true) lines.splice(place, 0, one);
    else if (other.line.intercept.lessThan(one.line.intercept)) lines[place] = one;
  }

  /** The greatest of the lines at x. */
  private greatest(x: Rational): LineBelow["line"] {
    const { lines } = this;
    const value = ({ line }: LineBelow): Rational => line.intercept.plus(line.slope.times(x));
    let best = entry(lines, 0);
    let high = value(best);
    for (const one of lines) {
      const own = value(one);
      if (high.lessThan(own)) [best, high] = [one, own];
    }
    return best.line;
  }

  private lowerAt(x: Rational): Rational {
    const { intercept, slope } = this.greatest(x);
    return intercept.plus(slope.times(x));
  }

  private gapAt({ at, value }: PointAbove): Rational {
    return value.minus(this.lowerAt(at));
  }

  /** Opens an interval where the chord is too high. */
  private consider(from: PointAbove, to: PointAbove): void {
    const gap = this.gapOf(from, to);
    if (gap.atMost(this.tolerance)) this.closedGap = max(this.closedGap, gap);
    else this.open.push({ from, to, gap });
  }

  /** By how much the chord is higher than the lines that are greatest at its ends. */
  private gapOf(from: PointAbove, to: PointAbove): Rational {
    const [a, b] = [this.greatest(from.at), this.greatest(to.at)];
    const atEnds = max(this.gapAt(from), this.gapAt(to));
    const steep = b.slope.minus(a.slope);
    if (steep.sign() <= 0) return atEnds;
    const x = a.intercept.minus(b.intercept).over(steep);
    if (!from.at.lessThan(x) || !x.lessThan(to.at)) return atEnds;
    const chord = from.value.plus(slopeOf(from, to).times(x.minus(from.at)));
    return max(atEnds, chord.minus(this.lowerAt(x)));
  }

  /** One sample, in the interval with the largest gap. @returns whether more remain */
  advance(): boolean {
    const { open } = this;
    if (open.length === 0 || this.samples >= mostSamples) return false;
    const widest = open.reduce((best, one, i) => (entry(open, best).gap.lessThan(one.gap) ? i : best), 0);
    const [interval] = open.splice(widest, 1);
    if (interval === undefined) return false;
    const { from, to } = interval;
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

/** A positive number to a few significant digits. */
function significant(value: Rational): Rational {
  const whole = (value.num / value.den).toString().length;
  const leading = value.num < value.den ? 1 - (value.den / value.num).toString().length : whole;
  const decimals = slopeDigits - leading;
  if (decimals >= 0) return roundedUp(value, decimals);
  const scale = Rational.of(10n ** BigInt(-decimals));
  return roundedUp(value.over(scale), 0).times(scale);
}
