/**
 * A smallest collection of sets without a common element: an exact minimum set cover.
 *
 * Notation: sets of elements 0..n−1 as bit masks, in groups. Sets have no common element exactly
 * when their complements cover all elements, so some element is still common until another set
 * leaves it out. The search takes the common element that fewest sets leave out and tries each of
 * these; it deepens size by size over all groups, so that the first find is the smallest.
 */
import { entry } from "../exact/vector.js";

/** Sets of one group, by their positions, ascending. */
export interface Disjoint {
  readonly group: number;
  readonly members: readonly number[];
}

/** A set that can be needed, with its position in its group. */
interface Candidate {
  readonly mask: bigint;
  readonly position: number;
}

/**
 * The fewest sets of one group whose intersection is empty, ties to the first group; undefined where
 * every group has a common element.
 * @param elements n; every mask lies below 2^n
 */
export function smallestDisjoint(groups: readonly (readonly bigint[])[], elements: bigint): Disjoint | undefined {
  const all = (1n << elements) - 1n;
  const open = groups.flatMap((masks, group) =>
    masks.reduce((common, mask) => common & mask, all) === 0n ? [{ group, sets: smallest(masks) }] : [],
  );
  if (open.length === 0) return undefined;
  // The loop ends at n at the latest: n sets, each leaving out another element, are enough.
  for (let size = 1; ; size++) {
    for (const { group, sets } of open) {
      const members = search(sets, all, size);
      if (members !== undefined)
        return { group, members: members.map(({ position }) => position).sort((a, b) => a - b) };
    }
  }
}

/**
 * The sets that contain no other set; of equal ones the first. A smaller set can replace every set
 * that contains it.
 */
function smallest(masks: readonly bigint[]): Candidate[] {
  const first = new Map<bigint, number>();
  masks.forEach((mask, position) => {
    if (!first.has(mask)) first.set(mask, position);
  });
  const distinct = [...first.keys()];
  return [...first].flatMap(([mask, position]) =>
    distinct.some((other) => other !== mask && (other & mask) === other) ? [] : [{ mask, position }],
  );
}

/**
 * At most `size` of the sets whose intersection with `common` is empty, or undefined where there are
 * none.
 */
function search(sets: readonly Candidate[], common: bigint, size: number): Candidate[] | undefined {
  if (common === 0n) return [];
  if (size === 0) return undefined;
  // No set leaves out more of the common elements than the best one, and all must go.
  const left = bits(common);
  const most = sets.reduce((best, { mask }) => Math.max(best, left - bits(common & mask)), 0);
  if (most * size < left) return undefined;
  for (const candidate of fewestChoices(sets, common)) {
    const rest = search(sets, common & candidate.mask, size - 1);
    if (rest !== undefined) return [candidate, ...rest];
  }
  return undefined;
}

/** The sets that leave out one common element, for the element where they are fewest. */
function fewestChoices(sets: readonly Candidate[], common: bigint): Candidate[] {
  const choices: Candidate[][] = [];
  for (let element = 0n; common >> element > 0n; element++) {
    if (((common >> element) & 1n) === 1n) choices.push(sets.filter(({ mask }) => ((mask >> element) & 1n) === 0n));
  }
  return choices.reduce((fewest, one) => (one.length < fewest.length ? one : fewest), entry(choices, 0));
}

function bits(mask: bigint): number {
  let count = 0;
  for (let rest = mask; rest > 0n; rest &= rest - 1n) count++;
  return count;
}
