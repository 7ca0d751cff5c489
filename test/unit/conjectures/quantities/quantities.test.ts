/** What conjectures are made of, against other routes to the same numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { RationalVector } from "../../../../src/exact/vector.js";
import { convexCase, linearCase } from "../../../../src/model/case.js";
import { coefficients } from "../../../../src/model/coefficients.js";
import { problem, type Problem } from "../../../../src/model/problem.js";
import { sameAlphabet } from "../../../../src/generate/same-alphabet.js";
import { pmf, problemWithBounds, smallRational } from "../../../../src/generate/index.js";
import { leastDistortionWhere, leastOver } from "../../../../src/conjectures/quantities/least.js";
import {
  conditionalMean,
  sourceLaw,
  sourceValues,
  squaredWasserstein2,
} from "../../../../src/conjectures/quantities/line.js";
import {
  distortionAtPerfectPerception,
  errorRates,
  sourceBayesRisk,
} from "../../../../src/conjectures/quantities/perfect-perception.js";
import {
  allMassesPositive,
  allowsPerfectPerception,
  answersBayes,
  answersWithoutNoise,
  restoresSource,
} from "../../../../src/conjectures/quantities/hypotheses.js";
import { theorem2 } from "../../../../src/theorem/theorem-2.js";
import { perceptualDifference } from "../../../../src/tradeoff/oracle/achieved.js";
import { solve } from "../../../../src/tradeoff/solve.js";
import { galleryInstance } from "../../../support/conjecture.js";

const linear = (name: string): Problem => galleryInstance(name).problem;

describe("least.ts", () => {
  test("with the error as objective it is C(D,P)", () => {
    fc.assert(
      fc.property(problemWithBounds(1), ({ problem: one, bounds: [at] }) => {
        const point = solve(one, at!);
        const least = leastOver(one, coefficients(convexCase(one)).error, { ...at!, errorRate: "inf" });
        if (point.status === "infeasible") expect(least).toBe("infeasible");
        else expect(least).toMatchObject({ value: point.errorRate });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test("no restorer is found where a bound is below its minimum", () => {
    expect(
      leastDistortionWhere(linear("binary-denoising"), { perception: Rational.parse("-1"), errorRate: "inf" }),
    ).toBe("infeasible");
    expect(leastDistortionWhere(linear("binary-denoising"), { perception: "inf", errorRate: Rational.zero })).toBe(
      "infeasible",
    );
  });
});

describe("line.ts", () => {
  test("the monotone coupling is the squared Wasserstein-2 of the model", () => {
    const values = fc.uniqueArray(smallRational(), { minLength: 3, maxLength: 3, selector: String });
    fc.assert(
      fc.property(values, pmf(3), pmf(3), (letters, p, q) => {
        const one = problem({
          name: "line",
          source: {
            alphabet: letters.map(String),
            classes: [
              { name: "1", prior: Rational.one, pmf: p },
              { name: "2", prior: Rational.zero, pmf: p },
            ],
          },
          channel: { outputs: ["y"], matrix: letters.map(() => [Rational.one]) },
          classifier: "bayes",
          distortion: "squared-error",
          perception: "wasserstein-2-squared",
        });
        const law = (masses: readonly Rational[]) =>
          letters
            .map((value, i) => ({ value, mass: masses[i]! }))
            .filter(({ mass }) => !mass.isZero())
            .sort((a, b) => a.value.compare(b.value));
        expect(squaredWasserstein2(law(p), law(q))).toEqual(
          perceptualDifference(linearCase(convexCase(one)), RationalVector.from(q)),
        );
        expect(sourceLaw(one, letters)).toEqual(law(p));
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  test("the conditional mean: half an erased sign", () => {
    const one = linear("factor-two");
    const values = sourceValues(one)!;
    const { law, error } = conditionalMean(one, values);
    expect(error).toEqual(Rational.of(1n, 2n));
    expect(law.map(({ value, mass }) => [String(value), String(mass)])).toEqual([
      ["-1", "1/4"],
      ["0", "1/2"],
      ["1", "1/4"],
    ]);
    expect(sum(law.map(({ mass }) => mass))).toEqual(Rational.one);
    expect(sourceValues(linear("three-classes"))).toBeUndefined();
  });
});

describe("perfect-perception.ts", () => {
  test("two routes to the least distortion and the least error at P = 0", () => {
    fc.assert(
      fc.property(sameAlphabet({ classes: [2, 3] }), ({ problem: given }) => {
        const one = given;
        expect(distortionAtPerfectPerception(one)).toEqual(
          leastDistortionWhere(one, { perception: Rational.zero, errorRate: "inf" }),
        );
        const { perfect, least } = errorRates(one);
        const at = (perception: Rational | "inf"): unknown =>
          leastOver(one, coefficients(convexCase(one)).error, { distortion: "inf", perception, errorRate: "inf" });
        expect(at(Rational.zero)).toMatchObject({ value: perfect });
        expect(at("inf")).toMatchObject({ value: least });
        expect(sourceBayesRisk(one)).toEqual(theorem2(one).bayesRisk.source);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test("no restorer has perfect perception on letters that X does not have", () => {
    expect(() => distortionAtPerfectPerception(linear("coarser-restored-alphabet"))).toThrow(RangeError);
    expect(() => errorRates(linear("coarser-restored-alphabet"))).toThrow(RangeError);
  });
});

describe("hypotheses.ts", () => {
  test("of gallery problems", () => {
    const of = (name: string): boolean[] => {
      const one = linear(name);
      return [
        allowsPerfectPerception(one),
        restoresSource(one),
        answersBayes(one),
        answersWithoutNoise(one),
        allMassesPositive(one),
      ];
    };
    expect(of("binary-denoising")).toEqual([true, true, true, false, true]);
    expect(of("finer-restored-alphabet")).toEqual([true, false, true, false, true]);
    expect(of("no-tradeoff")).toEqual([true, true, true, true, true]);
    expect(of("zero-mass")).toEqual([true, true, true, false, false]);
    expect(of("witness-moments").at(0)).toBe(false);
  });
});
