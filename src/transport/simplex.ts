/**
 * Network simplex: pivots in doubles, optimality in integers.
 *
 * An arc enters only when its reduced cost is *proved* negative. The proof is a rounding
 * bound τ where the double is below −τ, exact integers where it lies within τ of zero.
 *
 * The bound. u = 2^−53. A scaled cost is a double with relative error ≤ 4u (network.ts), so
 * is a weight (weights.ts); with the product and the sum of two terms ≥ 0, a weighted cost c̃
 * has |c̃ − c| ≤ 11uc̃ (10u and second order). A potential at depth h is a sum along the path from
 * the root, one rounding per step: |p̃ − p| ≤ Σ (11u·c̃ + u·|p̃|). A tree arc costs
 * c̃ ≤ 2Π(1 + 2u), Π the largest |p̃|. Hence |p̃ − p| ≤ h·u·(22Π + Π)(1 + 3u) ≤ 24huΠ. A reduced cost
 * c + p(tail) − p(head) takes two more roundings, each of a value ≤ c̃ + 2Π; a double r̃ ≤ τ ≤ Π
 * has c̃ ≤ 3Π(1 + 4u) + τ ≤ 4.1Π, so |r̃ − r| ≤ 46uΠ + 2·24HuΠ + 13uΠ ≤ (48H + 64)uΠ, H the largest
 * depth. If r̃ > τ then r > 0 too: with c̃ ≤ 4.1Π by the same sum; with c̃ > 4.1Π because
 * r ≥ c̃(1 − 13u) − 2Π(1 + 26Hu) > 0, for H < 2^40. Underflow adds less than 2^−1000 per term,
 * weights and costs being below 4; that is the constant.
 *
 * Where the weights of the pass are not those to be certified but near them, ζ = Σ |difference|
 * after scaling, a cost differs by less than 4ζ, so a reduced cost by less than 4(2H + 1)ζ.
 */
import { EqualPotentials, ExactPaths } from "./cycles.js";
import type { FlowNetwork } from "./network.js";
import { Stars } from "./stars.js";
import type { SavedTree } from "./saved-tree.js";
import { Tree, type DoubleWeights } from "./tree.js";
import { doubleWeights, type Triple } from "./weights.js";

const unit = 2 ** -53;
const underflow = 2 ** -960;
/**
 * The ζ that a pass in doubles allows for, so that its result can be certified for weights at most
 * that far away.
 */
const nearby = 2 ** -28;
/** Where a descent begins to look for arcs, relative to costs and weights about 1; how fast and how far it goes down. */
const steepest = 2 ** -2;
const gentler = 2;
const flattest = 2 ** -30;
/** A pass of a descent that brings in fewer arcs per row than this is followed by a gentler one. */
const fewArcs = 0.1;

export class NetworkSimplex {
  readonly tree: Tree;
  readonly paths: ExactPaths;
  private readonly equal: EqualPotentials;
  /** The restoring arcs, a star per row. */
  private readonly restoring: Stars;
  /** For a general cost its arcs, a star per restored letter. */
  private readonly transporting: Stars | undefined;
  /** Arcs of the last clean pass whose reduced cost lies within the bound of zero. */
  private near: number[] = [];
  /**
   * Per arc, the number of the last optimum at which it lay outside the tree with reduced cost exactly
   * zero.
   */
  private readonly tieStamp: Int32Array;
  private stamp = 0;
  /** The version of the tree that the last pass left clean. */
  private pricedAt = -1;
  /** Where the next descent begins. */
  private steepness = steepest;

  /** @param listing false: every arc is priced in every pass, with the same pivots */
  constructor(
    readonly network: FlowNetwork,
    listing = true,
  ) {
    this.tree = new Tree(network);
    this.paths = new ExactPaths(network, this.tree);
    this.equal = new EqualPotentials(this.paths, network.nodes);
    this.tieStamp = new Int32Array(network.arcs);
    const { outputs, heads, doubles, shape, restoringArcs, auxiliaryTail, auxiliaryHead } = network;
    const tails = Int32Array.from(outputs, (_, row) => row);
    const { distortion: first, error: second, auxiliary } = doubles;
    this.restoring = new Stars(this.tree, { tails, heads, firstArc: 0, first, second }, listing);
    if (shape.couplingOf === undefined) return;
    const size = auxiliaryTail.lastIndexOf(auxiliaryTail[0]!) + 1;
    const arcs = {
      tails: auxiliaryTail.filter((_, i) => i % size === 0),
      heads: auxiliaryHead.slice(0, size),
      firstArc: restoringArcs,
      first: auxiliary,
      second: auxiliary,
    };
    this.transporting = new Stars(this.tree, arcs, listing);
  }

  /** A strongly feasible tree: every row goes to its least cost under the weights, the lower part follows. */
  firstTree(weights: DoubleWeights): Int32Array {
    const { outputs, letters, doubles, heads, shape, supply, nodes, restoringArcs } = this.network;
    const rows = outputs.length;
    const arcs = new Int32Array(nodes).fill(-1);
    const inflow = new Array<bigint>(shape.lowerNodes).fill(0n);
    for (let row = 0; row < rows; row++) {
      let best = row * letters;
      let least = Infinity;
      for (let k = row * letters; k < (row + 1) * letters; k++) {
        const cost = weights.distortion * doubles.distortion[k]! + weights.error * doubles.error[k]!;
        if (cost < least) {
          least = cost;
          best = k;
        }
      }
      arcs[row] = best;
      const lower = heads[best - row * letters]! - rows;
      inflow[lower] = inflow[lower]! + supply[row]!;
    }
    shape.firstArcs(inflow).forEach((k, i) => {
      if (k >= 0) arcs[rows + i] = restoringArcs + k;
    });
    return arcs;
  }

  /** Pivots the loaded tree until it is optimal in doubles, for weights given as doubles. */
  approach(weights: DoubleWeights): void {
    this.tree.weigh(weights);
    while (this.pass(nearby)) {
      /* until a pass finds nothing to improve */
    }
  }

  /**
   * As `approach`, by fewer pivots: arcs of very negative reduced costs are brought in before others. What
   * counts as such goes down from pass to pass, also from one descent to the next.
   * @param enough is asked after every pass that has pivoted; true ends the descent
   */
  descend(weights: DoubleWeights, enough: () => boolean): void {
    this.tree.weigh(weights);
    const few = fewArcs * this.network.outputs.length;
    while (this.steepness > flattest) {
      const before = this.tree.pivots;
      this.pass(nearby, this.steepness);
      const pivots = this.tree.pivots - before;
      if (pivots < few) this.steepness /= gentler;
      if (pivots > 0 && enough()) return;
    }
    this.steepness = steepest;
    while (this.pass(nearby)) if (enough()) return;
  }

  /**
   * Pivots the loaded tree until it is optimal exactly, for exact weights ≥ 0. Afterwards `isTight`
   * says which arcs an optimal flow may use.
   */
  minimise(weights: Triple): void {
    this.tree.weigh(doubleWeights(this.network, weights));
    for (;;) {
      while (this.pass(0)) {
        /* until every arc is ≥ 0 or near it */
      }
      if (!this.resolve(weights, [])) return;
    }
  }

  /**
   * As `minimise`, without another pass where `approach` has just ended for weights that are near.
   * @param tight arcs to whose cycles the weights are normal by construction
   */
  certify(weights: Triple, tight: readonly number[]): void {
    const { currentWeights: used, version } = this.tree;
    const exact = doubleWeights(this.network, weights);
    const scale =
      Math.max(exact.distortion, exact.perception, exact.error) /
      Math.max(used.distortion, used.perception, used.error);
    const distance =
      Math.abs(exact.distortion - scale * used.distortion) +
      Math.abs(exact.perception - scale * used.perception) +
      Math.abs(exact.error - scale * used.error);
    // The bound on ζ leaves a factor of 16 for the rounding of this line and for weights that are not scaled to 1.
    const near = distance <= (nearby / 16) * Math.min(1, scale) && version === this.pricedAt;
    if (!near || this.resolve(weights, tight)) this.minimise(weights);
  }

  /** Whether an arc has reduced cost zero at the last exact optimum: flows on such arcs alone are optimal. */
  isTight(arc: number): boolean {
    return this.tieStamp[arc] === this.stamp || this.tree.contains(arc);
  }

  /** Whether all arcs that carry flow in a tree are tight: then its flow is optimal. */
  isOptimal(saved: SavedTree): boolean {
    const { tree } = this;
    for (let node = tree.nextForeign(saved, 0); node >= 0; node = tree.nextForeign(saved, node + 1)) {
      if (!this.isTight(tree.savedArc(saved, node))) return false;
    }
    return true;
  }

  /** Decides the arcs near zero exactly; pivots on the first negative one and returns true. */
  private resolve(weights: Triple, tight: readonly number[]): boolean {
    this.stamp++;
    this.equal.reset();
    for (const arc of this.near) {
      const sign = tight.includes(arc) ? 0 : this.exactSign(arc, weights);
      if (sign === 0) this.tieStamp[arc] = this.stamp;
      else if (sign < 0) {
        this.tree.pivot(arc);
        return true;
      }
    }
    return false;
  }

  private exactSign(arc: number, weights: Triple): number {
    const { network, tree } = this;
    const [a, b, c] = weights;
    if (arc >= network.restoringArcs) {
      const free = b === 0n || network.auxiliaryCost[arc - network.restoringArcs] === 0n;
      return free ? this.equal.sign(tree.tail(arc), tree.head(arc), weights) : this.paths.reducedCostSign(arc, weights);
    }
    // The row's own tree arc has reduced cost zero: where both cost the same, potentials decide.
    const known = tree.arc[tree.tail(arc)]!;
    const same =
      (a === 0n || network.distortion.equalAt(arc, known)) && (c === 0n || network.error.equalAt(arc, known));
    return same ? this.equal.sign(tree.head(known), tree.head(arc), weights) : this.paths.reducedCostSign(arc, weights);
  }

  /** τ: a reduced cost below −τ is negative, one above τ positive, for the weights of the tree. */
  bound(): number {
    const { largestPotential, largestDepth } = this.tree;
    return (48 * largestDepth + 64) * unit * largestPotential + underflow;
  }

  /**
   * Prices every arc; each star brings in its most negative one. Returns whether anything was pivoted.
   * @param distance ζ of the weights for which the arcs near zero are to be collected
   * @param steepness arcs of larger reduced costs than minus this are left where they are
   */
  private pass(distance: number, steepness = 0): boolean {
    const { tree, restoring, transporting } = this;
    const { distortion, perception, error } = tree.currentWeights;
    this.near.length = 0;
    const wide = this.bound() + 4 * (2 * tree.largestDepth + 1) * distance;
    let changed = this.priceStars(restoring, distortion, error, wide, steepness);
    if (transporting === undefined) changed = this.priceAuxiliary(wide, steepness) || changed;
    else changed = this.priceStars(transporting, perception, 0, wide, steepness) || changed;
    this.pricedAt = changed || steepness > 0 ? -1 : tree.version;
    return changed;
  }

  private priceStars(
    stars: Stars,
    firstWeight: number,
    secondWeight: number,
    wide: number,
    steepness: number,
  ): boolean {
    const { tree, near } = this;
    let bound = Math.max(steepness, this.bound());
    let changed = false;
    stars.begin(firstWeight, secondWeight);
    for (let star = 0; star < stars.count; star++) {
      const best = stars.price(star, bound, wide, near);
      if (best < 0) continue;
      tree.pivot(best);
      changed = true;
      bound = Math.max(steepness, this.bound());
      stars.update();
    }
    return changed;
  }

  private priceAuxiliary(wide: number, steepness: number): boolean {
    const { tree, near } = this;
    const { auxiliaryTail, auxiliaryHead, doubles, restoringArcs } = this.network;
    const { potential } = tree;
    const { perception } = tree.currentWeights;
    let bound = Math.max(steepness, this.bound());
    let changed = false;
    for (let i = 0; i < auxiliaryTail.length; i++) {
      const reduced =
        perception * doubles.auxiliary[i]! + potential[auxiliaryTail[i]!]! - potential[auxiliaryHead[i]!]!;
      if (reduced > wide) continue;
      const k = restoringArcs + i;
      if (reduced < -bound) {
        tree.pivot(k);
        changed = true;
        bound = Math.max(steepness, this.bound());
      } else if (!changed && !tree.contains(k)) near.push(k);
    }
    return changed;
  }
}
