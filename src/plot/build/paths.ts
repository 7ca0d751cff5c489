/** The ways of curves within a window: parts of a slice, its falls, its stretches; the two sides of a band. */
import type { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Slice } from "../../tradeoff/slice.js";
import type { SliceBand } from "../../tradeoff/slice-band.js";
import type { Place } from "../figure/figure.js";

export interface CurvePaths {
  /** Parts between which the curve falls at once; of a band its upper side. */
  readonly lines: readonly (readonly Place[])[];
  /** A fall, from the value just before it. */
  readonly jumps: readonly { readonly from: Place; readonly to: Place }[];
  /** What a band covers. */
  readonly band: readonly (readonly Place[])[];
  /** The lower side of a band. */
  readonly lower: readonly Place[];
}

/** @param end the end of the window; breakpoints lie before it */
export function pathsOf(curve: Slice | SliceBand, end: Rational): CurvePaths {
  return "segments" in curve ? slicePaths(curve, end) : bandPaths(curve, end);
}

function slicePaths({ segments }: Slice, end: Rational): CurvePaths {
  const lines: Place[][] = [];
  const jumps: { readonly from: Place; readonly to: Place }[] = [];
  for (const { from, to, intercept, slope } of segments) {
    const at = (x: Rational): Place => [x, intercept.plus(slope.times(x))];
    const [start, stop] = [at(from), at(to === "inf" ? end : to)];
    const last = lines.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before?.[1].equals(start[1]) === true) last.push(stop);
    else {
      if (before !== undefined) jumps.push({ from: before, to: start });
      lines.push([start, stop]);
    }
  }
  return { lines, jumps, band: [], lower: [] };
}

function bandPaths({ lower, upper }: SliceBand, end: Rational): CurvePaths {
  const side = (points: SliceBand["lower"]): Place[] => {
    const places = points.map(({ at, value }): Place => [at, value]);
    const last = places.at(-1);
    return last === undefined ? [] : [...places, [end, last[1]]];
  };
  const [below, above] = [side(lower), side(upper)];
  if (above.length === 0) return { lines: [], jumps: [], band: [], lower: below };
  return { lines: [above], jumps: [], band: [[...above, ...[...below].reverse()]], lower: below };
}

/** A stretch that is not convex: its chord, and what lies between the chord and the curve. */
export interface StretchArea {
  readonly chord: readonly Place[];
  readonly area: readonly Place[];
}

export function stretchAreas(curve: Slice | SliceBand): StretchArea[] {
  if (!("segments" in curve) || curve.nonconvex === undefined) return [];
  return curve.nonconvex.map(({ from, to }) => {
    const value = (x: Rational): Place => {
      const found = curve.breakpoints.find(({ at }) => at.equals(x));
      if (found === undefined) throw new RangeError("a stretch ends at breakpoints");
      return [x, found.value];
    };
    const chord = [value(from), value(to)];
    const above = curve.segments.flatMap((segment): Place[] => {
      if (segment.from.lessThan(from) || segment.to === "inf" || to.lessThan(segment.to)) return [];
      return [segment.from, segment.to].map((x): Place => [x, segment.intercept.plus(segment.slope.times(x))]);
    });
    return { chord, area: [entry(chord, 0), ...above, entry(chord, 1)] };
  });
}
