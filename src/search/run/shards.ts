/**
 * Shards: the tasks of a run, divided among processes that know nothing of each other.
 *
 * A run is made of grains, ranges of tasks that one thread does together (a block of a record, a
 * block of draws). Shard i of k is a range of whole grains, and the k shards have as many grains
 * each as the others, or one more: together they are the run, and what they come to can be merged.
 */
import { InputError } from "../../exact/errors.js";
import type { Range } from "./ranges.js";

/** The index-th of `of` shards, counted from 1. */
export interface Shard {
  readonly index: bigint;
  readonly of: bigint;
}

/** The grains of a run, numbered from 0. */
export interface Grains {
  readonly count: bigint;
  /** The first task of a grain; of grain `count` the task after the last. */
  readonly start: (grain: bigint) => bigint;
}

/** Grains of equal length from ≤ task < to, aligned to multiples of it. @param length from 1 on */
export function equalGrains({ from, to }: Range, length: bigint): Grains {
  const first = from / length;
  const count = from === to ? 0n : (to - 1n) / length - first + 1n;
  return {
    count,
    start: (grain) => (grain <= 0n ? from : grain >= count ? to : (first + grain) * length),
  };
}

/** The tasks of a shard. @throws InputError "out-of-range" for more shards than grains */
export function shardRange({ count, start }: Grains, { index, of }: Shard, path = "--shard"): Range {
  if (of > count || index < 1n || index > of) {
    throw new InputError({
      code: "out-of-range",
      path,
      expected: `i/k with 1 ≤ i ≤ k ≤ ${String(count)} (so many blocks can be dealt out)`,
      found: `${String(index)}/${String(of)}`,
    });
  }
  return { from: start(((index - 1n) * count) / of), to: start((index * count) / of) };
}
