/**
 * What must not change C, and what can only raise it.
 *
 * Names and order of letters, outputs and classes mean nothing; an output cut in two
 * tells nothing new; counts are joint masses; a degraded channel is never better
 * (Blackwell); distortion in another unit moves D and nothing else.
 */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { Rational, sum } from "../../src/exact/rational.js";
import { problem, type ProblemDefinition } from "../../src/model/problem.js";
import { channel, fraction, nonNegativeRational, pmf, problemWithBounds } from "../../src/generate/index.js";
import { distortionMatrix } from "./definitions.js";
import {
  changesTheListedOrder,
  classNames,
  degraded,
  relabelled,
  withSplitOutput,
  type Relabelling,
} from "./transformations.js";
import { atMost, shown, valueAt } from "./values.js";
import { property, runs } from "./property.js";

const order = (size: number): fc.Arbitrary<number[]> => {
  const places = Array.from({ length: size }, (_, i) => i);
  return fc.shuffledSubarray(places, { minLength: size, maxLength: size });
};
const sizesOf = (definition: ProblemDefinition): Record<keyof Relabelling, number> => ({
  source: definition.source.alphabet.length,
  outputs: definition.channel.outputs.length,
  restored: definition.restored!.alphabet.length,
  classes: classNames(definition).length,
});
const identity = (size: number): number[] => Array.from({ length: size }, (_, i) => i);

/** An instance and a relabelling of some of its lists. */
const reordered = problemWithBounds(1, { sizes: { source: 4, outputs: 4, restored: 4 } }).chain((instance) => {
  const sizes = sizesOf(instance.definition);
  return fc
    .record({
      source: order(sizes.source),
      outputs: order(sizes.outputs),
      restored: order(sizes.restored),
      classes: order(sizes.classes),
    })
    .map((all) => ({ ...instance, all, sizes }));
});

describe("relabelling", () => {
  for (const [i, what] of (["source", "outputs", "restored", "classes"] as const).entries()) {
    property(
      `the order of the ${what} does not matter`,
      { instance: reordered },
      runs(200, 301 + i),
      ({ instance: { definition, problem: built, bounds, all, sizes } }) => {
        const none = {
          source: identity(sizes.source),
          outputs: identity(sizes.outputs),
          restored: identity(sizes.restored),
          classes: identity(sizes.classes),
        };
        const by = { ...none, [what]: all[what] };
        fc.pre(!changesTheListedOrder(definition, by));
        expect(shown(valueAt(problem(relabelled(definition, by)), bounds[0]!))).toBe(shown(valueAt(built, bounds[0]!)));
      },
    );
  }

  property(
    "nor does that of all together",
    { instance: reordered },
    runs(300, 305),
    ({ instance: { definition, problem: built, bounds, all } }) => {
      fc.pre(!changesTheListedOrder(definition, all));
      expect(shown(valueAt(problem(relabelled(definition, all)), bounds[0]!))).toBe(shown(valueAt(built, bounds[0]!)));
    },
  );

  property(
    "names of outputs and classes do not matter",
    { instance: problemWithBounds(1) },
    runs(200, 306),
    ({ instance: { definition, problem: built, bounds } }) => {
      const { source, channel: given, classifier } = definition;
      const names = classNames(definition);
      const renamed = names.map((_, k) => `class ${String(names.length - k)}`);
      const changed = {
        ...definition,
        source:
          "classes" in source
            ? { ...source, classes: source.classes.map((one, k) => ({ ...one, name: renamed[k]! })) }
            : { ...source, classNames: renamed },
        channel: { ...given, outputs: given.outputs.map((_, y) => `output ${String(given.outputs.length - y)}`) },
        classifier:
          typeof classifier === "string" ? classifier : classifier.map((name) => renamed[names.indexOf(name)]!),
      };
      expect(shown(valueAt(problem(changed), bounds[0]!))).toBe(shown(valueAt(built, bounds[0]!)));
    },
  );
});

describe("outputs", () => {
  property(
    "splitting one, or merging identical ones, changes nothing",
    { instance: problemWithBounds(1), at: fc.nat(2), share: fraction() },
    runs(400, 311),
    ({ instance: { definition, problem: built, bounds }, at, share }) => {
      const split = withSplitOutput(definition, at % definition.channel.outputs.length, share);
      expect(shown(valueAt(problem(split), bounds[0]!))).toBe(shown(valueAt(built, bounds[0]!)));
    },
  );

  const degradable = problemWithBounds(1).chain((instance) =>
    fc
      .integer({ min: 1, max: 3 })
      .chain((outputs) =>
        channel(instance.definition.channel.outputs.length, outputs).map((second) => ({ ...instance, second })),
      ),
  );
  property(
    "a degraded channel never lowers C",
    { instance: degradable },
    runs(400, 312),
    ({ instance: { definition, problem: built, bounds, second } }) => {
      const before = valueAt(built, bounds[0]!);
      const after = valueAt(problem(degraded(definition, second)), bounds[0]!);
      expect(atMost(before, after), `${shown(before)} ≤ ${shown(after)}`).toBe(true);
    },
  );
});

describe("the same in other terms", () => {
  const factor = nonNegativeRational().filter((t) => !t.isZero());
  property(
    "distortion t·Δ with the bound t·D",
    { instance: problemWithBounds(1), t: factor },
    runs(300, 321),
    ({ instance: { definition, problem: built, bounds }, t }) => {
      const { distortion, perception } = bounds[0]!;
      const changed = problem({
        ...definition,
        distortion: { matrix: distortionMatrix(definition).map((row) => row.map((value) => value.times(t))) },
      });
      const scaled = { distortion: distortion === "inf" ? distortion : distortion.times(t), perception };
      expect(shown(valueAt(changed, scaled))).toBe(shown(valueAt(built, bounds[0]!)));
    },
  );

  const matrixKinds = problemWithBounds(1, { kinds: ["transport", "witnesses"] });
  property(
    "a divergence t·d with the bound t·P",
    { instance: matrixKinds, t: factor },
    runs(200, 322),
    ({ instance: { definition, problem: built, bounds }, t }) => {
      const { distortion, perception } = bounds[0]!;
      const scale = (rows: readonly (readonly Rational[])[]): Rational[][] =>
        rows.map((row) => row.map((value) => value.times(t)));
      const given = definition.perception as { transport: Rational[][] } | { witnesses: Rational[][] };
      const changed = problem({
        ...definition,
        perception:
          "transport" in given ? { transport: scale(given.transport) } : { witnesses: scale(given.witnesses) },
      });
      const scaled = { distortion, perception: perception === "inf" ? perception : perception.times(t) };
      expect(shown(valueAt(changed, scaled))).toBe(shown(valueAt(built, bounds[0]!)));
    },
  );

  const byCounts = problemWithBounds(1, { source: "counts" }).chain((instance) =>
    pmf(instance.definition.source.alphabet.length).map((masses) => ({ ...instance, masses })),
  );
  property(
    "counts are the same source as its classes",
    { instance: byCounts },
    runs(300, 323),
    ({ instance: { definition, problem: built, bounds, masses } }) => {
      const { source } = definition;
      if (!("counts" in source)) throw new Error("asked for counts");
      const total = source.counts.flat().reduce((all, count) => all + count, 0n);
      const classes = source.classNames.map((name, k) => {
        const row = source.counts[k]!;
        const inClass = row.reduce((all, count) => all + count, 0n);
        // A class that was never seen may have any pmf.
        return {
          name,
          prior: Rational.of(inClass, total),
          pmf: inClass === 0n ? masses : row.map((count) => Rational.of(count, inClass)),
        };
      });
      expect(sum(classes.map(({ prior }) => prior)).toString()).toBe("1");
      const changed = problem({ ...definition, source: { alphabet: source.alphabet, classes } });
      expect(shown(valueAt(changed, bounds[0]!))).toBe(shown(valueAt(built, bounds[0]!)));
    },
  );
});
