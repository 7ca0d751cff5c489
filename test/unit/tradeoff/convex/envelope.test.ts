/** The upper envelope of lines. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational, max } from "../../../../src/exact/rational.js";
import { onLine, upperEnvelope, type Line } from "../../../../src/tradeoff/convex/envelope.js";
import { r } from "../../model/definition.js";

describe("the upper envelope", () => {
  const small = fc.integer({ min: -6, max: 6 }).map((n) => Rational.of(BigInt(n), 2n));
  const line = fc.record({ intercept: small, slope: small });

  test("is the maximum everywhere, and each line comes once", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), small, (lines: Line[], from: Rational) => {
        const segments = upperEnvelope(lines, from);
        expect(segments[0]!.from.equals(from)).toBe(true);
        expect(
          new Set(segments.map(({ intercept, slope }) => `${intercept.toString()} ${slope.toString()}`)).size,
        ).toBe(segments.length);
        segments.forEach((segment, i) => {
          const next = segments[i + 1];
          if (next !== undefined) {
            expect(segment.from.lessThan(next.from) && segment.slope.lessThan(next.slope)).toBe(true);
            expect(onLine(segment, next.from).equals(onLine(next, next.from))).toBe(true);
          }
          const inside = next === undefined ? segment.from.plus(r("1000")) : segment.from.plus(next.from).over(r("2"));
          for (const x of [segment.from, inside])
            expect(onLine(segment, x).equals(lines.map((one) => onLine(one, x)).reduce(max))).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("three lines through one point: the middle one does not come", () => {
    const lines = [
      ["2", "-2"],
      ["1", "-1"],
      ["0", "0"],
      ["1", "-1"],
    ].map(([intercept, slope]) => ({ intercept: r(intercept!), slope: r(slope!) }));
    expect(upperEnvelope(lines, r("0")).map(({ from, to, slope }) => [from, to, slope].map(String))).toEqual([
      ["0", "1", "-2"],
      ["1", "inf", "0"],
    ]);
    expect(upperEnvelope(lines, r("1")).map(({ slope }) => slope.toString())).toEqual(["0"]);
    expect(upperEnvelope([], r("0"))).toEqual([]);
  });
});
