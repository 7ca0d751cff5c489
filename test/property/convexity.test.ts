/**
 * Theorem 1 at random points: C is non-increasing and jointly convex, with +∞ where
 * nothing is feasible, so that the feasible pairs of bounds are a convex set; and every
 * plane of a point lies below C everywhere.
 */
import fc from "fast-check";
import { describe, expect } from "vitest";
import type { Bound, Bounds } from "../../src/certificate/plane.js";
import { Rational, sum } from "../../src/exact/rational.js";
import { fraction, nonNegativeRational, problemWithBounds } from "../../src/generate/index.js";
import { convexCase } from "../../src/model/case.js";
import { intercept } from "../../src/tradeoff/convex/point.js";
import { solve } from "../../src/tradeoff/solve.js";
import { cutOf, planeOf } from "../support/points.js";
import { atMost, shown, valueAt, type Value } from "./values.js";
import { property, runs } from "./property.js";

const grown = (bound: Bound, by: Rational | "inf"): Bound => (bound === "inf" || by === "inf" ? "inf" : bound.plus(by));
const step = fc.oneof(
  { weight: 4, arbitrary: nonNegativeRational({ most: 3 }) },
  { weight: 1, arbitrary: fc.constant("inf" as const) },
);

/** t·a + (1 − t)·b for 0 < t < 1, where +∞ absorbs. */
function mixedBound(a: Bound, b: Bound, t: Rational): Bound {
  return a === "inf" || b === "inf" ? "inf" : mixed(a, b, t);
}

function mixed(a: Rational, b: Rational, t: Rational): Rational {
  return a.times(t).plus(b.times(Rational.one.minus(t)));
}

function mixedBounds(a: Bounds, b: Bounds, t: Rational): Bounds {
  return {
    distortion: mixedBound(a.distortion, b.distortion, t),
    perception: mixedBound(a.perception, b.perception, t),
  };
}

function mixedValue(a: Value, b: Value, t: Rational): Value {
  return a === undefined || b === undefined ? undefined : mixed(a, b, t);
}

describe("C is non-increasing", () => {
  property(
    "in D",
    { instance: problemWithBounds(1), by: step },
    runs(350, 101),
    ({ instance: { problem, bounds }, by }) => {
      const [at] = bounds;
      const before = valueAt(problem, at!);
      const after = valueAt(problem, { ...at!, distortion: grown(at!.distortion, by) });
      expect(atMost(after, before), `${shown(after)} ≤ ${shown(before)}`).toBe(true);
    },
  );

  property(
    "in P",
    { instance: problemWithBounds(1), by: step },
    runs(350, 102),
    ({ instance: { problem, bounds }, by }) => {
      const [at] = bounds;
      const before = valueAt(problem, at!);
      const after = valueAt(problem, { ...at!, perception: grown(at!.perception, by) });
      expect(atMost(after, before), `${shown(after)} ≤ ${shown(before)}`).toBe(true);
    },
  );
});

describe("C is jointly convex", () => {
  property("at midpoints", { instance: problemWithBounds(2) }, runs(350, 103), ({ instance: { problem, bounds } }) => {
    const [a, b] = bounds;
    const t = Rational.of(1n, 2n);
    const between = valueAt(problem, mixedBounds(a!, b!, t));
    const chord = mixedValue(valueAt(problem, a!), valueAt(problem, b!), t);
    expect(atMost(between, chord), `${shown(between)} ≤ ${shown(chord)}`).toBe(true);
  });

  property(
    "at rational weights",
    { instance: problemWithBounds(2), weight: fraction() },
    runs(350, 104),
    ({ instance: { problem, bounds }, weight: t }) => {
      fc.pre(!t.isZero() && !t.equals(Rational.one));
      const [a, b] = bounds;
      const between = valueAt(problem, mixedBounds(a!, b!, t));
      const chord = mixedValue(valueAt(problem, a!), valueAt(problem, b!), t);
      expect(atMost(between, chord), `${shown(between)} ≤ ${shown(chord)}`).toBe(true);
    },
  );

  property(
    "at mixtures of three points",
    { instance: problemWithBounds(3), first: fraction(), second: fraction() },
    runs(300, 105),
    ({ instance: { problem, bounds }, first, second }) => {
      fc.pre([first, second].every((t) => !t.isZero() && !t.equals(Rational.one)));
      const [a, b, c] = bounds;
      const inner = mixedBounds(a!, b!, first);
      const between = valueAt(problem, mixedBounds(inner, c!, second));
      const chord = mixedValue(
        mixedValue(valueAt(problem, a!), valueAt(problem, b!), first),
        valueAt(problem, c!),
        second,
      );
      expect(atMost(between, chord), `${shown(between)} ≤ ${shown(chord)}`).toBe(true);
    },
  );
});

/** factor·bound, where 0·∞ = 0 and otherwise ∞ is `undefined`. */
function weighed(factor: Rational, bound: Bound): Value {
  if (factor.isZero()) return Rational.zero;
  return bound === "inf" ? undefined : factor.times(bound);
}

describe("planes", () => {
  property(
    "of one point hold at every other",
    { instance: problemWithBounds(2) },
    runs(350, 106),
    ({ instance: { problem, bounds } }) => {
      const [a, b] = bounds;
      const point = solve(problem, a!);
      const plane = planeOf(point);
      const { distortion, perception } = plane.multipliers;
      const terms = [weighed(distortion, b!.distortion), weighed(perception, b!.perception)];
      const value = valueAt(problem, b!);
      // With a positive multiplier and no bound the plane says −∞.
      if (terms.some((term) => term === undefined)) return;
      const height = intercept(convexCase(problem), plane).minus(sum(terms as Rational[]));
      // A plane lies below C; a Farkas plane is above zero only where nothing is feasible.
      if (point.status === "optimal") expect(atMost(height, value), `${shown(height)} ≤ ${shown(value)}`).toBe(true);
      else expect(value !== undefined && height.sign() > 0).toBe(false);
    },
  );

  property(
    "touch C at their own point, or exclude it",
    { instance: problemWithBounds(1) },
    runs(300, 107),
    ({ instance: { problem, bounds } }) => {
      const [at] = bounds;
      const point = solve(problem, at!);
      const plane = planeOf(point);
      const { distortion, perception } = plane.multipliers;
      expect([distortion.sign(), perception.sign()]).not.toContain(-1);
      const terms = [weighed(distortion, at!.distortion), weighed(perception, at!.perception)];
      expect(terms).not.toContain(undefined);
      const height = intercept(convexCase(problem), plane).minus(sum(terms as Rational[]));
      if (point.status === "optimal") expect(height).toEqual(point.errorRate);
      else if (point.status === "infeasible") {
        expect(height.sign()).toBe(1);
        expect(cutOf(point)).toEqual({ distortion, perception, atLeast: intercept(convexCase(problem), plane) });
        expect((distortion.isZero() ? perception : distortion).toString()).toBe("1");
      }
    },
  );
});
