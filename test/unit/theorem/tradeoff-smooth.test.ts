/** The three minima of smooth divergences whose least value is not 0, because letters cannot be restored. */
import { describe, expect, it } from "vitest";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Rational } from "../../../src/exact/rational.js";
import { entry } from "../../../src/exact/vector.js";
import { problemFromData } from "../../../src/format/problem.js";
import { coefficients } from "../../../src/model/coefficients.js";
import { relaxedCase } from "../../../src/model/case.js";
import { pushForward } from "../../../src/model/masses/pmf.js";
import { tradeoffData, tradeoffText } from "../../../src/report/tradeoff.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { seeded } from "../../bench/families.js";
import { type SmoothData, type SmoothKind, smoothData } from "../../support/smooth.js";

/** Random problems whose first source letter is not restored. */
function withoutFirst(kind: SmoothKind, seed: number): SmoothData {
  const data = smoothData(kind, seeded(seed));
  const { alphabet } = data.source;
  const kept = alphabet.slice(1);
  return {
    ...data,
    restored: { alphabet: kept },
    classifier: kept.map((_, j) => entry(data.source.classes, j % 2).name),
    distortion: { matrix: alphabet.map((x) => kept.map((other) => (x === other ? "0" : "1"))) },
  };
}

describe.each(["reverse-kullback-leibler", "jensen-shannon", "squared-hellinger", "chi-squared"] as const)(
  "%s",
  (kind) => {
    it("values at P_min are those of the best pmf, and limits of values at P > P_min", () => {
      for (const seed of [1, 2, 3, 4]) {
        const data = withoutFirst(kind, seed);
        const problem = problemFromData(data);
        const { minima, pairs, points, proof } = tradeoff(problem);
        const { perception } = minima;
        if (perception === "inf") throw new Error("finite");
        const upper = perception instanceof Enclosure ? (perception.upper as Rational) : (perception as Rational);
        const natural = points[2];
        if (natural.status !== "optimal") throw new Error("attained");
        const q = pushForward(coefficients(relaxedCase(problem, 0)).outputMass, natural.restorer);
        const p = problem.source.marginal;
        const S = Rational.one.minus(p.at(0));
        problem.restored.letters.forEach((_, j) => {
          expect(q.at(j)).toEqual(p.at(j + 1).over(S));
        });
        const near = solve(problem, {
          distortion: "inf",
          perception: upper.plus(Rational.parse("1e-9")),
        });
        if (near.status === "infeasible" || near.status === "undecided") throw new Error("feasible");
        const [low, high] =
          near.errorRate instanceof Enclosure
            ? [near.errorRate.lower, near.errorRate.upper as Rational]
            : [near.errorRate, near.errorRate];
        const value = pairs.perceptionErrorRate.errorRate!;
        expect(low.atMost(value)).toBe(true);
        // C rises at most like the root of what P has above P_min.
        expect(value.minus(high).lessThan(Rational.parse("1e-4"))).toBe(true);
        expect(proof?.minima).toEqual(minima);
      }
    });

    it("takes re-trained classifiers and minima of divergences", () => {
      for (const perception of [kind, { minimum: [kind, kind] }]) {
        const problem = problemFromData({ ...withoutFirst(kind, 7), classifier: "retrained", perception });
        const { minima, pairs, proof } = tradeoff(problem);
        expect(proof).toBeUndefined();
        const fixed = tradeoff(problemFromData(withoutFirst(kind, 7)));
        expect(minima.perception).toEqual(fixed.minima.perception);
        expect(pairs.perceptionErrorRate.errorRate!.atMost(fixed.pairs.perceptionErrorRate.errorRate!)).toBe(true);
      }
    });
  },
);

it("where d is infinite for every restorer, all of them attain its least value", () => {
  const problem = problemFromData(withoutFirst("kullback-leibler", 5));
  const verdict = tradeoff(problem);
  expect(verdict.minima.perception).toBe("inf");
  expect(verdict.proof).toBeUndefined();
  expect(verdict.pairs.distortionPerception.attained).toBe(true);
  expect(verdict.pairs.perceptionErrorRate.attained).toBe(true);
  expect(verdict.simultaneous.attained).toBe(verdict.pairs.distortionErrorRate.attained);
  expect(tradeoffText(verdict)).toContain("least perception    ∞");
  expect(JSON.parse(JSON.stringify(tradeoffData(verdict)))).toMatchObject({ minima: { perception: "inf" } });
});

it("of two divergences the one with the smaller least value counts", () => {
  // −ln S > 1 − √S for every S < 1.
  const perception = { minimum: ["reverse-kullback-leibler", "squared-hellinger"] };
  const of = (data: object): ReturnType<typeof tradeoff> => tradeoff(problemFromData(data));
  const data = withoutFirst("squared-hellinger", 3);
  const [both, one] = [of({ ...data, perception }), of(data)];
  expect(both.minima.perception).toEqual(one.minima.perception);
  expect(both.pairs).toEqual(one.pairs);
});
