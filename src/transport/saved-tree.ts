/**
 * Trees kept in little room: per node the place of its arc to its parent among the node's own arcs.
 *
 * A surface keeps a tree for every vertex. Arcs are numbered by the hundred thousand, a node's own
 * arcs by the thousand: two bytes a node mostly suffice.
 */
import type { FlowNetwork } from "./network.js";

/** Per node 2·place + 1 or 2·place for its arc to its parent, with or without flow; 0 for the root. */
export type SavedTree = Uint16Array | Uint32Array;

/** The arcs of every node, in ascending order: node v has arcs[starts[v]], …, arcs[starts[v + 1] − 1]. */
export class Incidence {
  readonly starts: Int32Array;
  readonly arcs: Int32Array;
  /** The place of each arc among those of its tail, and among those of its head. */
  readonly placeAtTail: Int32Array;
  readonly placeAtHead: Int32Array;
  /** Whether two bytes hold every place and the flow's bit. */
  readonly short: boolean;

  constructor(network: FlowNetwork) {
    const { nodes, arcs, letters, heads, restoringArcs, auxiliaryTail, auxiliaryHead } = network;
    const tails = new Int32Array(arcs);
    const ends = new Int32Array(arcs);
    for (let k = 0; k < restoringArcs; k++) {
      tails[k] = Math.floor(k / letters);
      ends[k] = heads[k % letters]!;
    }
    tails.set(auxiliaryTail, restoringArcs);
    ends.set(auxiliaryHead, restoringArcs);
    const degrees = new Int32Array(nodes);
    this.placeAtTail = new Int32Array(arcs);
    this.placeAtHead = new Int32Array(arcs);
    for (let k = 0; k < arcs; k++) {
      this.placeAtTail[k] = degrees[tails[k]!]!++;
      this.placeAtHead[k] = degrees[ends[k]!]!++;
    }
    this.starts = new Int32Array(nodes + 1);
    for (let node = 0; node < nodes; node++) this.starts[node + 1] = this.starts[node]! + degrees[node]!;
    this.arcs = new Int32Array(2 * arcs);
    for (let k = 0; k < arcs; k++) {
      this.arcs[this.starts[tails[k]!]! + this.placeAtTail[k]!] = k;
      this.arcs[this.starts[ends[k]!]! + this.placeAtHead[k]!] = k;
    }
    this.short = degrees.every((degree) => degree < 2 ** 15);
  }

  /** The arc of a saved entry. */
  arcAt(node: number, entry: number): number {
    return this.arcs[this.starts[node]! + (entry >>> 1)]!;
  }
}

/** Room for many trees in few large arrays, since many small ones would burden the garbage collector. */
export class TreeStore {
  private slab: SavedTree = new Uint16Array(0);
  private used = 0;

  room(nodes: number, short: boolean): SavedTree {
    if (this.used + nodes > this.slab.length) {
      // A slab stays in memory as long as one of its trees is referenced.
      const size = nodes * Math.min(1024, 1 + 2 * Math.ceil(this.slab.length / nodes));
      this.slab = short ? new Uint16Array(size) : new Uint32Array(size);
      this.used = 0;
    }
    this.used += nodes;
    return this.slab.subarray(this.used - nodes, this.used);
  }
}
