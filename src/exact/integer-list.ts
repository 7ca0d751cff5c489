/**
 * Lists of integers that are kept as doubles where these are exact: all below 2^53 in size.
 *
 * Costs, masses and channels of large problems are such numbers. As doubles they take a third of the room of
 * BigInts, and nothing has to be allocated to compute with them. Sums and products of doubles are exact as long
 * as they stay below 2^53 too; whoever computes with `doubles` has to show that they do.
 */
import { smallGcd } from "./integers.js";

/** 2^53: below it every integer is a double. */
export const safeLimit = 2 ** 53;

const safe = BigInt(safeLimit);

/** A list of integers, as doubles, as BigInts or both. It never changes. */
export class IntegerList {
  #integers: readonly bigint[] | undefined;
  /** "none": some entry is no safe integer. */
  #doubles: Float64Array | "none" | undefined;

  private constructor(integers: readonly bigint[] | undefined, doubles: Float64Array | undefined) {
    this.#integers = integers;
    this.#doubles = doubles;
  }

  static ofIntegers(integers: readonly bigint[]): IntegerList {
    return new IntegerList(integers, undefined);
  }

  /** @param doubles safe integers, which the list keeps */
  static ofDoubles(doubles: Float64Array): IntegerList {
    return new IntegerList(undefined, doubles);
  }

  get length(): number {
    return (this.#integers ?? (this.#doubles as Float64Array)).length;
  }

  /** The entry at an index known to be inside. */
  at(index: number): bigint {
    return this.#integers === undefined ? BigInt((this.#doubles as Float64Array)[index]!) : this.#integers[index]!;
  }

  /** Whether the entries at two indices are equal. */
  equalAt(one: number, other: number): boolean {
    const doubles = this.#doubles;
    return doubles === undefined || doubles === "none"
      ? this.at(one) === this.at(other)
      : doubles[one] === doubles[other];
  }

  /** The least entry from one index to another, which is not among them; there is at least one. */
  least(from = 0, to = this.length): bigint {
    const { doubles } = this;
    if (doubles !== undefined) return BigInt(leastOf(doubles, from, to));
    let least = this.at(from);
    for (let i = from + 1; i < to; i++) if (this.at(i) < least) least = this.at(i);
    return least;
  }

  /** The largest, likewise. */
  largest(from = 0, to = this.length): bigint {
    const { doubles } = this;
    if (doubles !== undefined) return BigInt(largestOf(doubles, from, to));
    let largest = this.at(from);
    for (let i = from + 1; i < to; i++) if (this.at(i) > largest) largest = this.at(i);
    return largest;
  }

  /** All entries, as BigInts. */
  get integers(): readonly bigint[] {
    return (this.#integers ??= bigInts(this.#doubles as Float64Array));
  }

  /** All entries, as doubles; undefined where one is no safe integer. */
  get doubles(): Float64Array | undefined {
    this.#doubles ??= safeDoubles(this.#integers!) ?? "none";
    return this.#doubles === "none" ? undefined : this.#doubles;
  }
}

/** The integers as doubles; undefined where one is not below 2^53 in size. */
export function safeDoubles(integers: readonly bigint[]): Float64Array | undefined {
  const doubles = new Float64Array(integers.length);
  for (let i = 0; i < doubles.length; i++) {
    const integer = integers[i]!;
    if (integer >= safe || integer <= -safe) return undefined;
    doubles[i] = Number(integer);
  }
  return doubles;
}

/** Safe integers as BigInts. */
export function bigInts(doubles: Float64Array): bigint[] {
  const integers: bigint[] = [];
  for (let i = 0; i < doubles.length; i++) integers.push(BigInt(doubles[i]!));
  return integers;
}

/** The largest of safe integers; −∞ for none. */
function largestOf(doubles: Float64Array, from: number, to: number): number {
  let largest = -Infinity;
  for (let i = from; i < to; i++) if (doubles[i]! > largest) largest = doubles[i]!;
  return largest;
}

/** The least of safe integers; ∞ for none. */
export function leastOf(doubles: Float64Array, from: number, to: number): number {
  let least = Infinity;
  for (let i = from; i < to; i++) if (doubles[i]! < least) least = doubles[i]!;
  return least;
}

/** gcd of `known` ≥ 0 and of safe integers; stops early at 1. */
export function contentOfDoubles(doubles: Float64Array, known = 0, from = 0, to = doubles.length): number {
  let g = known;
  for (let i = from; i < to && g !== 1; i++) {
    const value = Math.abs(doubles[i]!);
    if (g === 0 || value % g !== 0) g = smallGcd(value, g);
  }
  return g;
}
