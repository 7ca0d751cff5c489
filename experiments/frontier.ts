/**
 * The exact frontier of an experiment: C(D,P) as a whole, the ranges of D, P and C, and the sentences of the slides,
 * decided on it in rational numbers.
 */
import { Rational, solve, surface, type Point, type Problem, type Surface } from "exact-cdp";

export interface Range {
  readonly least: Rational;
  readonly greatest: Rational;
}

export interface Frontier {
  readonly problem: Problem;
  readonly surface: Surface;
  /** Of the corners of C: beyond the greatest D and P, C is constant. */
  readonly distortion: Range;
  readonly perception: Range;
  readonly errorRate: Range;
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
  ];
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
