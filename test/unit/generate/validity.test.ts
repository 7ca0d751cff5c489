/** Everything that is drawn is exactly what it is said to be: hundreds of each, thousands with EXACT_CDP_EXHAUSTIVE=1. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { isConvex } from "../../../src/model/case.js";
import { problem } from "../../../src/model/problem.js";
import { source } from "../../../src/model/source.js";
import { instanceData, instanceFromData } from "../../../src/generate/instance/instance.js";
import {
  alphabets,
  anyProblemDefinition,
  channel,
  channelKinds,
  compositeDefinition,
  degradedPair,
  deterministicChannel,
  distortion,
  distortionKinds,
  fraction,
  instances,
  matrix,
  metric,
  minimum,
  nonNegativeMatrix,
  nonNegativeRational,
  pmf,
  pointMass,
  positiveChannel,
  positivePmf,
  problemDefinition,
  problemWithPoint,
  randomProblem,
  smallRational,
  smoothKinds,
  sourceByClasses,
  sourceByCounts,
  sparseChannel,
  symmetricChannel,
  unionOf,
  type Count,
} from "../../../src/generate/index.js";
import { channelOf, degradation } from "../../../src/theorem/degradation.js";
import { exhaustive } from "../../support/exhaustive.js";

type Rows = readonly (readonly Rational[])[];

/** Braces: what an expectation returns is no verdict. */
const each = <T>(drawn: fc.Arbitrary<T>, holds: (value: T) => void, numRuns = 1000): void => {
  fc.assert(
    fc.property(drawn, (value) => {
      holds(value);
    }),
    { numRuns: exhaustive ? numRuns : Math.ceil(numRuns / 4) },
  );
};
const isPmf = (masses: readonly Rational[]): boolean =>
  masses.every((mass) => mass.sign() >= 0) && sum(masses).equals(Rational.one);
const sorted = (values: readonly Rational[]): string => [...values].sort((a, b) => a.compare(b)).join();
const columns = (rows: Rows): Rational[][] => rows[0]!.map((_, y) => rows.map((row) => row[y]!));
const some: Count = { most: 7 };

describe("parts", () => {
  test("numbers keep to their bounds", () => {
    each(nonNegativeRational({ most: 9, denominator: 5 }), (value) =>
      expect(value.sign() >= 0 && value.atMost(Rational.of(9n)) && value.den <= 5n).toBe(true),
    );
    each(smallRational({ most: 2, denominator: 1 }), (value) =>
      expect(["-2", "-1", "0", "1", "2"]).toContain(String(value)),
    );
    each(fraction({ denominator: 3 }), (value) => expect(["0", "1/3", "1/2", "2/3", "1"]).toContain(String(value)));
    each(matrix({ least: 2, most: 3 }, 4), (rows) =>
      expect([rows.length >= 2 && rows.length <= 3, rows.every((row) => row.length === 4)]).toEqual([true, true]),
    );
    each(nonNegativeMatrix(2, some), (rows) => expect(rows.flat().every((value) => value.sign() >= 0)).toBe(true));
  });

  test("pmfs", () => {
    each(pmf({ most: 12 }, { heaviest: 1000 }), (p) =>
      expect(isPmf(p) && p.every((mass) => mass.den <= 12_000n)).toBe(true),
    );
    each(positivePmf(some), (p) =>
      expect(isPmf(p) && p.every((mass) => mass.sign() > 0 && mass.den <= 21n)).toBe(true),
    );
    each(pointMass(some), (p) =>
      expect(isPmf(p) && p.filter((mass) => mass.equals(Rational.one)).length === 1).toBe(true),
    );
  });

  test.each(channelKinds)("%s channels", (kind) => {
    each(channel(some, some, { channels: [kind] }), (W) =>
      expect(W.every(isPmf) && new Set(W.map((row) => row.length)).size === 1).toBe(true),
    );
  });

  test("what is said of channels holds", () => {
    each(positiveChannel(some, some), (W) => expect(W.flat().every((mass) => mass.sign() > 0)).toBe(true));
    each(deterministicChannel(some, some), (W) => expect(W.flat().every((mass) => mass.den === 1n)).toBe(true));
    each(sparseChannel(3, 2), (W) => expect([W.length, W[0]!.length, W.every(isPmf)]).toEqual([3, 2, true]));
  });

  test("symmetric channels: rows are permutations of one another, so are columns", () => {
    for (const drawn of [
      symmetricChannel({ most: 9 }),
      symmetricChannel(some, some, { heaviest: 9 }),
      symmetricChannel(4, 6),
      symmetricChannel(8),
    ]) {
      each(
        drawn,
        (W) => {
          expect(W.every(isPmf)).toBe(true);
          expect(new Set(W.map(sorted)).size).toBe(1);
          expect(new Set(columns(W).map(sorted)).size).toBe(1);
        },
        500,
      );
    }
  });

  test("degraded pairs: V = W·T", () => {
    each(
      degradedPair(some, some, some),
      ({ better: W, through: T, worse: V }) => {
        expect([W, T, V].every((rows) => rows.every(isPmf))).toBe(true);
        const product = W.map((row) => columns(T).map((column) => sum(row.map((mass, y) => mass.times(column[y]!)))));
        expect(V.map(String)).toEqual(product.map(String));
      },
      500,
    );
  });

  test("metrics", () => {
    each(
      metric({ most: 6 }),
      (rho) => {
        rho.forEach((row, i) =>
          row.forEach((value, j) => {
            expect(value.sign()).toBe(i === j ? 0 : 1);
            expect(String(value)).toBe(String(rho[j]![i]));
            rho.forEach((__, k) => expect(value.atMost(row[k]!.plus(rho[k]![j]!))).toBe(true));
          }),
        );
      },
      300,
    );
  });

  test.each(distortionKinds)("distortion %s", (kind) => {
    const letters = { source: ["0", "1", "2"], outputs: ["y"], restored: ["2", "0", "5"] };
    each(distortion(letters, true, { distortions: [kind] }), (definition) => {
      if (typeof definition === "string") {
        expect(definition).toBe(kind);
        return;
      }
      expect(definition.matrix.flat().every((value) => value.sign() >= 0)).toBe(true);
      if (kind !== "matrix")
        expect([definition.matrix[2]![0]!.isZero(), definition.matrix[0]![1]!.isZero()]).toEqual([true, true]);
      if (kind === "metric") expect(definition.matrix.flat().filter((value) => value.isZero())).toHaveLength(2);
    });
  });

  test("alphabets", () => {
    each(
      alphabets({ source: { least: 2, most: 12 }, outputs: 2, restored: 3 }, false),
      ({ source: from, outputs, restored }) => {
        expect([from, outputs, restored].every((letters) => new Set(letters).size === letters.length)).toBe(true);
        expect(from.length >= 2 && from.length <= 12 && outputs.length <= 2 && restored.length <= 3).toBe(true);
      },
    );
    each(alphabets({ source: 12, outputs: 1, restored: 12 }, true), (letters) => {
      expect(unionOf(letters).every((letter) => Rational.parse(letter) instanceof Rational)).toBe(true);
    });
  });

  test("sources", () => {
    for (const ties of [false, true]) {
      each(sourceByClasses(["a", "b"], { least: 2, most: 5 }, { ties }), (definition) => void source(definition));
      each(sourceByCounts(["a", "b", "c"], 3, { ties, largestCount: 50 }), (definition) => void source(definition));
    }
  });

  test("minima of two divergences", () => {
    each(minimum({ source: ["a"], restored: ["a", "b"] }, false), (definition) => {
      expect(JSON.stringify(definition)).not.toContain("wasserstein");
    });
  });
});

describe("problems", () => {
  const sizes = { source: 5, outputs: { least: 2, most: 4 }, restored: 5 };

  test("linear", () =>
    each(
      problemDefinition({ sizes, heaviest: 20, denominator: 12, most: 30, classes: { least: 3, most: 6 }, ties: true }),
      (definition) => {
        const {
          source: { alphabet, classNames },
          channel: { outputs },
        } = problem(definition);
        expect([
          alphabet.size <= 5,
          outputs.size >= 2 && outputs.size <= 4,
          classNames.length >= 3 && classNames.length <= 6,
        ]).toEqual([true, true, true]);
      },
    ));

  test("smooth: kernels are positive semidefinite, or the problem would be refused", () => {
    const seen = new Set<string>();
    each(problemDefinition({ sizes, kinds: smoothKinds }), (definition) => {
      const { perception } = problem(definition);
      const part = perception.parts[0]!.divergence;
      expect(part.family).toBe("smooth");
      seen.add(typeof part.definition === "string" ? part.definition : Object.keys(part.definition).join());
    });
    expect([...seen].sort()).toEqual([...smoothKinds].sort());
    each(problemDefinition({ kinds: ["mmd-squared"], most: 1 }), ({ perception }) => {
      if (typeof perception !== "object" || !("mmd-squared" in perception)) throw new Error("another kind");
      // vᵀKv ≥ 0, by definition, for every v of zeros and signs.
      const K = perception["mmd-squared"];
      const signs = K.reduce<number[][]>((all) => all.flatMap((v) => [-1, 0, 1].map((sign) => [...v, sign])), [[]]);
      for (const v of signs) {
        const value = sum(K.flatMap((row, i) => row.map((one, j) => one.times(Rational.of(BigInt(v[i]! * v[j]!))))));
        expect(value.sign()).toBeGreaterThanOrEqual(0);
      }
      expect(K.flat().every((value) => value.den === 1n && value.abs().atMost(Rational.of(3n)))).toBe(true);
    });
  });

  test("smooth ones only where they are asked for; no surface of theirs", () => {
    each(problemDefinition(), (definition) => {
      expect(problem(definition).perception.parts.every(({ divergence }) => divergence.family !== "smooth")).toBe(true);
    });
    expect(() => problemWithPoint({ kinds: ["total-variation", "kullback-leibler"] })).toThrow(/kinds/);
  });

  test("of either kind", () =>
    each(
      anyProblemDefinition({ sizes, divergence: "any", retrained: "either" }),
      (definition) => void problem(definition),
    ));

  test("composite", () => {
    each(compositeDefinition({ sizes }), (definition) => expect(isConvex(problem(definition))).toBe(false));
    each(compositeDefinition({ retrained: false }), ({ classifier }) => expect(classifier).not.toBe("retrained"));
    each(compositeDefinition({ divergence: "non-convex", retrained: true }), ({ classifier, perception }) => {
      expect(classifier).toBe("retrained");
      expect(perception === "wasserstein-2" || (typeof perception === "object" && "minimum" in perception)).toBe(true);
    });
  });

  test("options are kept to", () => {
    each(
      randomProblem({
        restored: "source",
        classifier: "bayes",
        distortions: ["squared-error"],
        channels: ["deterministic"],
        source: "counts",
        kinds: ["chebyshev"],
      }),
      ({ source: src, restored, classifier, distortion: delta, channel: W, perception }) => {
        expect(restored.letters).toEqual(src.alphabet.letters);
        expect([classifier.definition, delta.definition, perception.definition, W.matrix.denominator]).toEqual([
          "bayes",
          "squared-error",
          "chebyshev",
          1n,
        ]);
        expect("counts" in src.definition).toBe(true);
      },
    );
    each(problemDefinition({ classifier: "bayes" }), (definition) =>
      expect(problem(definition).classifier.definition).toBe("bayes"),
    );
    each(
      problemDefinition({ sizes: { restored: 1, source: { least: 2, most: 3 } }, classifier: "bayes" }),
      (definition) => expect(definition.restored!.alphabet).toEqual(definition.source.alphabet.slice(0, 1)),
    );
  });

  test("instances: normal form, files that read back, a degraded channel that is one", () => {
    each(
      instances({
        divergence: "any",
        retrained: "either",
        second: "degraded",
        kinds: ["total-variation", "witnesses"],
      }),
      (drawn) => {
        const counts = drawn.definition.source.counts.flat();
        expect(counts.some((count) => count > 0n)).toBe(true);
        expect(JSON.stringify(instanceData(instanceFromData(instanceData(drawn))))).toBe(
          JSON.stringify(instanceData(drawn)),
        );
        expect(degradation(channelOf(drawn.other!), channelOf(drawn.problem)).degradation).toBe(true);
      },
      300,
    );
    each(instances(), ({ other, problem: built }) => expect([other, isConvex(built)]).toEqual([undefined, true]));
    each(instances({ retrained: true, second: "any" }), ({ other, problem: built }) =>
      expect([other === undefined, built.classifier.definition]).toEqual([false, "retrained"]),
    );
  });
});

describe("options that make no sense are refused where the arbitrary is made", () => {
  const refused = (make: () => unknown, path: string): void => {
    let error: unknown;
    try {
      make();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).path).toBe(path);
  };
  test.each([
    [() => pmf(0), "letters.least"],
    [() => pmf({ least: 3, most: 2 }), "letters.most"],
    [() => pmf(2, { heaviest: 0 }), "heaviest"],
    [() => channel(1.5, 2), "inputs.least"],
    [() => nonNegativeRational({ denominator: 0 }), "denominator"],
    [() => randomProblem({ classes: 1 }), "classes.most"],
    [() => randomProblem({ sizes: { outputs: -1 } }), "sizes.outputs.most"],
    [() => randomProblem({ kinds: [] }), "kinds"],
    [() => channel(2, 2, { channels: [] }), "channels"],
    [() => instances({ distortions: [] }), "distortions"],
  ] as const)("%s", (make, path) => {
    refused(make, path);
  });
});
