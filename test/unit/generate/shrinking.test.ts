/** Shrinking: a property that is made to fail ends at the smallest value for which it does. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import type { Problem } from "../../../src/model/problem.js";
import { problemToFile } from "../../../src/format/problem.js";
import {
  anyProblemDefinition,
  arbitrary,
  channel,
  compositeDefinition,
  degradedPair,
  instances,
  metric,
  nonNegativeRational,
  placedPoint,
  pmf,
  positivePmf,
  problemWithBounds,
  problemWithPoint,
  randomAnyProblem,
  randomProblem,
  smallRational,
  sourceByCounts,
  symmetricChannel,
} from "../../../src/generate/index.js";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** The counterexample with which fast-check reports the property, for several seeds. */
function smallest<T>(drawn: fc.Arbitrary<T>, holds: (value: T) => boolean, numRuns = 1000): T[] {
  return seeds.map((seed) => {
    const { counterexample } = fc.check(fc.property(drawn, holds), { seed, numRuns });
    if (counterexample === null) throw new Error("the property holds");
    return counterexample[0];
  });
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));
const distinct = (values: readonly unknown[]): unknown[] =>
  [...new Set(values.map(text))].map((one) => JSON.parse(one) as unknown);
const sizes = ({ source, channel: { outputs }, restored }: Problem): number[] => [
  source.alphabet.size,
  outputs.size,
  restored.size,
  source.classNames.length,
];
const one = Rational.one;

const least = {
  format: "exact-cdp/problem@1",
  name: "random",
  source: {
    alphabet: ["a"],
    classes: [
      { name: "w1", prior: "1", pmf: ["1"] },
      { name: "w2", prior: "0", pmf: ["1"] },
    ],
  },
  channel: { outputs: ["y0"], matrix: [["1"]] },
  restored: { alphabet: ["a"] },
  classifier: ["w1"],
  distortion: "hamming",
  perception: "total-variation",
};

describe("a problem", () => {
  test("of no property ends at one letter, two classes, Hamming, total variation", () => {
    const found = smallest(randomProblem({ sizes: { source: 6, outputs: 6, restored: 6 } }), () => false);
    expect(distinct(found.map(problemToFile))).toEqual([JSON.parse(text(least))]);
  });

  test("the same from composite ones", () => {
    expect(
      distinct(smallest(anyProblemDefinition({ divergence: "any", retrained: "either" }), () => false)),
    ).toHaveLength(1);
    const found = smallest(randomAnyProblem({ divergence: "any", retrained: "either" }), () => false);
    expect(distinct(found.map(problemToFile))).toEqual([JSON.parse(text(least))]);
  });

  test("composite only: re-trained with the total variation, or the lesser of two total variations", () => {
    expect(
      distinct(
        smallest(compositeDefinition(), () => false).map(({ classifier, perception }) => ({ classifier, perception })),
      ),
    ).toEqual([{ classifier: "retrained", perception: "total-variation" }]);
    const minima = smallest(compositeDefinition({ divergence: "minimum", retrained: false }), () => false);
    expect(distinct(minima.map(({ classifier, perception }) => ({ classifier, perception })))).toEqual([
      { classifier: ["w1"], perception: { minimum: ["total-variation", "total-variation"] } },
    ]);
  });

  test("of two source letters ends at two, with simple masses", () => {
    const found = smallest(
      randomProblem({ sizes: { source: 6, outputs: 6, restored: 6 } }),
      ({ source }) => source.alphabet.size < 2,
    );
    expect(distinct(found.map(sizes))).toEqual([[2, 1, 2, 2]]);
    expect(distinct(found.map(({ source }) => source.marginal))).toEqual([["1", "0"]]);
  });

  test("of two letters with mass, told apart by the Bayes rule, ends at halves", () => {
    const toldApart = ({ source }: Problem): boolean => {
      const best = source.alphabet.letters.flatMap((_, x) =>
        source.classNames.flatMap((__, k) =>
          source.classNames.every(
            (___, other) => other === k || source.joint.numeratorAt(k, x) > source.joint.numeratorAt(other, x),
          )
            ? [k]
            : [],
        ),
      );
      return new Set(best).size >= 2;
    };
    const found = smallest(
      randomProblem({ sizes: { source: 5, outputs: 5, restored: 5 }, heaviest: 9 }),
      (problem) => !toldApart(problem),
    );
    for (const problem of found) {
      expect(sizes(problem)).toEqual([2, 1, 2, 2]);
      expect(problem.source.joint.denominator).toBe(2n);
      expect(problem.perception.definition).toBe("total-variation");
      expect(problem.distortion.definition).toBe("hamming");
    }
  });

  test("of an output with noise ends at a channel with halves", () => {
    const noisy = ({ channel: { matrix } }: Problem): boolean => matrix.denominator > 1n;
    const found = smallest(
      randomProblem({ sizes: { source: 5, outputs: 5, restored: 5 }, heaviest: 7 }),
      (problem) => !noisy(problem),
    );
    expect(distinct(found.map(sizes))).toEqual([[1, 2, 1, 2]]);
    expect(distinct(found.map(({ channel: { matrix } }) => matrix))).toEqual([[["1/2", "1/2"]]]);
  });

  test("of a kind keeps it, and nothing else", () => {
    const found = smallest(
      randomProblem(),
      ({ perception: { definition, parts } }) =>
        parts[0]?.divergence.family !== "witnesses" || typeof definition === "string",
    );
    expect(distinct(found.map(sizes))).toEqual([[1, 1, 1, 2]]);
    expect(distinct(found.map(({ perception }) => perception.definition))).toEqual([{ witnesses: [["0"]] }]);
  });

  test("prints as its problem file", () => {
    const { counterexample } = fc.check(
      fc.property(randomProblem(), () => false),
      { seed: 1 },
    );
    expect(fc.stringify(counterexample?.[0])).toBe(text(least));
  });
});

describe("instances", () => {
  test("end at one letter, with a second channel of one output", () => {
    for (const second of ["any", "degraded"] as const) {
      const found = smallest(instances({ second, divergence: "any", retrained: "either" }), () => false, 100);
      expect(distinct(found.map(({ definition }) => definition))).toHaveLength(1);
      expect(sizes(found[0]!.problem)).toEqual([1, 1, 1, 2]);
      expect(text(found[0]!.definition.other)).toBe(text({ outputs: ["z0"], matrix: [[one]] }));
    }
  });

  test("of channels that differ end at two outputs, in whole numbers", () => {
    const found = smallest(
      instances({ second: "degraded" }),
      ({ definition: { channel: first, other } }) => text(first.matrix) === text(other?.matrix),
      300,
    );
    for (const { definition } of found) {
      expect(definition.source.alphabet).toHaveLength(1);
      expect([definition.channel.outputs.length, definition.other!.outputs.length].sort((a, b) => a - b)).toEqual([
        1, 2,
      ]);
    }
  });
});

describe("parts", () => {
  test("numbers end at the least that fails", () => {
    expect(smallest(nonNegativeRational(), () => false).map(String)).toEqual(seeds.map(() => "0"));
    expect(
      new Set(smallest(nonNegativeRational(), (value) => value.lessThan(Rational.of(1n, 2n))).map(String)),
    ).toEqual(new Set(["1"]));
    expect(
      new Set(smallest(smallRational({ most: 100, denominator: 30 }), (value) => value.sign() >= 0).map(String)),
    ).toEqual(new Set(["-1"]));
  });

  test("pmfs end at few letters", () => {
    expect(distinct(smallest(pmf({ most: 9 }), () => false))).toEqual([["1"]]);
    expect(distinct(smallest(positivePmf({ most: 9 }), (p) => p.length < 2))).toEqual([["1/2", "1/2"]]);
    // The letter that matters is not the first: those before it are taken out.
    expect(distinct(smallest(pmf({ most: 9 }), (p) => p.filter((mass) => mass.sign() > 0).length < 2))).toEqual([
      ["1/2", "1/2"],
    ]);
  });

  test("ties stay ties", () => {
    const tie = (p: readonly Rational[]): boolean =>
      p.length === 3 && p[0]!.sign() > 0 && p[0]!.equals(p[1]!) && p[2]!.isZero();
    expect(distinct(smallest(pmf(3, { heaviest: 5 }), (p) => !tie(p)))).toEqual([["1/2", "1/2", "0"]]);
    const found = smallest(
      sourceByCounts(["a", "b"], 2, { ties: true }),
      (source) => "classes" in source || !source.counts.every((row) => row[0]! > 0n && row[0] === source.counts[0]![0]),
    );
    expect(
      distinct(found.map((source) => ("counts" in source ? source.counts.map((row) => row.map(String)) : []))),
    ).toEqual([
      [
        ["1", "0"],
        ["1", "0"],
      ],
    ]);
  });

  test("channels, pairs and metrics end at small ones", () => {
    expect(distinct(smallest(channel({ most: 6 }, { most: 6 }), () => false))).toEqual([[["1"]]]);
    expect(distinct(smallest(symmetricChannel({ least: 2, most: 8 }), () => false))).toEqual([
      [
        ["1", "0"],
        ["0", "1"],
      ],
    ]);
    expect(
      distinct(
        smallest(degradedPair({ most: 4 }, { most: 4 }), ({ worse, better }) => text(worse) === text(better)).map(
          ({ better }) => better.length,
        ),
      ),
    ).toEqual([1]);
    expect(distinct(smallest(metric({ most: 5 }), (rho) => rho.length < 3))).toEqual([
      [
        ["0", "1", "1"],
        ["1", "0", "1"],
        ["1", "1", "0"],
      ],
    ]);
  });

  test("bounds end at zero, points on a corner", () => {
    const found = smallest(problemWithBounds(1), () => false, 20);
    expect(distinct(found.map(({ bounds }) => bounds))).toEqual([[{ distortion: "0", perception: "0" }]]);
    const placed = smallest(problemWithPoint(), ({ place }) => place !== "inside", 20);
    expect(distinct(placed.map(({ problem, bounds }) => [sizes(problem), bounds]))).toEqual([
      [[1, 1, 1, 2], { distortion: "1", perception: "1" }],
    ]);
    const { surface } = placed[0]!;
    expect(distinct(smallest(placedPoint(surface), () => false).map(({ bounds }) => bounds))).toEqual([
      { distortion: "0", perception: "0" },
    ]);
  });

  test("a recipe of one's own: any place of a list can go, not only the last", () => {
    const list = arbitrary((choose) =>
      Array.from({ length: choose("length", 0, 9, { axes: ["i"] }) }, (_, i) => choose(`value.i${i}`, 0, 1000)),
    );
    const found = smallest(list, (values) => values.filter((value) => value > 700).length < 2);
    expect(distinct(found)).toEqual([[701, 701]]);
  });
});
