/**
 * The frontier of an experiment: C(D,P) and the ranges of D, P and C on it.
 *
 * Total variation and transport costs: C as a whole, exactly; the ranges are those of its corners, beyond which it is
 * constant. A smooth divergence: three slices, P = P_min and P = ∞, which are exact, and the band of D = ∞; the ranges
 * are those of their breakpoints.
 */
import { minima, Rational, sliceAt, surface, type Problem, type Slice } from "exact-cdp";
import { sliceBand, type SliceBand } from "exact-cdp/report";
import { boundOf } from "./audit.js";

export interface Range {
  readonly least: Rational;
  readonly greatest: Rational;
}

export interface Ranges {
  readonly distortion: Range;
  readonly perception: Range;
  readonly errorRate: Range;
}

/** How a curve is asked for: one quantity is fixed. */
export type Fixed = Parameters<typeof sliceAt>[1];

export interface Frontier extends Ranges {
  readonly problem: Problem;
  /** How many planes C is the greatest of; none with a smooth divergence. */
  readonly pieces?: number;
  /** C(D,∞) and C(∞,P). */
  readonly alongD: Slice | SliceBand;
  readonly alongP: Slice | SliceBand;
}

function rangeOf(values: readonly Rational[]): Range {
  const [first = Rational.zero] = values;
  return {
    least: values.reduce((least, one) => (one.lessThan(least) ? one : least), first),
    greatest: values.reduce((greatest, one) => (greatest.lessThan(one) ? one : greatest), first),
  };
}

/** C of a divergence that linear programs decide. */
export function frontierOf(problem: Problem): Frontier {
  const { vertices, pieces } = surface(problem);
  return {
    problem,
    pieces: pieces.length,
    distortion: rangeOf(vertices.map(({ distortion }) => distortion)),
    perception: rangeOf(vertices.map(({ perception }) => perception)),
    errorRate: rangeOf(vertices.map(({ errorRate }) => errorRate)),
    alongD: sliceAt(problem, { perception: "inf" }),
    alongP: sliceAt(problem, { distortion: "inf" }),
  };
}

/** C of a smooth divergence. @throws Error where P_min is not rational */
export function smoothFrontierOf(problem: Problem): Frontier {
  const { perception: least } = minima(problem);
  if (!(least instanceof Rational)) throw new Error("a rational P_min expected");
  const perfect = sliceBand(problem, { perception: least });
  const alongD = sliceBand(problem, { perception: "inf" });
  const alongP = sliceBand(problem, { distortion: "inf" });
  const along = [...perfect.upper, ...alongD.upper];
  return {
    problem,
    distortion: rangeOf(along.map(({ at }) => at)),
    perception: rangeOf([least, ...alongP.upper.map(({ at }) => boundOf(at))]),
    errorRate: rangeOf(along.map(({ value }) => value)),
    alongD,
    alongP,
  };
}

/** A curve of C: exact, or a band whose width is a hundredth of the range of what it shows. */
export function curveOf({ problem, pieces, ...ranges }: Frontier, at: Fixed): Slice | SliceBand {
  if (pieces !== undefined) return sliceAt(problem, at);
  const { least, greatest } = "errorRate" in at ? ranges.distortion : ranges.errorRate;
  return sliceBand(problem, at, { tolerance: greatest.minus(least).over(Rational.of(100n)) });
}
