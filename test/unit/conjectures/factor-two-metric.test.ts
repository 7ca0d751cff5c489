import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { factorTwoMetric, metric } from "../../../src/conjectures/factor-two-metric.js";
import { instance } from "../../../src/generate/instance/instance.js";
import { decided, expectHolds, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);

describe("factor-two-metric", () => {
  test("holds of random metrics, with scores up to almost 1", () => {
    expectHolds(factorTwoMetric, 250, 1);
    const scores = decided(factorTwoMetric, 250, 2).map(({ outcome }) => outcome.score ?? Rational.zero);
    expect(scores.every((score) => score.atMost(Rational.one))).toBe(true);
    expect(scores.some((score) => r("4/5").lessThan(score))).toBe(true);
  });

  test("holds on the gallery where the distortion is a metric", () => {
    for (const [name, score] of [
      ["z-channel", "4/7"],
      ["useless-channel", "11/20"],
      ["invertible-channel", "0"],
      ["chebyshev-dice", "2639/5041"],
    ] as const) {
      expect(onGallery(factorTwoMetric, name)).toEqual({ status: "holds", score: r(score) });
    }
    // Squared error is not a metric; the restored alphabet differs; two cases.
    for (const name of ["ternary-additive-noise", "coarser-restored-alphabet", "missed-alarm"])
      expect(onGallery(factorTwoMetric, name)).toEqual({ status: "not-applicable" });
  });

  test("says nothing of a distortion that is no metric", () => {
    const of = (matrix: readonly (readonly string[])[]): string =>
      factorTwoMetric.decide(
        instance({
          name: "three",
          source: {
            alphabet: ["a", "b", "c"],
            classNames: ["1", "2"],
            counts: [
              [1n, 1n, 1n],
              [0n, 0n, 1n],
            ],
          },
          channel: { outputs: ["y"], matrix: [[Rational.one], [Rational.one], [Rational.one]] },
          classifier: "bayes",
          distortion: { matrix: matrix.map((row) => row.map(r)) },
          perception: "total-variation",
        }),
      ).status;
    expect(
      of([
        ["0", "1", "2"],
        ["1", "0", "1"],
        ["2", "1", "0"],
      ]),
    ).toBe("holds");
    expect(
      of([
        ["0", "1", "3"],
        ["1", "0", "1"],
        ["3", "1", "0"],
      ]),
    ).toBe("not-applicable"); // the triangle
    expect(
      of([
        ["0", "1", "2"],
        ["2", "0", "1"],
        ["2", "1", "0"],
      ]),
    ).toBe("not-applicable"); // symmetry
    expect(
      of([
        ["0", "0", "1"],
        ["0", "0", "1"],
        ["1", "1", "0"],
      ]),
    ).toBe("not-applicable"); // 0 between different letters
    expect(
      of([
        ["1", "1", "1"],
        ["1", "0", "1"],
        ["1", "1", "0"],
      ]),
    ).toBe("not-applicable"); // more than 0 to itself
  });

  test("shortest paths are metrics", () => {
    fc.assert(
      fc.property(metric(4), (distortion) => {
        if (typeof distortion === "string") throw new Error("a matrix");
        const d = distortion.matrix;
        for (const [x, row] of d.entries()) {
          for (const [z, value] of row.entries()) {
            expect(value.equals(d[z]![x]!) && value.isZero() === (x === z)).toBe(true);
            for (const w of d.keys()) expect(value.atMost(row[w]!.plus(d[w]![z]!))).toBe(true);
          }
        }
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test("its certificates are the two sides", () => {
    const [{ instance: one }] = decided(factorTwoMetric, 1, 8) as [ReturnType<typeof decided>[number]];
    // Not a refutation, so that the second one is a value too.
    expect(provedStatements(factorTwoMetric, one)).toMatchObject([{ kind: "value" }, { kind: "value" }]);
  });
});
