/** The options of `instances` as a predicate: all that is drawn lies in it, and what the options rule out does not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instances, type InstanceOptions } from "../../../src/generate/index.js";
import { channelKinds } from "../../../src/generate/channels.js";
import { distortionKinds } from "../../../src/generate/distortions.js";
import { convexKinds } from "../../../src/generate/divergences.js";
import { contains } from "../../../src/generate/scope.js";
import { Rational } from "../../../src/exact/rational.js";
import { instance, instanceData, type Instance } from "../../../src/generate/instance/instance.js";
import { runs } from "../../property/property.js";

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const count = (most: number, least = 1): fc.Arbitrary<number | { least: number; most: number }> =>
  fc.oneof(
    fc.integer({ min: least, max: most }),
    fc.integer({ min: least, max: most }).map((least) => ({ least, most })),
  );

/** Any options, each given or not. */
const options: fc.Arbitrary<InstanceOptions> = fc
  .record({
    kinds: maybe(fc.subarray([...convexKinds], { minLength: 1 })),
    divergence: maybe(fc.constantFrom("linear", "minimum", "wasserstein-2", "non-convex", "any")),
    retrained: maybe(fc.constantFrom(true, false, "either")),
    sizes: maybe(fc.record({ source: count(4), outputs: count(3), restored: count(4) }, { requiredKeys: [] })),
    classes: maybe(count(4, 2)),
    numeric: maybe(fc.boolean()),
    source: maybe(fc.constantFrom("classes", "counts")),
    restored: maybe(fc.constantFrom("source", "any")),
    classifier: maybe(fc.constantFrom("names", "bayes")),
    channels: maybe(fc.subarray([...channelKinds], { minLength: 1 })),
    distortions: maybe(fc.subarray([...distortionKinds], { minLength: 1 })),
    heaviest: maybe(fc.integer({ min: 1, max: 5 })),
    largestCount: maybe(fc.integer({ min: 1, max: 5 })),
    ties: maybe(fc.boolean()),
    most: maybe(fc.integer({ min: 1, max: 8 })),
    denominator: maybe(fc.integer({ min: 1, max: 5 })),
    witnesses: maybe(fc.integer({ min: 1, max: 3 })),
    second: maybe(fc.constantFrom("any", "degraded")),
  })
  .map(
    (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as InstanceOptions,
  );

const draw = (given: InstanceOptions, seed: number, numRuns: number): Instance[] => {
  try {
    return fc.sample(instances(given), { seed, numRuns });
  } catch (error) {
    // Sizes that leave nothing to draw from are refused where they are met.
    if ((error as Error).name === "InputError") return [];
    throw error;
  }
};

it("holds of everything that is drawn", () => {
  fc.assert(
    fc.property(options, fc.integer(), (given, seed) => {
      for (const one of draw(given, seed, 8))
        if (!contains(given, one)) throw new Error(JSON.stringify(instanceData(one)));
    }),
    runs(400, 91),
  );
});

it("is what fast-check asks of the generator, and of what is made of it", () => {
  const bounded = instances({ kinds: ["wasserstein-1"], classes: 2 });
  const free = instances({ kinds: ["total-variation"], classes: 2 });
  const [one, other] = [fc.sample(bounded, { seed: 1, numRuns: 1 })[0]!, fc.sample(free, { seed: 1, numRuns: 1 })[0]!];
  const either = fc.oneof(bounded, free);
  for (const [arbitrary, ...expected] of [
    [bounded, true, false],
    [free, false, true],
    [either, true, true],
    [either.filter(({ problem }) => problem.perception.definition === "wasserstein-1"), true, false],
    [bounded.map((value) => value), false, false],
  ] as const) {
    expect([one, other].map((value) => arbitrary.canShrinkWithoutContext(value))).toEqual(expected);
  }
  expect(bounded.canShrinkWithoutContext({})).toBe(false);
});

describe("rules out", () => {
  const q = (n: number, d = 1): Rational => Rational.of(BigInt(n), BigInt(d));
  const plain = {
    name: "plain",
    source: {
      alphabet: ["0", "1"],
      classNames: ["1", "2"],
      counts: [
        [2n, 0n],
        [0n, 1n],
      ],
    },
    channel: {
      outputs: ["a", "b"],
      matrix: [
        [q(3, 4), q(1, 4)],
        [q(0), q(1)],
      ],
    },
    restored: { alphabet: ["0", "1"] },
    classifier: "bayes",
    distortion: {
      matrix: [
        [q(0), q(1)],
        [q(1, 2), q(0)],
      ],
    },
    perception: "total-variation",
  } as const;
  const one = instance(plain);

  const cases: readonly (readonly [what: string, given: InstanceOptions, changed?: object])[] = [
    ["divergences of another kind", { kinds: ["wasserstein-1", "witnesses"] }],
    ["a smooth divergence, unless it is asked for", {}, { perception: "jensen-shannon" }],
    ["another smooth divergence", { kinds: ["jensen-shannon"] }, { perception: "chi-squared" }],
    [
      "a kernel with larger entries",
      { kinds: ["mmd-squared"], most: 1 },
      {
        perception: {
          "mmd-squared": [
            [q(4), q(0)],
            [q(0), q(4)],
          ],
        },
      },
    ],
    ["a minimum, unless it is asked for", {}, { perception: { minimum: ["total-variation", "chebyshev"] } }],
    ["the unsquared Wasserstein-2", { divergence: "minimum" }, { perception: "wasserstein-2" }],
    ["a convex divergence", { divergence: "non-convex" }],
    ["a re-trained classifier, unless it is asked for", {}, { classifier: "retrained" }],
    ["a fixed classifier", { retrained: true }],
    ["the Bayes rule", { classifier: "names" }],
    ["classes by name", { classifier: "bayes" }, { classifier: ["1", "2"] }],
    ["more letters", { sizes: { source: 1 } }],
    ["fewer outputs", { sizes: { outputs: { least: 3, most: 4 } } }],
    ["other restored letters", { restored: "source" }, { restored: { alphabet: ["0"] }, distortion: "hamming" }],
    [
      "letters that are no numbers",
      { numeric: true },
      { source: { ...plain.source, alphabet: ["0", "b"] }, restored: { alphabet: ["0", "b"] } },
    ],
    ["fewer classes", { classes: { least: 3, most: 3 } }],
    ["heavier counts", { source: "counts", largestCount: 1 }],
    ["heavier weights", { heaviest: 2 }],
    ["channels that are not deterministic", { channels: ["deterministic"] }],
    ["channels with zeros", { channels: ["positive"] }],
    ["channels that are not symmetric", { channels: ["symmetric"] }],
    ["a matrix of distortions", { distortions: ["hamming", "squared-error"] }],
    ["a matrix that is no metric", { distortions: ["metric"] }],
    ["a named distortion", { distortions: ["matrix"] }, { distortion: "hamming" }],
    ["larger denominators", { denominator: 1 }],
    [
      "larger numbers",
      { most: 1 },
      {
        distortion: {
          matrix: [
            [q(0), q(3, 2)],
            [q(1), q(0)],
          ],
        },
      },
    ],
    ["a second channel, unless it is asked for", {}, { other: plain.channel }],
    [
      "a second channel that is no degradation",
      { second: "degraded" },
      {
        other: {
          outputs: ["a", "b"],
          matrix: [
            [q(1), q(0)],
            [q(0), q(1)],
          ],
        },
      },
    ],
  ];

  it.each(cases.map(([what, given, changed]) => ({ what, given, changed })))("$what", ({ given, changed }) => {
    const made = changed === undefined ? one : instance({ ...plain, ...changed });
    expect(contains(given, made)).toBe(false);
  });

  it("nothing else", () => {
    for (const given of [
      {},
      { kinds: ["total-variation"] },
      { classes: 2 },
      { channels: ["sparse"] },
      { distortions: ["zero-diagonal"] },
      { heaviest: 3 },
      { sizes: { source: 2 } },
      { restored: "source", classifier: "bayes", numeric: true },
    ] satisfies InstanceOptions[])
      expect(contains(given, one), JSON.stringify(given)).toBe(true);
    expect(contains({ second: "degraded" }, instance({ ...plain, other: plain.channel }))).toBe(true);
  });
});
