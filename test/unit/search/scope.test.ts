/** Nothing outside the scope of a conjecture is ever decided, whatever makes it: draws, climbs, reductions, grids. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conjectures } from "../../../src/conjectures/registry.js";
import { Rational } from "../../../src/exact/rational.js";
import { instance, instanceFromData, type Instance } from "../../../src/generate/instance/instance.js";
import { instances } from "../../../src/generate/instances.js";
import { contains, type InstanceOptions } from "../../../src/generate/scope.js";
import { search } from "../../../src/search/counterexample/search.js";
import { scopeOf } from "../../../src/search/statement/scope.js";
import { strategyNames } from "../../../src/search/strategy/strategy.js";
import type { Conjecture } from "../../../src/search/statement/conjecture.js";
import { exhaustive } from "../../support/exhaustive.js";

/** A scope of each kind. */
const scopes: Readonly<Record<string, InstanceOptions>> = {
  measures: { kinds: ["wasserstein-1"], distortions: ["squared-error"], classifier: "bayes", restored: "source" },
  sizes: { sizes: { source: { least: 2, most: 3 }, outputs: 2 }, classes: { least: 3, most: 3 } },
  denominators: { heaviest: 2, largestCount: 2, denominator: 1, most: 2 },
  letters: { numeric: true, restored: "source", kinds: ["total-variation", "wasserstein-2-squared"] },
  supports: { channels: ["positive"], distortions: ["metric", "hamming"] },
};

/** Hundreds of tasks, or a sample: so many on every machine. */
const effort = { cases: exhaustive ? 300n : 6n };

describe.each(Object.entries(scopes))("%s", (_, options) => {
  const total = ({ problem }: Instance): Rational =>
    Rational.of(BigInt(problem.source.joint.numerators.length + problem.channel.matrix.numerators.length));

  it.each(strategyNames)("a statement that is true inside is not refuted: %s", async (strategy) => {
    const conjecture: Conjecture = {
      name: "inside",
      statement: "instances lie in the scope",
      source: "a test",
      instances: instances(options),
      decide: (one) =>
        contains(options, one) ? { status: "holds", score: total(one) } : { status: "violated", evidence: {} },
    };
    const { finds, counts } = await search(conjecture, { strategy, seed: 1, ...effort, steps: 30 });
    expect(finds).toEqual([]);
    if (strategy !== "exhaustive") expect(Object.keys(counts).length).toBeGreaterThan(0);
  });

  it.each(["random", "climb"] as const)("a find is shrunk inside: %s", async (strategy) => {
    const conjecture: Conjecture = {
      name: "shrinks",
      statement: "the first letter of the source has no mass",
      source: "a test",
      instances: instances(options),
      decide: (one) => {
        if (!contains(options, one)) throw new Error("decided outside");
        const violated = one.problem.source.marginal.at(0).sign() > 0;
        return violated
          ? { status: "violated", evidence: {}, score: Rational.one }
          : { status: "holds", score: Rational.zero };
      },
    };
    const { status, finds, fault } = await search(conjecture, {
      strategy,
      seed: 2,
      cases: 60n,
      steps: 60,
      shrink: exhaustive ? 20_000 : 120,
    });
    expect({ status, fault }).toEqual({ status: "refuted", fault: undefined });
    expect(contains(options, instanceFromData(finds[0]!.shrunk))).toBe(true);
  });
});

describe("a generator made by hand", () => {
  const bit = { alphabet: ["0", "1"], classNames: ["1", "2"] };
  const drawn = fc.integer({ min: 3, max: 900 }).map((count): Instance =>
    instance({
      name: "drawn",
      source: {
        ...bit,
        counts: [
          [BigInt(count), 0n],
          [0n, 1n],
        ],
      },
      channel: { outputs: ["0"], matrix: [[Rational.one], [Rational.one]] },
      classifier: "bayes",
      distortion: "hamming",
      perception: "total-variation",
    }),
  );
  const size = ({ definition }: Instance): bigint => definition.source.counts[0]![0]!;
  const conjecture: Conjecture = {
    name: "by-hand",
    statement: "the count is at most 100",
    source: "a test",
    instances: drawn,
    decide: (one) => {
      if (size(one) < 3n || one.definition.source.alphabet.length !== 2) throw new Error("decided outside");
      return size(one) > 100n ? { status: "violated", evidence: {} } : { status: "holds" };
    },
  };

  it("cannot be tested: finds are shrunk by fast-check, and nothing climbs", async () => {
    expect(scopeOf(conjecture)).toBe("untested");
    const { finds, status } = await search(conjecture, { seed: 1, cases: 100n });
    expect(status).toBe("refuted");
    expect(size(instanceFromData(finds[0]!.shrunk))).toBe(101n);
    await expect(search(conjecture, { strategy: "climb", seed: 1, cases: 1n })).rejects.toThrow(
      "whose scope can be tested",
    );
  });

  it("is told by `within`, which limits a generator with options, too", async () => {
    const within = (one: Instance): boolean => size(one) >= 3n && one.definition.source.alphabet.length === 2;
    const told: Conjecture = { ...conjecture, scope: { within } };
    const { finds, fault } = await search(told, { strategy: "climb", seed: 1, cases: 4n, steps: 50, shrink: 500 });
    expect(fault).toBeUndefined();
    expect(within(instanceFromData(finds[0]!.shrunk))).toBe(true);
    const options = { classes: 2, sizes: { source: 2 } };
    const narrow: Conjecture = {
      name: "narrow",
      statement: "s",
      source: "a test",
      instances: instances(options),
      scope: { within: ({ problem }) => problem.channel.outputs.size === 1 },
      decide: ({ problem }) => {
        if (problem.channel.outputs.size !== 1 || problem.source.alphabet.size > 2) throw new Error("decided outside");
        return { status: "holds", score: Rational.zero };
      },
    };
    for (const strategy of strategyNames) {
      const { fault: none, status } = await search(narrow, {
        strategy,
        seed: 3,
        cases: exhaustive ? 40n : 10n,
        steps: 30,
      });
      expect({ none, status: status === "faulty" }).toEqual({ none: undefined, status: false });
    }
  });
});

it("every built-in conjecture has a scope that can be tested, with its own samples and counterexamples in it", () => {
  for (const conjecture of conjectures) {
    const within = scopeOf(conjecture);
    if (within === "untested") throw new Error(conjecture.name);
    for (const one of fc.sample(conjecture.instances, { seed: 7, numRuns: 20 }))
      expect(within(one), conjecture.name).toBe(true);
  }
});
