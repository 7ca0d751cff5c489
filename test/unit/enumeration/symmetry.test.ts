/** Orbits: canonical channels, their sizes, and their number by Burnside's lemma. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Compositions } from "../../../src/enumeration/compositions.js";
import {
  CanonicalWalk,
  ChannelSpace,
  OrbitTest,
  canonical,
  channels,
  inputSymmetries,
  orbitCount,
  parseCycles,
  type ChannelFamily,
  type InputSymmetries,
} from "../../../src/enumeration/index.js";
import { property, runs } from "../../property/property.js";
import { orbitsOf, permutationsOf } from "./reference.js";

function walked(
  space: ChannelSpace,
  symmetries?: InputSymmetries,
  from?: bigint,
  to?: bigint,
): { rank: bigint; orbit: bigint }[] {
  const walk = new CanonicalWalk(space, symmetries, from, to);
  const found: { rank: bigint; orbit: bigint }[] = [];
  while (walk.next()) found.push({ rank: space.rankOf(walk.entries), orbit: walk.orbit });
  return found;
}

const tiny: readonly { readonly family: ChannelFamily; readonly generators: readonly string[] }[] = [
  { family: { kind: "fractions", inputs: 2, outputs: 3, denominator: 4n }, generators: [] },
  { family: { kind: "fractions", inputs: 2, outputs: 3, denominator: 4n }, generators: ["(0 1)"] },
  { family: { kind: "fractions", inputs: 3, outputs: 2, denominator: 3n }, generators: ["(0 2)"] },
  { family: { kind: "fractions", inputs: 3, outputs: 3, denominator: 2n }, generators: ["(0 1)", "(1 2)"] },
  { family: { kind: "fractions", inputs: 3, outputs: 2, denominator: 4n }, generators: ["(0 1 2)"] },
  { family: { kind: "fractions", inputs: 4, outputs: 2, denominator: 2n }, generators: ["(0 1)(2 3)", "(0 2)(1 3)"] },
  { family: { kind: "fractions", inputs: 1, outputs: 4, denominator: 6n }, generators: [] },
  { family: { kind: "fractions", inputs: 2, outputs: 1, denominator: 6n }, generators: ["(0 1)"] },
  { family: { kind: "deterministic", inputs: 4, outputs: 3 }, generators: ["(0 3)"] },
  { family: { kind: "supports", inputs: 3, outputs: 3 }, generators: ["(1 2)"] },
];

describe.each(tiny)("$family.kind $family.inputs x $family.outputs under $generators", ({ family, generators }) => {
  const space = new ChannelSpace(family);
  const symmetries = inputSymmetries(
    family.inputs,
    generators.map((text) => parseCycles(text, family.inputs)),
  );
  const orbits = orbitsOf(space, symmetries.elements);

  it("walks through the first channel of every orbit, in order, with its size", () => {
    expect(walked(space, symmetries)).toEqual(orbits.map((orbit) => ({ rank: orbit[0], orbit: BigInt(orbit.length) })));
  });

  it("Burnside counts the same orbits; their sizes add up to all channels", () => {
    expect(orbitCount(space, symmetries)).toBe(BigInt(orbits.length));
    expect(walked(space, symmetries).reduce((sum, { orbit }) => sum + orbit, 0n)).toBe(space.size);
  });

  it("the test and the form agree with the orbits", () => {
    const test = new OrbitTest(family.inputs, family.outputs, symmetries);
    const firsts = new Map(orbits.flatMap((orbit) => orbit.map((rank) => [rank, orbit[0]!] as const)));
    for (const { rank, rows } of channels(space)) {
      expect(space.rank(canonical(rows, symmetries))).toBe(firsts.get(rank));
      expect(test.isCanonical(Int32Array.from(rows.flat(), Number))).toBe(firsts.get(rank) === rank);
    }
  });

  it("shards make the whole, wherever they are cut", () => {
    const whole = walked(space, symmetries);
    for (const pieces of [2n, 5n, 7n]) {
      const cuts = Array.from({ length: Number(pieces) + 1 }, (_, i) => (space.size * BigInt(i)) / pieces);
      expect(cuts.slice(1).flatMap((to, i) => walked(space, symmetries, cuts[i], to))).toEqual(whole);
    }
  });
});

describe("larger spaces", () => {
  it("2 x 3, denominator 7: 1296 channels, 224 orbits", () => {
    const space = new ChannelSpace({ inputs: 2, outputs: 3, denominator: 7n });
    expect([space.size, orbitCount(space), BigInt(walked(space).length)]).toEqual([1296n, 224n, 224n]);
  });

  it.each([
    { kind: "fractions" as const, inputs: 3, outputs: 3, denominator: 5n },
    { kind: "fractions" as const, inputs: 2, outputs: 5, denominator: 4n },
    { kind: "fractions" as const, inputs: 4, outputs: 3, denominator: 3n },
    { kind: "fractions" as const, inputs: 3, outputs: 4, denominator: 3n },
    { kind: "deterministic" as const, inputs: 7, outputs: 4 },
    { kind: "supports" as const, inputs: 3, outputs: 4 },
  ])("$kind $inputs x $outputs: the walk finds as many as Burnside counts, with sizes that add up", (family) => {
    const space = new ChannelSpace(family);
    for (const symmetries of [
      inputSymmetries(family.inputs),
      inputSymmetries(family.inputs, [parseCycles("(0 1)", family.inputs)]),
    ]) {
      const found = walked(space, symmetries);
      expect(BigInt(found.length)).toBe(orbitCount(space, symmetries));
      expect(found.reduce((sum, { orbit }) => sum + orbit, 0n)).toBe(space.size);
    }
  });

  it("deterministic channels up to relabelling are partitions of the inputs into at most m blocks", () => {
    // Stirling numbers of the second kind: S(5,1) + S(5,2) + S(5,3) = 1 + 15 + 25.
    expect(orbitCount(new ChannelSpace({ kind: "deterministic", inputs: 5, outputs: 3 }))).toBe(41n);
  });

  it("counts orbits where nothing could be listed: a denominator of forty digits", () => {
    const denominator = 10n ** 39n;
    // One row up to relabelling of two outputs: floor(N/2) + 1.
    expect(orbitCount(new ChannelSpace({ inputs: 1, outputs: 2, denominator }))).toBe(denominator / 2n + 1n);
    // Of three outputs: the partitions of N into at most three parts, round((N+3)²/12).
    expect(orbitCount(new ChannelSpace({ inputs: 1, outputs: 3, denominator }))).toBe(
      ((denominator + 3n) ** 2n + 6n) / 12n,
    );
  });
});

it("fixed rows: both methods agree, short of the period and beyond it", () => {
  for (const cycles of [[1, 1, 1], [2, 1], [3], [4, 2, 1], [6, 4], [2, 2, 2]]) {
    for (let sum = 1; sum <= 60; sum++) {
      const count = (rest: number, at: number): number => {
        if (at === cycles.length) return rest === 0 ? 1 : 0;
        let total = 0;
        for (let left = rest; left >= 0; left -= cycles[at]!) total += count(left, at + 1);
        return total;
      };
      const outputs = cycles.reduce((a, b) => a + b, 0);
      expect(new Compositions(BigInt(sum), outputs).fixed(cycles)).toBe(BigInt(count(sum, 0)));
    }
  }
});

property(
  "canonical forms do not depend on the labels of the outputs",
  {
    shape: fc.constantFrom(
      ...([
        [2, 4],
        [3, 3],
        [4, 2],
      ] as const),
    ),
    rank: fc.nat(10_000),
    swap: fc.nat(23),
  },
  runs(100, 73),
  ({ shape: [inputs, outputs], rank, swap }) => {
    const space = new ChannelSpace({ inputs, outputs, denominator: 5n });
    const rows = space.unrank(BigInt(rank) % space.size);
    const order = permutationsOf(outputs)[swap % permutationsOf(outputs).length]!;
    expect(canonical(rows.map((row) => order.map((y) => row[y]!)))).toEqual(canonical(rows));
  },
);
