/**
 * The least of many sums: doubles make a shortlist, integers decide among what is on it.
 *
 * Notation: u = 2^−53; a double x̃ stands for the rational x. `Divisor.of` gives quotients with
 * |x̃ − x| ≤ 5u|x| + η, η = 2^−1000 (or ∞, or NaN, where they are out of range). For f_i = a·b_i + c_i + d_i
 * with such a, b, c, d, and |b_i| ≤ B, |c_i| + |d_i| ≤ C, the computed f̃_i errs by at most
 * t = 16u(|a|B + C) + 4η(1 + |a| + B): 11u for a product of two, 2u more for two sums, and what is of
 * second order. Let j be where f̃ is least. If f̃_i > f̃_j + 2t then f_i > f_j, so f_i is not the least;
 * where f is least, f̃ ≤ f̃_j + 2t. `slack` is more than 2t, to cover its own rounding. Comparisons with NaN
 * are false and with ∞ leave nothing out: then all are on the shortlist. So no double decides anything.
 */
import { bitLength } from "../exact/integers.js";

/** Bits of a number that is too long for a double which are kept. */
const kept = 64;

/** Quotients by an integer > 0, as doubles. */
export class Divisor {
  private readonly shift: number;
  private readonly double: number;

  constructor(divisor: bigint) {
    const whole = Number(divisor);
    this.shift = whole === Infinity ? bitLength(divisor) - kept : 0;
    this.double = this.shift === 0 ? whole : Number(divisor >> BigInt(this.shift));
  }

  /** value/divisor. */
  of(value: bigint): number {
    const whole = Number(value);
    const finite = whole !== Infinity && whole !== -Infinity;
    if (this.shift === 0 && finite) return whole / this.double;
    const shift = Math.max(0, bitLength(value) - kept);
    return (Number(value >> BigInt(shift)) / this.double) * 2 ** (shift - this.shift);
  }
}

/** More than 2t. @param size |a|B + C; `factors` |a| + B */
export function slack(size: number, factors: number): number {
  return size * 2 ** -46 + (1 + factors) * 2 ** -990;
}

/** The least value; NaN where there is one. */
export function smallest(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) if (!(value >= least)) least = value;
  return values.some(Number.isNaN) ? NaN : least;
}

/** The largest absolute value; NaN where there is one. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (!(size <= most)) most = size;
  }
  return values.some(Number.isNaN) ? NaN : most;
}

/** Sums a·b_i + c_i + d_i, and those among them that may be the least. */
export class Shortlist {
  /** Their indices, in the order of the sums: the first `count` of these. */
  readonly indices: Int32Array;
  count = 0;
  private readonly values: Float64Array;

  /** @param size of how many sums at most */
  constructor(size: number) {
    this.indices = new Int32Array(size);
    this.values = new Float64Array(size);
  }

  /**
   * Of a·b_k + c[order[k]] for all k, where a ≥ 0 and b ascends: b_k and order[k] stand at the index from + k.
   * Rounding keeps the order of doubles: from where a·b_k with the least c is too much, all later sums are.
   * @param slack more than 2t
   */
  ofAscending(
    a: number,
    b: Float64Array,
    order: Int32Array,
    from: number,
    c: Float64Array,
    leastC: number,
    slack: number,
  ): void {
    const { indices, values } = this;
    const end = from + c.length;
    let count = 0;
    let best = Infinity;
    let limit = Infinity;
    for (let k = from; k < end; k++) {
      const part = a * (b[k] as number);
      if (part + leastC > limit) break;
      const i = order[k] as number;
      const value = part + (c[i] as number);
      if (value > limit) continue;
      if (!(value >= best)) {
        best = value;
        limit = value + slack;
      }
      indices[count] = i;
      values[count++] = value;
    }
    this.only(count, limit);
  }

  /** Of a·b[from + i] + c[kinds[i]] + d[i] for all i, where c begins at `start`. @param slack more than 2t */
  ofThree(
    a: number,
    b: Float64Array,
    from: number,
    c: Float64Array,
    start: number,
    kinds: Int32Array,
    d: Float64Array,
    slack: number,
  ): void {
    const { indices, values } = this;
    const length = d.length;
    let count = 0;
    let best = Infinity;
    let limit = Infinity;
    for (let i = 0; i < length; i++) {
      const value = a * (b[from + i] as number) + (c[start + (kinds[i] as number)] as number) + (d[i] as number);
      if (value > limit) continue;
      if (!(value >= best)) {
        best = value;
        limit = value + slack;
      }
      indices[count] = i;
      values[count++] = value;
    }
    this.only(count, limit);
  }

  /** Leaves out what was put on before the limit came down. */
  private only(count: number, limit: number): void {
    const { indices, values } = this;
    this.count = 0;
    for (let k = 0; k < count; k++) {
      if ((values[k] as number) > limit) continue;
      indices[this.count++] = indices[k] as number;
    }
  }
}
