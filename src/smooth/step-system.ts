/**
 * The linear system of a step of the interior point method.
 *
 * H = diag(1/h) + U·M·Uᵀ with ratios h = Q/z, on x whose rows have given sums; U are the directions q_j, E[Δ]
 * and ε, M links them. In each row the largest ratio is eliminated, so that nothing cancels, and with
 * M = L·Lᵀ what is left is I + Lᵀ·(UᵀH₀⁻¹U)·L, whose eigenvalues are at least 1. A solution costs
 * O(|Y||X̂|² + |X̂|³) the first time and O(|Y||X̂| + |X̂|²) from then on.
 */
import { cholesky, congruence, solveCholesky, times, timesTransposed } from "./linear-system.js";
import type { SmoothProgram } from "./program.js";

/** Rounds of iterative refinement of a solution, for ratios are large near the end. */
const refinements = 2;

/** Per row the letter with the largest ratio, and the ratios' sum. */
interface Row {
  readonly largest: number;
  readonly total: number;
}

/** x on the pairs, and ν of the rows. */
interface Solution {
  readonly x: Float64Array;
  readonly nu: Float64Array;
}

export class StepSystem {
  private readonly rows: readonly Row[];
  private readonly linked: number;
  /** L. */
  private readonly half: Float64Array;
  private readonly factor: Float64Array;

  /**
   * @param ratio h, 0 on pairs that are not allowed
   * @param links M, (|X̂| + 2)² and positive semidefinite
   */
  constructor(
    private readonly program: SmoothProgram,
    private readonly ratio: Float64Array,
    links: Float64Array,
  ) {
    this.linked = program.letters + 2;
    this.rows = this.rowsOf();
    this.half = cholesky(links, this.linked);
    const inner = congruence(this.gram(), this.half, this.linked);
    for (let a = 0; a < this.linked; a++) inner[a * this.linked + a]! += 1;
    this.factor = cholesky(inner, this.linked);
  }

  /** x and ν with x/h + U·M·Uᵀx + ν = right, and rows of x that sum to −defect. */
  solve(right: Float64Array, rowDefect: Float64Array): Solution {
    const { program, ratio, half, linked } = this;
    const { outputs, letters, allowed } = program;
    const x = new Float64Array(right.length);
    const nu = new Float64Array(outputs);
    let [rest, defect] = [right, rowDefect];
    for (let round = 0; ; round++) {
      const first = this.project(rest, defect);
      const correction = this.project(this.spread(this.link(this.gather(first.x))));
      for (let i = 0; i < x.length; i++) x[i]! += first.x[i]! - correction.x[i]!;
      for (let y = 0; y < outputs; y++) nu[y]! += first.nu[y]! - correction.nu[y]!;
      if (round === refinements) return { x, nu };
      const back = this.spread(times(half, timesTransposed(half, this.gather(x), linked), linked));
      rest = new Float64Array(x.length);
      for (let y = 0, i = 0; y < outputs; y++)
        for (let j = 0; j < letters; j++, i++)
          if (allowed[i] === 1) rest[i] = right[i]! - x[i]! / ratio[i]! - back[i]! - nu[y]!;
      defect = rowDefect.map((value, y) => {
        let sum = value;
        for (let j = 0; j < letters; j++) sum += x[y * letters + j]!;
        return sum;
      });
    }
  }

  /** Uᵀx: the change of q, E[Δ] and ε. */
  gather(x: Float64Array): Float64Array {
    const { outputs, letters, mass, distortion, error } = this.program;
    const v = new Float64Array(this.linked);
    let [ofDistortion, ofError] = [0, 0];
    for (let y = 0, i = 0; y < outputs; y++) {
      const weight = mass[y]!;
      for (let j = 0; j < letters; j++, i++) {
        const value = x[i]!;
        v[j]! += weight * value;
        ofDistortion += distortion[i]! * value;
        ofError += error[i]! * value;
      }
    }
    v[letters] = ofDistortion;
    v[letters + 1] = ofError;
    return v;
  }

  /** U·t. */
  private spread(t: Float64Array): Float64Array {
    const { outputs, letters, mass, distortion, error, allowed } = this.program;
    const x = new Float64Array(this.ratio.length);
    const [ofDistortion, ofError] = [t[letters]!, t[letters + 1]!];
    for (let y = 0, i = 0; y < outputs; y++) {
      const weight = mass[y]!;
      for (let j = 0; j < letters; j++, i++)
        if (allowed[i] === 1) x[i] = weight * t[j]! + distortion[i]! * ofDistortion + error[i]! * ofError;
    }
    return x;
  }

  /** M·v for the v that solves v + gram·M·v = right. */
  private link(right: Float64Array): Float64Array {
    const { half, factor, linked } = this;
    return times(half, solveCholesky(factor, timesTransposed(half, right, linked), linked), linked);
  }

  /** The solution without links. */
  private project(right: Float64Array, defect?: Float64Array): Solution {
    const { ratio, rows } = this;
    const { outputs, letters } = this.program;
    const x = new Float64Array(right.length);
    const nu = new Float64Array(outputs);
    for (let y = 0; y < outputs; y++) {
      const { largest, total } = rows[y]!;
      const base = right[y * letters + largest]!;
      let sum = defect?.[y] ?? 0;
      for (let j = 0; j < letters; j++) sum += ratio[y * letters + j]! * (right[y * letters + j]! - base);
      const shift = sum / total;
      let rest = -(defect?.[y] ?? 0);
      for (let j = 0; j < letters; j++) {
        const i = y * letters + j;
        if (j === largest) continue;
        x[i] = ratio[i]! * (right[i]! - base - shift);
        rest -= x[i];
      }
      x[y * letters + largest] = rest;
      nu[y] = shift + base;
    }
    return { x, nu };
  }

  /** Per row the letter with the largest ratio, the ratios' sum, and by how much the row's sum is above 1. */
  private rowsOf(): Row[] {
    const { ratio } = this;
    const { outputs, letters } = this.program;
    return Array.from({ length: outputs }, (_, y) => {
      let [largest, total] = [0, 0];
      for (let j = 0; j < letters; j++) {
        const value = ratio[y * letters + j]!;
        total += value;
        if (value > ratio[y * letters + largest]!) largest = j;
      }
      return { largest, total };
    });
  }

  /** The directions q_j, E[Δ] and ε in the metric of the ratios, on rows whose sums are 0. */
  private gram(): Float64Array {
    const { ratio, rows } = this;
    const { letters, mass, distortion, error } = this.program;
    const linked = letters + 2;
    const gram = new Float64Array(linked * linked);
    // The lower triangle, then its image.
    const add = (a: number, b: number, value: number): void => {
      gram[a > b ? a * linked + b : b * linked + a]! += value;
    };
    rows.forEach(({ largest, total }, y) => {
      const at = y * letters;
      const weight = mass[y]!;
      const top = ratio[at + largest]! / total;
      const smaller = ratio.slice(at, at + letters);
      smaller[largest] = 0;
      const costs = [distortion, error].map((cost) => {
        const base = cost[at + largest]!;
        const relative = cost.slice(at, at + letters);
        let sum = 0;
        for (let j = 0; j < letters; j++) {
          relative[j]! -= base;
          sum += ratio[at + j]! * relative[j]!;
        }
        return { relative, sum };
      }) as [{ relative: Float64Array; sum: number }, { relative: Float64Array; sum: number }];
      let others = 0;
      for (let a = 0; a < letters; a++) {
        const h = smaller[a]!;
        if (h === 0) continue;
        others += h;
        add(a, a, weight * weight * h * (1 - h / total));
        add(a, largest, -weight * weight * h * top);
        const shared = (weight * weight * h) / total;
        for (let b = 0; b < a; b++) gram[a * linked + b]! -= shared * smaller[b]!;
        for (let i = 0; i < 2; i++)
          gram[(letters + i) * linked + a]! += weight * h * (costs[i]!.relative[a]! - costs[i]!.sum / total);
      }
      add(largest, largest, weight * weight * others * top);
      costs.forEach(({ sum }, i) => {
        add(largest, letters + i, -weight * sum * top);
      });
      for (const [i, k] of [
        [0, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        let inner = (-costs[i].sum * costs[k].sum) / total;
        for (let j = 0; j < letters; j++) inner += ratio[at + j]! * costs[i].relative[j]! * costs[k].relative[j]!;
        add(letters + i, letters + k, inner);
      }
    });
    for (let a = 0; a < linked; a++) for (let b = 0; b < a; b++) gram[b * linked + a] = gram[a * linked + b]!;
    return gram;
  }
}
