/**
 * Potentials w(x̂) of a plane, told by a tree instead of number by number.
 *
 * Notation: c(y,x̂) = (λδ(y,x̂) + e(y,x̂))/π(y), without e for a Farkas plane. An edge joins a restored
 * letter x̂ to an output y with π(y) > 0 or to a source letter x. The edges of y say that
 * c(y,x̂) − w(x̂) is the same at each of them, those of x that μρ(x̂,x) + w(x̂) is. A tree that reaches
 * every restored letter, with w = 0 at the first, therefore says what w is. Whatever w is, the plane
 * is one: its other potentials and its γ are found from w as for any plane (pricing.ts). So nothing
 * about a tree has to be proved, and one that is changed gives another plane, which is not the piece.
 * Neighbouring pieces have nearly the same tree: each is told by the edges that change.
 */
import { bitLength, lcm } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { SettledCase } from "./cases.js";
import { type Instance, factorsOf } from "./coefficients.js";
import { commonMasses } from "./flows.js";
import { limitMatrixBits } from "./limits.js";
import { position } from "./reader.js";
import { type Where, refuse } from "./rejection.js";
import { type Scaled, type ScaledMatrix, commonMultiple } from "./scaled.js";

export class PotentialTree {
  /** L, the least common multiple of the masses π(y) > 0 as integers, and L/π(y). */
  private readonly masses: bigint;
  private readonly shares: readonly bigint[];
  /** K, a common denominator of Δ and ρ. */
  private readonly costsOver: bigint;
  /** The outputs and source letters of each restored letter: y, and the number of outputs + x. */
  private readonly ofLetter: number[][];
  /** Their restored letters. */
  private readonly ofOther: number[][];
  private edges = 0;
  /** The changes that led to this tree, the last one last: pairs of ends. */
  private readonly changes: number[][] = [];

  constructor(
    private readonly instance: Instance,
    private readonly of: SettledCase,
    private readonly cost: ScaledMatrix,
    where: Where,
  ) {
    const { problem, coefficients, meter } = instance;
    [this.masses, this.shares] = commonMasses(coefficients.outputMass, meter, where);
    this.costsOver = commonMultiple(problem.distortion.denominator, cost.denominator, meter, where);
    this.ofLetter = problem.letters.restored.map(() => []);
    this.ofOther = [...problem.outputs, ...problem.letters.source].map(() => []);
  }

  /** Takes back so many changes, then changes the edges of an entry: [levels, x̂, z, x̂, z, …] from the index `from` on. */
  change(given: readonly JsonValue[], from: number, where: Where): void {
    const levels = position(given[from] ?? null, where.at(from), this.changes.length + 1);
    for (let i = 0; i < levels; i++) this.turn(this.changes.pop() ?? [], where);
    const ends: number[] = [];
    for (let at = from + 1; at < given.length; at += 2) {
      ends.push(
        position(given[at] ?? null, where.at(at), this.ofLetter.length),
        this.other(given[at + 1] ?? null, where.at(at + 1)),
      );
    }
    this.instance.meter.holding(64 * (ends.length + 1), where);
    this.turn(ends, where);
    this.changes.push(ends);
  }

  /** y with π(y) > 0, or the number of outputs + x. */
  private other(value: JsonValue, where: Where): number {
    const other = position(value, where, this.ofOther.length);
    if (this.shares[other] === 0n) refuse(where, "an output of mass > 0", "one of mass 0");
    return other;
  }

  /** Edges that were there go, others come. To do it twice changes nothing. */
  private turn(ends: readonly number[], where: Where): void {
    for (let at = 0; at < ends.length; at += 2) {
      const [letter, other] = [entry(ends, at), entry(ends, at + 1)];
      const [others, letters] = [entry(this.ofLetter, letter), entry(this.ofOther, other)];
      this.instance.meter.products(1 + (others.length + letters.length) / 32, 64, 64, where);
      this.edges += turnIn(others, other) ? 1 : -1;
      turnIn(letters, letter);
    }
  }

  /** w. @param withError false: without e */
  potentials(distortion: Rational, perception: Rational, withError: boolean, where: Where): Scaled {
    const { problem, coefficients, meter } = this.instance;
    const { cost, costsOver, masses } = this;
    const count = this.ofLetter.length;
    chargePart(
      2 * (count + this.edges),
      [distortion, perception, masses, masses, costsOver, cost, ...factorsOf(coefficients)],
      meter,
      where,
    );
    // Everything over over·K·L: λ becomes a, μ becomes b, 1 becomes e.
    const over = lcm(distortion.den, perception.den);
    limitMatrixBits(count, bitLength(over) + bitLength(costsOver) + bitLength(masses), where);
    const a = distortion.num * (over / distortion.den) * (costsOver / problem.distortion.denominator);
    const b = perception.num * (over / perception.den) * (costsOver / cost.denominator) * masses;
    const numerators = new Array<bigint>(count).fill(0n);
    const e = withError ? over * costsOver : 0n;
    const { labels } = this.of;
    /** c(y,x̂), or −μρ(x̂,x). */
    const side = (other: number, letter: number): bigint => {
      const share = this.shares[other];
      if (share === undefined) return -b * entry(entry(cost.rows, letter), other - problem.outputs.length);
      const expected = a * entry(entry(coefficients.distortion, other), letter);
      return share * (expected + e * entry(entry(coefficients.errors, other), entry(labels, letter)));
    };
    const from = new Int32Array(count).fill(unseen);
    const reached = [0];
    from[0] = start;
    for (let next = 0; next < reached.length; next++) {
      const letter = entry(reached, next);
      for (const other of entry(this.ofLetter, letter)) {
        if (other === from[letter]) continue;
        const ends = entry(this.ofOther, other);
        if (ends.length === 1) continue;
        // c(y,x̂) − w(x̂), or −μρ(x̂,x) − w(x̂).
        const common = side(other, letter) - entry(numerators, letter);
        for (const end of ends) {
          if (end === letter) continue;
          if (from[end] !== unseen) refuse(where, "the edges of a tree", "edges that form a cycle");
          from[end] = other;
          numerators[end] = side(other, end) - common;
          reached.push(end);
        }
      }
    }
    if (reached.length < count)
      refuse(where, "a tree that reaches every restored letter", `one that reaches ${String(reached.length)}`);
    return { numerators, denominator: over * costsOver * masses };
  }
}

const unseen = -1;
const start = -2;

/** Takes the value out of the list, or puts it in. @returns whether it was put in */
function turnIn(list: number[], value: number): boolean {
  const at = list.indexOf(value);
  if (at < 0) {
    list.push(value);
    return true;
  }
  list[at] = entry(list, list.length - 1);
  list.pop();
  return false;
}
