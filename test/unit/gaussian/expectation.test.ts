/**
 * E[F(cX)] by the trapezoidal rule and by cells: closed forms of one class, and agreement of all precisions and of wide
 * with narrow intervals, on mixtures at different scales.
 */
import { describe, expect, it } from "vitest";
import type { FixedInterval } from "../../../src/exact/elementary/fixed.js";
import { interval, ln, pi, type Interval } from "../../../src/exact/elementary/intervals.js";
import { Rational } from "../../../src/exact/rational.js";
import { CoarseExpectation } from "../../../src/gaussian/coarse.js";
import { Expectation } from "../../../src/gaussian/expectation.js";
import { secondMoment, type Mixture } from "../../../src/gaussian/mixture.js";
import { exhaustive } from "../../support/exhaustive.js";

const at = (text: string): Rational => Rational.parse(text);
const law = (...rows: [string, string, string][]): Mixture =>
  rows.map(([weight, mean, variance]) => ({ weight: at(weight), mean: at(mean), variance: at(variance) }));
const exactly = (text: string): Interval => ({ lower: at(text), upper: at(text) });
const meet = (a: Interval, b: Interval): boolean => a.lower.atMost(b.upper) && b.lower.atMost(a.upper);
const known = (value: FixedInterval | undefined, bits: number): Interval => interval(value!, bits);

const mixtures = {
  paper: law(["7/10", "-1", "1"], ["3/10", "1", "1"]),
  three: law(["1/2", "-1", "1"], ["1/4", "0", "2"], ["1/4", "3", "1/2"]),
  scaled: law(["1/3", "2000", "1000000"], ["2/3", "-500", "4000000"]),
  small: law(["1/3", "1/1000", "1/1000000"], ["2/3", "-1/500", "1/4000000"]),
};

describe("one class: s(t) = −(t − m)/V", () => {
  const p = mixtures.three;
  const [m, v, c] = [at("1/2"), at("3/2"), at("4/5")];
  const f = law(["1", "1/2", "3/2"]);
  const mean = at("1/4");
  const second = secondMoment(p);

  it.each([30, 100, 200])("at %i bits", (bits) => {
    const expectation = new Expectation(p, f);
    const one = { lower: c, upper: c };
    // E T² = c²·E X², E T = c·E X.
    const [square, first] = [c.times(c).times(second), c.times(mean)];
    const score = m.times(first).minus(square).over(v);
    expect(meet(known(expectation.at(one, "score", bits), bits), { lower: score, upper: score })).toBe(true);
    const curvature = score.minus(square.over(v));
    expect(meet(known(expectation.at(one, "curvature", bits), bits), { lower: curvature, upper: curvature })).toBe(
      true,
    );
    const distance = square
      .minus(m.times(first).times(at("2")))
      .plus(m.times(m))
      .over(v);
    const half = at("1/2");
    const [circle, logarithm] = [pi(bits + 40), ln(v.times(at("2")), bits + 40)];
    const [low, high] = [ln(circle.lower, bits + 20).lower, ln(circle.upper, bits + 20).upper];
    const expected = {
      lower: distance.plus(high).plus(logarithm.upper).times(half).negated(),
      upper: distance.plus(low).plus(logarithm.lower).times(half).negated(),
    };
    const found = known(expectation.at(one, "log", bits), bits);
    expect(meet(found, expected)).toBe(true);
    expect(found.upper.minus(found.lower).atMost(Rational.of(16n, 1n << BigInt(bits)))).toBe(true);
  });
});

// All of them take seconds.
describe.each(Object.entries(mixtures).slice(0, exhaustive ? undefined : 1))("%s", (_, p) => {
  it("more digits lie within fewer, for all three functions", () => {
    const expectation = new Expectation(p, p);
    for (const quantity of ["log", "score", "curvature"] as const) {
      const [few, many] = [24, 90].map((bits) => known(expectation.at(exactly("9/10"), quantity, bits), bits));
      expect(meet(few!, many!)).toBe(true);
      expect(many!.upper.minus(many!.lower).atMost(Rational.of(64n, 1n << 90n))).toBe(true);
    }
  });

  it("cells over a wide interval enclose what the rule finds within it", () => {
    const [coarse, expectation] = [new CoarseExpectation(p, p), new Expectation(p, p)];
    for (const quantity of ["score", "curvature"] as const) {
      const wide = known(coarse.at({ lower: at("4/5"), upper: at("6/5") }, quantity, 40), 40);
      for (const c of ["4/5", "1", "6/5"]) {
        const narrow = known(expectation.at(exactly(c), quantity, 40), 40);
        expect(wide.lower.atMost(narrow.lower) && narrow.upper.atMost(wide.upper)).toBe(true);
      }
    }
  });
});

it("E[X·s(X)] = −1 for the score of the law itself (integration by parts)", () => {
  for (const p of Object.values(mixtures)) {
    const value = known(new Expectation(p, p).at(exactly("1"), "score", 80), 80);
    expect(value.lower.atMost(at("-1")) && at("-1").atMost(value.upper)).toBe(true);
  }
});
