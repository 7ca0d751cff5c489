/**
 * Linear systems in doubles, by elimination with pivoting.
 *
 * Complete pivoting finds the rank as it goes: unknowns whose pivots are negligible stay 0, so that a
 * system with more unknowns than conditions has a small solution. Results are suggestions only.
 */

/** A factored matrix. */
export class Factors {
  private readonly rowOrder: Int32Array;
  private readonly columnOrder: Int32Array;
  /** The number of pivots that are not negligible. */
  readonly rank: number;

  /**
   * @param matrix n × n, row by row; overwritten
   * @param negligible pivots at most so large relative to the first one count as 0
   */
  constructor(
    private readonly matrix: Float64Array,
    private readonly n: number,
    negligible = 0,
  ) {
    this.rowOrder = Int32Array.from({ length: n }, (_, i) => i);
    this.columnOrder = Int32Array.from({ length: n }, (_, i) => i);
    this.rank = this.eliminate(negligible);
  }

  private eliminate(negligible: number): number {
    const { matrix, n } = this;
    let first = 0;
    for (let k = 0; k < n; k++) {
      let [best, pivotRow, pivotColumn] = [0, k, k];
      for (let i = k; i < n; i++) {
        for (let j = k; j < n; j++) {
          const size = Math.abs(matrix[i * n + j]!);
          if (size > best) [best, pivotRow, pivotColumn] = [size, i, j];
        }
      }
      if (k === 0) first = best;
      if (!(best > negligible * first)) return k;
      this.exchangeRows(k, pivotRow);
      this.exchangeColumns(k, pivotColumn);
      const pivot = matrix[k * n + k]!;
      for (let i = k + 1; i < n; i++) {
        const factor = matrix[i * n + k]! / pivot;
        matrix[i * n + k] = factor;
        if (factor === 0) continue;
        for (let j = k + 1; j < n; j++) matrix[i * n + j]! -= factor * matrix[k * n + j]!;
      }
    }
    return n;
  }

  private exchangeRows(a: number, b: number): void {
    if (a === b) return;
    const { matrix, n, rowOrder } = this;
    for (let j = 0; j < n; j++) {
      const held = matrix[a * n + j]!;
      matrix[a * n + j] = matrix[b * n + j]!;
      matrix[b * n + j] = held;
    }
    const held = rowOrder[a]!;
    rowOrder[a] = rowOrder[b]!;
    rowOrder[b] = held;
  }

  private exchangeColumns(a: number, b: number): void {
    if (a === b) return;
    const { matrix, n, columnOrder } = this;
    for (let i = 0; i < n; i++) {
      const held = matrix[i * n + a]!;
      matrix[i * n + a] = matrix[i * n + b]!;
      matrix[i * n + b] = held;
    }
    const held = columnOrder[a]!;
    columnOrder[a] = columnOrder[b]!;
    columnOrder[b] = held;
  }

  /** x with matrix·x = right, as far as the rank allows. */
  solve(right: Float64Array): Float64Array {
    const { matrix, n, rank, rowOrder, columnOrder } = this;
    const y = Float64Array.from({ length: n }, (_, i) => right[rowOrder[i]!]!);
    for (let i = 1; i < n; i++) {
      const until = Math.min(i, rank);
      for (let j = 0; j < until; j++) y[i]! -= matrix[i * n + j]! * y[j]!;
    }
    for (let i = rank - 1; i >= 0; i--) {
      for (let j = i + 1; j < rank; j++) y[i]! -= matrix[i * n + j]! * y[j]!;
      y[i]! /= matrix[i * n + i]!;
    }
    const x = new Float64Array(n);
    for (let i = 0; i < rank; i++) x[columnOrder[i]!] = y[i]!;
    return x;
  }
}

/** A factored symmetric matrix, whose rows and columns are first brought to one size (Ruiz, RAL-TR-2001-034). */
export class Equilibrated {
  private readonly scales: Float64Array;
  private readonly factors: Factors;

  /** @param matrix n × n, row by row; overwritten */
  constructor(matrix: Float64Array, n: number) {
    const scales = new Float64Array(n).fill(1);
    for (let round = 0; round < 6; round++) {
      const sizes = Float64Array.from({ length: n }, (_, i) => {
        let most = 0;
        for (let j = 0; j < n; j++) most = Math.max(most, Math.abs(matrix[i * n + j]!));
        return most > 0 && most < Infinity ? 1 / Math.sqrt(most) : 1;
      });
      for (let i = 0; i < n; i++) {
        scales[i]! *= sizes[i]!;
        for (let j = 0; j < n; j++) matrix[i * n + j]! *= sizes[i]! * sizes[j]!;
      }
    }
    this.scales = scales;
    this.factors = new Factors(matrix, n, negligible);
  }

  /** x with matrix·x = right, as far as the rank allows. */
  solve(right: Float64Array): Float64Array {
    const { scales } = this;
    return this.factors.solve(right.map((value, i) => value * scales[i]!)).map((value, i) => value * scales[i]!);
  }
}

/** Pivots at most so large relative to the first are taken for 0. */
const negligible = 1e-13;

/** Lower triangular L with L·Lᵀ = matrix (n × n, positive semidefinite): columns of negligible pivots are 0. */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let pivot = matrix[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= lower[j * n + k]! ** 2;
    if (!(pivot > 1e-30 * matrix[j * n + j]!)) continue;
    const root = Math.sqrt(pivot);
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let value = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) value -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] = value / root;
    }
  }
  return lower;
}

/** x with L·Lᵀ·x = right, where no pivot is 0. */
export function solveCholesky(lower: Float64Array, right: Float64Array, n: number): Float64Array {
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * n + k]! * x[k]!;
    x[i]! /= lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k * n + i]! * x[k]!;
    x[i]! /= lower[i * n + i]!;
  }
  return x;
}

/** L·v for a lower triangular L. */
export function times(lower: Float64Array, v: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let k = 0; k <= i; k++) result[i]! += lower[i * n + k]! * v[k]!;
  return result;
}

/** Lᵀ·v for a lower triangular L. */
export function timesTransposed(lower: Float64Array, v: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let k = 0; k <= i; k++) result[k]! += lower[i * n + k]! * v[i]!;
  return result;
}

/** Lᵀ·S·L for a symmetric S and a lower triangular L. */
export function congruence(symmetric: Float64Array, lower: Float64Array, n: number): Float64Array {
  const right = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = symmetric[i * n + k]!;
      if (factor === 0) continue;
      for (let j = 0; j <= k; j++) right[i * n + j]! += factor * lower[k * n + j]!;
    }
  }
  const result = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i <= k; i++) {
      const factor = lower[k * n + i]!;
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) result[i * n + j]! += factor * right[k * n + j]!;
    }
  }
  return result;
}
