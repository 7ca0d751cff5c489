/**
 * The least cost of one program for many right-hand sides: the dual simplex method on a dictionary of
 * integers.
 *
 * Rows Σ_j a_ij x_j + s_i = b_i with x ≥ 0, and s_i ≥ 0 for ≤ or s_i = 0 for =; costs c ≥ 0, so that
 * the basis of all s_i is dual feasible and no first phase is needed. The dictionary of a basis says
 * x_B = (b̄ − T x_N)/D and cost = (z̄ − t x_N)/D with t ≤ 0, where D > 0 is the determinant of the basis up
 * to its sign. A pivot divides by the last D without remainder (Bareiss, Math. Comp. 22,
 * 1968), so that all entries stay integers, and no fraction is reduced. The columns of the s_i are those
 * of the inverse of the basis: another right-hand side is a sum of them, and the next answer starts from
 * the basis of the last one, which is still dual feasible.
 *
 * It knows nothing of lp/simplex.ts and lp/factors.ts, and proves its answers in the same way: a basis
 * that is dual feasible and primal feasible, or a row that no x ≥ 0 satisfies. It is dense, for programs
 * of a few dozen rows: searches ask thousands of them.
 */
import { abs, commonDenominator, content } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { LinearProgram, Row } from "./program.js";

/** Degenerate pivots in a row before Bland's rule takes over. */
const patience = 40;

export class OptimalValues {
  pivots = 0;
  private readonly height: number;
  /** Structural columns; that of s_i has the number width + i. */
  private readonly width: number;
  /** Rows of T, by basis position, then t; columns by cobasis position. */
  private readonly rows: bigint[][];
  private readonly basis: number[];
  private readonly cobasis: number[];
  /** b̄ by basis position, then z̄; over the denominator of the bounds. */
  private values: bigint[] = [];
  private determinant = 1n;
  /** What row i was multiplied by, so that its entries are coprime and a ≥ becomes a ≤. */
  private readonly factors: readonly Rational[];
  private readonly bounds: { readonly given: Rational; readonly scaled: Rational }[] = [];
  private readonly fixed: readonly boolean[];
  private readonly costDenominator: bigint;

  /**
   * @param program whose columns have lower bound 0, no upper bound and costs ≥ 0; its own bounds on rows play no part
   * @throws RangeError for another one
   */
  constructor({ rows, columns, costDenominator }: LinearProgram) {
    const [height, width] = [rows.length, columns.length];
    [this.height, this.width, this.costDenominator] = [height, width, costDenominator];
    const table = rows.map(() => new Array<bigint>(width).fill(0n));
    const costs: bigint[] = [];
    columns.forEach(({ lower, upper, cost, rows: at, values }, j) => {
      if (lower?.isZero() !== true || upper !== undefined || cost < 0n)
        throw new RangeError("a column with x ≥ 0 and a cost ≥ 0 is wanted");
      for (let i = 0; i < at.length; i++) entry(table, entry(at, i))[j] = entry(values, i);
      costs.push(-cost);
    });
    this.factors = table.map((row, i) => {
      const { relation, denominator } = entry(rows, i);
      const divisor = (content(row) || 1n) * (relation === ">=" ? -1n : 1n);
      if (divisor !== 1n) for (let j = 0; j < width; j++) if (row[j] !== 0n) row[j] = entry(row, j) / divisor;
      return Rational.of(denominator, divisor);
    });
    this.rows = [...table, costs];
    this.fixed = rows.map(({ relation }) => relation === "=");
    this.basis = rows.map((_, i) => width + i);
    this.cobasis = columns.map((_, j) => j);
  }

  /** The least cost, or "infeasible". @param rows of the program, with other bounds */
  at(rows: readonly Pick<Row, "bound">[]): Rational | "infeasible" {
    const bounds = rows.map(({ bound }, i) => this.scaled(bound, i));
    const denominator = commonDenominator(bounds.map(({ den }) => den));
    this.place(bounds.map(({ num, den }) => (num === 0n ? 0n : num * (denominator / den))));
    for (let degenerate = 0; ;) {
      const bland = degenerate > patience;
      const leaving = this.infeasible(bland);
      if (leaving === undefined)
        return Rational.of(entry(this.values, this.height), this.determinant * denominator * this.costDenominator);
      const entering = this.entering(leaving);
      if (entering === undefined) return "infeasible";
      degenerate = entry(this.costs, entering) === 0n ? degenerate + 1 : 0;
      this.pivot(leaving, entering);
    }
  }

  /** The bound of a row for its coprime entries. Most bounds are those of the last question. */
  private scaled(bound: Rational, row: number): Rational {
    const known = this.bounds[row];
    if (known?.given === bound) return known.scaled;
    const scaled = bound.times(entry(this.factors, row));
    this.bounds[row] = { given: bound, scaled };
    return scaled;
  }

  private get costs(): bigint[] {
    return entry(this.rows, this.height);
  }

  /** Values of the basis for a right-hand side: Σ_i b_i times the column of s_i. */
  private place(bounds: readonly bigint[]): void {
    const values = new Array<bigint>(this.height + 1).fill(0n);
    this.basis.forEach((column, position) => {
      if (column >= this.width) values[position] = entry(bounds, column - this.width) * this.determinant;
    });
    this.cobasis.forEach((column, j) => {
      const bound = column < this.width ? 0n : entry(bounds, column - this.width);
      if (bound === 0n) return;
      this.rows.forEach((row, i) => {
        const factor = entry(row, j);
        if (factor !== 0n) values[i] = entry(values, i) + factor * bound;
      });
    });
    this.values = values;
  }

  private isFixed(column: number): boolean {
    return column >= this.width && entry(this.fixed, column - this.width);
  }

  /** Position of the basic variable farthest outside its range, or of the lowest column outside under Bland's rule. */
  private infeasible(bland: boolean): number | undefined {
    let best: number | undefined;
    let size = 0n;
    for (let i = 0; i < this.height; i++) {
      const value = entry(this.values, i);
      if (value === 0n || (value > 0n && !this.isFixed(entry(this.basis, i)))) continue;
      const better = best === undefined || (bland ? entry(this.basis, i) < entry(this.basis, best) : abs(value) > size);
      if (better) [best, size] = [i, abs(value)];
    }
    return best;
  }

  /** Cobasis position of the least ratio of reduced cost to push, ties to the lowest column; none where nothing pushes the variable back. */
  private entering(leaving: number): number | undefined {
    const row = entry(this.rows, leaving);
    const down = entry(this.values, leaving) > 0n;
    let best: number | undefined;
    let [bestCost, bestPush] = [0n, 1n];
    for (let j = 0; j < row.length; j++) {
      const factor = entry(row, j);
      if (factor === 0n || factor > 0n !== down || this.isFixed(entry(this.cobasis, j))) continue;
      const [cost, push] = [-entry(this.costs, j), abs(factor)];
      const order = cost * bestPush - bestCost * push;
      const lower =
        best === undefined || order < 0n || (order === 0n && entry(this.cobasis, j) < entry(this.cobasis, best));
      if (lower) [best, bestCost, bestPush] = [j, cost, push];
    }
    return best;
  }

  /** Exchanges a basic variable and another: p D x_i = … for every row, divided by D without remainder. */
  private pivot(r: number, s: number): void {
    this.pivots++;
    const { rows, values, determinant: D } = this;
    const source = entry(rows, r);
    const p = entry(source, s);
    const top = entry(values, r);
    for (let i = 0; i <= this.height; i++) {
      if (i === r) continue;
      const row = entry(rows, i);
      const factor = entry(row, s);
      if (factor === 0n) {
        if (p === D) continue;
        for (let j = 0; j < row.length; j++) if (row[j] !== 0n) row[j] = (entry(row, j) * p) / D;
        values[i] = (entry(values, i) * p) / D;
        continue;
      }
      for (let j = 0; j < row.length; j++) row[j] = combined(entry(row, j), p, factor, entry(source, j), D);
      row[s] = -factor;
      values[i] = combined(entry(values, i), p, factor, top, D);
    }
    source[s] = D;
    this.determinant = p;
    const left = entry(this.basis, r);
    this.basis[r] = entry(this.cobasis, s);
    this.cobasis[s] = left;
    if (p > 0n) return;
    this.determinant = -p;
    for (const row of rows) for (let j = 0; j < row.length; j++) if (row[j] !== 0n) row[j] = -entry(row, j);
    for (let i = 0; i < values.length; i++) values[i] = -entry(values, i);
  }
}

/** (value·p − factor·other)/D. */
function combined(value: bigint, p: bigint, factor: bigint, other: bigint, D: bigint): bigint {
  if (other === 0n && (value === 0n || p === D)) return value;
  const product = other === 0n ? value * p : value * p - factor * other;
  return D === 1n ? product : product / D;
}
