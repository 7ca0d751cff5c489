/** Climbing: random numbers, neighbours, climbs that find what random draws do not. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { problemDefinition } from "../../../../src/generate/index.js";
import { usualBounds } from "../../../../src/search/tabu/bounds.js";
import { climb, compareOutcomes } from "../../../../src/search/tabu/climb.js";
import { climbs } from "../../../../src/search/tabu/climbs.js";
import { neighbour, neighbours } from "../../../../src/search/tabu/neighbours.js";
import { SplitMix64 } from "../../../../src/search/tabu/random.js";
import type { Outcome } from "../../../../src/search/statement/outcome.js";
import { instanceKey } from "../../../../src/generate/instance/edit.js";
import { instance, type Instance } from "../../../../src/generate/instance/instance.js";
import { shapeOf } from "../../../../src/generate/instance/shape.js";
import { property, runs } from "../../../property/property.js";
import { scored } from "./conjectures.js";

describe("random numbers", () => {
  it("are those of SplitMix64", () => {
    const random = new SplitMix64(1234567n);
    expect(Array.from({ length: 5 }, () => random.next())).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it("are all reached below a bound, and no others", () => {
    const random = new SplitMix64(7n);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 6000; i++) counts[random.below(6)]!++;
    expect(counts.length).toBe(6);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe("neighbours", () => {
  const instances = problemDefinition().map(instance);
  const bounds = { ...usualBounds, sourceDenominator: 30n };

  property(
    "are other instances within the bounds",
    { one: instances, seed: fc.bigInt({ min: 0n, max: 1n << 40n }) },
    runs(150, 1),
    ({ one, seed }) => {
      const before = shapeOf(one.definition);
      const random = new SplitMix64(seed);
      for (let i = 0; i < 5; i++) {
        const next = neighbour(one, random, bounds);
        if (next === undefined) continue;
        const after = shapeOf(next.definition);
        expect(instanceKey(next.definition)).not.toBe(instanceKey(one.definition));
        expect(after.sourceDenominator <= 30n || after.sourceDenominator <= before.sourceDenominator).toBe(true);
        expect(after.denominator <= bounds.channelDenominator || after.denominator <= before.denominator).toBe(true);
        expect(after.classes).toBeLessThanOrEqual(Math.max(bounds.classes, before.classes));
        expect(after.inputs).toBeLessThanOrEqual(Math.max(bounds.source, before.inputs));
        expect(after.outputs).toBeLessThanOrEqual(Math.max(bounds.outputs, before.outputs));
      }
    },
  );

  it("move kernels to others, and keep smooth divergences", () => {
    const smooth = fc.sample(problemDefinition({ kinds: ["mmd-squared"], sizes: { source: { least: 2, most: 3 } } }), {
      numRuns: 20,
      seed: 3,
    });
    const random = new SplitMix64(5n);
    let moved = 0;
    for (const start of smooth.map(instance)) {
      const same = instance({ ...start.definition, distortion: "hamming" });
      for (const { definition, problem } of neighbours(same, 40, random, usualBounds, new Set())) {
        expect(problem.perception.parts[0]!.divergence.family).toBe("smooth");
        const kernel = (one: Instance["definition"]): string => JSON.stringify(one.perception);
        const letters = (one: Instance["definition"]): string =>
          JSON.stringify([one.source.alphabet, one.restored.alphabet]);
        if (letters(definition) === letters(same.definition) && kernel(definition) !== kernel(same.definition)) moved++;
      }
    }
    expect(moved).toBeGreaterThan(10);
  });

  it("change every part: source, channels, classifier, distortion, divergence, letters, sizes", () => {
    const matrix = [
      [Rational.zero, Rational.one],
      [Rational.one, Rational.zero],
    ];
    const start = instance({
      name: "start",
      source: {
        alphabet: ["0", "1"],
        classNames: ["1", "2"],
        counts: [
          [2n, 1n],
          [1n, 2n],
        ],
      },
      channel: { outputs: ["0", "1"], matrix },
      other: { outputs: ["0", "1"], matrix },
      classifier: ["1", "2"],
      distortion: { matrix },
      perception: { minimum: ["total-variation", { transport: matrix }] },
    });
    const changed = new Set<string>();
    for (const next of neighbours(start, 400, new SplitMix64(1n), usualBounds, new Set())) {
      for (const key of ["source", "channel", "other", "restored", "classifier", "distortion", "perception"] as const) {
        const text = (one: Instance): string =>
          JSON.stringify(one.definition[key], (_, value: unknown) =>
            typeof value === "bigint" ? String(value) : value,
          );
        if (text(next) !== text(start)) changed.add(key);
      }
      const { classes, inputs, outputs, otherOutputs } = shapeOf(next.definition);
      changed
        .add(`${String(classes)} classes`)
        .add(`${String(inputs)} letters`)
        .add(`${String(outputs)} outputs`)
        .add(`${String(otherOutputs)} others`);
    }
    expect([...changed].sort()).toEqual(
      [
        "source",
        "channel",
        "other",
        "restored",
        "classifier",
        "distortion",
        "perception",
        "2 classes",
        "3 classes",
        "1 letters",
        "2 letters",
        "3 letters",
        "1 outputs",
        "2 outputs",
        "3 outputs",
        "1 others",
        "2 others",
        "3 others",
      ].sort(),
    );
  });
});

describe("a climb", () => {
  /** How much of X is the letter 0, up to 9/10. */
  const decide = ({ problem }: Instance): Outcome => {
    const score = problem.source.marginal.at(0);
    return score.lessThan(Rational.of(9n, 10n))
      ? { status: "holds", score }
      : { status: "violated", evidence: {}, score };
  };
  const start = instance({
    name: "start",
    source: {
      alphabet: ["0", "1"],
      classNames: ["1", "2"],
      counts: [
        [1n, 3n],
        [0n, 4n],
      ],
    },
    channel: { outputs: ["0"], matrix: [[Rational.one], [Rational.one]] },
    classifier: "bayes",
    distortion: "hamming",
    perception: "total-variation",
  });
  const walk = (seed: bigint, options = {}): { scores: string[]; end: ReturnType<typeof last> } => {
    const scores: string[] = [];
    const steps = climb(start, decide, new SplitMix64(seed), options);
    const end = last(steps, ({ instance: one, decisions }) => {
      scores.push(instanceKey(one.definition));
      expect(decisions).toBe(scores.length);
    });
    return { scores, end };
  };

  it("reaches the summit, decides nothing twice, and repeats itself", () => {
    const { scores, end } = walk(5n);
    expect(end).toMatchObject({ status: "violated", decisions: scores.length });
    expect(new Set(scores).size).toBe(scores.length);
    expect(walk(5n).scores).toEqual(scores);
    expect(walk(6n).scores).not.toEqual(scores);
  });

  it("ends with its budget, with the best so far", () => {
    const { scores, end } = walk(5n, { budget: 2 });
    expect(scores.length).toBe(2);
    expect(end).toMatchObject({ status: "budget", decisions: 2 });
  });

  it("ends on a plain once its patience has", () => {
    const flat = last(
      climb(start, () => ({ status: "holds", score: Rational.zero }), new SplitMix64(1n), {
        patience: 3,
        neighbours: 2,
      }),
    );
    expect(flat).toMatchObject({ status: "stuck", decisions: 9 });
  });

  it("ranks violations over scores over none, exactly", () => {
    const [third, close] = [Rational.of(1n, 3n), Rational.of(10n ** 30n + 1n, 3n * 10n ** 30n)];
    const order: Outcome[] = [
      { status: "not-applicable" },
      { status: "holds", score: third },
      { status: "undecided", score: close },
      { status: "violated", evidence: {} },
    ];
    for (const [i, a] of order.entries())
      for (const [j, b] of order.entries()) expect(Math.sign(compareOutcomes(a, b))).toBe(Math.sign(i - j));
  });
});

describe("climbs find within a budget what random draws do not", () => {
  test.each([
    ["cubes", 1],
    ["cubes", 5],
    ["errors", 1],
    ["errors", 2],
    ["errors", 3],
  ] as const)("%s, seed %i", (name, seed) => {
    const { instances, decide } = scored[name];
    const budget = 600;
    const drawn = fc.sample(instances, { seed, numRuns: budget });
    expect(drawn.filter((one) => decide(one).status === "violated")).toEqual([]);
    const end = last(climbs(drawn[Symbol.iterator](), decide, new SplitMix64(BigInt(seed)), { budget }));
    expect(end?.status).toBe("violated");
    expect(end?.decisions).toBeLessThanOrEqual(budget);
    expect(decide(end!.instance).status).toBe("violated");
  });

  it("and say so where there was nothing to begin from, or nothing left", () => {
    const { decide } = scored.errors;
    expect(last(climbs([][Symbol.iterator](), decide, new SplitMix64(1n)))).toBeUndefined();
    const one = fc.sample(scored.errors.instances, { seed: 1, numRuns: 1 });
    expect(last(climbs(one[Symbol.iterator](), () => ({ status: "holds" }), new SplitMix64(1n)))).toMatchObject({
      status: "exhausted",
      climbs: 1,
    });
  });
});

function last<Step, End>(steps: Generator<Step, End, void>, seen: (step: Step) => void = () => undefined): End {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    seen(step.value);
  }
}
