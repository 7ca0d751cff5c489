/**
 * Pairs of outputs and letters whose masses determine q and the bounded costs, none of them redundant.
 *
 * Where letters serve an output equally well, many restorers are optimal, and Newton's method has far more
 * unknowns than conditions. Seen as arcs between outputs and letters, pairs that form no circle are determined by q
 * alone. A circle moves mass π(y)·dQ around without changing q; it is of use only where it changes a cost that is
 * bounded, and one circle per such cost is enough.
 */
import { type Quantity, type SmoothProgram } from "./program.js";

/** A bounded cost that is linear in Q. */
export type Cost = Exclude<Quantity, "perception">;

/** Circle costs at most so large, relative to the largest cost per mass, count as none. */
const negligible = 1e-9;

/**
 * At most |Y| + |X̂| − 1 pairs, and one more per cost.
 * @param pairs to choose from, as indices
 * @param weights per pair of the program: larger ones are chosen first
 * @param costs those that are met with equality
 */
export function independentPairs(
  program: SmoothProgram,
  pairs: readonly number[],
  weights: Float64Array,
  costs: readonly Cost[],
): number[] {
  const { letters, outputs, mass } = program;
  const ends = (i: number): [output: number, letter: number] => [Math.floor(i / letters), outputs + (i % letters)];
  const group = Int32Array.from({ length: outputs + letters }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (group[root] !== root) root = group[root] = group[group[root]!]!;
    return root;
  };
  const chosen: number[] = [];
  const rest: number[] = [];
  for (const i of [...pairs].sort((a, b) => weights[b]! - weights[a]!)) {
    const [a, b] = ends(i).map(rootOf) as [number, number];
    if (a !== b) group[a] = b;
    (a === b ? rest : chosen).push(i);
  }
  const perMass = costs.map((cost) =>
    program[cost === "distortion" ? "distortion" : "error"].map((value, i) => value / mass[ends(i)[0]]!),
  );
  // Costs around the circle that each further pair closes.
  const around = perMass.map((cost) => {
    const potential = potentials(
      chosen.map((i) => [...ends(i), cost[i]!] as const),
      outputs + letters,
    );
    return Float64Array.from(rest, (i) => {
      const [y, j] = ends(i);
      return cost[i]! - potential[y]! - potential[j]!;
    });
  });
  around.forEach((circle, c) => {
    const most = perMass[c]!.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    let best = -1;
    const use = (k: number): number => Math.abs(circle[k]!) * weights[rest[k]!]!;
    circle.forEach((cost, k) => {
      if (Math.abs(cost) > negligible * most && (best < 0 || use(k) > use(best))) best = k;
    });
    if (best < 0) return;
    chosen.push(rest[best]!);
    // What another cost gains that way is nothing new.
    for (const other of around.slice(c + 1)) {
      const factor = other[best]! / circle[best]!;
      circle.forEach((cost, k) => (other[k]! -= factor * cost));
    }
  });
  return chosen.sort((a, b) => a - b);
}

/** Numbers per node with potential(y) + potential(j) = cost on every arc of a forest. */
function potentials(arcs: readonly (readonly [number, number, number])[], nodes: number): Float64Array {
  const near: [node: number, cost: number][][] = Array.from({ length: nodes }, () => []);
  for (const [y, j, cost] of arcs) {
    near[y]!.push([j, cost]);
    near[j]!.push([y, cost]);
  }
  const potential = new Float64Array(nodes).fill(NaN);
  for (let start = 0; start < nodes; start++) {
    if (!Number.isNaN(potential[start]!)) continue;
    potential[start] = 0;
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const [other, cost] of near[node]!) {
        if (!Number.isNaN(potential[other]!)) continue;
        potential[other] = cost - potential[node]!;
        waiting.push(other);
      }
    }
  }
  return potential;
}
