import fc from "fast-check";
import { expect, it } from "vitest";
import { firstGap, withRange, type Range } from "../../../../src/search/run/ranges.js";

const range = fc
  .tuple(fc.bigInt({ min: 0n, max: 40n }), fc.bigInt({ min: 0n, max: 9n }))
  .map(([from, length]): Range => ({ from, to: from + length }));

function tasksOf(ranges: readonly Range[]): bigint[] {
  return ranges.flatMap(({ from, to }) => Array.from({ length: Number(to - from) }, (_, i) => from + BigInt(i)));
}

it("a set of ranges has the tasks of its ranges, in order, in as few ranges as can be", () => {
  fc.assert(
    fc.property(fc.array(range), (added) => {
      const set = added.reduce<readonly Range[]>(withRange, []);
      const expected = [...new Set(tasksOf(added))].sort((a, b) => (a < b ? -1 : 1));
      expect(tasksOf(set)).toEqual(expected);
      set.slice(1).forEach(({ from }, i) => {
        expect(from > set[i]!.to).toBe(true);
      });
    }),
  );
});

it("gaps, dealt out one after the other, are all that is missing below the end", () => {
  fc.assert(
    fc.property(
      fc.array(range),
      fc.bigInt({ min: 1n, max: 7n }),
      fc.bigInt({ min: 0n, max: 60n }),
      (added, most, end) => {
        let set: readonly Range[] = added.reduce<readonly Range[]>(withRange, []);
        const done = new Set(tasksOf(set));
        const dealt: bigint[] = [];
        for (let gap = firstGap(set, most, end); gap !== undefined; gap = firstGap(set, most, end)) {
          expect(gap.to - gap.from <= most && gap.from < gap.to).toBe(true);
          dealt.push(...tasksOf([gap]));
          set = withRange(set, gap);
        }
        expect(dealt).toEqual(
          Array.from({ length: Number(end) }, (_, i) => BigInt(i)).filter((task) => !done.has(task)),
        );
      },
    ),
  );
});

it("without an end there always is a gap", () => {
  expect(firstGap([{ from: 0n, to: 5n }], 3n, undefined)).toEqual({ from: 5n, to: 8n });
});
