/**
 * The exact frontier of an experiment: C(D,P) as a whole, the ranges of D, P and C, and the sentences of the slides,
 * decided on it in rational numbers.
 */
import { Rational, sliceAt, solve, surface, type Point, type Problem, type Slice, type Surface } from "exact-cdp";
import { decimal } from "./decimals.js";

export interface Range {
  readonly least: Rational;
  readonly greatest: Rational;
}

/** Of the corners of C: beyond the greatest D and P, C is constant. */
export interface Ranges {
  readonly distortion: Range;
  readonly perception: Range;
  readonly errorRate: Range;
}

export interface Frontier extends Ranges {
  readonly problem: Problem;
  readonly surface: Surface;
}

function rangeOf(values: readonly Rational[]): Range {
  const [first = Rational.zero] = values;
  return {
    least: values.reduce((least, one) => (one.lessThan(least) ? one : least), first),
    greatest: values.reduce((greatest, one) => (greatest.lessThan(one) ? one : greatest), first),
  };
}

export function frontierOf(problem: Problem): Frontier {
  const whole = surface(problem);
  const { vertices } = whole;
  return {
    problem,
    surface: whole,
    distortion: rangeOf(vertices.map(({ distortion }) => distortion)),
    perception: rangeOf(vertices.map(({ perception }) => perception)),
    errorRate: rangeOf(vertices.map(({ errorRate }) => errorRate)),
  };
}

/** What the slides say of their curves, as statements about C, and whether they hold. */
export interface Sentence {
  readonly text: string;
  readonly holds: boolean;
  /** Numbers that show it. */
  readonly detail?: string;
}

/** Decides the sentences by values of C at corners of the plane: no tolerance takes part. */
export function sentencesOf({ problem, distortion, perception, errorRate }: Frontier): Sentence[] {
  const least = (D: Rational | "inf", P: Rational | "inf"): Rational | undefined =>
    valueOf(solve(problem, { distortion: D, perception: P }));
  const free = errorRate.least;
  const exceeds = (value: Rational | undefined): boolean => value === undefined || free.lessThan(value);
  const perfect = perception.least;
  return [
    {
      text: "P and D trade off, however large C: the least distortion is not attained at the least P",
      holds: least(distortion.least, perfect) === undefined,
    },
    { text: "C and P trade off: C(∞, P_min) > C(∞, ∞)", holds: exceeds(least("inf", perfect)) },
    { text: "C and D trade off: C(D_min, ∞) > C(∞, ∞)", holds: exceeds(least(distortion.least, "inf")) },
    {
      text: "the smaller C, the higher the curve of P over D: with C = C(∞, ∞) not both D_min and P_min can still be reached, each alone",
      holds: exceeds(least("inf", perfect)) || exceeds(least(distortion.least, "inf")),
    },
    steeper(
      "C(∞, P) falls fastest at the least P: a small loss of P there saves most",
      sliceAt(problem, { distortion: "inf" }),
    ),
    steeper(
      "C(D, ∞) falls fastest at the least D: a small loss of D there saves most",
      sliceAt(problem, { perception: "inf" }),
    ),
  ];
}

/** Whether a convex curve has at least two slopes below 0, and the first and the last of them. */
function steeper(text: string, { segments }: Slice): Sentence {
  const slopes = segments.map(({ slope }) => slope).filter((slope) => slope.lessThan(Rational.zero));
  const [first] = slopes;
  const last = slopes.at(-1);
  if (first === undefined || last === undefined) return { text, holds: false };
  return { text, holds: first.lessThan(last), detail: `slopes ${decimal(first, 4)} to ${decimal(last, 4)}` };
}

function valueOf(point: Point): Rational | undefined {
  return point.status === "optimal" ? point.errorRate : undefined;
}

/**
 * Whether a mixture of two of the points has at most the D and P of a point and a smaller error rate.
 *
 * Such a point lies above a chord of the others, so that a curve through the points is not convex there. It is no
 * counterexample to Theorem 1: the mixture is a restorer as well, which training did not find.
 */
export function aboveAChord(point: Achieved, others: readonly Achieved[]): boolean {
  return others.some((one, i) => others.slice(i).some((other) => mixtureIsBetter(point, one, other)));
}

interface Achieved {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/** Over t in [0,1] with both t·one + (1 − t)·other ≤ point, ε is linear: one of the two ends decides. */
function mixtureIsBetter(point: Achieved, one: Achieved, other: Achieved): boolean {
  let [from, to] = [Rational.zero, Rational.one];
  for (const quantity of ["distortion", "perception"] as const) {
    const slope = one[quantity].minus(other[quantity]);
    const room = point[quantity].minus(other[quantity]);
    if (slope.equals(Rational.zero)) {
      if (room.lessThan(Rational.zero)) return false;
      continue;
    }
    const end = room.over(slope);
    if (Rational.zero.lessThan(slope)) to = end.lessThan(to) ? end : to;
    else from = from.lessThan(end) ? end : from;
  }
  if (to.lessThan(from)) return false;
  const mixed = (t: Rational): Rational => other.errorRate.plus(t.times(one.errorRate.minus(other.errorRate)));
  return mixed(from).lessThan(point.errorRate) || mixed(to).lessThan(point.errorRate);
}
