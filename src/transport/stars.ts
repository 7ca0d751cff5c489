/**
 * The arcs that leave a node for the same heads as those of other nodes, priced without looking at all.
 *
 * Now and then every arc is priced, for reference: each star keeps a list of its cheap arcs, and the
 * least reduced cost g of the others. The next questions ask for weights and potentials nearby. With
 * s > 0, weights w and potentials p, those of the reference w′ and p′, the reduced cost of an arc
 * with cost c ≥ 0 and head h is
 *   r = s·r′ + Σ (w − s·w′)c + (p − s·p′)(tail) − (p − s·p′)(h),
 * so an arc outside the list costs at least
 *   s·g + Σ min((w − s·w′)·least c, (w − s·w′)·largest c) + (p − s·p′)(tail) − max over h of (p − s·p′)(h).
 * Where this exceeds the limit, the list alone is priced, with the same result.
 *
 * Rounding, u = 2^−53: costs and weights are below 4, s is at most 2 and Π, Π′ bound the potentials.
 * The bound and the reduced cost sum at most ten terms, each of them at most 64 or Π + 2Π′ in size and
 * rounded at most three times before it is added: both err by less than 100u(64 + Π + 2Π′) together.
 * `slack` is twice that.
 */
import type { Tree } from "./tree.js";

const unit = 2 ** -53;
/** Stars with fewer arcs are always priced as a whole. */
const smallest = 32;
/** A new reference is due when so many times the work of one has been spent on lists since the last. */
const patience = 3;
/** How much the limit of what is cheap changes from one reference to the next. */
const step = 1.3;

/** Which arcs stars consist of, and what they cost: cost(k) = first[k]·weight + second[k]·weight. */
export interface StarArcs {
  /** The arcs of star i are the size numbers from firstArc + i·size on; arc j of them leads to heads[j]. */
  readonly tails: Int32Array;
  readonly heads: Int32Array;
  readonly firstArc: number;
  readonly first: Float64Array;
  /** May be `first`, where the second weight is always 0. */
  readonly second: Float64Array;
}

/** Stars whose arcs lead to the same heads, with the weights and potentials of one tree. */
export class Stars {
  readonly count: number;
  private readonly size: number;
  /** Potentials of the heads, side by side. */
  private readonly headPotential: Float64Array;
  private readonly lists: Lists | undefined;
  private firstWeight = 0;
  private secondWeight = 0;

  /** @param listing false: every arc is priced every time, with the same result */
  constructor(
    private readonly tree: Tree,
    private readonly arcs: StarArcs,
    listing = true,
  ) {
    this.count = arcs.tails.length;
    this.size = arcs.heads.length;
    this.headPotential = new Float64Array(this.size);
    this.lists = listing && this.size >= smallest ? new Lists(tree, arcs, this.headPotential) : undefined;
  }

  /** Begins a pass over all stars with these weights. */
  begin(firstWeight: number, secondWeight: number): void {
    this.firstWeight = firstWeight;
    this.secondWeight = secondWeight;
    this.update();
    this.lists?.renew(firstWeight, secondWeight);
  }

  /** Takes over the potentials of the tree after a pivot. */
  update(): void {
    const { headPotential, tree, arcs } = this;
    const { potential } = tree;
    const { heads } = arcs;
    for (let j = 0; j < heads.length; j++) headPotential[j] = potential[heads[j]!]!;
    this.lists?.compare(this.firstWeight, this.secondWeight);
  }

  /**
   * The arc of the star with the least reduced cost, the first of them, where that is below −bound; else −1.
   * @param near takes the arcs outside the tree with reduced costs up to `wide`, all of them if there is no such arc
   */
  price(star: number, bound: number, wide: number, near: number[]): number {
    const { lists } = this;
    return lists?.suffices(star, wide) === true
      ? this.priceListed(lists, star, bound, wide, near)
      : this.priceAll(star, bound, wide, near);
  }

  private priceAll(star: number, bound: number, wide: number, near: number[]): number {
    const { arcs, size, tree, headPotential, firstWeight, secondWeight } = this;
    const { first, second, firstArc } = arcs;
    const base = tree.potential[arcs.tails[star]!]!;
    const start = star * size;
    // A first look, cheaper and rounded otherwise: the slack covers that.
    const limit = wide + 32 * unit * (tree.largestPotential + wide) - base;
    let least = -bound;
    let best = -1;
    for (
      let block = nextBlock(first, second, headPotential, start, 0, firstWeight, secondWeight, limit);
      block < size;
      block = nextBlock(first, second, headPotential, start, block + 4, firstWeight, secondWeight, limit)
    ) {
      const end = Math.min(block + 4, size);
      for (let j = block; j < end; j++) {
        const k = start + j;
        const reduced = firstWeight * first[k]! + secondWeight * second[k]! + base - headPotential[j]!;
        if (reduced > wide) continue;
        if (reduced < least) {
          least = reduced;
          best = firstArc + k;
        } else if (best < 0 && !tree.contains(firstArc + k)) near.push(firstArc + k);
      }
    }
    return best;
  }

  private priceListed(lists: Lists, star: number, bound: number, wide: number, near: number[]): number {
    const { arcs, size, tree, headPotential, firstWeight, secondWeight } = this;
    const { position, first, second } = lists;
    const base = tree.potential[arcs.tails[star]!]!;
    const start = star * size;
    const end = start + lists.length(star);
    let least = -bound;
    let best = -1;
    for (let i = start; i < end; i++) {
      const j = position[i]!;
      const reduced = firstWeight * first[i]! + secondWeight * second[i]! + base - headPotential[j]!;
      if (reduced > wide) continue;
      const arc = arcs.firstArc + start + j;
      if (reduced < least) {
        least = reduced;
        best = arc;
      } else if (best < 0 && !tree.contains(arc)) near.push(arc);
    }
    return best;
  }
}

/** The cheap arcs of every star at the last reference, ascending, and what the others cost at least. */
class Lists {
  /** From star·size on: positions of the cheap arcs in their star, and their costs side by side. */
  readonly position: Uint32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  private readonly lengths: Int32Array;
  /** g. */
  private readonly others: Float64Array;
  private readonly firstRange: Range;
  private readonly secondRange: Range;
  private readonly tails: Float64Array;
  private readonly heads: Float64Array;
  private firstWeight = NaN;
  private secondWeight = NaN;
  private largestPotential = 0;
  /** Reduced costs up to here are cheap, at the next reference. */
  private reach = 2 ** -6;
  /** Arcs priced since the last reference: in lists, and in stars whose list did not suffice. */
  private listed = 0;
  private unlisted = 0;
  private due = true;

  // What changes with weights and potentials: s, w − s·w′, the largest p − s·p′ of a head.
  private scale = 1;
  private firstChange = 0;
  private secondChange = 0;
  private risen = 0;

  constructor(
    private readonly tree: Tree,
    private readonly arcs: StarArcs,
    private readonly headPotential: Float64Array,
  ) {
    const { tails, heads, first, second } = arcs;
    this.position = new Uint32Array(first.length);
    this.first = new Float64Array(first.length);
    this.second = second === first ? this.first : new Float64Array(first.length);
    this.lengths = new Int32Array(tails.length);
    this.others = new Float64Array(tails.length);
    this.firstRange = rangeOf(first, tails.length, heads.length);
    this.secondRange = second === first ? this.firstRange : rangeOf(second, tails.length, heads.length);
    this.tails = new Float64Array(tails.length);
    this.heads = new Float64Array(heads.length);
  }

  length(star: number): number {
    return this.lengths[star]!;
  }

  /** Whether every arc of the star that is not in its list has a reduced cost above the limit. */
  suffices(star: number, limit: number): boolean {
    const { scale, firstChange, secondChange, firstRange, secondRange, tree, arcs } = this;
    const tail = tree.potential[arcs.tails[star]!]! - scale * this.tails[star]!;
    const least =
      scale * this.others[star]! +
      firstChange * (firstChange < 0 ? firstRange.largest : firstRange.least)[star]! +
      secondChange * (secondChange < 0 ? secondRange.largest : secondRange.least)[star]! +
      (tail - this.risen);
    const slack = 256 * unit * (64 + tree.largestPotential + 2 * this.largestPotential + limit);
    const enough = least > limit + slack;
    if (enough) this.listed += this.lengths[star]!;
    else this.unlisted += arcs.heads.length;
    return enough;
  }

  /** Compares weights and potentials with those of the reference. */
  compare(first: number, second: number): void {
    const { firstWeight: a, secondWeight: c, headPotential, heads } = this;
    // The multiple of the reference's weights that is nearest; NaN before the first reference.
    const nearest = (first * a + second * c) / (a * a + c * c);
    const scale = nearest >= 0.5 && nearest <= 2 ? nearest : 1;
    let risen = -Infinity;
    for (let j = 0; j < heads.length; j++) {
      const change = headPotential[j]! - scale * heads[j]!;
      if (change > risen) risen = change;
    }
    this.scale = scale;
    this.firstChange = first - scale * a;
    this.secondChange = second - scale * c;
    this.risen = risen;
  }

  /** Prices every arc for reference where the lists have become too long or too often too short. */
  renew(first: number, second: number): void {
    const all = this.first.length;
    if (!this.due && this.unlisted <= all && this.listed <= patience * all) return;
    if (!this.due) this.reach *= this.unlisted + all > this.listed ? step : 1 / step;
    this.due = false;
    this.listed = 0;
    this.unlisted = 0;
    this.firstWeight = first;
    this.secondWeight = second;
    this.heads.set(this.headPotential);
    this.largestPotential = this.tree.largestPotential;
    for (let star = 0; star < this.lengths.length; star++) this.list(star);
    this.compare(first, second);
  }

  private list(star: number): void {
    const { arcs, headPotential, position, firstWeight, secondWeight, reach } = this;
    const size = headPotential.length;
    const base = this.tree.potential[arcs.tails[star]!]!;
    let others = Infinity;
    let end = star * size;
    for (let j = 0; j < size; j++) {
      const k = star * size + j;
      const first = arcs.first[k]!;
      const second = arcs.second[k]!;
      const reduced = firstWeight * first + secondWeight * second + base - headPotential[j]!;
      if (reduced <= reach) {
        position[end] = j;
        this.first[end] = first;
        this.second[end] = second;
        end++;
      } else if (reduced < others) others = reduced;
    }
    this.lengths[star] = end - star * size;
    this.others[star] = others;
    this.tails[star] = base;
  }
}

/** Least and largest cost, per star. */
interface Range {
  readonly least: Float64Array;
  readonly largest: Float64Array;
}

function rangeOf(costs: Float64Array, count: number, size: number): Range {
  const least = new Float64Array(count).fill(Infinity);
  const largest = new Float64Array(count).fill(-Infinity);
  for (let k = 0; k < costs.length; k++) {
    const star = Math.floor(k / size);
    const cost = costs[k]!;
    if (cost < least[star]!) least[star] = cost;
    if (cost > largest[star]!) largest[star] = cost;
  }
  return { least, largest };
}

/**
 * The start of the first block of four arcs, from `block` on, in which one costs at most `limit`; a
 * shorter last block is always returned.
 */
function nextBlock(
  first: Float64Array,
  second: Float64Array,
  headPotential: Float64Array,
  start: number,
  block: number,
  a: number,
  c: number,
  limit: number,
): number {
  const size = headPotential.length;
  let j = block;
  for (; j + 4 <= size; j += 4) {
    const k = start + j;
    // One branch for four arcs halves the time of a pass.
    const one = a * first[k]! + c * second[k]! - headPotential[j]!;
    const two = a * first[k + 1]! + c * second[k + 1]! - headPotential[j + 1]!;
    const three = a * first[k + 2]! + c * second[k + 2]! - headPotential[j + 2]!;
    const four = a * first[k + 3]! + c * second[k + 3]! - headPotential[j + 3]!;
    // A block is skipped only where all four are proved above the limit.
    if (!(one > limit && two > limit && three > limit && four > limit)) return j;
  }
  return j;
}
