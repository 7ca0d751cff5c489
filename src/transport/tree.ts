/**
 * A spanning tree of the network with its flows and potentials: a basis of the flow problem.
 *
 * pot(head) = pot(tail) + cost on tree arcs, pot(root) = 0; the reduced cost of an arc is
 * cost + pot(tail) − pot(head). Supplies never change, so every tree whose flows are ≥ 0 is a
 * start for any weights. Trees are kept strongly feasible: every tree arc without flow
 * points towards the root. Then pivots on arcs of negative reduced cost cannot cycle, however
 * they are chosen (Cunningham, "A network simplex method", Math. Programming 11, 1976).
 */
import { flowsOf, type Flows } from "./flows.js";
import type { FlowNetwork } from "./network.js";
import { Incidence, type SavedTree, type TreeStore } from "./saved-tree.js";

/** Weights of D', P' and E' as doubles, for costs scaled by the network's powers of two. */
export interface DoubleWeights {
  readonly distortion: number;
  readonly perception: number;
  readonly error: number;
}

export class Tree {
  /** Arc to the parent, by node; −1 for the root. */
  readonly arc: Int32Array;
  private readonly incidence: Incidence;
  readonly parent: Int32Array;
  /** 1 where the arc leads from the node to its parent. */
  readonly upward: Uint8Array;
  readonly potential: Float64Array;
  readonly flows: Flows;
  /** Upper bounds on |potential| and depth since the last load or new weights. */
  largestPotential = 0;
  largestDepth = 0;
  /** Whether a pivot since the last load has moved mass. */
  moved = false;
  pivots = 0;
  /** Changes with every load, every pivot and all new weights. */
  version = 0;

  private readonly depth: Int32Array;
  private readonly firstChild: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly order: Int32Array;
  currentWeights: DoubleWeights = { distortion: 0, perception: 0, error: 0 };

  /** @param like another tree of the network, of which it may share what does not change */
  constructor(
    readonly network: FlowNetwork,
    like?: Tree,
  ) {
    const { nodes, supply, demand } = network;
    this.arc = new Int32Array(nodes).fill(-1);
    this.incidence = like?.incidence ?? new Incidence(network);
    this.parent = new Int32Array(nodes).fill(-1);
    this.upward = new Uint8Array(nodes);
    this.potential = new Float64Array(nodes);
    this.depth = new Int32Array(nodes);
    this.firstChild = new Int32Array(nodes);
    this.next = new Int32Array(nodes);
    this.previous = new Int32Array(nodes);
    this.order = new Int32Array(nodes);
    const net = Array.from({ length: nodes }, (_, node) => (supply[node] ?? 0n) - (demand[node] ?? 0n));
    this.flows = flowsOf(net, network.massUnit);
  }

  tail(arc: number): number {
    const { restoringArcs, letters, auxiliaryTail } = this.network;
    return arc < restoringArcs ? Math.floor(arc / letters) : auxiliaryTail[arc - restoringArcs]!;
  }

  head(arc: number): number {
    const { restoringArcs, letters, heads, auxiliaryHead } = this.network;
    return arc < restoringArcs ? heads[arc % letters]! : auxiliaryHead[arc - restoringArcs]!;
  }

  contains(arc: number): boolean {
    return this.arc[this.tail(arc)] === arc || this.arc[this.head(arc)] === arc;
  }

  /** Saves the tree for `load`. */
  save(store: TreeStore): SavedTree {
    const { arc, upward, flows, incidence } = this;
    const { placeAtTail, placeAtHead } = incidence;
    const saved = store.room(arc.length, incidence.short);
    for (let node = 0; node < arc.length; node++) {
      const k = arc[node]!;
      const place = (upward[node] === 1 ? placeAtTail : placeAtHead)[k]!;
      saved[node] = k < 0 ? 0 : 2 * place + (flows.isPositive(node) ? 1 : 0);
    }
    return saved;
  }

  /** Takes over a saved tree; the potentials follow with `weigh`. */
  load(saved: SavedTree): void {
    const { incidence, arc } = this;
    const { root } = this.network;
    for (let node = 0; node < arc.length; node++) arc[node] = node === root ? -1 : incidence.arcAt(node, saved[node]!);
    this.hang();
  }

  /** Takes over a tree, given by the arc of each node to its parent, whose flows are ≥ 0; the potentials follow with `weigh`. */
  loadArcs(arcs: Int32Array): void {
    this.arc.set(arcs);
    this.hang();
  }

  /**
   * The first node, from a node on, whose arc in a saved tree carries flow and is not in this tree; −1
   * where there is none.
   */
  nextForeign(saved: SavedTree, from: number): number {
    const { arc, incidence } = this;
    const { root } = this.network;
    for (let node = from; node < saved.length; node++) {
      const entry = saved[node]!;
      if ((entry & 1) === 0 || node === root) continue;
      const k = incidence.arcAt(node, entry);
      if (k !== arc[node] && !this.contains(k)) return node;
    }
    return -1;
  }

  /** The arc of a node, other than the root, in a saved tree. */
  savedArc(saved: SavedTree, node: number): number {
    return this.incidence.arcAt(node, saved[node]!);
  }

  /** Parents, children and flows from the arcs. */
  private hang(): void {
    const { arc, parent, upward, firstChild, next, previous, flows } = this;
    const { root } = this.network;
    this.version++;
    firstChild.fill(-1);
    for (let node = 0; node < arc.length; node++) {
      const k = arc[node]!;
      if (k < 0) continue;
      const tail = this.tail(k);
      upward[node] = tail === node ? 1 : 0;
      const above = tail === node ? this.head(k) : tail;
      parent[node] = above;
      const first = firstChild[above]!;
      next[node] = first;
      previous[node] = -1;
      if (first >= 0) previous[first] = node;
      firstChild[above] = node;
    }
    parent[root] = -1;
    this.depth[root] = 0;
    const count = this.preorder(root);
    if (count !== arc.length) throw new Error("the arcs do not span the network");
    flows.setSupplies();
    for (let i = count - 1; i > 0; i--) {
      const node = this.order[i]!;
      flows.addTo(parent[node]!, node);
      const sign = flows.settle(node);
      if (sign !== 0 && sign > 0 !== (upward[node] === 1)) throw new Error("the tree has a negative flow");
    }
    this.moved = false;
  }

  /** Sets the weights and computes all potentials. */
  weigh(weights: DoubleWeights): void {
    this.currentWeights = weights;
    this.version++;
    this.largestPotential = 0;
    this.largestDepth = 0;
    this.potential[this.network.root] = 0;
    this.refresh(this.network.root);
  }

  /** The cost of an arc under the weights, as a double. */
  cost(arc: number): number {
    const { restoringArcs, doubles } = this.network;
    const { distortion, perception, error } = this.currentWeights;
    return arc < restoringArcs
      ? distortion * doubles.distortion[arc]! + error * doubles.error[arc]!
      : perception * doubles.auxiliary[arc - restoringArcs]!;
  }

  /**
   * Brings in an arc of negative reduced cost. The arc that leaves is the last blocking one on the
   * cycle, followed in the direction of the new arc from the node nearest to the root.
   */
  pivot(entering: number): void {
    const { parent, upward, depth, flows } = this;
    const tail = this.tail(entering);
    const head = this.head(entering);
    // Flow is sent tail → head and returns from head up to the common ancestor and down to the tail.
    let blocking = -1;
    let blockingAtHead = false;
    let a = tail;
    let b = head;
    let headBest = -1;
    while (a !== b) {
      if (depth[a]! >= depth[b]!) {
        // Upward arcs on the tail's side lose flow; the one nearest to the tail comes last.
        if (upward[a] === 1 && (blocking < 0 || flows.less(a, blocking))) blocking = a;
        a = parent[a]!;
      } else {
        if (upward[b] === 0 && (headBest < 0 || !flows.less(headBest, b))) headBest = b;
        b = parent[b]!;
      }
    }
    const ancestor = a;
    if (headBest >= 0 && (blocking < 0 || !flows.less(blocking, headBest))) {
      blocking = headBest;
      blockingAtHead = true;
    }
    if (blocking < 0) throw new Error("a cycle of negative cost without a blocking arc: costs are never negative");
    flows.take(blocking);
    if (!flows.registerIsZero()) {
      this.moved = true;
      for (let node = tail; node !== ancestor; node = parent[node]!) {
        if (upward[node] === 1) flows.decrease(node);
        else flows.increase(node);
      }
      for (let node = head; node !== ancestor; node = parent[node]!) {
        if (upward[node] === 1) flows.increase(node);
        else flows.decrease(node);
      }
    }
    this.rehang(blockingAtHead ? head : tail, blockingAtHead ? tail : head, entering, blocking);
    this.pivots++;
    this.version++;
  }

  /** Hangs the part of the tree below `last`, turned over, with `node` under `above`; the register holds the entering flow. */
  private rehang(node: number, above: number, entering: number, last: number): void {
    const { arc, parent, upward, flows } = this;
    const top = node;
    let newArc = entering;
    let newUpward = this.tail(entering) === node ? 1 : 0;
    let newParent = above;
    for (;;) {
      const oldParent = parent[node]!;
      const oldArc = arc[node]!;
      const oldUpward = upward[node]!;
      this.detach(node);
      parent[node] = newParent;
      arc[node] = newArc;
      upward[node] = newUpward;
      flows.exchange(node);
      this.attach(node);
      if (node === last) break;
      newParent = node;
      newArc = oldArc;
      newUpward = 1 - oldUpward;
      node = oldParent;
    }
    this.refresh(top);
  }

  private detach(node: number): void {
    const before = this.previous[node]!;
    const after = this.next[node]!;
    if (before >= 0) this.next[before] = after;
    else this.firstChild[this.parent[node]!] = after;
    if (after >= 0) this.previous[after] = before;
  }

  private attach(node: number): void {
    const above = this.parent[node]!;
    const first = this.firstChild[above]!;
    this.next[node] = first;
    this.previous[node] = -1;
    if (first >= 0) this.previous[first] = node;
    this.firstChild[above] = node;
  }

  /** Depths and potentials of a node and all below it. */
  private refresh(top: number): void {
    const { arc, parent, upward, depth, potential, order } = this;
    const count = this.preorder(top);
    let largest = this.largestPotential;
    let deepest = this.largestDepth;
    for (let i = 0; i < count; i++) {
      const node = order[i]!;
      const above = parent[node]!;
      if (above < 0) continue;
      const cost = this.cost(arc[node]!);
      const value = upward[node] === 1 ? potential[above]! - cost : potential[above]! + cost;
      potential[node] = value;
      const size = Math.abs(value);
      if (size > largest) largest = size;
      const level = depth[above]! + 1;
      depth[node] = level;
      if (level > deepest) deepest = level;
    }
    this.largestPotential = largest;
    this.largestDepth = deepest;
  }

  /** Fills `order` with a node and all below it, parents first; returns how many. */
  private preorder(top: number): number {
    const { firstChild, next, order } = this;
    let count = 0;
    order[count++] = top;
    for (let i = 0; i < count; i++) {
      for (let child = firstChild[order[i]!]!; child >= 0; child = next[child]!) order[count++] = child;
    }
    return count;
  }

  /** All nodes, parents before children; valid until the next change. */
  fromRoot(): Int32Array {
    this.preorder(this.network.root);
    return this.order;
  }

  depthOf(node: number): number {
    return this.depth[node]!;
  }
}
