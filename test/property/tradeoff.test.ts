/**
 * Verdicts on the tradeoff against C itself: what is attained is evaluated, what is impossible is
 * solved a little below, and the Hall set says the same as the value at the two minima.
 */
import { afterAll, expect } from "vitest";
import { Rational, sum } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { check } from "../../src/kernel/index.js";
import { convexCase, type Case } from "../../src/model/case.js";
import { coefficients } from "../../src/model/coefficients.js";
import type { Problem } from "../../src/model/problem.js";
import { randomProblem } from "../../src/generate/index.js";
import { tradeoffCertificate } from "../../src/certificate/verdicts.js";
import { hallSet } from "../../src/theorem/hall-set.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { minima } from "../../src/tradeoff/minima.js";
import { surface } from "../../src/tradeoff/surface.js";
import { convexTradeoff } from "../support/verdicts.js";
import { property, runs } from "./property.js";
import { valueAt } from "./values.js";

const step = Rational.parse("1e-9");

/** How often each answer came, so that no property holds of nothing. */
const seen = { together: 0, apart: 0, pairsTogether: 0, pairsApart: 0 };
afterAll(() => {
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

property(
  "all three at once, against the surface, and the certificate is accepted",
  { problem: randomProblem() },
  runs(250, 911),
  ({ problem }) => {
    const verdict = tradeoff(problem);
    const least = minima(problem);
    const value = surface(problem).at({ distortion: least.distortion, perception: rational(least.perception) });
    expect(verdict.simultaneous.attained).toBe(value !== "infinite" && value.equals(least.errorRate));
    if (verdict.simultaneous.attained)
      expect(evaluate(problem, verdict.simultaneous.restorer)).toEqual({
        ...least,
        labeling: problem.classifier.classOf,
      });
    expect(check(JSON.stringify(tradeoffCertificate(convexTradeoff(verdict))))).toMatchObject({
      status: "accepted",
      statement: { kind: "tradeoff", simultaneous: verdict.simultaneous.attained },
    });
  },
);

const transports = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;

property(
  "a Hall set exists exactly where the three are not attained together, and no letter of it can be left out",
  { problem: randomProblem({ kinds: transports, sizes: { source: 4, outputs: 4, restored: 4 } }) },
  runs(400, 912),
  ({ problem }) => {
    const of = convexCase(problem);
    if (of.divergence.family !== "transport") throw new Error("only transport divergences were asked for");
    const least = minima(problem);
    const together =
      valueAt(problem, { distortion: least.distortion, perception: rational(least.perception) })?.equals(
        least.errorRate,
      ) ?? false;
    seen[together ? "together" : "apart"]++;
    const set = hallSet(of, of.divergence);
    expect(set === undefined).toBe(together);
    if (set === undefined) return;
    const { outputMass, sourceMass } = hallMasses(of, set.letters);
    expect(set).toMatchObject({ outputMass, sourceMass });
    expect(sourceMass.lessThan(outputMass)).toBe(true);
    for (const letter of set.letters) {
      const fewer = hallMasses(
        of,
        set.letters.filter((j) => j !== letter),
      );
      expect(fewer.sourceMass.lessThan(fewer.outputMass)).toBe(false);
    }
  },
);

/** π{y : A(y) ⊆ S} and p_X{x : a nearest letter is in S}, from the definitions. */
function hallMasses(
  of: Case,
  letters: readonly number[],
): { readonly outputMass: Rational; readonly sourceMass: Rational } {
  const { divergence, source, channel } = of;
  if (divergence.family !== "transport") throw new Error("only transport divergences were asked for");
  const { distortion, error, outputMass } = coefficients(of);
  const leastIn = (row: readonly Rational[]): number[] =>
    [...row.keys()].filter((j) => row.every((value) => row[j]!.atMost(value)));
  const [inDistortion, inError] = [distortion.toArrays().map(leastIn), error.toArrays().map(leastIn)];
  const outputs = channel.outputs.letters.flatMap((_, y) =>
    inDistortion[y]!.filter((j) => inError[y]!.includes(j)).every((j) => letters.includes(j)) ? [outputMass.at(y)] : [],
  );
  const nearest = divergence.cost.transposed().toArrays().map(leastIn);
  const inputs = source.alphabet.letters.flatMap((_, x) =>
    nearest[x]!.some((j) => letters.includes(j)) ? [source.marginal.at(x)] : [],
  );
  return { outputMass: sum(outputs), sourceMass: sum(inputs) };
}

/** Bounds on some quantities, the third one bounded by the error rate: is there a restorer? */
function possible(
  problem: Problem,
  most: { distortion?: Rational; perception?: Rational; errorRate?: Rational },
): boolean {
  const value = valueAt(problem, { distortion: most.distortion ?? "inf", perception: most.perception ?? "inf" });
  return value !== undefined && (most.errorRate === undefined || value.atMost(most.errorRate));
}

property(
  "pairs: what is attained is, and nothing less of the others is possible",
  { problem: randomProblem() },
  runs(250, 913),
  ({ problem }) => {
    const verdict = tradeoff(problem);
    const { exchanges: pairs } = convexTradeoff(verdict);
    const { distortion, perception, errorRate } = minima(problem);
    const least = { distortion, perception: rational(perception), errorRate };
    for (const name of ["distortionPerception", "distortionErrorRate", "perceptionErrorRate"] as const)
      expect(verdict.pairs[name].attained).toBe(pairs[name].attained);
    expect(verdict.pairs.distortionPerception.errorRate).toEqual(
      valueAt(problem, { distortion, perception: least.perception }),
    );
    expect(verdict.pairs.distortionErrorRate.errorRate).toEqual(valueAt(problem, { distortion, perception: "inf" }));
    expect(verdict.pairs.perceptionErrorRate.errorRate).toEqual(
      valueAt(problem, { distortion: "inf", perception: least.perception }),
    );
    for (const [pair, two, third] of [
      [pairs.distortionPerception, ["distortion", "perception"], "errorRate"],
      [pairs.distortionErrorRate, ["distortion", "errorRate"], "perception"],
      [pairs.perceptionErrorRate, ["perception", "errorRate"], "distortion"],
    ] as const) {
      const [one, other] = two;
      const both = { [one]: least[one], [other]: least[other] };
      expect(possible(problem, both)).toBe(pair.attained);
      seen[pair.attained ? "pairsTogether" : "pairsApart"]++;
      if (pair.attained) {
        expect(evaluate(problem, pair.restorer)).toEqual({
          ...both,
          [third]: pair.third,
          labeling: problem.classifier.classOf,
        });
        expect(possible(problem, { ...both, [third]: pair.third.minus(step) })).toBe(false);
        continue;
      }
      const values = pair as { readonly [Q in "distortion" | "perception" | "errorRate"]?: Rational };
      for (const [moved, kept] of [
        [one, other],
        [other, one],
      ] as const) {
        const value = values[moved]!;
        expect(least[moved].lessThan(value)).toBe(true);
        expect(possible(problem, { [kept]: least[kept], [moved]: value })).toBe(true);
        expect(possible(problem, { [kept]: least[kept], [moved]: value.minus(step) })).toBe(false);
      }
    }
  },
);
