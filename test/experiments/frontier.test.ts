/** Audits, frontiers and reports of experiments/, on problems of the gallery. */
import fc from "fast-check";
import { evaluate, galleryProblem, problemFromData, Rational, restorerFromCounts, solve } from "exact-cdp";
import { describe, expect, it } from "vitest";
import { PointAuditor } from "../../experiments/audit.js";
import { decimal, roundNumbersBetween } from "../../experiments/decimals.js";
import { aboveAChord, frontierOf, sentencesOf } from "../../experiments/frontier.js";

const problem = problemFromData(galleryProblem("three-classes"));
const rows = problem.channel.outputs.letters.length;
const columns = problem.restored.letters.length;

const counts = fc.array(
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns })
    .filter((row) => row.some((n) => n > 0)),
  { minLength: rows, maxLength: rows },
);

it("an audit has the restorer's own (D, P, ε) and C(D,P), and no point is below it", () => {
  fc.assert(
    fc.property(counts, (restorer) => {
      const found = new PointAuditor(problem).audit(restorer);
      const own = evaluate(problem, restorerFromCounts(problem, restorer));
      expect([found.distortion, found.perception, found.errorRate].map(String)).toEqual(
        [own.distortion, own.perception, own.errorRate].map(String),
      );
      const point = solve(problem, found);
      expect(point.status === "optimal" && point.errorRate.equals(found.least)).toBe(true);
      expect(String(found.gap.plus(found.least))).toBe(String(found.errorRate));
      expect(found.gap.lessThan(Rational.zero)).toBe(false);
    }),
  );
});

describe("frontiers", () => {
  it("three-classes: ranges are those of the corners, all tradeoffs hold, and C(D,∞) has one slope", () => {
    const frontier = frontierOf(problem);
    expect(String(frontier.errorRate.least)).toBe("53/125");
    expect(sentencesOf(frontier).map(({ holds }) => holds)).toEqual([true, true, true, true, true, false]);
  });

  it("without noise nothing is traded", () => {
    const { letters } = problem.source.alphabet;
    const clear = problemFromData({
      ...galleryProblem("three-classes"),
      channel: {
        outputs: letters,
        matrix: letters.map((_, i) => letters.map((__, j) => (i === j ? 1 : 0))),
      },
    });
    expect(sentencesOf(frontierOf(clear)).map(({ holds }) => holds)).toEqual([
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

  it("rounds as it should", () => {
    expect([Rational.of(2n, 3n), Rational.of(-1n, 3n), Rational.of(-1n, 3000n)].map((one) => decimal(one, 3))).toEqual([
      "0.667",
      "-0.333",
      "0.000",
    ]);
    expect(roundNumbersBetween(Rational.zero, Rational.one, 3).map(String)).toEqual(["1/4", "1/2", "3/4"]);
  });
});
