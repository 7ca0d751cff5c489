/** Spaces of channels: counts, ranks, shards, matrices. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import {
  ChannelSpace,
  ChannelWalk,
  channelMatrix,
  channels,
  type ChannelFamily,
} from "../../../src/enumeration/index.js";
import { property, runs } from "../../property/property.js";
import { all } from "./reference.js";

const shapes: readonly ChannelFamily[] = [
  { kind: "fractions", inputs: 2, outputs: 3, denominator: 4n },
  { kind: "fractions", inputs: 3, outputs: 2, denominator: 3n },
  { kind: "fractions", inputs: 1, outputs: 4, denominator: 3n },
  { kind: "fractions", inputs: 3, outputs: 1, denominator: 5n },
  { kind: "deterministic", inputs: 3, outputs: 3 },
  { kind: "supports", inputs: 2, outputs: 3 },
];

function walked(space: ChannelSpace, from?: bigint, to?: bigint): number[][] {
  const walk = new ChannelWalk(space, from, to);
  const found: number[][] = [];
  while (walk.next()) found.push(Array.from(walk.entries));
  return found;
}

describe("a space of channels", () => {
  it("has as many as its formula says", () => {
    expect(new ChannelSpace({ inputs: 2, outputs: 3, denominator: 7n }).size).toBe(1296n);
    expect(new ChannelSpace({ kind: "deterministic", inputs: 4, outputs: 3 }).size).toBe(81n);
    expect(new ChannelSpace({ kind: "supports", inputs: 3, outputs: 3 }).size).toBe(343n);
    const denominator = 10n ** 39n + 7n;
    expect(new ChannelSpace({ inputs: 3, outputs: 2, denominator }).size).toBe((denominator + 1n) ** 3n);
  });

  it.each(shapes)("$kind $inputs x $outputs: the walk, the ranks and the lists agree", (family) => {
    const space = new ChannelSpace(family);
    const matrices = all(family);
    expect(BigInt(matrices.length)).toBe(space.size);
    expect(walked(space)).toEqual(matrices.map((rows) => rows.flat().map(Number)));
    expect(new Set(matrices.map((rows) => String(rows))).size).toBe(matrices.length);
    matrices.forEach((rows, i) => {
      expect(space.rank(rows)).toBe(BigInt(i));
      expect(space.unrank(BigInt(i))).toEqual(rows);
    });
  });

  it.each(shapes)("$kind $inputs x $outputs: shards make the whole", (family) => {
    const space = new ChannelSpace(family);
    const whole = walked(space);
    const cuts = Array.from({ length: 8 }, (_, i) => (space.size * BigInt(i)) / 7n);
    expect(cuts.slice(1).flatMap((to, i) => walked(space, cuts[i], to))).toEqual(whole);
  });

  it("rewrites only the rows it says it changes", () => {
    const space = new ChannelSpace({ inputs: 3, outputs: 3, denominator: 2n });
    const walk = new ChannelWalk(space);
    walk.next();
    let before = Array.from(walk.entries);
    while (walk.next()) {
      expect(Array.from(walk.entries).slice(0, walk.changed * 3)).toEqual(before.slice(0, walk.changed * 3));
      expect(Array.from(walk.entries)).not.toEqual(before);
      before = Array.from(walk.entries);
    }
  });

  property(
    "rank and unrank invert each other, with denominators of forty digits too",
    {
      inputs: fc.integer({ min: 1, max: 4 }),
      outputs: fc.integer({ min: 1, max: 4 }),
      denominator: fc.bigInt({ min: 1n, max: 10n ** 40n }),
      part: fc.bigInt({ min: 0n, max: 10n ** 60n - 1n }),
    },
    runs(100, 72),
    ({ inputs, outputs, denominator, part }) => {
      const space = new ChannelSpace({ inputs, outputs, denominator });
      const rank = (space.size * part) / 10n ** 60n;
      expect(space.rank(space.unrank(rank))).toBe(rank);
    },
  );

  it("steps through entries beyond machine integers", () => {
    const denominator = 10n ** 40n;
    const space = new ChannelSpace({ inputs: 2, outputs: 2, denominator });
    const middle = space.size / 2n;
    const found = [...channels(space, middle, middle + 3n)];
    expect(found.map(({ rank }) => rank)).toEqual([middle, middle + 1n, middle + 2n]);
    for (const { rank, rows } of found) expect(space.rank(rows)).toBe(rank);
    expect(() => new ChannelWalk(space)).toThrow("machine integers");
    expect(new ChannelSpace({ inputs: 1, outputs: 2, denominator: 2147483647n }).machine).toBe(true);
    expect(new ChannelSpace({ inputs: 1, outputs: 2, denominator: 2147483648n }).machine).toBe(false);
    const last = new ChannelWalk(new ChannelSpace({ inputs: 1, outputs: 3, denominator: 2147483647n }), 5n, 8n);
    while (last.next()) expect(last.entries.reduce((sum, entry) => sum + entry, 0)).toBe(2147483647);
  });

  it("gives matrices whose rows are pmfs", () => {
    expect(
      JSON.stringify(
        channelMatrix([
          [1n, 3n],
          [2n, 2n],
        ]),
      ),
    ).toBe('[["1/4","3/4"],["1/2","1/2"]]');
    expect(
      JSON.stringify(
        channelMatrix([
          [1n, 1n, 0n],
          [0n, 0n, 1n],
        ]),
      ),
    ).toBe('[["1/2","1/2","0"],["0","0","1"]]');
  });

  it("refuses shapes and ranges that do not exist", () => {
    for (const family of [
      { inputs: 0, outputs: 2, denominator: 1n },
      { inputs: 2, outputs: 0, denominator: 1n },
      { inputs: 2, outputs: 32, denominator: 1n },
      { inputs: 101, outputs: 2, denominator: 1n },
      { inputs: 2, outputs: 2, denominator: 0n },
      { inputs: 1.5, outputs: 2, denominator: 1n },
    ]) {
      expect(() => new ChannelSpace(family)).toThrow(InputError);
    }
    const space = new ChannelSpace({ inputs: 2, outputs: 2, denominator: 1n });
    expect(() => new ChannelWalk(space, 3n, 2n)).toThrow("a at most b");
    expect(() => new ChannelWalk(space, 0n, 5n)).toThrow("from 0 to 4");
    expect(() => space.unrank(-1n)).toThrow(InputError);
    expect(() => space.rank([[1n, 0n]])).toThrow("2 rows");
    expect(walked(space, 2n, 2n)).toEqual([]);
  });
});
