/** Audits, frontiers and reports of experiments/, on problems of the gallery. */
import fc from "fast-check";
import {
  Enclosure,
  evaluate,
  galleryProblem,
  minima,
  problemFromData,
  Rational,
  restorerFromCounts,
  solve,
  type Problem,
} from "exact-cdp";
import { describe, expect, it } from "vitest";
import { boundOf, PointAuditor } from "../../experiments/audit.js";
import { aboveAChord } from "../../experiments/chords.js";
import { decimal, decimalOf, roundedUp, roundNumbersBetween } from "../../experiments/decimals.js";
import { curveOf, frontierOf, smoothFrontierOf } from "../../experiments/frontier.js";
import { sentencesOf } from "../../experiments/sentences.js";

const problem = problemFromData(galleryProblem("three-classes"));
const smooth = problemFromData(galleryProblem("denoising-reverse-kullback-leibler"));

/** Restorers of a problem, as counts. */
function countsOf({ channel, restored }: Problem): fc.Arbitrary<number[][]> {
  const [rows, columns] = [channel.outputs.letters.length, restored.letters.length];
  const row = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns })
    .filter((all) => all.some((n) => n > 0));
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** The problem without noise: what is seen is the letter. */
function withoutNoise(name: string): Problem {
  const { letters } = problemFromData(galleryProblem(name)).source.alphabet;
  const matrix = letters.map((_, i) => letters.map((__, j) => (i === j ? 1 : 0)));
  return problemFromData({ ...galleryProblem(name), channel: { outputs: letters, matrix } });
}

it("an audit has the restorer's own (D, P, ε) and C(D,P), and no point is below it", () => {
  fc.assert(
    fc.property(countsOf(problem), (restorer) => {
      const found = new PointAuditor(problem).audit(restorer);
      const own = evaluate(problem, restorerFromCounts(problem, restorer));
      expect([found.distortion, found.perception, found.errorRate].map(String)).toEqual(
        [own.distortion, own.perception, own.errorRate].map(String),
      );
      const point = solve(problem, found);
      expect(point.status === "optimal" && String(point.errorRate)).toBe(String(found.least));
      if (!(found.gap instanceof Rational) || !(found.least instanceof Rational)) throw new Error("rationals expected");
      expect(String(found.gap.plus(found.least))).toBe(String(found.errorRate));
      expect(found.gap.lessThan(Rational.zero)).toBe(false);
    }),
  );
});

describe("audits with a Kullback-Leibler divergence", () => {
  it("P is the least bound with 15 decimals; C and the gap are enclosed and sum to ε", () => {
    fc.assert(
      fc.property(countsOf(smooth), (restorer) => {
        const found = new PointAuditor(smooth).audit(restorer);
        const { perception } = evaluate(smooth, restorerFromCounts(smooth, restorer));
        if (perception === "inf") throw new Error("finite for every restorer");
        const [lower, upper] = endsOf(perception as Rational | Enclosure);
        expect(upper.atMost(found.perception)).toBe(true);
        expect(found.perception.minus(lower).lessThan(Rational.from("2e-15"))).toBe(true);
        const [least, most] = endsOf(found.gap);
        const [below, above] = endsOf(found.least);
        expect(String(most.plus(below))).toBe(String(found.errorRate));
        expect(least.lessThan(Rational.zero)).toBe(false);
        if (!least.isZero()) expect(String(least.plus(above))).toBe(String(found.errorRate));
        expect(most.minus(least).atMost(Rational.from("1e-12"))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("a restorer that always answers the letter of greatest mass is above C", () => {
    const found = new PointAuditor(smooth).audit([
      [1, 0],
      [1, 0],
    ]);
    expect(endsOf(found.gap).map((end) => Rational.zero.lessThan(end))).toEqual([true, true]);
    expect(() => boundOf("inf")).toThrow("finite");
    expect(() => boundOf(Enclosure.of(Rational.zero, Rational.from("1e-6")))).toThrow("wide");
  });
});

function endsOf(value: Rational | Enclosure): readonly [Rational, Rational] {
  if (value instanceof Rational) return [value, value];
  if (value.upper === "inf") throw new Error("an upper end expected");
  return [value.lower, value.upper];
}

describe("frontiers", () => {
  it("with a Kullback-Leibler divergence: ranges begin at the minima, sentences at D_min and P_min are those of total variation", () => {
    const frontier = smoothFrontierOf(smooth);
    const least = minima(smooth);
    for (const quantity of ["distortion", "perception", "errorRate"] as const)
      expect(String(frontier[quantity].least)).toBe(String(least[quantity]));
    // The greatest D is the least at which C(D, P_min) is C(∞, P_min).
    const at = (distortion: Rational | "inf") => {
      const point = solve(smooth, { distortion, perception: frontier.perception.least });
      return point.status === "optimal" ? String(point.errorRate) : point.status;
    };
    expect(at(frontier.distortion.greatest)).toBe(at("inf"));
    // Both divergences vanish at q = p_X alone, so that only the slope along P is another question.
    const variation = frontierOf(problemFromData(galleryProblem("binary-denoising")));
    const verdicts = sentencesOf(frontier).map(({ holds }) => holds);
    expect(verdicts).toEqual(sentencesOf(variation).map(({ holds }, i) => (i === 4 ? true : holds)));
    expect(verdicts).toContain(false);
    expect(
      sentencesOf(smoothFrontierOf(withoutNoise("denoising-reverse-kullback-leibler"))).map(({ holds }) => holds),
    ).toEqual([false, false, false, false, false, false]);
  });

  it("curves are bands of a hundredth of the range, exact ones where C is", () => {
    const frontier = smoothFrontierOf(smooth);
    const band = curveOf(frontier, { distortion: "inf" });
    if (!("upper" in band)) throw new Error("a band expected");
    const { least, greatest } = frontier.errorRate;
    expect(band.gap.isZero()).toBe(false);
    expect(band.gap.times(Rational.of(100n)).atMost(greatest.minus(least))).toBe(true);
    expect("segments" in curveOf(frontierOf(problem), { distortion: "inf" })).toBe(true);
  });

  it("three-classes: ranges are those of the corners, all tradeoffs hold, and C(D,∞) has one slope", () => {
    const frontier = frontierOf(problem);
    expect(String(frontier.errorRate.least)).toBe("53/125");
    expect(sentencesOf(frontier).map(({ holds }) => holds)).toEqual([true, true, true, true, true, false]);
  });

  it("without noise nothing is traded", () => {
    expect(sentencesOf(frontierOf(withoutNoise("three-classes"))).map(({ holds }) => holds)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

const place = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 12 }))).map(([D = 0, P = 0, e = 0]) => ({
  distortion: Rational.of(BigInt(D), 12n),
  perception: Rational.of(BigInt(P), 12n),
  errorRate: Rational.of(BigInt(e), 12n),
}));

it("above a chord: as a grid of mixtures says, where the grid has the mixture", () => {
  fc.assert(
    fc.property(place, place, place, (point, one, other) => {
      const mixture = (key: keyof typeof one, t: Rational): Rational =>
        t.times(one[key]).plus(Rational.one.minus(t).times(other[key]));
      const onGrid = Array.from({ length: 133 }, (_, i) => Rational.of(BigInt(i), 132n)).some(
        (t) =>
          !point.distortion.lessThan(mixture("distortion", t)) &&
          !point.perception.lessThan(mixture("perception", t)) &&
          mixture("errorRate", t).lessThan(point.errorRate),
      );
      if (onGrid) expect(aboveAChord(point, [one, other])).toBe(true);
      expect(aboveAChord(point, [point])).toBe(false);
      if (!aboveAChord(point, [one, other])) expect(onGrid).toBe(false);
    }),
  );
});

it("a point on a chord is not above it, a little above it is", () => {
  const at = (D: string, P: string, e: string) => ({
    distortion: Rational.from(D),
    perception: Rational.from(P),
    errorRate: Rational.from(e),
  });
  const ends = [at("0", "1", "1"), at("1", "0", "0")];
  expect(aboveAChord(at("1/2", "1/2", "1/2"), ends)).toBe(false);
  expect(aboveAChord(at("1/2", "1/2", "500001/1000000"), ends)).toBe(true);
  expect(aboveAChord(at("1/2", "1/3", "1"), ends)).toBe(false);
});

describe("decimals", () => {
  it("a decimal is within half a unit", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        fc.integer({ min: 1, max: 12 }),
        (num, den, digits) => {
          const value = Rational.of(num, den);
          const error = Rational.from(decimal(value, digits)).minus(value);
          const half = Rational.of(1n, 2n * 10n ** BigInt(digits));
          expect(half.lessThan(error)).toBe(false);
          expect(error.lessThan(Rational.zero.minus(half))).toBe(false);
        },
      ),
    );
  });

  it("rounding up never rounds down, and by less than a unit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (num, den) => {
        const value = Rational.of(num, den);
        const added = roundedUp(value, 5).minus(value);
        expect(added.lessThan(Rational.zero)).toBe(false);
        expect(added.lessThan(Rational.from("1e-5"))).toBe(true);
      }),
    );
  });

  it("an enclosure is one number where both ends round to it", () => {
    const third = Rational.of(1n, 3n);
    expect(decimalOf(third, 3)).toBe("0.333");
    expect(decimalOf(Enclosure.of(third, Rational.from("0.3334")), 3)).toBe("0.333");
    expect(decimalOf(Enclosure.of(third, Rational.from("0.3336")), 3)).toBe("0.333 to 0.334");
  });

  it("rounds as it should", () => {
    expect([Rational.of(2n, 3n), Rational.of(-1n, 3n), Rational.of(-1n, 3000n)].map((one) => decimal(one, 3))).toEqual([
      "0.667",
      "-0.333",
      "0.000",
    ]);
    expect(roundNumbersBetween(Rational.zero, Rational.one, 3).map(String)).toEqual(["1/4", "1/2", "3/4"]);
  });
});
