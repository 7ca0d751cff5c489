/**
 * One class: the error rate is 0, and what remains is the distortion-perception function D(P) of Blau and
 * Michaeli, which does not ask for classes. So it is that of every problem with the same p_X whose
 * error rate is left free.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certificate } from "../../../src/tradeoff/solve.js";
import { surfaceCertificateData } from "../../../src/certificate/surface.js";
import { problemFromData, problemToFile } from "../../../src/format/problem.js";
import { randomProblem } from "../../../src/generate/index.js";
import { check } from "../../../src/kernel/index.js";
import type { Problem } from "../../../src/model/problem.js";
import { theorem1 } from "../../../src/theorem/theorem-1.js";
import { theorem2 } from "../../../src/theorem/theorem-2.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { sliceAt } from "../../../src/tradeoff/slice.js";
import { solve } from "../../../src/tradeoff/solve.js";
import { surface } from "../../../src/tradeoff/surface.js";

/** The problem with all classes merged. */
function merged(problem: Problem): Problem {
  const { alphabet, marginal } = problem.source;
  return problemFromData({
    ...problemToFile(problem),
    source: { alphabet: alphabet.letters, classes: [{ name: "any", prior: 1, pmf: marginal.toArray() }] },
    classifier: problem.restored.letters.map(() => "any"),
  });
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The least distortion along P where the error rate is at most `errorRate`. */
function least(problem: Problem, errorRate: number): unknown {
  const { domain, segments } = sliceAt(problem, { errorRate });
  return json([domain, segments.map(({ from, to, intercept, slope }) => ({ from, to, intercept, slope }))]);
}

test("D(P) is the slice of a problem with classes whose error rate is free", () => {
  fc.assert(
    fc.property(randomProblem(), (problem) => {
      const one = merged(problem);
      expect(least(one, 0)).toEqual(least(problem, 1));
    }),
    { numRuns: 25, seed: 81 },
  );
});

test("points, surfaces and verdicts, each accepted by the checker", () => {
  fc.assert(
    fc.property(randomProblem(), (problem) => {
      const one = merged(problem);
      const { distortion, perception, errorRate } = minima(one);
      expect(String(errorRate)).toBe("0");
      const point = solve(one, { distortion, perception: "inf" });
      expect(point.status).toBe("optimal");
      const whole = surface(one);
      expect(whole.pieces.map(({ intercept }) => String(intercept))).toEqual(["0"]);
      for (const data of [certificate(point), surfaceCertificateData(whole.proof())])
        expect(check(json(data))).toMatchObject({ status: "accepted" });
      expect(theorem1(whole).verdict).toBe("holds");
      expect(theorem2(one)).toMatchObject({ equality: true });
      expect(String(tradeoff(one).minima.perception)).toBe(String(perception));
    }),
    { numRuns: 25, seed: 82 },
  );
});

describe("re-trained classifiers have one choice", () => {
  test("C is 0 as with a fixed one", () => {
    const [problem] = fc.sample(randomProblem(), { numRuns: 1, seed: 83 });
    const again = problemFromData({ ...problemToFile(merged(problem!)), classifier: "retrained" });
    expect(String(minima(again).errorRate)).toBe("0");
    expect(least(again, 0)).toEqual(least(merged(problem!), 0));
  });
});
