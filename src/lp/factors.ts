/**
 * Exact sparse factorisation of a basis: B = columns of the standard form.
 *
 * Gaussian elimination on integer rows, pivots chosen by Markowitz's rule (least
 * product of remaining row and column counts), which peels the triangular part
 * of the near-network bases of this toolkit without any arithmetic. A row
 * operation is row_i ← (a·row_i − b·row_p)/t with coprime a and b and the content
 * t of the new row, so that integers stay short. Columns that turn out dependent
 * are dropped and the rows left without a pivot get their logical column, so any
 * suggestion becomes a basis.
 * Duff, Erisman, Reid, Direct Methods for Sparse Matrices, ch. 7 (Markowitz).
 */
import { bitLength, content, gcd } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { RationalVector, entry } from "../exact/vector.js";
import type { SparseColumn, StandardForm } from "./standard.js";

interface Operation {
  readonly row: number;
  readonly by: number;
  readonly scale: bigint;
  readonly times: bigint;
  readonly divisor: bigint;
}

interface Pivot {
  readonly row: number;
  /** Position in the basis. */
  readonly position: number;
  readonly value: bigint;
  /** Other entries of the pivot row: basis positions that are pivoted later, and their values. */
  readonly others: readonly (readonly [number, bigint])[];
}

export class BasisFactors {
  private constructor(
    /** Column of the standard form at each basis position (m of them). */
    readonly basis: readonly number[],
    private readonly pivots: readonly Pivot[],
    private readonly operations: readonly Operation[],
    /** Whether candidates were too few or dependent, so that logical columns were filled in. */
    readonly filled: boolean,
  ) {}

  /** Factors the candidates; drops dependent ones and fills up with logical columns. */
  static of(form: StandardForm, candidates: readonly number[]): BasisFactors {
    const elimination = new Elimination(form, candidates);
    elimination.run();
    const { basis, pivots, operations, filled } = elimination;
    return new BasisFactors(basis, pivots, operations, filled);
  }

  /** Solves B x = b; x follows the basis positions. b is given by its non-zero entries. */
  solve(b: SparseColumn): Rational[] {
    const z = new Fractions(this.basis.length);
    b.rows.forEach((row, i) => {
      z.set(row, entry(b.values, i), 1n);
    });
    for (const { row, by, scale, times, divisor } of this.operations) {
      z.scale(row, scale, divisor);
      z.subtract(row, z, by, times, divisor);
    }
    const x = new Fractions(this.basis.length);
    for (let k = this.pivots.length - 1; k >= 0; k--) {
      const { row, position, value, others } = entry(this.pivots, k);
      for (const [other, factor] of others) z.subtract(row, x, other, factor, 1n);
      x.copy(position, z, row, value);
    }
    return x.reduced();
  }

  /** Solves Bᵀ y = c for integers c per basis position; y follows the rows, over one denominator. */
  solveTransposed(c: readonly bigint[]): RationalVector {
    const remaining = new Fractions(c.length);
    for (let i = 0; i < c.length; i++) remaining.set(i, entry(c, i), 1n);
    const y = new Fractions(this.basis.length);
    for (const { row, position, value, others } of this.pivots) {
      if (remaining.isZero(position)) continue;
      y.copy(row, remaining, position, value);
      for (const [other, factor] of others) remaining.subtract(other, y, row, factor, 1n);
    }
    for (let k = this.operations.length - 1; k >= 0; k--) {
      const { row, by, scale, times, divisor } = entry(this.operations, k);
      if (y.isZero(row)) continue;
      if (times !== 0n) y.subtract(by, y, row, times, divisor);
      y.scale(row, scale, divisor);
    }
    return RationalVector.from(y.reduced());
  }
}

/** Denominators up to here are as quick to compute with as shorter ones. */
const short = 1n << 60n;

/**
 * Fractions in the course of a solution, zero at first: reduced only where they have become long, because
 * a greatest common divisor takes longer than the arithmetic it saves.
 */
class Fractions {
  private readonly nums: bigint[];
  private readonly dens: bigint[];

  constructor(count: number) {
    this.nums = new Array<bigint>(count).fill(0n);
    this.dens = new Array<bigint>(count).fill(1n);
  }

  isZero(at: number): boolean {
    return this.nums[at] === 0n;
  }

  /** @param den other than 0 */
  set(at: number, num: bigint, den: bigint): void {
    if (num === 0n) den = 1n;
    else if (den > short || -den > short) {
      const g = gcd(num, den);
      if (g !== 1n) [num, den] = [num / g, den / g];
    }
    this.nums[at] = num;
    this.dens[at] = den;
  }

  /** ← itself·factor/divisor. */
  scale(at: number, factor: bigint, divisor: bigint): void {
    if (factor === divisor || this.isZero(at)) return;
    this.set(at, entry(this.nums, at) * factor, divisor === 1n ? entry(this.dens, at) : entry(this.dens, at) * divisor);
  }

  /** ← itself − other[from]·factor/divisor. */
  subtract(at: number, other: Fractions, from: number, factor: bigint, divisor: bigint): void {
    const num = entry(other.nums, from);
    if (num === 0n || factor === 0n) return;
    const amount = num * factor;
    const den = divisor === 1n ? entry(other.dens, from) : entry(other.dens, from) * divisor;
    const [ownNum, ownDen] = [entry(this.nums, at), entry(this.dens, at)];
    if (ownNum === 0n) this.set(at, -amount, den);
    else if (ownDen === den) this.set(at, ownNum - amount, den);
    else this.set(at, ownNum * den - amount * ownDen, ownDen * den);
  }

  /** ← other[from]/value. */
  copy(at: number, other: Fractions, from: number, value: bigint): void {
    this.set(at, entry(other.nums, from), entry(other.dens, from) * value);
  }

  reduced(): Rational[] {
    return this.nums.map((num, i) => (num === 0n ? Rational.zero : Rational.of(num, entry(this.dens, i))));
  }
}

/** The elimination itself: mutable, thrown away afterwards. */
class Elimination {
  readonly operations: Operation[] = [];
  readonly pivots: Pivot[] = [];
  basis: number[];
  filled = false;
  /** Remaining entries per row: candidate position → value. */
  private readonly rows: Map<number, bigint>[];
  /** Remaining rows per candidate position. */
  private readonly columns: Set<number>[];
  private readonly openRows: Set<number>;
  private readonly openColumns: Set<number>;

  constructor(
    private readonly form: StandardForm,
    private readonly candidates: readonly number[],
  ) {
    this.rows = Array.from({ length: form.height }, () => new Map<number, bigint>());
    this.columns = candidates.map(() => new Set<number>());
    candidates.forEach((candidate, position) => {
      const column = entry(form.columns, candidate);
      column.rows.forEach((row, i) => {
        entry(this.rows, row).set(position, entry(column.values, i));
        entry(this.columns, position).add(row);
      });
    });
    this.openRows = new Set(this.rows.keys());
    this.openColumns = new Set(candidates.keys());
    this.basis = [...candidates];
  }

  run(): void {
    for (let choice = this.choose(); choice !== undefined; choice = this.choose()) this.eliminate(...choice);
    this.complete();
  }

  /** The entry with the least Markowitz count; shorter integers first among equals. */
  private choose(): [number, number] | undefined {
    let best: [number, number] | undefined;
    let bestCount = Infinity;
    let bestBits = Infinity;
    for (const position of this.openColumns) {
      const rows = entry(this.columns, position);
      const columnCount = rows.size;
      if (columnCount === 0) {
        this.openColumns.delete(position); /* dependent on the columns already pivoted */
        continue;
      }
      if (columnCount - 1 > bestCount) continue;
      for (const row of rows) {
        const entries = entry(this.rows, row);
        const count = (entries.size - 1) * (columnCount - 1);
        if (count > bestCount) continue;
        const bits = count === 0 ? 0 : bitLength(entries.get(position) ?? 0n);
        if (count < bestCount || bits < bestBits) {
          best = [row, position];
          bestCount = count;
          bestBits = bits;
          if (count === 0) return best;
        }
      }
    }
    return best;
  }

  private eliminate(pivotRow: number, position: number): void {
    const source = entry(this.rows, pivotRow);
    const value = source.get(position) ?? 0n;
    source.delete(position);
    const others = [...source];
    this.pivots.push({ row: pivotRow, position, value, others });
    this.openRows.delete(pivotRow);
    this.openColumns.delete(position);
    for (const [other] of others) entry(this.columns, other).delete(pivotRow);
    const touched = entry(this.columns, position);
    touched.delete(pivotRow);
    for (const row of touched) this.subtract(row, pivotRow, position, value, others);
    touched.clear();
  }

  /** row ← (scale·row − times·pivotRow)/divisor, so that its entry at `position` vanishes. */
  private subtract(
    row: number,
    by: number,
    position: number,
    value: bigint,
    others: readonly (readonly [number, bigint])[],
  ): void {
    const target = entry(this.rows, row);
    const head = target.get(position) ?? 0n;
    const g = gcd(head, value);
    const scale = value / g;
    const times = head / g;
    target.delete(position);
    if (scale !== 1n) for (const [key, current] of target) target.set(key, current * scale);
    for (const [key, amount] of others) {
      const next = (target.get(key) ?? 0n) - times * amount;
      if (next === 0n) {
        target.delete(key);
        entry(this.columns, key).delete(row);
      } else {
        if (!target.has(key)) entry(this.columns, key).add(row);
        target.set(key, next);
      }
    }
    let divisor = 1n;
    if (scale !== 1n || others.length > 0) {
      divisor = content(target.values());
      if (divisor === 0n) divisor = 1n;
      if (divisor !== 1n) for (const [key, current] of target) target.set(key, current / divisor);
    }
    this.operations.push({ row, by, scale, times, divisor });
  }

  /** Rows without a pivot take their logical column; positions are renumbered. */
  private complete(): void {
    const positions = new Map<number, number>();
    this.basis = [];
    this.pivots.forEach(({ position }) => {
      positions.set(position, this.basis.length);
      this.basis.push(entry(this.candidates, position));
    });
    const renumbered = this.pivots.map((pivot, k): Pivot => ({
      ...pivot,
      position: k,
      // Entries of dropped columns belong to no basis position.
      others: pivot.others.flatMap(([position, value]) => {
        const at = positions.get(position);
        return at === undefined ? [] : [[at, value] as const];
      }),
    }));
    this.pivots.length = 0;
    this.pivots.push(...renumbered);
    for (const row of this.openRows) {
      this.filled = true;
      // The operations on this row have scaled its unit vector; the pivot is that scale.
      let scale = Rational.one;
      for (const operation of this.operations) {
        if (operation.row === row) scale = Rational.of(scale.num * operation.scale, scale.den * operation.divisor);
      }
      const position = this.basis.length;
      this.basis.push(this.form.structural + row);
      this.pivots.push({ row, position, value: 1n, others: [] });
      this.operations.push({ row, by: row, scale: scale.den, times: 0n, divisor: scale.num });
    }
  }
}
