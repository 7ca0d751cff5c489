/**
 * Compositions: all rows (c₀, …, c_{m−1}) of non-negative integers with sum N.
 *
 * There are C(N+m−1, m−1). In descending lexicographic order, with t_j the sum of the last
 * j entries, the rank is the combinatorial number system
 *
 *     rank = Σ_{j=1}^{m−1} C(t_j + j − 1, j),
 *
 * because C(t_j + j − 1, j) rows agree with c up to entry m−2−j and have a larger entry
 * m−1−j. The numbers t_j + j − 1 increase strictly, so that greedy search inverts the sum
 * (Knuth, TAOCP 4A, 7.2.1.3).
 */
import { InputError, describe } from "../exact/errors.js";
import { gcd, lcm } from "../exact/integers.js";
import { binomial, exactBelow, smallBinomial } from "./binomial.js";
import type { RowSpace, Settled } from "./rows.js";

export class Compositions implements RowSpace {
  readonly size: bigint;
  /** Doubles suffice: (m−1)·C(t+j−1, j) < 2⁵³ for all t ≤ N, j < m, and N itself. */
  private readonly small: boolean;
  private readonly machineSum: number;

  /** The compositions of N into m parts. @param sum N ≥ 1 @param outputs m ≥ 1 */
  constructor(
    readonly sum: bigint,
    readonly outputs: number,
  ) {
    this.size = binomial(sum + BigInt(outputs - 1), outputs - 1);
    this.small = sum < exactBelow && this.size * BigInt(outputs) < exactBelow;
    this.machineSum = Number(sum);
  }

  get largest(): bigint {
    return this.sum;
  }

  rank(row: readonly bigint[], path = "row"): bigint {
    const total = row.reduce((sum, entry) => sum + entry, 0n);
    if (row.length !== this.outputs || total !== this.sum || row.some((entry) => entry < 0n)) {
      const found = row.length === this.outputs ? `[${row.map(String).join(", ")}]` : describe(row);
      throw new InputError({
        code: "out-of-range",
        path,
        expected: `${String(this.outputs)} non-negative integers with sum ${String(this.sum)}`,
        found,
      });
    }
    let tail = 0n;
    let rank = 0n;
    let smallRank = 0;
    for (let j = 1; j < this.outputs; j++) {
      tail += row[this.outputs - j] ?? 0n;
      if (this.small) smallRank += smallBinomial(Number(tail) + j - 1, j);
      else rank += binomial(tail + BigInt(j - 1), j);
    }
    return this.small ? BigInt(smallRank) : rank;
  }

  unrank(rank: bigint, path = "rank"): bigint[] {
    if (rank < 0n || rank >= this.size)
      throw new InputError({
        code: "out-of-range",
        path,
        expected: `a rank from 0 to ${String(this.size - 1n)}`,
        found: String(rank),
      });
    const tails = this.small
      ? smallTails(Number(rank), this.machineSum, this.outputs).map(BigInt)
      : bigTails(rank, this.sum, this.outputs);
    // tails: N = t_m, t_{m−1}, …, t_1, and t_0 = 0 after them.
    return tails.map((tail, i) => tail - (tails[i + 1] ?? 0n));
  }

  first(entries: Int32Array, at: number): void {
    entries.fill(0, at + 1, at + this.outputs);
    entries[at] = this.machineSum;
  }

  next(entries: Int32Array, at: number, ties: number): boolean {
    const last = at + this.outputs - 1;
    if (ties !== 0) return this.lower(entries, at, ties, last - 1, entries[last]!);
    // Without ties: the rightmost positive entry before the last gives one to its right neighbour, which also takes what the last one had.
    let i = last - 1;
    while (i >= at && entries[i] === 0) i--;
    if (i < at) return false;
    const tail = entries[last]! + 1;
    entries[last] = 0;
    entries[i]!--;
    entries[i + 1] = tail;
    return true;
  }

  settle(entries: Int32Array, at: number, ties: number): Settled {
    const end = at + this.outputs;
    let j = at + 1;
    while (j < end && (((ties >> (j - at)) & 1) === 0 || entries[j]! <= entries[j - 1]!)) j++;
    if (j >= end) return "same";
    let tail = 0;
    for (let i = j; i < end; i++) tail += entries[i]!;
    const bound = entries[j - 1]!;
    if (this.fits(at, ties, j, bound, tail - bound)) {
      entries[j] = bound;
      this.fill(entries, at, ties, j + 1, tail - bound);
      return "moved";
    }
    return this.lower(entries, at, ties, j - 1, tail) ? "moved" : "none";
  }

  /**
   * The number of rows with one value per cycle: the coefficient of t^N in Π 1/(1 − t^l) over the
   * lengths l.
   */
  fixed(cycles: readonly number[]): bigint {
    const common = cycles.reduce((product, length) => lcm(product, BigInt(length)), 1n);
    return this.sum <= common * BigInt(cycles.length)
      ? coefficientBySums(cycles, Number(this.sum))
      : coefficientByPeriods(cycles, this.sum, Number(common));
  }

  /**
   * Takes one from the rightmost entry up to `from` that allows it, and makes the entries after it
   * as large as the ties permit.
   * @param tail the sum of the entries after `from` @returns false when no entry allows it
   */
  private lower(entries: Int32Array, at: number, ties: number, from: number, tail: number): boolean {
    let rest = tail;
    for (let i = from; i >= at; i--) {
      const value = entries[i]! - 1;
      if (value >= 0 && this.fits(at, ties, i, value, rest + 1)) {
        entries[i] = value;
        this.fill(entries, at, ties, i + 1, rest + 1);
        return true;
      }
      rest += value + 1;
    }
    return false;
  }

  /**
   * Whether the entries after entry i, whose value is given, can hold the sum `rest`: all of them
   * tied hold at most value each, others any sum. In a walk value·after ≤ (2³¹ − 1)·30 < 2³⁶, which
   * a double holds exactly.
   */
  private fits(at: number, ties: number, i: number, value: number, rest: number): boolean {
    const after = this.outputs - 1 - (i - at);
    const allTied = ties >>> (i - at + 1) === 2 ** after - 1;
    return allTied ? rest <= value * after : true;
  }

  /** Writes the lexicographically largest entries with this sum from j on that satisfy the ties. */
  private fill(entries: Int32Array, at: number, ties: number, j: number, sum: number): void {
    let rest = sum;
    for (let i = j; i < at + this.outputs; i++) {
      const value = ((ties >> (i - at)) & 1) === 1 ? Math.min(rest, entries[i - 1]!) : rest;
      entries[i] = value;
      rest -= value;
    }
  }
}

/** t_m, …, t_1 of a rank: for every j the largest t for which C(t+j−1, j) is at most the rest of the rank. */
function smallTails(rank: number, sum: number, outputs: number): number[] {
  const tails = [sum];
  let rest = rank;
  let high = sum;
  for (let j = outputs - 1; j >= 1; j--) {
    let low = 0;
    while (low < high) {
      const middle = low + Math.ceil((high - low) / 2);
      if (smallBinomial(middle + j - 1, j) <= rest) low = middle;
      else high = middle - 1;
    }
    rest -= smallBinomial(low + j - 1, j);
    tails.push(low);
    high = low;
  }
  return tails;
}

function bigTails(rank: bigint, sum: bigint, outputs: number): bigint[] {
  const tails = [sum];
  let rest = rank;
  let high = sum;
  for (let j = outputs - 1; j >= 1; j--) {
    let low = 0n;
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      if (binomial(middle + BigInt(j - 1), j) <= rest) low = middle;
      else high = middle - 1n;
    }
    rest -= binomial(low + BigInt(j - 1), j);
    tails.push(low);
    high = low;
  }
  return tails;
}

/** The coefficient of t^sum, multiplying by one factor 1/(1 − t^l) after the other as running sums. */
function coefficientBySums(cycles: readonly number[], sum: number): bigint {
  const divisor = cycles.reduce((g, length) => gcd(g, BigInt(length)), 0n);
  if (BigInt(sum) % divisor !== 0n) return 0n;
  const counts = Array.from({ length: sum + 1 }, (_, i): bigint => (i === 0 ? 1n : 0n));
  for (const length of cycles) {
    for (let i = length; i <= sum; i++) counts[i] = (counts[i] ?? 0n) + (counts[i - length] ?? 0n);
  }
  return counts[sum] ?? 0n;
}

/**
 * The same coefficient for sums far beyond the period L, the least common multiple of the p lengths:
 * Π 1/(1 − t^l) = A(t)/(1 − t^L)^p with A(t) = Π (1 + t^l + … + t^{L−l}), so the coefficient
 * is Σ A_i·C((N−i)/L + p − 1, p − 1) over the i that leave N − i a multiple of L.
 */
function coefficientByPeriods(cycles: readonly number[], sum: bigint, period: number): bigint {
  let numerator = [1n];
  for (const length of cycles) {
    const product = Array.from({ length: numerator.length + period - length }, () => 0n);
    for (let i = 0; i < product.length; i++) {
      // (1 − t^L)/(1 − t^l): add what entered, subtract what left, a period ago.
      product[i] = (numerator[i] ?? 0n) - (numerator[i - period] ?? 0n) + (product[i - length] ?? 0n);
    }
    numerator = product;
  }
  let total = 0n;
  const start = Number(sum % BigInt(period));
  for (let i = start; i < numerator.length; i += period) {
    const quotient = (sum - BigInt(i)) / BigInt(period);
    if (sum >= BigInt(i))
      total += (numerator[i] ?? 0n) * binomial(quotient + BigInt(cycles.length - 1), cycles.length - 1);
  }
  return total;
}
