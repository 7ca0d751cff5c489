/**
 * The order in which neighbours follow one another: each entry is told by what changes from its parent.
 *
 * Depth first: the parent of an entry is the one before it, or one on the way that led there.
 */
import { entry } from "../exact/vector.js";

export interface Step {
  readonly index: number;
  /** By how many entries the way is shortened before this one joins it. */
  readonly levels: number;
}

/** All indices, each once. @param neighbours per index those that are near to it */
export function* depthFirst(neighbours: readonly (readonly number[])[]): Generator<Step> {
  const seen = new Uint8Array(neighbours.length);
  const way: { readonly near: readonly number[]; looked: number }[] = [];
  // Entries that have been left since the last one joined.
  let levels = 0;
  for (const start of neighbours.keys()) {
    for (let next: number | undefined = start; next !== undefined;) {
      if (seen[next] === 0) {
        seen[next] = 1;
        yield { index: next, levels };
        levels = 0;
        way.push({ near: entry(neighbours, next), looked: 0 });
      }
      next = undefined;
      for (let last = way.at(-1); last !== undefined && next === undefined; last = way.at(-1)) {
        next = last.near[last.looked++];
        if (next !== undefined) continue;
        way.pop();
        levels++;
      }
    }
  }
}
