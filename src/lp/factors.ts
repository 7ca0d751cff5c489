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
  ) {}

  /** Factors the candidates; drops dependent ones and fills up with logical columns. */
  static of(form: StandardForm, candidates: readonly number[]): BasisFactors {
    const elimination = new Elimination(form, candidates);
    elimination.run();
    return new BasisFactors(elimination.basis, elimination.pivots, elimination.operations);
  }

  /** Solves B x = b; x follows the basis positions. b is given by its non-zero entries. */
  solve(b: SparseColumn): Rational[] {
    const z = new Map<number, Rational>();
    b.rows.forEach((row, i) => {
      const value = entry(b.values, i);
      if (value !== 0n) z.set(row, Rational.of(value));
    });
    for (const { row, by, scale, times, divisor } of this.operations) {
      const at = z.get(row);
      const from = z.get(by);
      if (at === undefined && from === undefined) continue;
      const kept = at === undefined ? Rational.zero : Rational.of(at.num * scale, at.den * divisor);
      z.set(row, from === undefined ? kept : kept.minus(Rational.of(from.num * times, from.den * divisor)));
    }
    const x = this.basis.map(() => Rational.zero);
    for (let k = this.pivots.length - 1; k >= 0; k--) {
      const { row, position, value, others } = entry(this.pivots, k);
      let rest = z.get(row) ?? Rational.zero;
      for (const [other, factor] of others) {
        const solved = entry(x, other);
        if (!solved.isZero()) rest = rest.minus(Rational.of(solved.num * factor, solved.den));
      }
      if (!rest.isZero()) x[position] = Rational.of(rest.num, rest.den * value);
    }
    return x;
  }

  /** Solves Bᵀ y = c for integers c per basis position; y follows the rows, over one denominator. */
  solveTransposed(c: readonly bigint[]): RationalVector {
    const remaining = c.map((value) => Rational.of(value));
    const y = this.basis.map(() => Rational.zero);
    for (const { row, position, value, others } of this.pivots) {
      const rest = entry(remaining, position);
      if (rest.isZero()) continue;
      const w = Rational.of(rest.num, rest.den * value);
      y[row] = w;
      for (const [other, factor] of others) {
        remaining[other] = entry(remaining, other).minus(Rational.of(w.num * factor, w.den));
      }
    }
    for (let k = this.operations.length - 1; k >= 0; k--) {
      const { row, by, scale, times, divisor } = entry(this.operations, k);
      const at = entry(y, row);
      if (at.isZero()) continue;
      y[by] = entry(y, by).minus(Rational.of(at.num * times, at.den * divisor));
      y[row] = Rational.of(at.num * scale, at.den * divisor);
    }
    return RationalVector.from(y);
  }
}

/** The elimination itself: mutable, thrown away afterwards. */
class Elimination {
  readonly operations: Operation[] = [];
  readonly pivots: Pivot[] = [];
  basis: number[];
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
