/** The Gaussian example: the numbers of the paper's parameters, closed forms of one class, identities, refusals. */
import { describe, expect, it } from "vitest";
import { ln, sqrt, type Interval } from "../../../src/exact/elementary/intervals.js";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { GaussianExample } from "../../../src/gaussian/example.js";

const at = (text: string): Rational => Rational.parse(text);
const list = (text: string): Rational[] => text.split(",").map(at);
const bits = 110;
const example = (priors: string, means: string, variances: string, noise: string): GaussianExample =>
  new GaussianExample({ priors: list(priors), means: list(means), variances: list(variances), noise: at(noise) }, bits);

const paper = example("7/10,3/10", "-1,1", "1,1", "1");
const width = ({ lower, upper }: Interval): Rational => upper.minus(lower);
const meet = (a: Interval, b: Interval): boolean => a.lower.atMost(b.upper) && b.lower.atMost(a.upper);
const narrow = Rational.parse("1e-30");

/** The interval lies within the decimal and the next one, and is 10^−30 wide at most. */
function expectDigits(value: Interval, text: string): void {
  const digits = text.length - text.indexOf(".") - 1;
  expect(at(text).atMost(value.lower), `${text} ≤ ${value.lower.toNumber().toString()}`).toBe(true);
  expect(value.upper.atMost(at(text).plus(Rational.of(1n, 10n ** BigInt(digits))))).toBe(true);
  expect(width(value).atMost(narrow)).toBe(true);
}

describe("the paper's parameters", () => {
  // 25 digits by mpmath 1.2.1: ncdf for the error rates, quad at 50 digits and findroot for the divergences.
  it("Bayes risks, thresholds, ε(2/3)", () => {
    expectDigits(paper.sourceRisk(), "0.138748529970865767792599");
    expectDigits(paper.degradedRisk(), "0.204117333467253524615332");
    expectDigits(paper.values({ lower: at("2/3"), upper: at("2/3") }).errorRate, "0.206112288883805663115441");
    const [threshold, ...others] = paper.thresholds("source");
    expect(others).toEqual([]);
    const half = Rational.of(1n, 2n);
    const logarithm = ln(at("7/3"), 160);
    expect(meet(threshold!, { lower: logarithm.lower.times(half), upper: logarithm.upper.times(half) })).toBe(true);
    expect(paper.classes("source")).toEqual([0, 1]);
  });

  it("the mean squared error is 3a² − 4a + 2, least at 2/3", () => {
    expect(paper.meanSquaredErrorCoefficients().map(String)).toEqual(["2", "-4", "3"]);
    expect(paper.leastSquaresGain().toString()).toBe("2/3");
    const { lower, upper } = paper.equalMomentsGain();
    expect(lower.times(lower).atMost(at("2/3")) && at("2/3").atMost(upper.times(upper))).toBe(true);
  });

  it("the error rate is least at 1/2 = 1/(1 + σ²) alone, and there it is ε_Y", () => {
    const least = paper.leastErrorGain({ lower: at("1/10"), upper: at("2") });
    expect(least.status).toBe("unique");
    if (least.status !== "unique") return;
    expect(least.gain.lower.atMost(at("1/2")) && at("1/2").atMost(least.gain.upper)).toBe(true);
    expect(width(least.gain).atMost(narrow)).toBe(true);
    expect(meet(paper.values({ lower: at("1/2"), upper: at("1/2") }).errorRate, paper.degradedRisk())).toBe(true);
  });

  it.each([
    ["divergence", "0.80940644309301", "0.00620227875230"],
    ["reverseDivergence", "0.80668940036326", "0.00634515941758"],
  ] as const)("%s is least at %s alone", (direction, gain, value) => {
    const least = paper.leastDivergenceGain(direction);
    expect(least.status).toBe("unique");
    if (least.status !== "unique") return;
    expectDigits(least.gain, gain);
    const there = paper.values(least.gain)[direction];
    expectDigits(there, value);
    // On both sides, by more than the enclosures are wide, the divergence is larger.
    for (const step of ["-1e-9", "1e-9"]) {
      const beside = least.gain.lower.plus(at(step));
      const other = paper.values({ lower: beside, upper: beside })[direction];
      expect(there.upper.lessThan(other.lower)).toBe(true);
    }
  });
});

describe("one class, in closed form", () => {
  // X ~ N(m, v), X̂ ~ N(am, a²(v + σ²)).
  const [m, v, noise, gain] = [at("3/2"), at("2/3"), at("1/5"), at("3/4")];
  const one = example("1", "3/2", "2/3", "1/5");
  const w = gain.times(gain).times(v.plus(noise));
  const shift = m.minus(gain.times(m));
  const point = one.point(gain);

  it.each([
    ["divergence", v, w],
    ["reverseDivergence", w, v],
  ] as const)("%s is ½(ln(V/v) + (v + (difference of means)²)/V − 1)", (direction, own, other) => {
    const logarithm = ln(other.over(own), 160);
    const rest = own.plus(shift.times(shift)).over(other).minus(Rational.one);
    const half = Rational.of(1n, 2n);
    const expected = { lower: logarithm.lower.plus(rest).times(half), upper: logarithm.upper.plus(rest).times(half) };
    expect(meet(point[direction], expected)).toBe(true);
    expect(width(point[direction]).atMost(narrow)).toBe(true);
  });

  it("W₂² is the sum of the squares of the differences of means and of deviations", () => {
    const [a, b] = [sqrt(v, 160), sqrt(w, 160)];
    const spread = { lower: a.lower.minus(b.upper), upper: a.upper.minus(b.lower) };
    const square = (x: Rational): Rational => x.times(x);
    expect(spread.lower.sign()).toBe(1);
    const { lower, upper } = point.wasserstein;
    expect(square(lower).atMost(square(shift).plus(square(spread.upper)))).toBe(true);
    expect(square(shift).plus(square(spread.lower)).atMost(square(upper))).toBe(true);
    expect(width(point.wasserstein).atMost(narrow)).toBe(true);
  });

  it("nothing can be confused", () => {
    expect(point.errorRate).toEqual({ lower: Rational.zero, upper: Rational.zero });
    expect(one.leastErrorGain({ lower: at("1/10"), upper: at("2") })).toEqual({ status: "constant" });
  });

  it("total variation of two laws with one mean: twice Φ between the zeros of the difference", () => {
    const centred = example("1", "0", "1", "3");
    // N(0, 1) and N(0, 4): densities equal at x = √((8/3)·ln 2); 2(Φ(x) − Φ(x/2)) by mpmath 1.2.1 at 40 digits.
    expectDigits(centred.point(Rational.one).totalVariation, "0.322674568834768664752204");
  });
});

describe("without noise", () => {
  const silent = example("7/10,3/10", "-1,1", "1,1", "0");
  it("the gain 1 restores the law itself", () => {
    const point = silent.point(Rational.one);
    expect([point.totalVariation, point.wasserstein]).toEqual(
      Array(2).fill({ lower: Rational.zero, upper: Rational.zero }),
    );
    expect(point.divergence.lower.isZero() && point.divergence.upper.atMost(narrow)).toBe(true);
    expect(meet(silent.sourceRisk(), silent.degradedRisk())).toBe(true);
    const least = silent.leastDivergenceGain("divergence");
    expect(
      least.status === "unique" && least.gain.lower.atMost(Rational.one) && Rational.one.atMost(least.gain.upper),
    ).toBe(true);
  });
});

describe("general classes", () => {
  it("a wide class between two narrow ones is chosen in three places", () => {
    const many = example("1/2,1/4,1/4", "-1,0,3", "1,2,1/2", "1/2");
    expect(many.classes("source")).toEqual([1, 0, 1, 2, 1]);
    expect(many.thresholds("source")).toHaveLength(4);
    const point = many.values({ lower: at("4/5"), upper: at("4/5") });
    expect(many.degradedRisk().lower.atMost(point.errorRate.upper)).toBe(true);
    expect(many.sourceRisk().upper.lessThan(many.degradedRisk().lower)).toBe(true);
  });

  it("equal classes: the first is chosen, and half of the cases are errors", () => {
    const twins = example("1/2,1/2", "1,1", "2,2", "1");
    expect(twins.classes("source")).toEqual([0]);
    expect(twins.sourceRisk()).toEqual({ lower: at("1/2"), upper: at("1/2") });
  });

  it("a symmetric threshold at 0 is right at every gain", () => {
    const symmetric = example("1/2,1/2", "-1,1", "1,1", "1");
    expect(symmetric.leastErrorGain({ lower: at("1/10"), upper: at("2") })).toEqual({ status: "constant" });
  });

  it("four classes in two equal pairs, whose thresholds all meet in one point", () => {
    const four = example("1/4,1/4,1/4,1/4", "-1,-1,1,1", "1,1,1,1", "1");
    expect(four.classes("source")).toEqual([0, 2]);
    const pair = example("1/2,1/2", "-1,1", "1,1", "1");
    const half = (x: Rational): Rational => x.plus(Rational.one).times(at("1/2"));
    const { lower, upper } = pair.sourceRisk();
    expect(meet(four.sourceRisk(), { lower: half(lower), upper: half(upper) })).toBe(true);
  });

  it("on a range without a zero of the derivative the least error rate is at an end", () => {
    const least = paper.leastErrorGain({ lower: at("3/5"), upper: at("2") });
    expect(least).toEqual({ status: "end", gain: { lower: at("3/5"), upper: at("3/5") } });
    const other = paper.leastErrorGain({ lower: at("1/4"), upper: at("2/5") });
    expect(other).toEqual({ status: "end", gain: { lower: at("2/5"), upper: at("2/5") } });
  });
});

describe("refused", () => {
  it.each([
    ["priors with another sum", () => example("1/2,1/3", "0,1", "1,1", "1"), "priors"],
    ["a prior of 0", () => example("0,1", "0,1", "1,1", "1"), "priors[0]"],
    ["a variance of 0", () => example("1/2,1/2", "0,1", "1,0", "1"), "variances[1]"],
    ["a mean too few", () => example("1/2,1/2", "0", "1,1", "1"), "means"],
    ["negative noise", () => example("1", "0", "1", "-1"), "noise"],
    ["the gain 0", () => paper.point(Rational.zero), "gain"],
    ["an empty range", () => paper.leastErrorGain({ lower: at("1"), upper: at("1") }), "range"],
  ])("%s", (_, ask, path) => {
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(expect.objectContaining({ path }) as Error);
  });
});

it("a law far from 0 has its W₂, and one that is far from another", () => {
  const far = example("1", "50", "1/3", "2").point(at("1/3"));
  // Means 50 and 50/3, deviations √(1/3) and √(7/27).
  const [a, b] = [sqrt(at("1/3"), 120), sqrt(at("7/27"), 120)];
  const square = (x: Rational): Rational => x.times(x);
  const { lower, upper } = far.wasserstein;
  expect(square(lower).atMost(square(at("100/3")).plus(square(a.upper.minus(b.lower))))).toBe(true);
  expect(
    square(at("100/3"))
      .plus(square(a.lower.minus(b.upper)))
      .atMost(square(upper)),
  ).toBe(true);
  // Almost nothing is common to both: 1 − TV is at most exp(−(distance of the means/sum of the deviations)²/2)·2.
  expect(Rational.one.minus(far.totalVariation.lower).atMost(at("1e-25"))).toBe(true);
});
