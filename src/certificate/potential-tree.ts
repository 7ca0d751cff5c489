/**
 * Trees of equalities from which the potentials of planes follow, plane by plane along a way of neighbours.
 *
 * Notation: c(y,x̂) = (λδ(y,x̂) + e(y,x̂))/π(y), without e for a Farkas plane. An edge joins a restored letter
 * to an output y or a source letter x; along the edges of y, c(y,x̂) − w(x̂) is the same, along those of x
 * μρ(x̂,x) + w(x̂) is. Of the tree of the last plane all edges stay along which that still holds. Where
 * letters have come apart, they are joined by what is tight: at the least c(y,x̂) − w(x̂) of an output, or
 * the least μρ(x̂,x) + w(x̂) of a source letter. Doubles find what may be tight, integers decide.
 */
import { bitLength, lcm } from "../exact/integers.js";
import { type RationalMatrix, RationalVector, entry } from "../exact/vector.js";
import type { Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import type { Plane } from "./plane.js";

/** An edge: restored letter, then the output y, or the number of outputs + x. */
type Ends = readonly [number, number];

/** What may be tight differs from the least by so much of the largest number; integers decide. */
const near = 2 ** -36;

export class PotentialTree {
  private readonly letters: number;
  private readonly outputs: number;
  /** Letters of each output and source letter. */
  private readonly joined: number[][];
  private readonly changes: (readonly Ends[])[] = [];
  private readonly masses: RationalVector;
  private readonly distortion: RationalMatrix;
  private readonly error: RationalMatrix;
  /** δ/π and e/π by outputs, ρ by source letters. */
  private readonly doubles: {
    readonly distortion: Float64Array;
    readonly error: Float64Array;
    readonly cost: Float64Array;
  };
  private readonly sums: Float64Array;

  /** @param cost of a transport divergence */
  constructor(
    of: Case,
    private readonly cost: RationalMatrix,
    private readonly withError: boolean,
  ) {
    const { outputMass, distortion, error } = coefficients(of);
    this.letters = of.restored.size;
    this.outputs = outputMass.length;
    [this.masses, this.distortion, this.error] = [outputMass, distortion, error];
    this.joined = Array.from({ length: this.outputs + cost.columns }, () => []);
    const masses = outputMass.toArray().map((mass) => mass.toNumber());
    const byMass = ({ numerators, denominator }: RationalMatrix): Float64Array =>
      Float64Array.from(
        numerators,
        (value, i) => quotient(value, denominator) / entry(masses, Math.floor(i / this.letters)),
      );
    this.doubles = {
      distortion: byMass(distortion),
      error: byMass(error),
      cost: Float64Array.from(cost.transposed().numerators, (value) => quotient(value, cost.denominator)),
    };
    this.sums = new Float64Array(this.letters);
  }

  /** Takes back so many changes. */
  back(levels: number): void {
    for (let i = 0; i < levels; i++) this.turn(this.changes.pop() ?? []);
  }

  /** The edges that change so that the tree says what w of the plane is; undefined where no tree was found. */
  to({ multipliers, cut }: Plane): readonly Ends[] | undefined {
    if (cut.kind !== "transport") return undefined;
    const sides = this.sides(multipliers, RationalVector.from(cut.restored));
    const parts = new Parts(this.letters);
    const changed: Ends[] = [];
    this.joined.forEach((letters, other) => {
      for (const letter of apart(letters, (one) => sides.at(other, one))) changed.push([letter, other]);
    });
    this.turn(changed);
    this.joined.forEach((letters) => {
      for (const letter of letters) parts.join(entry(letters, 0), letter);
    });
    // Those with edges first: of them only the letters that have come apart are looked at.
    for (const withEdges of [true, false]) {
      const far = parts.beside();
      for (let other = 0; other < this.joined.length && parts.count > 1; other++) {
        if (this.masses.numerators[other] === 0n) continue;
        const [present] = entry(this.joined, other);
        if (withEdges ? present === undefined || !sides.reach(other, far, present) : present !== undefined) continue;
        const joins = this.joins(other, sides, parts);
        this.turn(joins);
        changed.push(...joins);
      }
    }
    if (parts.count > 1) {
      this.turn(changed);
      return undefined;
    }
    const kept = settled(changed);
    this.changes.push(kept);
    return kept;
  }

  /** Edges of an output or a source letter that join parts. */
  private joins(other: number, sides: Sides, parts: Parts): Ends[] {
    const candidates = sides.nearLeast(other);
    const present = entry(this.joined, other);
    const [one] = candidates;
    if (one === undefined || candidates.every((letter) => parts.of(letter) === parts.of(one))) return [];
    const exact = candidates.map((letter) => sides.at(other, letter));
    const least = exact.reduce((a, b) => (b < a ? b : a));
    const letters = candidates.filter((_, i) => exact[i] === least);
    const joins: Ends[] = [];
    let first = present[0];
    if (first !== undefined && sides.at(other, first) !== least) {
      // Its letters are equal, but not tight. One alone joins nothing, and may go.
      if (present.length > 1) return [];
      joins.push([first, other]);
      first = undefined;
    }
    for (const letter of letters) {
      if (letter === first) continue;
      if (first === undefined) {
        if (letters.every((one) => parts.of(one) === parts.of(letter))) return [];
        first = letter;
        joins.push([letter, other]);
      } else if (parts.of(first) !== parts.of(letter)) {
        parts.join(first, letter);
        joins.push([letter, other]);
      }
    }
    return joins;
  }

  private turn(edges: readonly Ends[]): void {
    for (const [letter, other] of edges) {
      const letters = entry(this.joined, other);
      const at = letters.indexOf(letter);
      if (at < 0) letters.push(letter);
      else letters.splice(at, 1);
    }
  }

  private sides({ distortion, perception }: Plane["multipliers"], w: RationalVector): Sides {
    const { outputs, letters, cost, masses, doubles, sums } = this;
    const [delta, error] = [this.distortion, this.error];
    // δ/π is δ·(denominator of π)/(numerator of π): each output has a common denominator of its own.
    const over = lcm(lcm(distortion.den * delta.denominator, error.denominator), perception.den * cost.denominator);
    const [a, b, e] = [
      distortion.num * (over / (distortion.den * delta.denominator)) * masses.denominator,
      perception.num * (over / (perception.den * cost.denominator)),
      this.withError ? (over / error.denominator) * masses.denominator : 0n,
    ];
    const exactly = (other: number, letter: number): bigint => {
      const height = entry(w.numerators, letter) * over;
      if (other >= outputs)
        return b * entry(cost.numerators, letter * cost.columns + other - outputs) * w.denominator + height;
      const place = other * letters + letter;
      const side = a * entry(delta.numerators, place) + e * entry(error.numerators, place);
      return side * w.denominator - height * entry(masses.numerators, other);
    };
    const slopes = [distortion.toNumber(), perception.toNumber(), this.withError ? 1 : 0] as const;
    const heights = Float64Array.from(w.numerators, (value) => quotient(value, w.denominator));
    const size = heights.reduce((most, height) => Math.max(most, Math.abs(height)), perception.toNumber());
    const sum = (other: number, i: number): number =>
      other < outputs
        ? slopes[0] * at(doubles.distortion, other * letters + i) +
          slopes[2] * at(doubles.error, other * letters + i) -
          at(heights, i)
        : slopes[1] * at(doubles.cost, (other - outputs) * letters + i) + at(heights, i);
    const reach = (other: number, some: readonly number[], letter: number): boolean => {
      const most = sum(other, letter);
      return some.some((one) => sum(other, one) <= most + near * (size + Math.abs(most)));
    };
    const nearLeast = (other: number): number[] => {
      let least = Infinity;
      for (let i = 0; i < letters; i++) {
        const one = sum(other, i);
        sums[i] = one;
        if (one < least) least = one;
      }
      const found: number[] = [];
      for (let i = 0; i < letters; i++) if (at(sums, i) <= least + near * (size + Math.abs(least))) found.push(i);
      return found;
    };
    return { at: exactly, reach, nearLeast };
  }
}

interface Sides {
  /** (c(y,x̂) − w(x̂))·π(y), or μρ(x̂,x) + w(x̂), over a common denominator. */
  readonly at: (other: number, letter: number) => bigint;
  /** Whether it may be as small at some of these letters as at another one. */
  readonly reach: (other: number, some: readonly number[], letter: number) => boolean;
  /** Letters where it may be least. */
  readonly nearLeast: (other: number) => number[];
}

/** value/divisor, also where neither is within the range of doubles. */
function quotient(value: bigint, divisor: bigint): number {
  const excess = BigInt(Math.max(0, bitLength(divisor) - 1000));
  return Number(value >> excess) / Number(divisor >> excess);
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN;
}

/** The letters that go, so that all others have one value: the one that most have, of equals the least. */
function apart(letters: readonly number[], valueAt: (letter: number) => bigint): number[] {
  if (letters.length < 2) return [];
  const values = letters.map(valueAt);
  if (values.every((value) => value === values[0])) return [];
  const counts = new Map<bigint, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].reduce((one, other) =>
    other[1] > one[1] || (other[1] === one[1] && other[0] < one[0]) ? other : one,
  );
  return letters.filter((_, i) => values[i] !== best);
}

/** Edges that change an odd number of times, each once. */
function settled(edges: readonly Ends[]): Ends[] {
  const kept = new Map<string, Ends>();
  for (const edge of edges) {
    const key = edge.join(" ");
    if (!kept.delete(key)) kept.set(key, edge);
  }
  return [...kept.values()];
}

/** Letters that are joined by edges: union and find. */
class Parts {
  count: number;
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.count = size;
    this.parents = Int32Array.from({ length: size }, (_, i) => i);
  }

  of(letter: number): number {
    let root = letter;
    for (let parent = this.parents[root]; parent !== undefined && parent !== root; parent = this.parents[root]) {
      this.parents[root] = this.parents[parent] ?? parent;
      root = parent;
    }
    return root;
  }

  /** All letters but those of the largest part. */
  beside(): number[] {
    const roots = this.parents.map((_, letter) => this.of(letter));
    const sizes = new Int32Array(roots.length);
    for (const root of roots) sizes[root] = (sizes[root] ?? 0) + 1;
    const largest = sizes.indexOf(sizes.reduce((one, other) => Math.max(one, other), 0));
    return [...roots.keys()].filter((letter) => roots[letter] !== largest);
  }

  join(one: number, other: number): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a === b) return;
    this.parents[a] = b;
    this.count--;
  }
}
