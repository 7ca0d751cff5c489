/**
 * The costs of the restoring arcs, row by row: δ(y,x̂) and e(y,x̂) less the least entry of their row, and over
 * a denominator t(y).
 *
 * A unit of flow from y costs δ(y,x̂)/π(y); t(y) is π(y)M divided by what it has in common with all costs of
 * the row.
 */
import { contentOfDoubles, IntegerList, leastOf, safeLimit } from "../exact/integer-list.js";
import { gcd } from "../exact/integers.js";
import { entry, type RationalMatrix } from "../exact/vector.js";

export interface RestoringRows {
  readonly distortion: IntegerList;
  readonly error: IntegerList;
  /** t(y) per row. */
  readonly denominators: readonly bigint[];
  /** The sums of the subtracted minima. */
  readonly base: { readonly distortion: bigint; readonly error: bigint };
}

/** @param outputs y of each row @param supply π(y)M of each row */
export function restoringRows(
  distortion: RationalMatrix,
  error: RationalMatrix,
  outputs: readonly number[],
  supply: readonly bigint[],
): RestoringRows {
  const first = shiftedRows(distortion, outputs);
  const second = shiftedRows(error, outputs);
  const { columns } = distortion;
  const denominators = supply.map((mass, row) => {
    const [from, to] = [row * columns, (row + 1) * columns];
    const divisor = second.divisor(first.divisor(mass, from, to), from, to);
    if (divisor === 1n) return mass;
    for (const rows of [first, second]) rows.divide(divisor, from, to);
    return mass / divisor;
  });
  return {
    distortion: first.list(),
    error: second.list(),
    denominators,
    base: { distortion: first.base, error: second.base },
  };
}

/** Rows less their least entries, while they are being divided. */
interface ShiftedRows {
  /** The sum of the least entries. */
  readonly base: bigint;
  /** gcd of a positive number and of the entries from a place to another. */
  divisor(known: bigint, from: number, to: number): bigint;
  divide(divisor: bigint, from: number, to: number): void;
  list(): IntegerList;
}

function shiftedRows(matrix: RationalMatrix, outputs: readonly number[]): ShiftedRows {
  const { doubles } = matrix.list;
  return doubles === undefined
    ? new IntegerRows(matrix.list.integers, matrix.columns, outputs)
    : new DoubleRows(doubles, matrix.columns, outputs);
}

class DoubleRows implements ShiftedRows {
  readonly base: bigint;
  private readonly values: Float64Array;

  constructor(doubles: Float64Array, columns: number, outputs: readonly number[]) {
    this.values = new Float64Array(outputs.length * columns);
    let base = 0n;
    let to = 0;
    for (const y of outputs) {
      const start = y * columns;
      const least = leastOf(doubles, start, start + columns);
      base += BigInt(least);
      for (let j = 0; j < columns; j++) this.values[to++] = doubles[start + j]! - least;
    }
    this.base = base;
  }

  divisor(known: bigint, from: number, to: number): bigint {
    const { values } = this;
    if (known < safeLimit) return BigInt(contentOfDoubles(values, Number(known), from, to));
    return gcd(BigInt(contentOfDoubles(values, 0, from, to)), known);
  }

  divide(divisor: bigint, from: number, to: number): void {
    // A divisor of a row of zeros need not be a safe integer.
    const by = Number(divisor);
    for (let k = from; k < to; k++) this.values[k]! /= by;
  }

  list(): IntegerList {
    return IntegerList.ofDoubles(this.values);
  }
}

class IntegerRows implements ShiftedRows {
  readonly base: bigint;
  private readonly values: bigint[] = [];

  constructor(integers: readonly bigint[], columns: number, outputs: readonly number[]) {
    let base = 0n;
    for (const y of outputs) {
      const row = integers.slice(y * columns, (y + 1) * columns);
      const least = row.reduce((smallest, value) => (value < smallest ? value : smallest), entry(row, 0));
      base += least;
      for (const value of row) this.values.push(value - least);
    }
    this.base = base;
  }

  divisor(known: bigint, from: number, to: number): bigint {
    let divisor = known;
    for (let k = from; k < to && divisor !== 1n; k++) {
      const value = entry(this.values, k);
      if (value % divisor !== 0n) divisor = gcd(value, divisor);
    }
    return divisor;
  }

  divide(divisor: bigint, from: number, to: number): void {
    for (let k = from; k < to; k++) this.values[k] = entry(this.values, k) / divisor;
  }

  list(): IntegerList {
    return IntegerList.ofIntegers(this.values);
  }
}
