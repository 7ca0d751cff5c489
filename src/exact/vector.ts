/**
 * Vectors and matrices of rationals as integers over one common denominator.
 *
 * Notation: entry i is numerators[i] / denominator, denominator > 0, and
 * gcd(denominator, all numerators) = 1, so equal vectors have equal fields.
 * Matrices are row-major. Hot loops work on `numerators` directly and reduce
 * once at the end.
 */
import { content, gcd, commonDenominator } from "./integers.js";
import { Rational } from "./rational.js";

export class RationalVector {
  private constructor(
    readonly numerators: readonly bigint[],
    readonly denominator: bigint,
  ) {}

  /** Integers over a positive denominator, reduced by their common content. */
  static over(numerators: readonly bigint[], denominator: bigint): RationalVector {
    const [reduced, den] = reduce(numerators, denominator);
    return new RationalVector(reduced, den);
  }

  static from(values: readonly Rational[]): RationalVector {
    const denominator = commonDenominator(values.map((v) => v.den));
    // Zeros and ones are most entries of a restorer, and long divisions by one are not free.
    return new RationalVector(
      values.map((v) => (v.num === 0n ? 0n : v.den === 1n ? v.num * denominator : v.num * (denominator / v.den))),
      denominator,
    );
  }

  get length(): number {
    return this.numerators.length;
  }

  at(index: number): Rational {
    return Rational.of(entry(this.numerators, index), this.denominator);
  }

  toArray(): Rational[] {
    return this.numerators.map((n) => Rational.of(n, this.denominator));
  }

  /** The entries as Rationals, which JSON.stringify prints as "p/q". */
  toJSON(): Rational[] {
    return this.toArray();
  }

  sum(): Rational {
    return Rational.of(
      this.numerators.reduce((total, n) => total + n, 0n),
      this.denominator,
    );
  }

  /** Σᵢ thisᵢ·otherᵢ, of vectors of equal length. */
  dot(other: RationalVector): Rational {
    if (this.length !== other.length) throw new RangeError("dot: vectors of unequal length");
    let total = 0n;
    this.numerators.forEach((n, i) => {
      if (n !== 0n) total += n * entry(other.numerators, i);
    });
    return Rational.of(total, this.denominator * other.denominator);
  }

  equals(other: RationalVector): boolean {
    return (
      this.denominator === other.denominator &&
      this.length === other.length &&
      this.numerators.every((n, i) => n === other.numerators[i])
    );
  }
}

/** The rows of a matrix as maps from column to entry, zeros left out, columns ascending. */
export type SparseRows = readonly ReadonlyMap<number, Rational>[];

export class RationalMatrix {
  private constructor(
    readonly rows: number,
    readonly columns: number,
    readonly numerators: readonly bigint[],
    readonly denominator: bigint,
  ) {}

  /** Row-major integers over a positive denominator, reduced by their common content. */
  static over(rows: number, columns: number, numerators: readonly bigint[], denominator: bigint): RationalMatrix {
    if (numerators.length !== rows * columns) throw new RangeError("matrix: wrong number of entries");
    const [reduced, den] = reduce(numerators, denominator);
    return new RationalMatrix(rows, columns, reduced, den);
  }

  /** As `over`, for an intermediate result: numerators may share factors with the denominator. */
  static unreduced(rows: number, columns: number, numerators: readonly bigint[], denominator: bigint): RationalMatrix {
    if (numerators.length !== rows * columns) throw new RangeError("matrix: wrong number of entries");
    return new RationalMatrix(rows, columns, numerators, denominator);
  }

  transposed(): RationalMatrix {
    const { rows, columns, numerators } = this;
    return new RationalMatrix(
      columns,
      rows,
      numerators.map((_, i) => entry(numerators, (i % rows) * columns + Math.floor(i / rows))),
      this.denominator,
    );
  }

  /** From rows of equal length; `columns` is needed only when there are no rows. */
  static from(rows: readonly (readonly Rational[])[], columns = rows[0]?.length ?? 0): RationalMatrix {
    // Row by row: lengths 2, 1, 3 also add up to 3 × 2.
    if (rows.some((row) => row.length !== columns)) throw new RangeError("matrix: rows of unequal length");
    const flat = RationalVector.from(rows.flat());
    return new RationalMatrix(rows.length, columns, flat.numerators, flat.denominator);
  }

  at(row: number, column: number): Rational {
    return Rational.of(this.numeratorAt(row, column), this.denominator);
  }

  numeratorAt(row: number, column: number): bigint {
    // Beyond its row a column would be an entry of the next one.
    if (column < 0 || column >= this.columns)
      throw new RangeError(`column ${String(column)} outside 0..${String(this.columns - 1)}`);
    return entry(this.numerators, row * this.columns + column);
  }

  row(index: number): RationalVector {
    if (index < 0 || index >= this.rows)
      throw new RangeError(`row ${String(index)} outside 0..${String(this.rows - 1)}`);
    return RationalVector.over(
      this.numerators.slice(index * this.columns, (index + 1) * this.columns),
      this.denominator,
    );
  }

  toJSON(): Rational[][] {
    return this.toArrays();
  }

  toArrays(): Rational[][] {
    return Array.from({ length: this.rows }, (_, r) => this.row(r).toArray());
  }

  /** Entries other than zero. */
  sparseRows(): SparseRows {
    return Array.from({ length: this.rows }, (_, row) => {
      const entries = new Map<number, Rational>();
      for (let column = 0; column < this.columns; column++) {
        if (this.numeratorAt(row, column) !== 0n) entries.set(column, this.at(row, column));
      }
      return entries;
    });
  }

  equals(other: RationalMatrix): boolean {
    return (
      this.rows === other.rows &&
      this.columns === other.columns &&
      this.denominator === other.denominator &&
      this.numerators.every((n, i) => n === other.numerators[i])
    );
  }
}

/** values[index] for an index known to be inside; a defect, not bad input, when it is not. */
export function entry<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`index ${String(index)} outside 0..${String(values.length - 1)}`);
  return value;
}

function reduce(numerators: readonly bigint[], denominator: bigint): [readonly bigint[], bigint] {
  if (denominator <= 0n) throw new RangeError("a common denominator must be positive");
  if (denominator === 1n) return [numerators, 1n];
  const g = gcd(content(numerators), denominator);
  return g === 1n ? [numerators, denominator] : [numerators.map((n) => n / g), denominator / g];
}
