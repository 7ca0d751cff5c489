/** Points of a transportation problem: the totals of a tree's flow, in doubles at once, exactly on demand. */
import { bitLength } from "../../exact/integers.js";
import { quotient, type Network } from "../../transport/network.js";
import { pointInDoubles, pointOf, type Homogeneous } from "../../transport/reading.js";
import { TreeStore, type SavedTree } from "../../transport/saved-tree.js";
import { Tree } from "../../transport/tree.js";
import type { HullPoint } from "../hull/point.js";

export class TransportPoint implements HullPoint {
  constructor(
    private readonly points: TransportPoints,
    readonly x: number,
    readonly y: number,
    readonly z: number,
    readonly tree: SavedTree,
    private known: Homogeneous | undefined,
  ) {}

  /** Long sums of fractions; most points of a large surface are never asked for them. */
  get exact(): Homogeneous {
    return (this.known ??= this.points.exactly(this.tree));
  }
}

/** Makes points of trees, and reads saved ones again. */
export class TransportPoints {
  private readonly store = new TreeStore();
  private readonly massBits: number;
  /** A tree of its own, so that reading a point disturbs no other. */
  private reader: Tree | undefined;

  constructor(
    private readonly network: Network,
    private readonly tree: Tree,
  ) {
    this.massBits = bitLength(network.massUnit);
  }

  /** The point of the tree as it is now. */
  current(): TransportPoint {
    const { network, tree } = this;
    const saved = tree.save(this.store);
    const rough = pointInDoubles(network, tree, this.massBits);
    if (rough !== undefined) return new TransportPoint(this, ...rough, saved, undefined);
    const exact = pointOf(network, tree);
    return new TransportPoint(this, ...this.rounded(exact), saved, exact);
  }

  exactly(saved: SavedTree): Homogeneous {
    this.reader ??= new Tree(this.network, this.tree);
    this.reader.load(saved);
    return pointOf(this.network, this.reader);
  }

  /** Correct to 8·2^−53; the least entry of every row is left out, because it is common to all points. */
  private rounded(exact: Homogeneous): [number, number, number] {
    const { base, doubles } = this.network;
    const shift = [base.distortion, 0n, base.error] as const;
    return ([0, 1, 2] as const).map((axis) => {
      const { significand, exponent } = quotient(exact[axis] - shift[axis] * exact[3], exact[3]);
      return significand * 2 ** (exponent - doubles.exponents[axis] - this.massBits);
    }) as [number, number, number];
  }
}
