import fc from "fast-check";
import { expect, it } from "vitest";
import { Family, usualMeasures } from "../../../../src/enumeration/family.js";
import { InputError } from "../../../../src/exact/errors.js";
import { blockGrains, clipped, wholePart } from "../../../../src/search/grid/part.js";
import { equalGrains, shardRange, type Grains } from "../../../../src/search/run/shards.js";
import type { Range } from "../../../../src/search/run/ranges.js";

function shardsOf(grains: Grains, of: bigint): Range[] {
  return Array.from({ length: Number(of) }, (_, i) => shardRange(grains, { index: BigInt(i) + 1n, of }));
}

const range = fc
  .tuple(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 1n, max: 300n }))
  .map(([from, length]): Range => ({ from, to: from + length }));

it("shards are the tasks in order, of whole grains, as many each as the others or one more", () => {
  fc.assert(
    fc.property(range, fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 400n }), (tasks, length, seed) => {
      const grains = equalGrains(tasks, length);
      const of = (seed % grains.count) + 1n;
      const shards = shardsOf(grains, of);
      expect(shards[0]!.from).toBe(tasks.from);
      expect(shards.at(-1)!.to).toBe(tasks.to);
      shards.slice(1).forEach(({ from }, i) => {
        expect(from).toBe(shards[i]!.to);
        expect(from % length).toBe(0n);
      });
      const sizes = shards.map((one) => equalGrains(one, length).count);
      expect(sizes.reduce((sum, size) => sum + size, 0n)).toBe(grains.count);
      expect(sizes.every((size) => size === grains.count / of || size === grains.count / of + 1n)).toBe(true);
    }),
  );
});

it("there are no more shards than grains, and none of number 0", () => {
  const grains = equalGrains({ from: 5n, to: 25n }, 10n);
  expect(grains.count).toBe(3n);
  for (const shard of [
    { index: 1n, of: 4n },
    { index: 0n, of: 2n },
    { index: 3n, of: 2n },
  ])
    expect(() => shardRange(grains, shard)).toThrow(InputError);
});

it("shards of families end at blocks of their parts, and have every case once", () => {
  const shapes = [1n, 2n, 3n].map((denominator) => ({
    classes: 2,
    inputs: 2,
    outputs: 2,
    denominator,
    sourceDenominator: 2n,
  }));
  const parts = shapes.map((shape) => wholePart(new Family(shape, usualMeasures), 3n));
  const grains = blockGrains(parts, 16n);
  for (const of of [1n, 2n, 5n, grains.count]) {
    const cases = shardsOf(grains, of).flatMap((one) => clipped(parts, one));
    for (const { family, from, to } of parts) {
      const own = cases.filter((one) => one.family.shape.denominator === family.shape.denominator);
      expect(own[0]!.from).toBe(from);
      expect(own.at(-1)!.to).toBe(to);
      own.slice(1).forEach((one, i) => {
        expect(one.from).toBe(own[i]!.to);
        expect(one.from % 16n).toBe(0n);
      });
    }
  }
});
