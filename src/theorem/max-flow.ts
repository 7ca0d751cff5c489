/**
 * The maximum flow through a network with integer capacities, and its minimum cut.
 *
 * Shortest augmenting paths (Edmonds and Karp, J. ACM 19 (1972)) on integers of any length; the
 * nodes that the source still reaches in the end are the side of a minimum cut.
 */
import { entry } from "../exact/vector.js";

export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Left out: no limit. */
  readonly capacity?: bigint;
}

export interface MaximumFlow {
  readonly value: bigint;
  /** Flow on each arc. */
  readonly flow: readonly bigint[];
  /** Nodes that can be reached from the source along arcs with room left. */
  readonly reached: ReadonlySet<number>;
}

/**
 * A maximum flow from the source to the sink.
 * @param nodes how many; arcs join 0..nodes−1. Every path has an arc with a capacity.
 */
export function maximumFlow(nodes: number, arcs: readonly Arc[], source: number, sink: number): MaximumFlow {
  const flow = arcs.map(() => 0n);
  const leaving = Array.from({ length: nodes }, (): { arc: number; to: number; forward: boolean }[] => []);
  arcs.forEach(({ from, to }, arc) => {
    entry(leaving, from).push({ arc, to, forward: true });
    entry(leaving, to).push({ arc, to: from, forward: false });
  });
  /** How much more may flow along an arc; undefined is no limit. */
  const room = (arc: number, forward: boolean): bigint | undefined => {
    const { capacity } = entry(arcs, arc);
    if (!forward) return entry(flow, arc);
    return capacity === undefined ? undefined : capacity - entry(flow, arc);
  };
  let value = 0n;
  for (;;) {
    const before = new Map<
      number,
      { readonly from: number; readonly arc: number; readonly forward: boolean } | undefined
    >([[source, undefined]]);
    const queue = [source];
    for (const node of queue) {
      for (const { arc, to, forward } of entry(leaving, node)) {
        if (before.has(to) || room(arc, forward) === 0n) continue;
        before.set(to, { from: node, arc, forward });
        queue.push(to);
      }
      if (before.has(sink)) break;
    }
    if (!before.has(sink)) return { value, flow, reached: new Set(before.keys()) };
    const path: { readonly arc: number; readonly forward: boolean }[] = [];
    for (let step = before.get(sink); step !== undefined; step = before.get(step.from)) path.push(step);
    const limits = path.flatMap(({ arc, forward }) => room(arc, forward) ?? []);
    const amount = limits.reduce((least, one) => (one < least ? one : least), entry(limits, 0));
    for (const { arc, forward } of path) flow[arc] = entry(flow, arc) + (forward ? amount : -amount);
    value += amount;
  }
}
