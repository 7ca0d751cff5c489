/** What is drawn varies enough: edge cases occur in a sample of a thousand as often as is stated. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { entry } from "../../../src/exact/vector.js";
import { source, type SourceDefinition } from "../../../src/model/source.js";
import {
  channel,
  channelKinds,
  instances,
  metric,
  pmf,
  problemDefinition,
  smoothKinds,
  sourceByClasses,
  sourceByCounts,
  symmetricChannel,
} from "../../../src/generate/index.js";

const numRuns = 1000;

/** The thousand of each arbitrary, drawn once. */
const samples = new WeakMap<object, readonly unknown[]>();

/** How many of a thousand have the property. */
function count<T>(drawn: fc.Arbitrary<T>, holds: (value: T) => boolean): number {
  const sample = (samples.get(drawn) as readonly T[] | undefined) ?? fc.sample(drawn, { numRuns, seed: 77 });
  samples.set(drawn, sample);
  return sample.filter(holds).length;
}

describe("pmfs", () => {
  test("have zeros, ties, point masses, and every number of letters", () => {
    const some = pmf({ most: 4 });
    expect(count(some, (p) => p.some((mass) => mass.isZero()))).toBeGreaterThan(200);
    expect(count(some, (p) => new Set(p.map(String)).size < p.length)).toBeGreaterThan(200);
    expect(count(some, (p) => p.some((mass) => mass.equals(Rational.one)))).toBeGreaterThan(100);
    for (const size of [1, 2, 3, 4]) expect(count(some, (p) => p.length === size)).toBeGreaterThan(150);
  });

  test("have zeros and ties also with large weights", () => {
    const drawn = pmf(3, { heaviest: 100_000 });
    expect(count(drawn, (p) => p.some((mass) => mass.isZero()))).toBeGreaterThan(50);
    expect(count(drawn, (p) => p.some((mass) => mass.den > 1000n))).toBeGreaterThan(500);
  });
});

describe("smooth divergences", () => {
  test("every kind is drawn; letters of one alphabet alone are rare, but there", () => {
    const drawn = problemDefinition({ kinds: smoothKinds });
    for (const kind of smoothKinds)
      expect(
        count(drawn, ({ perception }) => perception === kind || (typeof perception === "object" && kind in perception)),
      ).toBeGreaterThan(80);
    const own = count(
      drawn,
      ({ source: { alphabet }, restored }) =>
        new Set([...alphabet, ...restored!.alphabet]).size > Math.min(alphabet.length, restored!.alphabet.length),
    );
    expect(own).toBeGreaterThan(40);
    expect(own).toBeLessThan(250);
  });

  test("kernels: the zero one, singular ones and ones of full rank", () => {
    const kernels = instances({ kinds: ["mmd-squared"], sizes: { source: { least: 2, most: 2 } }, restored: "source" });
    const determinant = ({ definition: { perception } }: { definition: { perception: unknown } }): number => {
      const [[a, b], [c, d]] = (perception as { "mmd-squared": [[Rational, Rational], [Rational, Rational]] })[
        "mmd-squared"
      ];
      if ([a, b, c, d].every((value) => value.isZero())) return 0;
      return a.times(d).equals(b.times(c)) ? 1 : 2;
    };
    for (const rank of [0, 1, 2]) expect(count(kernels, (one) => determinant(one) === rank)).toBeGreaterThan(20);
  });
});

describe("sources", () => {
  const tieAtALetter = (definition: SourceDefinition): boolean => {
    const { joint } = source(definition);
    return Array.from({ length: joint.columns }, (_, x) =>
      Array.from({ length: joint.rows }, (__, k) => joint.numeratorAt(k, x)),
    ).some((column) => {
      const largest = column.reduce((a, b) => (a > b ? a : b));
      return largest > 0n && column.filter((mass) => mass === largest).length > 1;
    });
  };

  test.each([
    ["classes", sourceByClasses],
    ["counts", sourceByCounts],
  ] as const)("ties among the most likely classes, by %s: likely if wanted, there anyway", (_, make) => {
    expect(count(make(["a", "b"], 2, { ties: true }), tieAtALetter)).toBeGreaterThan(550);
    expect(count(make(["a", "b"], 2), tieAtALetter)).toBeGreaterThan(50);
  });

  test("classes and letters without mass", () => {
    const drawn = sourceByClasses(["a", "b"], { least: 2, most: 4 });
    expect(
      count(drawn, (definition) => "classes" in definition && definition.classes.some(({ prior }) => prior.isZero())),
    ).toBeGreaterThan(200);
    expect(count(drawn, (definition) => source(definition).marginal.numerators.includes(0n))).toBeGreaterThan(50);
  });
});

describe("channels", () => {
  test("of every kind, with outputs that receive nothing and equal rows", () => {
    const drawn = channel(3, 3);
    expect(count(drawn, (W) => W.flat().every((mass) => mass.sign() > 0))).toBeGreaterThan(250);
    expect(count(drawn, (W) => W.flat().every((mass) => mass.den === 1n))).toBeGreaterThan(120);
    expect(count(drawn, (W) => entry(W, 0).some((_, y) => W.every((row) => entry(row, y).isZero())))).toBeGreaterThan(
      80,
    );
    expect(count(drawn, (W) => new Set(W.map(String)).size < 3)).toBeGreaterThan(100);
    for (const kind of channelKinds)
      expect(
        new Set(fc.sample(channel(3, 3, { channels: [kind] }), { numRuns, seed: 3 }).map(String)).size,
      ).toBeGreaterThan(20);
  });

  test("symmetric ones that are not circulant, with distinct masses", () => {
    const group = (W: readonly (readonly Rational[])[]): boolean => new Set(W[0]!.map(String)).size === W.length;
    expect(count(symmetricChannel(4, 4, { heaviest: 9 }), group)).toBeGreaterThan(200);
    // In a product of two groups of order 2 every difference is its own inverse: f(v − u) is symmetric in u and v, and more.
    const swaps = (W: readonly (readonly Rational[])[]): boolean =>
      W.every((row) =>
        W.every((other) =>
          row.every((mass, y) => {
            const there = W[0]!.findIndex((_, z) => other[z]!.equals(mass));
            return other[y]!.equals(row[there]!);
          }),
        ),
      );
    const klein = (W: readonly (readonly Rational[])[]): boolean => group(W) && swaps(W);
    expect(count(symmetricChannel(4, 4, { heaviest: 9 }), klein)).toBeGreaterThan(80);
    expect(count(symmetricChannel(4, 4, { heaviest: 9 }), (W) => group(W) && !klein(W))).toBeGreaterThan(80);
  });
});

test("metrics with other distances than one", () => {
  expect(count(metric(3), (rho) => new Set(rho.flat().map(String)).size > 2)).toBeGreaterThan(500);
});

test("problems with one letter, one output, one restored letter, and of full size", () => {
  const drawn = problemDefinition();
  expect(count(drawn, ({ source: { alphabet } }) => alphabet.length === 1)).toBeGreaterThan(200);
  expect(count(drawn, ({ channel: { outputs } }) => outputs.length === 1)).toBeGreaterThan(200);
  expect(count(drawn, ({ restored }) => restored?.alphabet.length === 1)).toBeGreaterThan(200);
  expect(
    count(
      drawn,
      ({ source: { alphabet }, channel: { outputs }, restored }) =>
        alphabet.length + outputs.length + (restored?.alphabet.length ?? 0) === 9,
    ),
  ).toBeGreaterThan(40);
});

test("instances of every form", () => {
  const drawn = instances({ divergence: "any", retrained: "either", second: "any" });
  for (const form of ["linear", "wasserstein-2", "minimum"]) {
    const formOf = (perception: unknown): string =>
      perception === "wasserstein-2"
        ? perception
        : typeof perception === "object" && perception !== null && "minimum" in perception
          ? "minimum"
          : "linear";
    for (const retrained of [true, false]) {
      expect(
        count(
          drawn,
          ({ definition: { perception, classifier } }) =>
            formOf(perception) === form && (classifier === "retrained") === retrained,
        ),
        form,
      ).toBeGreaterThan(100);
    }
  }
});
