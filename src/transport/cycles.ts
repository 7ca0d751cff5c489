/**
 * Exact sums of costs along tree paths: reduced costs, directions of cycles, equal potentials.
 *
 * A row y that a path passes through contributes (Δ(y,i) − Δ(y,j))/t(y) to D', and likewise
 * to E', so that only the denominators of the few rows on the path occur. Signs are therefore decided
 * path by path, and the denominators of all rows are never cleared at once.
 */
import type { FlowNetwork } from "./network.js";
import type { Tree } from "./tree.js";
import type { Triple } from "./weights.js";

export class ExactPaths {
  private readonly rows: number[] = [];
  private readonly slot: Int32Array;
  private readonly distortion: bigint[] = [];
  private readonly error: bigint[] = [];
  private perception = 0n;
  /** The number of paths evaluated. */
  evaluations = 0;

  constructor(
    private readonly network: FlowNetwork,
    private readonly tree: Tree,
  ) {
    this.slot = new Int32Array(network.outputs.length).fill(-1);
  }

  /** The change of (D', P', E') per unit of flow around the cycle that a non-tree arc closes, times a positive integer. */
  cycle(arc: number): Triple {
    this.gather(arc);
    let distortion = 0n;
    let error = 0n;
    let denominator = 1n;
    for (let i = 0; i < this.rows.length; i++) {
      const d = this.distortion[i]!;
      const e = this.error[i]!;
      if (d === 0n && e === 0n) continue;
      const t = this.network.rowDenominator[this.rows[i]!]!;
      distortion = distortion * t + d * denominator;
      error = error * t + e * denominator;
      denominator *= t;
    }
    return [distortion, this.perception * denominator, error];
  }

  /** Sign of the reduced cost of an arc under exact weights. */
  reducedCostSign(arc: number, weights: Triple): number {
    this.gather(arc);
    return this.sign(weights);
  }

  /** Sign of pot(a) − pot(b) under exact weights. */
  potentialSign(a: number, b: number, weights: Triple): number {
    this.clear();
    // pot(a) − pot(b) is the reduced cost of an arc a → b that costs nothing.
    this.walk(a, b);
    return this.sign(weights);
  }

  private sign([a, b, c]: Triple): number {
    let total = 0n;
    let denominator = 1n;
    for (let i = 0; i < this.rows.length; i++) {
      const value = a * this.distortion[i]! + c * this.error[i]!;
      if (value === 0n) continue;
      const t = this.network.rowDenominator[this.rows[i]!]!;
      total = total * t + value * denominator;
      denominator *= t;
    }
    total += b * this.perception * denominator;
    return total > 0n ? 1 : total < 0n ? -1 : 0;
  }

  /** Cost of the arc plus that of the way back from its head to its tail through the tree. */
  private gather(arc: number): void {
    this.clear();
    this.add(arc, 1n);
    this.walk(this.tree.tail(arc), this.tree.head(arc));
  }

  /** Adds pot(from) − pot(to). */
  private walk(from: number, to: number): void {
    const { tree } = this;
    this.evaluations++;
    let a = from;
    let b = to;
    while (a !== b) {
      if (tree.depthOf(a) >= tree.depthOf(b)) {
        // pot(a) = pot(parent) ∓ cost
        this.add(tree.arc[a]!, tree.upward[a] === 1 ? -1n : 1n);
        a = tree.parent[a]!;
      } else {
        this.add(tree.arc[b]!, tree.upward[b] === 1 ? 1n : -1n);
        b = tree.parent[b]!;
      }
    }
  }

  private add(arc: number, sign: bigint): void {
    const { network, slot, rows } = this;
    if (arc >= network.restoringArcs) {
      const cost = network.auxiliaryCost[arc - network.restoringArcs]!;
      this.perception += sign > 0n ? cost : -cost;
      return;
    }
    const row = Math.floor(arc / network.letters);
    let at = slot[row]!;
    if (at < 0) {
      at = rows.length;
      slot[row] = at;
      rows.push(row);
      this.distortion[at] = 0n;
      this.error[at] = 0n;
    }
    const d = network.distortion.at(arc);
    const e = network.error.at(arc);
    if (sign > 0n) {
      this.distortion[at]! += d;
      this.error[at]! += e;
    } else {
      this.distortion[at]! -= d;
      this.error[at]! -= e;
    }
  }

  private clear(): void {
    for (const row of this.rows) this.slot[row] = -1;
    this.rows.length = 0;
    this.perception = 0n;
  }
}

/**
 * The nodes with exactly equal potentials, found once per tree and weights.
 *
 * Where a weight is zero, thousands of arcs tie because the potentials of their heads are
 * equal; a path is evaluated once per node instead of once per arc.
 */
export class EqualPotentials {
  private readonly representative: Int32Array;

  constructor(
    private readonly paths: ExactPaths,
    nodes: number,
  ) {
    this.representative = new Int32Array(nodes);
    this.reset();
  }

  reset(): void {
    for (let i = 0; i < this.representative.length; i++) this.representative[i] = i;
  }

  /** Sign of pot(a) − pot(b). */
  sign(a: number, b: number, weights: Triple): number {
    const first = this.find(a);
    const second = this.find(b);
    if (first === second) return 0;
    const sign = this.paths.potentialSign(first, second, weights);
    if (sign === 0) this.representative[first] = second;
    return sign;
  }

  private find(node: number): number {
    const { representative } = this;
    let top = node;
    while (representative[top] !== top) top = representative[top]!;
    while (representative[node] !== top) {
      const above = representative[node]!;
      representative[node] = top;
      node = above;
    }
    return top;
  }
}
