/** Points that lie above a chord of others: what a curve drawn through trained points shows, and what it does not. */
import { Rational } from "exact-cdp";

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
