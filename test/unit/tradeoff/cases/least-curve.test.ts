/** The least of piecewise linear functions that may begin and fall anywhere, against its definition. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational, max, min } from "../../../../src/exact/rational.js";
import { leastCurve, shortCurve } from "../../../../src/tradeoff/cases/least-curve.js";
import type { Breakpoint } from "../../../../src/tradeoff/convex/envelope.js";
import { curveAt, curveBefore, largestGap, lowerHull } from "../../../../src/tradeoff/smooth/polyline.js";
import { property, runs } from "../../../property/property.js";

const whole = (most: number) => fc.integer({ min: 0, max: most }).map((k) => Rational.of(BigInt(k)));
const convex = fc.array(fc.record({ at: whole(12), value: whole(12) }), { minLength: 1, maxLength: 6 }).map(lowerHull);
const several = fc.array(convex, { minLength: 1, maxLength: 4 });
/** Between any two places where functions of these can bend. */
const grid = Array.from({ length: 4 * 14 + 1 }, (_, k) => Rational.of(BigInt(k), 4n));

const valueAt = (curve: readonly Breakpoint[], x: Rational): Rational | undefined =>
  curve[0]!.at.atMost(x) ? curveAt(curve, x) : undefined;

/** The least of those that have begun. */
function least(curves: readonly (readonly Breakpoint[])[], x: Rational): Rational | undefined {
  const values = curves.flatMap((curve) => valueAt(curve, x) ?? []);
  return values.length === 0 ? undefined : values.reduce(min);
}

property("everywhere it is the least of those that have begun", { curves: several }, runs(300, 1), ({ curves }) => {
  const curve = leastCurve(curves);
  for (const x of [...grid, ...curve.map(({ at }) => at)])
    expect(valueAt(curve, x)?.toString()).toBe(least(curves, x)?.toString());
  // The limit from the left is the least of those that began before.
  for (const { at } of curve.slice(1)) {
    const begun = curves.filter((one) => one[0]!.at.lessThan(at));
    expect(curveBefore(curve, at).toString()).toBe(least(begun, at)!.toString());
  }
});

property(
  "with short numbers it lies on the side that was asked for, near by",
  { curves: several, scale: fc.integer({ min: 3, max: 40 }) },
  runs(300, 2),
  ({ curves, scale }) => {
    // Sevenths and their like are long as decimals.
    const over = Rational.of(BigInt(scale));
    const given = leastCurve(
      curves.map((curve) => curve.map(({ at, value }) => ({ at: at.over(over), value: value.over(over) }))),
    );
    for (const side of ["down", "up"] as const) {
      const short = shortCurve(given, 6, side);
      for (const x of [
        ...grid.map((one) => one.over(over)),
        ...short.map(({ at }) => at),
        ...given.map(({ at }) => at),
      ]) {
        const [own, exact] = [valueAt(short, x), valueAt(given, x)];
        if (own === undefined || exact === undefined) expect(own).toBe(exact);
        else {
          expect(side === "down" ? own.atMost(exact) : exact.atMost(own)).toBe(true);
          expect(own.minus(exact).abs().toNumber()).toBeLessThan(1e-4);
        }
      }
    }
  },
);

property(
  "a gap outside of strips is the greatest there, also just before a fall",
  { one: several, other: several, from: whole(10), width: whole(4) },
  runs(300, 3),
  ({ one, other, from, width }) => {
    const [lower, upper] = [leastCurve(one), leastCurve(other)];
    const strip = { from, to: from.plus(width) };
    const gap = largestGap(lower, upper, [strip]);
    const start = max(lower[0]!.at, upper[0]!.at);
    const isOutside = (x: Rational): boolean => x.lessThan(strip.from) || strip.to.atMost(x);
    const found = grid.flatMap((x) => {
      if (x.lessThan(start) || !isOutside(x)) return [];
      return [curveAt(upper, x).minus(curveAt(lower, x))];
    });
    for (const difference of found) expect(difference.atMost(gap)).toBe(true);
    // It is reached at a breakpoint or at an end of the strip, or as a limit there.
    const places = [...lower.map(({ at }) => at), ...upper.map(({ at }) => at), strip.from, strip.to].filter((x) =>
      start.atMost(x),
    );
    const reached = places.flatMap((x) => [
      curveAt(upper, x).minus(curveAt(lower, x)),
      ...(start.lessThan(x) ? [curveBefore(upper, x).minus(curveBefore(lower, x))] : []),
    ]);
    expect(found.length === 0 || reached.some((difference) => difference.equals(gap))).toBe(true);
  },
);
