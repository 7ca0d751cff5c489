/**
 * Restorers and couplings as walks from one to the next.
 *
 * Notation: F(y,x̂) = π(y)Q(x̂|y) and T(x̂,x) are integers over N, the least common denominator of all π(y)
 * and p_X(x). The difference of two restorers with their couplings is a circulation on outputs, restored
 * letters and source letters; without couplings a flow between restored letters. It falls apart into
 * walks, each with an amount that it takes along (docs/formats.md). The state is the last restorer on
 * a way of neighbours; it starts where every output and every source letter is at the first letter.
 */
import { lcm } from "../exact/integers.js";
import type { Rational } from "../exact/rational.js";
import { type SparseRows, entry } from "../exact/vector.js";
import type { Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";

/** [t, x̂₀, z₁, x̂₁, …]; it comes back to the first letter where it ends with what lies between two letters. */
export type Walk = readonly (bigint | number)[];

/** Masses of outputs and source letters, by letter. */
type Masses = Map<number, bigint>;

interface Change {
  readonly other: number;
  readonly before: Masses;
}

export class Walks {
  private readonly over: bigint;
  /** π(y), then p_X(x), over N. */
  private readonly masses: readonly bigint[];
  private readonly outputs: number;
  /** Per output, and per source letter where there are couplings, what is where. */
  private readonly state: Masses[];
  private readonly changes: Change[][] = [];

  constructor(of: Case, coupled: boolean) {
    const { outputMass } = coefficients(of);
    const { marginal } = of.source;
    this.over = lcm(outputMass.denominator, marginal.denominator);
    const scaled = ({ numerators, denominator }: typeof marginal): bigint[] =>
      numerators.map((mass) => mass * (this.over / denominator));
    this.outputs = outputMass.length;
    this.masses = [...scaled(outputMass), ...(coupled ? scaled(marginal) : [])];
    this.state = this.masses.map((mass): Masses => new Map<number, bigint>(mass === 0n ? [] : [[0, mass]]));
  }

  /** Takes back so many changes. */
  back(levels: number): void {
    for (let i = 0; i < levels; i++)
      for (const { other, before } of this.changes.pop() ?? []) this.state[other] = before;
  }

  /** The walks that lead to a restorer and its coupling, or undefined where they are not over N. */
  to(restorer: SparseRows, coupling: SparseRows | undefined): Walk[] | undefined {
    const next = this.integral(restorer, coupling);
    if (next === undefined) return undefined;
    const flow = new Flow();
    const changed: Change[] = [];
    next.forEach((after, other) => {
      const before = entry(this.state, other);
      const differences = differencesOf(before, after);
      if (differences.length === 0) return;
      // Through an output mass leaves where it was more; through a source letter the other way round.
      const sign = other < this.outputs ? 1n : -1n;
      const leaving = differences.filter(([, amount]) => amount * sign < 0n);
      const coming = differences.filter(([, amount]) => amount * sign > 0n);
      for (const move of matched(leaving, coming)) flow.add({ ...move, other });
      changed.push({ other, before });
      this.state[other] = after;
    });
    this.changes.push(changed);
    return flow.walks();
  }

  private integral(restorer: SparseRows, coupling: SparseRows | undefined): Masses[] | undefined {
    const next = this.masses.map((): Masses => new Map());
    /** @returns whether it is an integer */
    const put = (other: number, letter: number, value: Rational, mass: bigint): boolean => {
      const product = value.num * mass;
      if (product !== 0n) next[other]?.set(letter, product / value.den);
      return product % value.den === 0n;
    };
    for (const [y, row] of restorer.entries())
      for (const [letter, share] of row) if (!put(y, letter, share, entry(this.masses, y))) return undefined;
    for (const [letter, row] of coupling?.entries() ?? [])
      for (const [x, mass] of row) if (!put(this.outputs + x, letter, mass, this.over)) return undefined;
    return next;
  }
}

function differencesOf(before: Masses, after: Masses): [number, bigint][] {
  const differences: [number, bigint][] = [];
  for (const [letter, mass] of after) {
    const difference = mass - (before.get(letter) ?? 0n);
    if (difference !== 0n) differences.push([letter, difference]);
  }
  for (const [letter, mass] of before) if (!after.has(letter)) differences.push([letter, -mass]);
  return differences;
}

interface Move {
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
}

/** What leaves and what comes, in pairs. */
function* matched(
  leaving: readonly (readonly [number, bigint])[],
  coming: readonly (readonly [number, bigint])[],
): Generator<Move> {
  let [i, room] = [-1, 0n];
  for (const [from, difference] of leaving) {
    for (let left = difference < 0n ? -difference : difference; left > 0n;) {
      if (room === 0n) {
        const [, amount] = entry(coming, ++i);
        room = amount < 0n ? -amount : amount;
      }
      const amount = left < room ? left : room;
      yield { from, to: entry(coming, i)[0], amount };
      left -= amount;
      room -= amount;
    }
  }
}

interface Edge {
  readonly to: number;
  readonly other: number;
  left: bigint;
}

/** A flow between letters, which falls apart into walks. */
class Flow {
  private readonly edges = new Map<number, Edge[]>();
  /** What leaves a letter less what comes. */
  private readonly excess = new Map<number, bigint>();

  add({ from, to, amount, other }: Move & { readonly other: number }): void {
    const edges = this.edges.get(from);
    const edge = { to, other, left: amount };
    if (edges === undefined) this.edges.set(from, [edge]);
    else edges.push(edge);
    this.excess.set(from, (this.excess.get(from) ?? 0n) + amount);
    this.excess.set(to, (this.excess.get(to) ?? 0n) - amount);
  }

  walks(): Walk[] {
    const walks: Walk[] = [];
    for (const [letter, excess] of this.excess) if (excess > 0n) this.from(letter, walks);
    for (const letter of this.edges.keys()) this.from(letter, walks);
    return walks;
  }

  /** Walks on until nothing leaves the first letter; what comes back to a letter on the way is taken off. */
  private from(first: number, walks: Walk[]): void {
    let way: { readonly from: number; readonly edge: Edge }[] = [];
    for (let letter = first; ;) {
      const edge = this.next(letter);
      if (edge !== undefined) {
        way.push({ from: letter, edge });
        const back = way.findIndex(({ from }) => from === edge.to);
        letter = edge.to;
        if (back < 0) continue;
        walks.push(this.taken(way.slice(back), true));
        way = way.slice(0, back);
        continue;
      }
      if (way.length === 0) return;
      walks.push(this.taken(way, false));
      way = [];
      letter = first;
    }
  }

  private next(letter: number): Edge | undefined {
    const edges = this.edges.get(letter);
    while (edges !== undefined && edges.at(-1)?.left === 0n) edges.pop();
    return edges?.at(-1);
  }

  private taken(way: readonly { readonly from: number; readonly edge: Edge }[], closed: boolean): Walk {
    const amount = way.reduce((least, { edge }) => (edge.left < least ? edge.left : least), entry(way, 0).edge.left);
    const walk: (bigint | number)[] = [amount];
    for (const { from, edge } of way) {
      edge.left -= amount;
      walk.push(from, edge.other);
    }
    const last = way.at(-1);
    if (!closed && last !== undefined) walk.push(last.edge.to);
    return walk;
  }
}
