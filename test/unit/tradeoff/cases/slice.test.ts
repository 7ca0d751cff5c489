/** The least of several convex functions, and its stretches, against their definitions. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Rational, min } from "../../../../src/exact/rational.js";
import { leastFunction, stretches } from "../../../../src/tradeoff/cases/slice.js";
import { onLine, upperEnvelope, type Segment } from "../../../../src/tradeoff/convex/envelope.js";
import { property, runs } from "../../../property/property.js";

const number = (low: number, high: number, den: number): fc.Arbitrary<Rational> =>
  fc.integer({ min: low, max: high }).map((n) => Rational.of(BigInt(n), BigInt(den)));
/** A convex, non-increasing function on [from, ∞), constant in the end. */
const convex = fc
  .record({
    from: number(0, 4, 2),
    lines: fc.array(fc.record({ intercept: number(0, 12, 2), slope: number(-6, 0, 2) }), { maxLength: 3 }),
    floor: number(0, 4, 2),
  })
  .map(({ from, lines, floor }) => upperEnvelope([...lines, { intercept: floor, slope: Rational.zero }], from));
const functions = fc.array(convex, { minLength: 1, maxLength: 4 });

/** All places where anything can change, and points between them. */
function places(all: readonly (readonly Segment[])[]): Rational[] {
  const marks = all
    .flat()
    .flatMap(({ from, to }) => (to === "inf" ? [from, from.plus(Rational.one)] : [from, to]))
    .sort((a, b) => a.compare(b));
  return marks.flatMap((x, i) => (i === 0 ? [x] : [marks[i - 1]!.plus(x).times(Rational.of(1n, 2n)), x]));
}

function valueOf(segments: readonly Segment[], x: Rational): Rational | undefined {
  const here = segments.filter(({ from, to }) => from.atMost(x) && (to === "inf" || x.atMost(to)));
  return here.length === 0 ? undefined : here.map((one) => onLine(one, x)).reduce(min);
}

property(
  "the least function is the least at every place, by its own segments",
  { all: functions },
  runs(200, 71),
  ({ all }) => {
    const least = leastFunction(all);
    for (const x of places([...all, least])) {
      const values = all.flatMap((one) => valueOf(one, x) ?? []);
      expect(String(valueOf(least, x))).toBe(values.length === 0 ? "undefined" : String(values.reduce(min)));
    }
    least.forEach((segment, i) => {
      const inside =
        segment.to === "inf"
          ? segment.from.plus(Rational.one)
          : segment.from.plus(segment.to).times(Rational.of(1n, 2n));
      expect(String(valueOf(all[segment.case]!, inside))).toBe(String(onLine(segment, inside)));
      const next = least[i + 1];
      if (next === undefined) expect(segment.to).toBe("inf");
      else {
        expect(String(segment.to)).toBe(String(next.from));
        expect(segment.slope.equals(next.slope) && segment.intercept.equals(next.intercept)).toBe(false);
      }
    });
  },
);

property(
  "stretches are where the function lies above its convex hull, by the stated gap and no more",
  { all: functions },
  runs(200, 72),
  ({ all }) => {
    const least = leastFunction(all);
    const breakpoints = least.map(({ from }) => ({ at: from, value: valueOf(least, from)! }));
    const found = stretches(least, breakpoints);
    const ends = [
      ...breakpoints,
      {
        at: breakpoints.at(-1)!.at.plus(Rational.of(50n)),
        value: valueOf(least, breakpoints.at(-1)!.at.plus(Rational.of(50n)))!,
      },
    ];
    const hullAt = (x: Rational): Rational => {
      let lowest = valueOf(least, x)!;
      for (const u of ends) {
        for (const v of ends) {
          if (!u.at.lessThan(x) || !x.lessThan(v.at)) continue;
          lowest = min(lowest, u.value.plus(v.value.minus(u.value).times(x.minus(u.at).over(v.at.minus(u.at)))));
        }
      }
      return lowest;
    };
    for (const x of places([least]).filter((one) => breakpoints[0]!.at.atMost(one))) {
      const above = valueOf(least, x)!.minus(hullAt(x));
      const stretch = found.find(({ from, to }) => from.lessThan(x) && x.lessThan(to));
      expect(above.sign() > 0 ? stretch !== undefined && above.atMost(stretch.gap) : true).toBe(true);
    }
    for (const { from, to, at, gap } of found) {
      expect(from.lessThan(to) && from.atMost(at) && at.atMost(to) && gap.sign() > 0).toBe(true);
      // Just before a fall the gap is a limit, which a segment that ends there reaches.
      const reached = least
        .filter((one) => one.from.equals(at) || String(one.to) === String(at))
        .map((one) => onLine(one, at).minus(hullAt(at)));
      expect(reached.some((one) => one.equals(gap))).toBe(true);
    }
  },
);

it("steps with their corners on one line are one stretch", () => {
  const step = (from: bigint, value: bigint): Segment => ({
    from: Rational.of(from),
    to: "inf",
    intercept: Rational.of(value),
    slope: Rational.zero,
  });
  const least = leastFunction([[step(0n, 4n)], [step(2n, 2n)], [step(4n, 0n)]]);
  const found = stretches(
    least,
    least.map((segment) => ({ at: segment.from, value: segment.intercept })),
  );
  expect(found.map(({ from, to, gap }) => [from, to, gap].map(String))).toEqual([["0", "4", "2"]]);
});
