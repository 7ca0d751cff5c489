/**
 * The generators themselves: exact and valid always, varied enough to be worth running,
 * and shrinking to something that a person can read.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational, sum } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { problem, type ProblemDefinition } from "../../src/model/problem.js";
import {
  alphabets,
  anyRestorer,
  channel,
  deterministicChannel,
  finiteBounds,
  fraction,
  matrix,
  needsNumbers,
  nonNegativeMatrix,
  nonNegativeRational,
  perceptionKinds,
  pmf,
  pointMass,
  positiveChannel,
  positivePmf,
  problemDefinition,
  problemWithBounds,
  randomProblem,
  smallRational,
  sparseChannel,
} from "../../src/generate/index.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { minima } from "../../src/tradeoff/minima.js";
import { unionLetters } from "./definitions.js";
import { property, runs } from "./property.js";

const isPmf = (masses: readonly Rational[]): boolean =>
  masses.every((mass) => mass.sign() >= 0) && sum(masses).equals(Rational.one);
const size = fc.integer({ min: 1, max: 4 });
const sizes = fc.tuple(size, size);

describe("valid by construction", () => {
  property(
    "pmfs",
    { masses: size.chain((n) => fc.oneof(pmf(n), positivePmf(n), pointMass(n))) },
    runs(300, 801),
    ({ masses }) => {
      expect(isPmf(masses)).toBe(true);
    },
  );

  property(
    "channels",
    {
      rows: sizes.chain(([m, n]) =>
        fc.oneof(channel(m, n), sparseChannel(m, n), positiveChannel(m, n), deterministicChannel(m, n)),
      ),
    },
    runs(300, 802),
    ({ rows }) => {
      expect(rows.every(isPmf)).toBe(true);
    },
  );

  property(
    "numbers and matrices",
    {
      one: nonNegativeRational(),
      other: smallRational(),
      part: fraction(),
      rows: nonNegativeMatrix(2, 3),
      any: matrix(3, 1),
    },
    runs(200, 803),
    ({ one, other, part, rows, any }) => {
      expect(one.sign()).not.toBe(-1);
      expect(other.abs().atMost(Rational.of(6n))).toBe(true);
      expect(part.sign() >= 0 && part.atMost(Rational.one)).toBe(true);
      expect(rows.map((row) => row.length)).toEqual([3, 3]);
      expect(rows.flat().every((value) => value.sign() >= 0)).toBe(true);
      expect(any.map((row) => row.length)).toEqual([1, 1, 1]);
    },
  );

  property(
    "problems",
    { definition: problemDefinition({ sizes: { source: 4, outputs: 4, restored: 4 } }) },
    runs(500, 804),
    ({ definition }) => {
      expect(() => problem(definition)).not.toThrow();
    },
  );

  property(
    "restorers and bounds of a problem",
    { pair: randomProblem().chain((given) => fc.tuple(fc.constant(given), anyRestorer(given), finiteBounds(given))) },
    runs(200, 805),
    ({ pair: [given, restorer, bounds] }) => {
      expect(restorer.toArrays().every(isPmf)).toBe(true);
      expect(() => evaluate(given, restorer)).not.toThrow();
      expect([bounds.distortion, bounds.perception].every((bound) => bound instanceof Rational)).toBe(true);
    },
  );
});

describe("varied", () => {
  const sample = fc.sample(problemWithBounds(1, { sizes: { source: 4, outputs: 4, restored: 4 } }), {
    numRuns: 2000,
    seed: 810,
  });
  /** How many of the sample have the property; each must occur often enough to matter. */
  const often = (name: string, holds: (instance: (typeof sample)[number]) => boolean): void => {
    test(name, () => {
      expect(sample.filter(holds).length).toBeGreaterThanOrEqual(40);
    });
  };
  for (const kind of perceptionKinds) {
    often(kind, ({ definition: { perception } }) =>
      typeof perception === "string" ? perception === kind : kind in perception,
    );
  }
  for (const kind of ["hamming", "squared-error", "absolute-error", "matrix"]) {
    often(
      `distortion ${kind}`,
      ({ definition: { distortion } }) => (typeof distortion === "string" ? distortion : "matrix") === kind,
    );
  }
  for (const classes of [2, 3, 4])
    often(`${classes} classes`, (instance) => instance.problem.source.classNames.length === classes);
  often("a classifier by names", ({ definition }) => definition.classifier !== "bayes");
  often(`the classifier "bayes"`, ({ definition }) => definition.classifier === "bayes");
  often("a source by counts", ({ definition }) => "counts" in definition.source);
  often("a source letter of mass zero", (instance) => instance.problem.source.marginal.numerators.includes(0n));
  often("an output of mass zero", ({ definition: { channel: given } }) =>
    given.outputs.some((_, y) => given.matrix.every((row) => row[y]!.isZero())),
  );
  often(
    "three sizes",
    ({ definition: { source, channel: given, restored } }) =>
      new Set([source.alphabet.length, given.outputs.length, restored!.alphabet.length]).size === 3,
  );
  often("restored letters that overlap the source letters in part", ({ definition }) => {
    const [from, to] = [definition.source.alphabet.length, definition.restored!.alphabet.length];
    const union = unionLetters(definition).length;
    return union > Math.max(from, to) && union < from + to;
  });
  often(
    "no common letter",
    ({ definition }) =>
      unionLetters(definition).length === definition.source.alphabet.length + definition.restored!.alphabet.length,
  );
  often("letters of equal value", (instance) => {
    const values =
      instance.problem.source.alphabet.union(instance.problem.restored).numericValues(String)?.map(String) ?? [];
    return new Set(values).size < values.length;
  });
  often(
    "letters that are no numbers",
    (instance) => instance.problem.source.alphabet.numericValues(String) === undefined,
  );
  often("a deterministic channel that merges letters", ({ definition: { channel: given } }) => {
    const images = given.matrix.map((row) => row.findIndex((w) => w.equals(Rational.one)));
    return !images.includes(-1) && new Set(images).size < images.length;
  });
  for (const which of ["distortion", "perception"] as const) {
    often(`no bound on ${which}`, ({ bounds: [at] }) => at![which] === "inf");
    often(`the least ${which}, positive, as the bound`, (instance) => {
      const least = rational(minima(instance.problem)[which]);
      const bound = instance.bounds[0]![which];
      return bound !== "inf" && bound.equals(least) && least.sign() > 0;
    });
    often(`a bound of zero on ${which}`, ({ bounds: [at] }) => at![which].toString() === "0");
    often(`a negative bound on ${which}`, ({ bounds: [at] }) => at![which].toString().startsWith("-"));
    often(`a bound above the least ${which}`, (instance) => {
      const bound = instance.bounds[0]![which];
      return bound !== "inf" && rational(minima(instance.problem)[which]).lessThan(bound);
    });
  }
});

/** What a property that does not hold is reported with. */
function smallestFailure(holds: (definition: ProblemDefinition) => boolean, seed: number): ProblemDefinition {
  const { counterexample } = fc.check(fc.property(problemDefinition(), holds), { seed });
  if (counterexample === null) throw new Error("the property holds");
  return counterexample[0];
}

describe("shrinking", () => {
  test("ends at the smallest problem", () => {
    const smallest = smallestFailure(() => false, 820);
    expect(smallest.source.alphabet).toEqual(["a"]);
    expect(smallest.channel.matrix).toEqual([[Rational.one]]);
    expect(smallest.restored!.alphabet).toEqual(["a"]);
    expect(smallest.perception).toBe("total-variation");
    expect(problem(smallest).source.classNames).toEqual(["w1", "w2"]);
  });

  test("keeps what makes a case fail", () => {
    const smallest = smallestFailure(({ restored }) => restored!.alphabet.length < 2, 821);
    expect(smallest.restored!.alphabet).toHaveLength(2);
    expect(smallest.source.alphabet.length).toBeLessThanOrEqual(2);
  });

  property(
    "sizes are never exceeded",
    { letters: alphabets({ source: 2, outputs: 1, restored: 4 }, true) },
    runs(200, 822),
    ({ letters }) => {
      expect(letters.source.length).toBeLessThanOrEqual(2);
      expect(letters.outputs).toEqual(["y0"]);
      expect(letters.restored.length).toBeLessThanOrEqual(4);
      expect(
        [...letters.source, ...letters.restored].every((letter) => Rational.parse(letter) instanceof Rational),
      ).toBe(true);
    },
  );

  property(
    "only the two Wasserstein kinds need numbers",
    { kind: fc.constantFrom(...perceptionKinds) },
    runs(20, 823),
    ({ kind }) => {
      expect(needsNumbers(kind)).toBe(kind.startsWith("wasserstein"));
    },
  );
});
