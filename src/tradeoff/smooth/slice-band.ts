/**
 * Slices with a smooth divergence, as bands: convex piecewise linear functions below and above.
 *
 * Above: the chords between restorers; below: the greatest of the lines of planes. Between two samples the
 * gap is largest where their lines meet, and there the next sample is taken, until it is at most the
 * tolerance (the sandwich algorithm; Burkard, Hamacher & Rote, Naval Research Logistics 38, 1991). The number
 * of samples grows as tolerance^(−1/2). Numbers are rounded outwards to a few decimals more than the
 * tolerance has.
 */
import type { Bound } from "../../certificate/plane.js";
import type { HalfSpace } from "../../certificate/point.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational, max } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import { type RationalMatrix, entry } from "../../exact/vector.js";
import { linearAtLeastCase, linearAtZeroCase, type SmoothCase } from "../../model/case.js";
import type { Breakpoint } from "../convex/envelope.js";
import { onLine, upperEnvelope, type Segment } from "../convex/envelope.js";
import { FacetRoute } from "../convex/facets.js";
import { LinearRoute } from "../convex/linear.js";
import { sectionOf } from "../convex/section.js";
import type { SliceHead } from "../convex/slice.js";
import { decimalsFor, roundedDown, roundedUp } from "./decimals.js";
import { leastSmooth } from "./least.js";
import { pinned, withoutCut } from "./plane.js";
import { leastOfFixed, SliceSamples, type LineBelow, type PointAbove, type Sample } from "./slice-samples.js";

/** A slice between two functions. */
export interface CaseBand extends SliceHead {
  readonly of: SmoothCase;
  /** The width that was asked for. */
  readonly tolerance: Rational;
  /** [from, ∞), where the upper function is finite; null where the slice is empty, or nothing within the fixed bound was found. */
  readonly domain: { readonly from: Rational } | null;
  /** The least value of the fixed quantity, where the slice is empty; where it contains the bound, that is not decided. */
  readonly least?: Rational | Enclosure | "inf";
  /** y is at least this: linear between breakpoints, constant from the last one on; to the left of the first nothing is feasible. */
  readonly lower: readonly Breakpoint[];
  /** y is at most this, from its first breakpoint on. */
  readonly upper: readonly Breakpoint[];
  /** The most by which the two differ where the upper one is finite. */
  readonly gap: Rational;
  /** Per breakpoint of `lower` the plane of the segment that begins there. */
  readonly planes: readonly HalfSpace[];
  /** Proves that nothing lies to the left; left out where x = 0 is the left end. */
  readonly left?: HalfSpace;
  /** Per breakpoint of `upper` a restorer. */
  readonly restorers: readonly RationalMatrix[];
}

/** The progress of a band. */
export interface BandProgress {
  readonly samples: number;
  readonly gap: Rational;
}

/** Most samples: beyond, the gap that was reached is reported. */
const mostSamples = 20_000;

/** The band of a slice, in steps, one per sample. */
export function* bandSteps(of: SmoothCase, head: SliceHead, tolerance: Rational): Steps<BandProgress, CaseBand> {
  const { quantity, at } = head.fixed;
  const shared = { ...head, of, tolerance };
  const nothing = { lower: [], upper: [], gap: Rational.zero, planes: [], restorers: [] };
  if (at !== "inf") {
    const least = leastOfFixed(of, quantity);
    if (!isBelow(least, at)) return { ...shared, ...nothing, domain: null, least };
  }
  if (quantity === "perception" && isLinearBound(of, at)) return { ...shared, ...exactBand(of, head) };
  const builder = new BandBuilder(new SliceSamples(of, head, tolerance.over(Rational.of(16n))), tolerance);
  const start = builder.begin();
  if (start === undefined) return { ...shared, ...nothing, domain: null, least: leastOfFixed(of, quantity) };
  while (builder.advance()) yield builder;
  return { ...shared, ...builder.band() };
}

/** Whether the linear case decides: no bound on d, or its least value, where that is rational. */
function isLinearBound(of: SmoothCase, at: Bound): boolean {
  if (at === "inf") return true;
  const { value } = leastSmooth(of);
  return value instanceof Rational && at.equals(value) && (at.isZero() || of.divergence.form === "f-divergence");
}

/** The slice along D of the linear case, which is exact. */
function exactBand(of: SmoothCase, head: SliceHead): Omit<CaseBand, keyof SliceHead | "of" | "tolerance"> {
  const free = head.fixed.at === "inf";
  const linear = free || head.fixed.at.isZero() ? linearAtZeroCase(of) : linearAtLeastCase(of);
  const fixed = { quantity: head.fixed.quantity, at: free ? ("inf" as const) : Rational.zero };
  const { domain, segments, planes } = sectionOf(linear, { ...head, fixed });
  if (domain === null || planes === undefined || !("segments" in planes))
    throw new Error("a slice along D has a left end");
  const translated = ({ kind, plane }: HalfSpace): HalfSpace => ({
    kind,
    plane: () => (free ? withoutCut(plane()) : pinned(of, plane())),
  });
  const route = linear.divergence.family === "transport" ? new FacetRoute(linear) : new LinearRoute(linear);
  const points = segments.map((segment) => ({ at: segment.from, value: onLine(segment, segment.from) }));
  const restorers = points.map(({ at }) => {
    const point = route.solve({ distortion: at, perception: fixed.at });
    if (point.status !== "optimal") throw new Error("a slice is finite at its breakpoints");
    return point.restorer;
  });
  return {
    domain,
    lower: points,
    upper: points,
    gap: Rational.zero,
    planes: planes.segments.map(translated),
    left: translated(planes.left),
    restorers,
  };
}

/** Whether the least value is at most the bound for certain. */
function isBelow(least: Rational | Enclosure | "inf", bound: Rational): boolean {
  const upper = least instanceof Enclosure ? least.upper : least;
  return upper !== "inf" && upper.atMost(bound);
}

interface Interval {
  readonly from: PointAbove;
  readonly to: PointAbove;
  /** Where the lower function is farthest below the chord. */
  readonly at: Rational;
  readonly gap: Rational;
}

class BandBuilder implements BandProgress {
  samples = 0;
  private readonly decimals: number;
  private readonly lines: LineBelow[] = [];
  private readonly points: PointAbove[] = [];
  private readonly open: Interval[] = [];
  private closedGap = Rational.zero;
  private lowerEnd = Rational.zero;
  private leftPlane: HalfSpace | undefined;

  /** A little less than the tolerance, because numbers are rounded in the end. */
  private readonly tolerance: Rational;

  constructor(
    private readonly source: SliceSamples,
    tolerance: Rational,
  ) {
    this.decimals = decimalsFor(tolerance) + 6;
    this.tolerance = tolerance.times(Rational.of(7n, 8n));
  }

  get gap(): Rational {
    return this.open.reduce((most, { gap }) => max(most, gap), this.closedGap);
  }

  /** Samples both ends. @returns the left end; undefined where no restorer within the fixed bound is found */
  begin(): Rational | undefined {
    const { source, decimals } = this;
    const { lower, plane, upper } = source.left();
    if (upper === undefined) return undefined;
    this.lowerEnd = plane === undefined ? Rational.zero : roundedDown(lower, decimals);
    this.leftPlane = plane;
    const last = this.take("inf");
    // The least bound with a restorer, and where that is nearly too strict the next one.
    const exact = upper.equals(lower);
    let from = exact ? upper : roundedUp(upper, decimals - 4);
    let first = this.take(from);
    for (let tries = 0; first.above === undefined && tries < 12; tries++) {
      from = from.plus(Rational.of(1n, 10n ** BigInt(Math.max(1, decimals - 5 - tries))));
      first = this.take(from);
    }
    if (first.above === undefined) return undefined;
    const end = last.above ?? this.farRight(from, last.below);
    const until = end !== undefined && from.lessThan(end.at) ? end : first.above;
    if (until !== first.above) this.points.push(first.above);
    this.points.push(until);
    if (until !== first.above) this.consider(first.above, until);
    return from;
  }

  /** Where the least y is approached only: so far to the right that it is nearly reached. */
  private farRight(from: Rational, below: LineBelow | undefined): PointAbove | undefined {
    let found: PointAbove | undefined;
    for (let step = Rational.one, tries = 0; tries < 12; tries++, step = step.plus(step)) {
      const { above } = this.take(from.plus(step));
      if (above === undefined) continue;
      found = above;
      if (below === undefined || above.value.minus(below.line.intercept).atMost(this.tolerance)) break;
    }
    return found;
  }

  private take(x: Rational | "inf"): Sample {
    this.samples++;
    const sample = this.source.at(x);
    if (sample.below !== undefined) this.lines.push(this.shortened(sample.below));
    const { above } = sample;
    if (above === undefined) return sample;
    const value = roundedUp(above.value, this.decimals);
    const at = x === "inf" ? roundedUp(above.at, this.decimals) : above.at;
    return { below: sample.below, above: { at, value, restorer: above.restorer } };
  }

  /** A line with short numbers, nowhere higher on x ≥ 0. */
  private shortened({ line, plane }: LineBelow): LineBelow {
    const { decimals } = this;
    return {
      line: { intercept: roundedDown(line.intercept, decimals), slope: roundedDown(line.slope, decimals) },
      plane,
    };
  }

  /** The greatest of the lines at x. */
  private lowerAt(x: Rational): Rational {
    return this.lines.map(({ line }) => line.intercept.plus(line.slope.times(x))).reduce(max);
  }

  /** Where in an interval the lines are farthest below the chord. */
  private consider(from: PointAbove, to: PointAbove): void {
    const at = this.farthest(from.at, to.at);
    const share = at.minus(from.at).over(to.at.minus(from.at));
    const chord = from.value.plus(to.value.minus(from.value).times(share));
    const gap = max(chord.minus(this.lowerAt(at)), max(this.gapAt(from), this.gapAt(to)));
    const one = { from, to, at, gap };
    if (gap.atMost(this.tolerance) || !this.isWithin(at, from.at, to.at)) this.closedGap = max(this.closedGap, gap);
    else this.open.push(one);
  }

  private gapAt({ at, value }: PointAbove): Rational {
    return value.minus(this.lowerAt(at));
  }

  private isWithin(at: Rational, from: Rational, to: Rational): boolean {
    return from.lessThan(at) && at.lessThan(to);
  }

  /** Where the lines that are greatest at both ends meet, on a short number; near an end without a line of its own, near that end. */
  private farthest(from: Rational, to: Rational): Rational {
    const [a, b] = [this.greatest(from), this.greatest(to)];
    const width = to.minus(from);
    const steep = b.slope.minus(a.slope);
    let at = from.plus(width.over(Rational.of(2n)));
    if (steep.sign() > 0) {
      at = a.intercept.minus(b.intercept).over(steep);
      // Not too near an end, where little would be gained.
      const margin = width.over(Rational.of(16n));
      if (at.lessThan(from.plus(margin))) at = from.plus(margin);
      if (to.minus(margin).lessThan(at)) at = to.minus(margin);
    }
    return short(at, from, to);
  }

  private greatest(x: Rational): LineBelow["line"] {
    let best: { readonly line: LineBelow["line"]; readonly value: Rational } | undefined;
    for (const { line } of this.lines) {
      const value = line.intercept.plus(line.slope.times(x));
      if (best === undefined || best.value.lessThan(value)) best = { line, value };
    }
    if (best === undefined) throw new Error("the right end has a line");
    return best.line;
  }

  /** One sample, in the interval with the largest gap. @returns whether more remain */
  advance(): boolean {
    const { open } = this;
    if (open.length === 0 || this.samples >= mostSamples) return false;
    const widest = open.reduce((best, one, i) => (entry(open, best).gap.lessThan(one.gap) ? i : best), 0);
    const [interval] = open.splice(widest, 1);
    if (interval === undefined) return false;
    const { above } = this.take(interval.at);
    if (above === undefined) {
      this.closedGap = max(this.closedGap, interval.gap);
      return open.length > 0;
    }
    this.points.push(above);
    this.consider(interval.from, above);
    this.consider(above, interval.to);
    return open.length > 0;
  }

  band(): Omit<CaseBand, keyof SliceHead | "of" | "tolerance" | "least"> {
    const { lowerEnd, leftPlane } = this;
    const segments = upperEnvelope(
      this.lines.map(({ line }) => line),
      lowerEnd,
    );
    const used = segments.map((segment) => this.planeFor(segment));
    const lower = this.roundedBreakpoints(segments);
    const points = convexHull(this.points);
    const upper = points.map(({ at, value }) => ({ at, value }));
    return {
      domain: { from: entry(upper, 0).at },
      lower,
      upper,
      gap: largestGap(lower, upper),
      planes: used,
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

/** A short number near x, strictly between two others. */
function short(x: Rational, from: Rational, to: Rational): Rational {
  const width = to.minus(from);
  // Some three digits of the interval.
  const decimals = Math.max(0, (width.den / width.num).toString().length + 2);
  const rounded = roundedDown(x, decimals);
  return from.lessThan(rounded) && rounded.lessThan(to) ? rounded : from.plus(width.over(Rational.of(2n)));
}

/** Whether values do not rise, places ascend and slopes do not fall. */
function isConvexCurve(points: readonly Breakpoint[]): boolean {
  return points.every((point, i) => {
    const [last, before] = [points[i - 1], points[i - 2]];
    if (last === undefined) return true;
    if (!last.at.lessThan(point.at) || last.value.lessThan(point.value)) return false;
    return before === undefined || !steepness(last, point).lessThan(steepness(before, last));
  });
}

function steepness(a: Breakpoint, b: Breakpoint): Rational {
  return b.value.minus(a.value).over(b.at.minus(a.at));
}

/** The points on the lower hull, by x; those above it say less. */
function convexHull(points: readonly PointAbove[]): PointAbove[] {
  const sorted = [...points].sort((a, b) => a.at.compare(b.at) || a.value.compare(b.value));
  const hull: PointAbove[] = [];
  for (const point of sorted) {
    const last = hull.at(-1);
    // Values do not rise to the right.
    if (last !== undefined && (point.at.equals(last.at) || last.value.atMost(point.value))) continue;
    for (
      let [b, a] = [hull.at(-1), hull.at(-2)];
      b !== undefined && a !== undefined;
      [b, a] = [hull.at(-1), hull.at(-2)]
    ) {
      if (steepness(a, b).lessThan(steepness(b, point))) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/** max U − L from the first breakpoint of U on. */
export function largestGap(lower: readonly Breakpoint[], upper: readonly Breakpoint[]): Rational {
  const from = entry(upper, 0).at;
  const places = [...upper, ...lower.filter(({ at }) => from.lessThan(at))].map(({ at }) => at);
  return places.map((x) => curveAt(upper, x).minus(curveAt(lower, x))).reduce(max);
}

/** A piecewise linear function at x, at or to the right of its first breakpoint. */
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
  return a.value.plus(steepness(a, b).times(x.minus(a.at)));
}
