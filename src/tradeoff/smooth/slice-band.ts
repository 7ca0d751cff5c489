/**
 * Slices with a smooth divergence, as bands: convex piecewise linear functions below and above.
 *
 * Above: the chords between restorers; below: the greatest of the lines of planes (sandwich.ts). Where no bound on
 * d matters, or d is at its least value, the slice is exact. Numbers are rounded outwards to a few decimals
 * more than the tolerance has.
 */
import type { Bound } from "../../certificate/plane.js";
import type { HalfSpace } from "../../certificate/point.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import { linearAtLeastCase, linearAtZeroCase, type SmoothCase } from "../../model/case.js";
import { onLine } from "../convex/envelope.js";
import { FacetRoute } from "../convex/facets.js";
import { LinearRoute } from "../convex/linear.js";
import { sectionOf } from "../convex/section.js";
import type { SliceHead } from "../convex/slice.js";
import { leastSmooth } from "./least.js";
import { pinned, withoutCut } from "./plane.js";
import { SandwichBuilder, type Sandwich, type Target } from "./sandwich.js";
import { leastOfFixed, SliceSamples, type PointAbove } from "./slice-samples.js";

/** A slice between two functions. */
export interface CaseBand extends SliceHead, Omit<Sandwich, "domain"> {
  readonly of: SmoothCase;
  /** The width that was asked for. */
  readonly tolerance: Rational;
  /** [from, ∞), where the upper function is finite; null where the slice is empty, or nothing within the fixed bound was found. */
  readonly domain: Sandwich["domain"] | null;
  /**
   * The least value of the fixed quantity, where the slice is empty; where it contains the bound, that is not
   * decided. Left out where the bound is not below it, and no restorer within the bound was found whose d is finite.
   */
  readonly least?: Rational | Enclosure | "inf";
  /** A restorer within the fixed bound that shows that the target is missed; the band is not finished then. */
  readonly missed?: PointAbove;
}

/** The progress of a band. */
export interface BandProgress {
  readonly samples: number;
  readonly gap: Rational;
}

/**
 * The band of a slice, in steps, one per sample.
 * @param target what is enough; without it the band is as narrow as the tolerance
 */
export function* bandSteps(
  of: SmoothCase,
  head: SliceHead,
  tolerance: Rational,
  target?: Target,
): Steps<BandProgress, CaseBand> {
  const { quantity, at } = head.fixed;
  const shared = { ...head, of, tolerance };
  const nothing = { lower: [], upper: [], gap: Rational.zero, planes: [], restorers: [] };
  if (at !== "inf") {
    const least = leastOfFixed(of, quantity);
    if (!isBelow(least, at)) return { ...shared, ...nothing, domain: null, least };
  }
  if (quantity === "perception" && isLinearBound(of, at)) return { ...shared, ...exactBand(of, head) };
  const builder = new SandwichBuilder(new SliceSamples(of, head, tolerance.over(Rational.of(16n))), tolerance, target);
  if (!builder.begin()) return { ...shared, ...nothing, domain: null };
  while (builder.advance()) yield builder;
  const { missed } = builder;
  return { ...shared, ...builder.finish(), ...(missed === undefined ? {} : { missed }) };
}

/** Whether the linear case decides: no bound on d, or its least value, where that is rational. */
function isLinearBound(of: SmoothCase, at: Bound): boolean {
  if (at === "inf") return true;
  const { value } = leastSmooth(of);
  return value instanceof Rational && at.equals(value) && (at.isZero() || of.divergence.form === "f-divergence");
}

/** The slice along D of the linear case, which is exact. */
function exactBand(of: SmoothCase, head: SliceHead): Sandwich {
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
