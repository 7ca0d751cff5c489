/**
 * Vectors and matrices of rationals as integers over one common denominator.
 *
 * Notation: entry i is numerators[i] / denominator, denominator > 0, and
 * gcd(denominator, all numerators) = 1, so equal vectors have equal fields.
 * Matrices are row-major. Hot loops work on `numerators` directly and reduce
 * once at the end.
 */
import { bigInteger, instanceOf, listOf, rationalNumber, refuse, whole } from "./arguments.js";
import { contentOfDoubles, IntegerList, safeLimit } from "./integer-list.js";
import { commonDenominator, content, gcd } from "./integers.js";
import { Rational, isRational } from "./rational.js";

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
    const denominator = denominatorOf(values);
    return new RationalVector(
      values.map((value) => over(value, denominator)),
      denominator,
    );
  }

  get length(): number {
    return this.numerators.length;
  }

  /** The entry at an index. @throws InputError "out-of-range" */
  at(index: number): Rational {
    if (!isIndex(index, this.length)) outside("index", this.length, index);
    return Rational.of(entry(this.numerators, index), this.denominator);
  }

  toArray(): Rational[] {
    return this.numerators.map((n) => fraction(n, this.denominator));
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

  /** Σᵢ thisᵢ·otherᵢ, of vectors of equal length. @throws InputError "wrong-length" */
  dot(other: RationalVector): Rational {
    aVector(other, "vector");
    if (this.length !== other.length)
      refuse("vector", `a vector of ${String(this.length)} entries`, other.toArray(), "wrong-length");
    let total = 0n;
    this.numerators.forEach((n, i) => {
      if (n !== 0n) total += n * entry(other.numerators, i);
    });
    return Rational.of(total, this.denominator * other.denominator);
  }

  equals(other: RationalVector): boolean {
    aVector(other, "vector");
    return (
      this.denominator === other.denominator &&
      this.length === other.length &&
      this.numerators.every((n, i) => n === other.numerators[i])
    );
  }
}

const aVector = instanceOf(RationalVector, "a RationalVector, such as a row of a RationalMatrix");

/** The rows of a matrix as maps from column to entry, zeros left out, columns ascending. */
export type SparseRows = readonly ReadonlyMap<number, Rational>[];

export class RationalMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  declare readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  #list: IntegerList | undefined;

  private constructor(rows: number, columns: number, numerators: readonly bigint[] | IntegerList, denominator: bigint) {
    count(rows, "rows");
    count(columns, "columns");
    this.rows = rows;
    this.columns = columns;
    if (numerators instanceof IntegerList) {
      this.#list = numerators;
      Object.defineProperty(this, "numerators", RationalMatrix.#onDemand);
    } else this.numerators = numerators;
    this.denominator = denominator;
    if (!(numerators instanceof IntegerList || Array.isArray(numerators)) || numerators.length !== rows * columns)
      refuse("numerators", `a list of ${String(rows * columns)} BigInts`, numerators, "wrong-length");
  }

  /** The numerators of a matrix of doubles: an own property too, so that such matrices are compared by them. */
  static readonly #onDemand: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: RationalMatrix) {
      return this.list.integers;
    },
  };

  /** The numerators, also as doubles where these are exact. */
  get list(): IntegerList {
    return (this.#list ??= IntegerList.ofIntegers(this.numerators));
  }

  /**
   * Row-major integers over a positive denominator, reduced by their common content.
   * @throws InputError for what is no BigInt, or another number of entries
   */
  static over(rows: number, columns: number, numerators: readonly bigint[], denominator: bigint): RationalMatrix {
    integers(numerators, denominator);
    const [reduced, den] = reduce(numerators, denominator);
    return new RationalMatrix(rows, columns, reduced, den);
  }

  /**
   * As `over`, for numerators below 2^53 in size, as doubles, which the matrix keeps.
   * @throws InputError for what is no list of such integers, or another number of entries
   */
  static overDoubles(rows: number, columns: number, numerators: Float64Array, denominator: bigint): RationalMatrix {
    positive(denominator, "denominator");
    safeIntegers(numerators);
    const common =
      denominator === 1n ? 1n : gcd(BigInt(contentOfDoubles(numerators, smallPart(denominator))), denominator);
    if (common !== 1n) {
      const divisor = Number(common);
      numerators = numerators.map((numerator) => numerator / divisor);
    }
    return new RationalMatrix(rows, columns, IntegerList.ofDoubles(numerators), denominator / common);
  }

  /** As `over`, for an intermediate result: numerators may share factors with the denominator. */
  static unreduced(rows: number, columns: number, numerators: readonly bigint[], denominator: bigint): RationalMatrix {
    integers(numerators, denominator);
    return new RationalMatrix(rows, columns, numerators, denominator);
  }

  transposed(): RationalMatrix {
    const { rows, columns } = this;
    const { doubles } = this.list;
    if (doubles !== undefined) {
      const turned = new Float64Array(doubles.length);
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) turned[column * rows + row] = doubles[row * columns + column]!;
      return new RationalMatrix(columns, rows, IntegerList.ofDoubles(turned), this.denominator);
    }
    const { numerators } = this;
    return new RationalMatrix(
      columns,
      rows,
      numerators.map((_, i) => entry(numerators, (i % rows) * columns + Math.floor(i / rows))),
      this.denominator,
    );
  }

  /**
   * From rows of equal length; `columns` is needed only when there are no rows.
   * @throws InputError for rows of other lengths, or what is no Rational
   */
  static from(rows: readonly (readonly Rational[])[], columns?: number): RationalMatrix {
    if (!areRational(rows)) exactRows(rows, "rows");
    if (columns !== undefined) count(columns, "columns");
    const width = columns ?? rows[0]?.length ?? 0;
    // Row by row: lengths 2, 1, 3 also add up to 3 × 2.
    const uneven = rows.findIndex(({ length }) => length !== width);
    if (uneven >= 0) refuse(`rows[${String(uneven)}]`, `${String(width)} entries`, rows[uneven], "wrong-length");
    let denominator = 1n;
    for (const row of rows) denominator = denominatorOf(row, denominator);
    // One by one: `flat` and `flatMap` take several times as long.
    const doubles = rows.length * width < many ? undefined : doublesOver(rows, width, denominator);
    if (doubles !== undefined)
      return new RationalMatrix(rows.length, width, IntegerList.ofDoubles(doubles), denominator);
    const numerators: bigint[] = [];
    for (const row of rows) for (const value of row) numerators.push(over(value, denominator));
    return new RationalMatrix(rows.length, width, numerators, denominator);
  }

  /** The entry at a place. @throws InputError "out-of-range" */
  at(row: number, column: number): Rational {
    return Rational.of(this.numeratorAt(row, column), this.denominator);
  }

  /** The integer at a place, over `denominator`. @throws InputError "out-of-range" */
  numeratorAt(row: number, column: number): bigint {
    // Beyond its row a column would be an entry of the next one.
    if (!isIndex(row, this.rows)) outside("row", this.rows, row);
    if (!isIndex(column, this.columns)) outside("column", this.columns, column);
    return this.#list === undefined
      ? entry(this.numerators, row * this.columns + column)
      : this.#list.at(row * this.columns + column);
  }

  /** A row as a vector. @throws InputError "out-of-range" */
  row(index: number): RationalVector {
    if (!isIndex(index, this.rows)) outside("row", this.rows, index);
    return RationalVector.over(
      this.numerators.slice(index * this.columns, (index + 1) * this.columns),
      this.denominator,
    );
  }

  /** The entries as texts. A restorer is nearly all zeros, and `JSON.stringify` would ask every one of them. */
  toJSON(): string[][] {
    return this.toArrays().map((row) => row.map((value) => (value.num === 0n ? "0" : value.toString())));
  }

  toArrays(): Rational[][] {
    const { rows, columns, numerators, denominator } = this;
    const result: Rational[][] = [];
    for (let k = 0; result.length < rows;) {
      const row: Rational[] = [];
      for (const end = k + columns; k < end; k++) row.push(fraction(entry(numerators, k), denominator));
      result.push(row);
    }
    return result;
  }

  /** Entries other than zero. */
  sparseRows(): SparseRows {
    return Array.from({ length: this.rows }, (_, row) => {
      const entries = new Map<number, Rational>();
      for (let column = 0; column < this.columns; column++) {
        const numerator = this.numeratorAt(row, column);
        if (numerator !== 0n) entries.set(column, fraction(numerator, this.denominator));
      }
      return entries;
    });
  }

  equals(other: RationalMatrix): boolean {
    matrixArgument(other, "matrix");
    return (
      this.rows === other.rows &&
      this.columns === other.columns &&
      this.denominator === other.denominator &&
      this.numerators.every((n, i) => n === other.numerators[i])
    );
  }
}

/** A matrix of this class. */
export const matrixArgument = instanceOf(RationalMatrix, "a RationalMatrix, such as RationalMatrix.from gives", {
  rows: whole(0),
  columns: whole(0),
  numerators: listOf(bigInteger()),
  denominator: bigInteger(1n),
});

/** Matrices of so many entries are kept as doubles where these are exact; smaller ones are not worth it. */
const many = 1024;

/** A number of which the greatest common divisor of a denominator and safe integers is a divisor; 0 says nothing. */
function smallPart(denominator: bigint): number {
  return denominator < safeLimit ? Number(denominator) : 0;
}

/** The numerators over a common denominator, as doubles; undefined where one is not below 2^53. */
function doublesOver(
  rows: readonly (readonly Rational[])[],
  width: number,
  denominator: bigint,
): Float64Array | undefined {
  if (denominator >= safeLimit) return undefined;
  const doubles = new Float64Array(rows.length * width);
  const common = Number(denominator);
  let k = 0;
  for (const row of rows) {
    for (const { num, den } of row) {
      // Below 2^53 a double is the integer that it stands for; a product that is not exact is at least that.
      const value = Number(num) * (common / Number(den));
      if (!(Math.abs(value) < safeLimit)) return undefined;
      doubles[k++] = value;
    }
  }
  return doubles;
}

const count = whole(0);
const positive = bigInteger(1n);
const anyInteger = bigInteger();
const exactRows = listOf(listOf(rationalNumber));

function integers(numerators: readonly bigint[], denominator: bigint): void {
  positive(denominator, "denominator");
  if (!Array.isArray(numerators)) refuse("numerators", "a list of BigInts", numerators);
  // By index, because a list may have holes; and all entries, because a double would spoil the sums of others.
  for (let i = 0; i < numerators.length; i++)
    if (typeof numerators[i] !== "bigint") anyInteger(numerators[i], `numerators[${String(i)}]`);
}

function safeIntegers(numerators: Float64Array): void {
  if (!(numerators instanceof Float64Array)) refuse("numerators", "a Float64Array of safe integers", numerators);
  for (let i = 0; i < numerators.length; i++)
    if (!Number.isSafeInteger(numerators[i]))
      refuse(`numerators[${String(i)}]`, "a safe integer", numerators[i], "out-of-range");
}

/** As `RationalMatrix.over`, for numerators that may be doubles. */
export function matrixOver(
  rows: number,
  columns: number,
  numerators: IntegerList,
  denominator: bigint,
): RationalMatrix {
  const { doubles } = numerators;
  return doubles === undefined
    ? RationalMatrix.over(rows, columns, numerators.integers, denominator)
    : RationalMatrix.overDoubles(rows, columns, doubles, denominator);
}

/** As `exactRows`, quickly, because matrices are made by the hundred thousand. */
function areRational(rows: unknown): boolean {
  if (!Array.isArray(rows)) return false;
  for (const row of rows as readonly unknown[]) {
    if (!Array.isArray(row)) return false;
    for (const value of row as readonly unknown[]) if (!(value instanceof Rational) && !isRational(value)) return false;
  }
  return true;
}

/** The least common denominator of the values and of `known`. */
function denominatorOf(values: readonly Rational[], known?: bigint): bigint {
  return commonDenominator(
    values.map(({ den }) => den),
    known,
  );
}

/** The numerator of a value over a multiple of its denominator. */
function over({ num, den }: Rational, denominator: bigint): bigint {
  if (den === denominator || num === 0n) return num;
  // Zeros and ones are most entries of a restorer, and long divisions by one are not free.
  return den === 1n ? num * denominator : num * (denominator / den);
}

/** Zeros and ones, most entries of a restorer, are not made again. */
function fraction(numerator: bigint, denominator: bigint): Rational {
  if (numerator === 0n) return Rational.zero;
  return numerator === denominator ? Rational.one : Rational.of(numerator, denominator);
}

function isIndex(index: number, length: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < length;
}

function outside(path: string, length: number, index: unknown): never {
  return refuse(path, `a whole number from 0 to ${String(length - 1)}`, index, "out-of-range");
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
