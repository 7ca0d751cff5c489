/**
 * The sentences of the slides about their curves, as statements about C, decided in rational numbers: no tolerance
 * takes part. Where C is known between two numbers, a sentence holds only if it does for all numbers between them.
 */
import { Rational, solve, type Point } from "exact-cdp";
import { bandAt, type SliceBand } from "exact-cdp/report";
import { decimal } from "./decimals.js";
import type { Frontier } from "./frontier.js";

export interface Sentence {
  readonly text: string;
  readonly holds: boolean;
  /** Numbers that show it. */
  readonly detail?: string;
}

/** Decides the sentences by values of C at corners of the plane, and by slopes. */
export function sentencesOf({ problem, distortion, perception, errorRate, alongD, alongP }: Frontier): Sentence[] {
  const least = (D: Rational | "inf", P: Rational | "inf"): Rational | "infeasible" =>
    provedLeast(solve(problem, { distortion: D, perception: P }));
  const free = errorRate.least;
  const exceeds = (value: Rational | "infeasible"): boolean => value === "infeasible" || free.lessThan(value);
  const perfect = perception.least;
  return [
    {
      text: "P and D trade off, however large C: the least distortion is not attained at the least P",
      holds: least(distortion.least, perfect) === "infeasible",
    },
    { text: "C and P trade off: C(∞, P_min) > C(∞, ∞)", holds: exceeds(least("inf", perfect)) },
    { text: "C and D trade off: C(D_min, ∞) > C(∞, ∞)", holds: exceeds(least(distortion.least, "inf")) },
    {
      text: "the smaller C, the higher the curve of P over D: with C = C(∞, ∞) not both D_min and P_min can still be reached, each alone",
      holds: exceeds(least("inf", perfect)) || exceeds(least(distortion.least, "inf")),
    },
    steeper("C(∞, P) falls fastest at the least P: a small loss of P there saves most", alongP),
    steeper("C(D, ∞) falls fastest at the least D: a small loss of D there saves most", alongD),
  ];
}

/** A number that C is proved not to be below: C itself, where it is exact. */
function provedLeast(point: Point): Rational | "infeasible" {
  if (point.status === "infeasible") return "infeasible";
  return point.status === "optimal" ? point.errorRate : point.errorRate.lower;
}

/** Whether a convex curve falls at first more steeply than at last. */
function steeper(text: string, curve: Frontier["alongD"]): Sentence {
  const slopes = "segments" in curve ? slopesOf(curve.segments.map(({ slope }) => slope)) : slopesOfBand(curve);
  if (slopes === undefined) return { text, holds: false };
  const [first, last] = slopes;
  return { text, holds: first.lessThan(last), detail: `slopes ${decimal(first, 4)} to ${decimal(last, 4)}` };
}

/** The first and the last of the slopes below 0. */
function slopesOf(all: readonly Rational[]): readonly [Rational, Rational] | undefined {
  const falling = all.filter((slope) => slope.lessThan(Rational.zero));
  const [first, last] = [falling[0], falling.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
}

/**
 * Of an exact band, the slopes between its breakpoints; else a number that the mean slope of the first half of where
 * it falls is proved to be at most, and one that the mean slope of the second half is proved to be at least.
 */
function slopesOfBand(band: SliceBand): readonly [Rational, Rational] | undefined {
  const { upper, gap } = band;
  const [start, end] = [upper[0], upper.at(-1)];
  if (start === undefined || end === undefined || start.at.equals(end.at)) return undefined;
  if (gap.equals(Rational.zero))
    return slopesOf(
      upper.slice(1).map(({ at, value }, i) => {
        const before = upper[i] ?? start;
        return value.minus(before.value).over(at.minus(before.at));
      }),
    );
  const half = end.at.minus(start.at).over(Rational.of(2n));
  const [left, middle, right] = [start.at, start.at.plus(half), end.at].map((at) => bandAt(band, at));
  if (left === undefined || middle === undefined || right === undefined) return undefined;
  if (left.lower === "inf" || middle.upper === "inf" || right.lower === "inf") return undefined;
  return [middle.upper.minus(left.lower).over(half), right.lower.minus(middle.upper).over(half)];
}
