/**
 * Sets of tasks as ranges from ≤ index < to, in ascending order, none touching the next.
 */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

/** The ranges with one more. */
export function withRange(ranges: readonly Range[], added: Range): Range[] {
  if (added.from >= added.to) return [...ranges];
  const before = ranges.filter(({ to }) => to < added.from);
  const after = ranges.filter(({ from }) => from > added.to);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const from = touching[0] !== undefined && touching[0].from < added.from ? touching[0].from : added.from;
  const last = touching.at(-1);
  const to = last !== undefined && last.to > added.to ? last.to : added.to;
  return [...before, { from, to }, ...after];
}

/** The first range of at most `most` tasks below `end` that is not in the set; nothing where all are. */
export function firstGap(ranges: readonly Range[], most: bigint, end: bigint | undefined): Range | undefined {
  let from = 0n;
  for (const range of ranges) {
    if (range.from > from) break;
    from = range.to;
  }
  if (end !== undefined && from >= end) return undefined;
  const next = ranges.find((range) => range.from > from);
  return { from, to: least(least(from + most, next?.from), end) };
}

function least(a: bigint, b: bigint | undefined): bigint {
  return b === undefined || a <= b ? a : b;
}
