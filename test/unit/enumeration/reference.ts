/** Channels the slow way: all of them as nested lists, orbits by applying every symmetry. */
import { ChannelSpace, channels, type ChannelFamily } from "../../../src/enumeration/index.js";
import type { Permutation } from "../../../src/exact/permutations.js";

/** All rows of m non-negative integers with this sum, largest first entry first. */
export function rowsWithSum(sum: number, outputs: number): number[][] {
  if (outputs === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, i) => sum - i).flatMap((first) =>
    rowsWithSum(sum - first, outputs - 1).map((rest) => [first, ...rest]),
  );
}

/** Every matrix of the space in order of rank, as text and as integers. */
export function all(family: ChannelFamily): bigint[][][] {
  return [...channels(new ChannelSpace(family))].map(({ rows }) => rows);
}

export function permutationsOf(size: number): number[][] {
  if (size === 0) return [[]];
  return permutationsOf(size - 1).flatMap((rest) =>
    Array.from({ length: size }, (_, at) => [...rest.slice(0, at), size - 1, ...rest.slice(at)]),
  );
}

/** Orbits as lists of ranks, each ascending, by their first rank: every symmetry is applied to every channel. */
export function orbitsOf(space: ChannelSpace, inputs: readonly Permutation[]): bigint[][] {
  const columns = permutationsOf(space.outputs);
  const seen = new Set<bigint>();
  const orbits: bigint[][] = [];
  for (const { rank, rows } of channels(space)) {
    if (seen.has(rank)) continue;
    const orbit = new Set<bigint>();
    for (const h of inputs) {
      for (const sigma of columns) {
        const image: bigint[][] = [];
        rows.forEach((row, x) => (image[h[x]!] = sigma.map((y) => row[y]!)));
        orbit.add(space.rank(image));
      }
    }
    for (const member of orbit) seen.add(member);
    orbits.push([...orbit].sort((a, b) => (a < b ? -1 : 1)));
  }
  return orbits;
}
