/** Every conjecture on instances whose answer is known: findings, gallery problems, and two done with a pencil. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { check } from "../../../src/kernel/index.js";
import { allThreeMinimal } from "../../../src/conjectures/all-three-minimal.js";
import type { Conjecture } from "../../../src/search/statement/conjecture.js";
import { degradationOrder } from "../../../src/conjectures/degradation-order.js";
import { factorTwo } from "../../../src/conjectures/factor-two.js";
import { theorem1NonconvexDivergence } from "../../../src/conjectures/theorem-1-nonconvex-divergence.js";
import { theorem1Retrained } from "../../../src/conjectures/theorem-1-retrained.js";
import { largestExcess, theorem1 } from "../../../src/conjectures/theorem-1.js";
import { theorem2Pairwise } from "../../../src/conjectures/theorem-2-pairwise.js";
import { theorem2 } from "../../../src/conjectures/theorem-2.js";
import { Family } from "../../../src/enumeration/family.js";
import { instanceOf, type Instance } from "../../../src/generate/instance/instance.js";
import { extremes, finding, gallery, zChannels } from "./examples.js";

/** The statements that the kernel accepts of a violated instance. */
function proved({ certificates }: Conjecture, instance: Instance): unknown[] {
  return (certificates?.(instance) ?? []).map((certificate) => {
    const verdict = check(JSON.stringify(certificate));
    if (verdict.status === "rejected") throw new Error(`${verdict.where}: ${verdict.reason}`);
    return JSON.parse(JSON.stringify(verdict.statement));
  });
}

describe("known violations", () => {
  const violations: readonly (readonly [Conjecture, Instance])[] = [
    [theorem1Retrained, finding("retrained-perception")],
    [theorem1Retrained, finding("retrained-distortion")],
    [theorem1Retrained, gallery("missed-alarm")],
    [theorem1NonconvexDivergence, finding("wasserstein-2")],
    [theorem1NonconvexDivergence, finding("minimum")],
    [theorem2Pairwise, finding("pairwise")],
    [theorem2Pairwise, gallery("pairwise-condition")],
    [allThreeMinimal, finding("no-tradeoff")],
    [allThreeMinimal, gallery("noisy-typewriter")],
    [factorTwo, extremes()],
    [degradationOrder, zChannels()],
  ];
  it.each(violations.map(([conjecture, instance]) => ({ conjecture, instance })))(
    "$conjecture.name: $instance.problem.name",
    ({ conjecture, instance }) => {
      expect(conjecture.decide(instance).status).toBe("violated");
      expect(proved(conjecture, instance).length).toBeGreaterThan(0);
    },
  );

  it("pairs: the risks that docs/findings.md has", () => {
    expect(theorem2Pairwise.decide(finding("pairwise"))).toMatchObject({
      measure: Rational.of(1n, 6n),
      score: Rational.of(1n, 6n),
    });
    expect(proved(theorem2Pairwise, finding("pairwise"))).toEqual([
      { kind: "bayes-risks", source: "1/2", degraded: "2/3", gap: "1/6", equality: false, pairwise: { holds: true } },
    ]);
  });

  it("factor two, by hand: 1 is the best answer to nothing with |x − x̂|³ = 1; p_X itself costs 8/2", () => {
    expect(factorTwo.decide(extremes())).toMatchObject({
      status: "violated",
      measure: Rational.of(2n),
      score: Rational.of(2n),
      evidence: { leastDistortion: Rational.one, withPerfectPerception: Rational.of(4n) },
    });
    expect(proved(factorTwo, extremes())).toEqual([
      { kind: "value", bounds: { distortion: "1", perception: "inf" }, errorRate: "0" },
      { kind: "infeasible", bounds: { distortion: "2", perception: "0" } },
    ]);
  });

  it("factor two where the least distortion is 0: no multiple of it will do", () => {
    const free = extremes({
      distortion: {
        matrix: [
          ["0", "0", "8"],
          ["1", "0", "1"],
          ["8", "0", "0"],
        ],
      },
    });
    expect(factorTwo.decide(free)).toEqual({
      status: "violated",
      score: Rational.of(16n),
      evidence: { leastDistortion: Rational.zero, withPerfectPerception: Rational.of(4n) },
    });
    expect(proved(factorTwo, free)).toMatchObject([
      { kind: "value", bounds: { distortion: "0" } },
      { kind: "infeasible", bounds: { distortion: "0", perception: "0" } },
    ]);
  });

  it("two Z-channels: the same C, and neither a degradation of the other", () => {
    const outcome = degradationOrder.decide(zChannels());
    expect(outcome).toMatchObject({ status: "violated", score: Rational.of(1n, 5n) });
    expect(proved(degradationOrder, zChannels())).toMatchObject([
      {
        kind: "dominance",
        of: {
          matrix: [
            ["1", "0"],
            ["1/2", "1/2"],
          ],
        },
      },
      {
        kind: "degradation",
        of: {
          matrix: [
            ["1", "0"],
            ["1/2", "1/2"],
          ],
        },
        holds: false,
      },
    ]);
  });

  it("a find of verify-family is one here", () => {
    const family = new Family(
      { classes: 2, inputs: 2, outputs: 2, denominator: 2n, sourceDenominator: 4n },
      { distortion: "hamming", perception: "total-variation", classifier: "retrained" },
    );
    expect(theorem1Retrained.decide(instanceOf(family.problem(75n))).status).toBe("violated");
  });
});

describe("instances that hold", () => {
  it.each([
    "binary-denoising",
    "three-classes",
    "z-channel",
    "zero-mass",
    "useless-channel",
    "ordinal-grading",
    "factor-two",
    "coarser-restored-alphabet",
  ])("the theorems on %s", (name) => {
    expect(theorem1.decide(gallery(name))).toEqual({ status: "holds", score: Rational.zero });
    expect(theorem2.decide(gallery(name)).status).toBe("holds");
  });

  it("Theorem 1 is shown by values of the linear program", () => {
    const points = proved(theorem1, gallery("binary-denoising"));
    expect(points.length).toBeGreaterThanOrEqual(2);
    for (const point of points) expect(point).toMatchObject({ kind: "value" });
  });

  it("Theorem 1 would be seen to fail: above a chord, between two domains, or rising", () => {
    type At = { readonly distortion: Rational; readonly perception: Rational };
    const places = [0n, 2n].map((D) => ({ distortion: Rational.of(D), perception: Rational.of(2n - D) }));
    const along = (C: (at: At) => Rational | "inf"): [string, number] => {
      const asked: string[] = [];
      const { excess, points } = largestExcess(places, (at) => {
        asked.push(`${at.distortion.toString()} ${at.perception.toString()}`);
        return C(at);
      });
      expect([...asked].sort()).toEqual(["0 2", "1 1", "2 0", "2 2"]);
      return [excess.toString(), points.length];
    };
    const isMiddle = ({ distortion }: At): boolean => distortion.equals(Rational.one);
    expect(along(() => Rational.of(1n, 3n))).toEqual(["0", 3]);
    expect(along((at) => Rational.of(isMiddle(at) ? 3n : 2n, 5n))).toEqual(["1/5", 3]);
    expect(along((at) => (isMiddle(at) ? "inf" : Rational.zero))).toEqual(["1", 3]);
    expect(along(({ distortion, perception }) => distortion.plus(perception).over(Rational.of(8n)))).toEqual([
      "1/4",
      2,
    ]);
  });

  it("Theorem 2 scores how far the gap is from 0 where it must not be 0", () => {
    expect(theorem2.decide(gallery("binary-denoising"))).toEqual({
      status: "holds",
      measure: Rational.of(37n, 500n),
      score: Rational.of(-37n, 500n),
    });
    expect(theorem2.decide(gallery("invertible-channel"))).toEqual({
      status: "holds",
      measure: Rational.zero,
      score: Rational.of(-1n),
    });
    expect(proved(theorem2, gallery("three-classes"))).toMatchObject([{ kind: "bayes-risks", equality: false }]);
  });

  it("pairs that fail count against the score; two classes are no matter of it", () => {
    expect(theorem2Pairwise.decide(gallery("three-classes"))).toEqual({
      status: "not-applicable",
      score: Rational.of(-5n),
    });
    expect(theorem2Pairwise.decide(gallery("binary-denoising"))).toEqual({ status: "not-applicable" });
  });

  it("three minima that are not attained at once, near and far", () => {
    // D = 713/5800 at P = 0, and 1/10 at the least.
    expect(allThreeMinimal.decide(gallery("binary-denoising"))).toEqual({
      status: "holds",
      score: Rational.of(580n, 713n).minus(Rational.of(2n)),
    });
    const { score, measure } = allThreeMinimal.decide(gallery("useless-channel")) as {
      score: Rational;
      measure?: Rational;
    };
    expect(score.lessThan(Rational.zero)).toBe(true);
    if (measure !== undefined) expect(score).toEqual(measure.negated());
  });

  it("the factor: Hamming distortion has it, and it says nothing of other measures or alphabets", () => {
    const outcome = factorTwo.decide(gallery("binary-denoising"));
    expect(outcome).toMatchObject({ status: "holds", score: Rational.of(713n, 5800n).over(Rational.of(1n, 5n)) });
    expect(outcome.score!.atMost(Rational.one)).toBe(true);
    for (const name of ["factor-two", "ordinal-grading", "coarser-restored-alphabet", "missed-alarm"])
      expect(factorTwo.decide(gallery(name))).toEqual({ status: "not-applicable" });
    expect(
      factorTwo.decide(
        extremes({
          distortion: {
            matrix: [
              ["1", "1", "8"],
              ["1", "0", "1"],
              ["8", "1", "0"],
            ],
          },
        }),
      ),
    ).toEqual({ status: "not-applicable" });
    const noiseless = {
      outputs: ["0", "1", "2"],
      matrix: [
        ["1", "0", "0"],
        ["0", "1", "0"],
        ["0", "0", "1"],
      ],
    };
    expect(factorTwo.decide(extremes({ channel: noiseless }))).toEqual({ status: "holds", score: Rational.zero });
    // Squared error restored on the letters: twice at the most, here 4/2 against 1.
    const squared = {
      matrix: [
        ["0", "1", "4"],
        ["1", "0", "1"],
        ["4", "1", "0"],
      ],
    };
    expect(factorTwo.decide(extremes({ distortion: squared }))).toMatchObject({ status: "holds", score: Rational.one });
  });

  it("two channels: a degradation, one that is below, letters without mass", () => {
    const { problem, other } = zChannels();
    expect(degradationOrder.decide(instanceOf(problem, problem))).toEqual({ status: "holds", score: Rational.of(-3n) });
    expect(
      degradationOrder.decide(
        zChannels([
          ["1", "0"],
          ["0", "0"],
        ]),
      ),
    ).toEqual({ status: "not-applicable" });
    expect(() => degradationOrder.decide(instanceOf(problem))).toThrow(InputError);
    expect(() => degradationOrder.certificates!(instanceOf(other!, gallery("blackwell-symmetric").problem))).toThrow(
      "only a violation",
    );
  });

  it("nothing to certify where Theorem 1 holds", () => {
    const even = extremes({ classifier: "retrained" });
    expect(theorem1Retrained.decide(even)).toEqual({ status: "holds", score: Rational.of(-1n) });
    expect(() => theorem1Retrained.certificates!(even)).toThrow("only a violation");
    expect(() => theorem1Retrained.decide(extremes())).toThrow(InputError);
  });
});
