/**
 * The exact simplex method, started from any suggested basis.
 *
 * A basis is factored exactly; then two phases: (1) where columns price out
 * negative, their costs are shifted so that the basis is dual feasible, and the
 * dual simplex runs to primal feasibility or to a Farkas certificate; (2) the
 * primal simplex runs with the true costs to an optimum or an unbounded ray. A
 * good suggestion makes both phases empty: what remains is the verification.
 * Largest violation first; after a run of degenerate pivots the first phase breaks
 * ties by perturbed costs, and where that is not enough (and in the second phase)
 * Bland's rule takes over until the objective moves, so no basis repeats. No
 * tolerance exists here.
 * Bland, Math. Oper. Res. 2 (1977); Applegate, Cook, Dash, Espinoza, "Exact
 * solutions to linear programming problems", Oper. Res. Letters 35 (2007).
 */
import { Rational, sum } from "../exact/rational.js";
import type { RationalVector } from "../exact/vector.js";
import { entry } from "../exact/vector.js";
import { BasisFactors } from "./factors.js";
import type { LinearProgram, Outcome } from "./program.js";
import { standardForm, type SparseColumn, type StandardForm, type WarmStart } from "./standard.js";

export interface SolveOptions {
  /** Basis of a similar program of the same shape (an earlier outcome's `basis`); goes before `warmStart`. */
  readonly start?: readonly number[];
  /** Suggests where to start; it affects speed only. */
  readonly warmStart?: WarmStart;
}

/** Degenerate pivots in a row before Bland's rule takes over. */
const patience = 40;

/** Solves a program exactly. */
export function solveLinearProgram(program: LinearProgram, options: SolveOptions = {}): Outcome {
  const form = standardForm(program);
  return outcome(program, form, Simplex.from(form, options.start ?? options.warmStart?.(form) ?? []));
}

/**
 * Programs that differ in bounds and costs only, one after the other: each starts from the basis of the
 * last one, which is factored already.
 */
export class SimilarPrograms {
  private factors: BasisFactors | undefined;

  /** @param warmStart suggests where the first one starts; the same as of `solveLinearProgram` */
  constructor(private readonly warmStart: WarmStart) {}

  /** @param program with the coefficients of those before */
  solve(program: LinearProgram): Outcome {
    const form = standardForm(program);
    const { factors } = this;
    const solver = factors === undefined ? Simplex.from(form, this.warmStart(form) ?? []) : new Simplex(form, factors);
    const solved = outcome(program, form, solver);
    this.factors = solver.factors;
    return solved;
  }
}

function outcome(program: LinearProgram, form: StandardForm, solver: Simplex): Outcome {
  const end = solver.run();
  const { basis, pivots } = solver;
  switch (end.status) {
    case "optimal": {
      const primal = form.toPrimal(solver.standardPoint());
      const { columns, costDenominator } = program;
      const dual = form
        .toDual(end.dual.toArray())
        .map((y) => (y.isZero() ? y : Rational.of(y.num, y.den * costDenominator)));
      const cost = sum(primal.flatMap((x, j) => costOf(x, entry(columns, j).cost) ?? []));
      const value = Rational.of(cost.num, cost.den * costDenominator);
      return { status: "optimal", value, primal, dual, basis, pivots };
    }
    case "infeasible":
      return { status: "infeasible", farkas: form.toDual(end.farkas), basis, pivots };
    case "unbounded":
      return {
        status: "unbounded",
        point: form.toPrimal(solver.standardPoint()),
        ray: form.toDirection(end.ray),
        pivots,
      };
  }
}

/** x·cost, where it is not 0. */
function costOf(x: Rational, cost: bigint): Rational | undefined {
  return cost === 0n || x.isZero() ? undefined : Rational.of(x.num * cost, x.den);
}

type End =
  | { readonly status: "optimal"; readonly dual: RationalVector }
  | { readonly status: "infeasible"; readonly farkas: readonly Rational[] }
  | { readonly status: "unbounded"; readonly ray: readonly Rational[] };

class Simplex {
  pivots = 0;
  /** Values of the basic variables, over boundDenominator. */
  private values: Rational[];
  /** Basis position of each column, −1 for nonbasic ones. */
  private readonly positionOf: Int32Array;
  private readonly rightHand: SparseColumn;
  private degenerate = 0;

  /** @param factors of a basis of this form */
  constructor(
    private readonly form: StandardForm,
    public factors: BasisFactors,
  ) {
    this.rightHand = { rows: form.bounds.map((_, i) => i), values: form.bounds };
    this.positionOf = new Int32Array(form.columns.length);
    this.values = this.refreshed();
  }

  /** Starts at a suggestion, which becomes a basis. */
  static from(form: StandardForm, suggestion: readonly number[]): Simplex {
    const count = form.columns.length;
    const valid = [...new Set(suggestion)].filter((j) => Number.isInteger(j) && j >= 0 && j < count);
    const factors = BasisFactors.of(form, valid);
    // Where logical columns were filled in, the pivots of the basis may be better ones.
    return new Simplex(form, factors.filled ? BasisFactors.of(form, factors.basis) : factors);
  }

  get basis(): readonly number[] {
    return this.factors.basis;
  }

  run(): End {
    const costs = this.form.costs;
    if (!this.primalFeasible()) {
      const farkas = this.dualSimplex(this.shifted(costs));
      if (farkas !== undefined) return { status: "infeasible", farkas };
    }
    return this.primalSimplex(costs);
  }

  /** The current point in the standard form (structural columns only). */
  standardPoint(): Rational[] {
    const point = Array.from({ length: this.form.structural }, () => Rational.zero);
    this.basis.forEach((column, position) => {
      const value = entry(this.values, position);
      if (column < this.form.structural && !value.isZero())
        point[column] = Rational.of(value.num, value.den * this.form.boundDenominator);
    });
    return point;
  }

  private primalSimplex(costs: readonly bigint[]): End {
    this.degenerate = 0;
    for (;;) {
      const dual = this.duals(costs);
      const entering = this.price(costs, dual);
      if (entering === undefined) return { status: "optimal", dual };
      const direction = this.factors.solve(entry(this.form.columns, entering));
      const leaving = this.ratioTest(direction);
      if (leaving === undefined) return { status: "unbounded", ray: this.ray(entering, direction) };
      this.countDegenerate(entry(this.values, leaving).isZero());
      this.exchange(leaving, entering);
    }
  }

  /** Returns Farkas multipliers when no point is feasible, undefined once the basis is primal feasible. */
  private dualSimplex(start: readonly bigint[]): readonly Rational[] | undefined {
    let costs = start;
    let perturbed = false;
    this.degenerate = 0;
    for (;;) {
      if (this.bland && !perturbed) {
        costs = this.perturbed(costs);
        perturbed = true;
        this.degenerate = 0;
      }
      const leaving = this.mostInfeasible();
      if (leaving === undefined) return undefined;
      // Row of B⁻¹A with the sign that lets the basic variable move back into its range.
      const sign = entry(this.values, leaving).sign();
      const unit = this.basis.map((_, position) => (position === leaving ? BigInt(sign) : 0n));
      const row = this.factors.solveTransposed(unit);
      const dual = this.duals(costs);
      const entering = this.dualRatioTest(costs, dual, row);
      if (entering === undefined) return row.toArray();
      this.countDegenerate(this.reducedCost(entering, costs, dual) === 0n);
      this.exchange(leaving, entering);
    }
  }

  /** Costs (over a new, irrelevant common denominator) in which every column prices out ≥ 0. */
  private shifted(costs: readonly bigint[]): readonly bigint[] {
    const dual = this.duals(costs);
    return costs.map((cost, j) => {
      const reduced = this.nonbasic(j) ? this.reducedCost(j, costs, dual) : 0n;
      return cost * dual.denominator - (reduced < 0n ? reduced : 0n);
    });
  }

  /**
   * Ties of reduced costs make the dual method stall for thousands of pivots (an error rate takes
   * few values). Any dual feasible costs will do in the first phase, so the nonbasic ones are raised
   * by distinct amounts around a thousandth of the largest cost, which breaks the ties.
   */
  private perturbed(costs: readonly bigint[]): readonly bigint[] {
    const largest = costs.reduce((most, cost) => (cost > most ? cost : -cost > most ? -cost : most), 1n);
    const fine = 1n << 20n;
    return costs.map((cost, j) => {
      if (!this.nonbasic(j)) return cost * fine;
      const spread = BigInt((((j + 1) * 2654435769) >>> 0) >>> 20); /* 0..4095, Fibonacci hashing */
      return cost * fine + largest * (1024n + (spread >> 2n));
    });
  }

  private duals(costs: readonly bigint[]): RationalVector {
    return this.factors.solveTransposed(this.basis.map((column) => entry(costs, column)));
  }

  /** (c_j − y·A_j) times the denominator of y: an integer of the same sign. */
  private reducedCost(column: number, costs: readonly bigint[], dual: RationalVector): bigint {
    return entry(costs, column) * dual.denominator - this.product(column, dual);
  }

  private product(column: number, vector: RationalVector): bigint {
    const { rows, values } = entry(this.form.columns, column);
    let total = 0n;
    for (let i = 0; i < rows.length; i++) {
      const y = entry(vector.numerators, entry(rows, i));
      if (y !== 0n) total += y * entry(values, i);
    }
    return total;
  }

  /** A nonbasic column that is free to move (fixed logical columns are not). */
  private nonbasic(column: number): boolean {
    return (this.positionOf[column] ?? -1) < 0 && !this.isFixed(column);
  }

  private isFixed(column: number): boolean {
    return column >= this.form.structural && this.form.fixed[column - this.form.structural] === true;
  }

  /** Entering column of the primal method: most negative reduced cost, or the first one under Bland's rule. */
  private price(costs: readonly bigint[], dual: RationalVector): number | undefined {
    let best: number | undefined;
    let bestCost = 0n;
    for (let j = 0; j < this.form.columns.length; j++) {
      if (!this.nonbasic(j)) continue;
      const reduced = this.reducedCost(j, costs, dual);
      if (reduced < bestCost) {
        best = j;
        bestCost = reduced;
        if (this.bland) return j;
      }
    }
    return best;
  }

  /** Leaving position of the primal method: least ratio, ties to the lowest column; undefined when nothing blocks. */
  private ratioTest(direction: readonly Rational[]): number | undefined {
    let best: number | undefined;
    let bestRatio: Rational | undefined;
    direction.forEach((step, position) => {
      const column = entry(this.basis, position);
      // A fixed logical column is 0 and blocks movement in either direction.
      if (step.sign() > 0 || (step.sign() < 0 && this.isFixed(column))) {
        const ratio = this.isFixed(column) ? Rational.zero : entry(this.values, position).over(step);
        const order = bestRatio === undefined ? -1 : ratio.compare(bestRatio);
        if (order < 0 || (order === 0 && best !== undefined && column < entry(this.basis, best))) {
          best = position;
          bestRatio = ratio;
        }
      }
    });
    return best;
  }

  /** Leaving position of the dual method: the largest violation, or the lowest column under Bland's rule. */
  private mostInfeasible(): number | undefined {
    let best: number | undefined;
    let bestSize: Rational | undefined;
    this.values.forEach((value, position) => {
      const column = entry(this.basis, position);
      if (value.sign() < 0 || (value.sign() > 0 && this.isFixed(column))) {
        if (this.bland) {
          if (best === undefined || column < entry(this.basis, best)) best = position;
          return;
        }
        const size = value.abs();
        if (bestSize === undefined || size.compare(bestSize) > 0) {
          best = position;
          bestSize = size;
        }
      }
    });
    return best;
  }

  /**
   * Entering column of the dual method: least ratio of reduced cost to |pivot-row entry| among
   * columns that push the leaving variable back; ties to the lowest column.
   */
  private dualRatioTest(costs: readonly bigint[], dual: RationalVector, row: RationalVector): number | undefined {
    let best: number | undefined;
    let bestCost = 0n;
    let bestPush = 1n;
    for (let j = 0; j < this.form.columns.length; j++) {
      if (!this.nonbasic(j)) continue;
      const push = this.product(j, row);
      if (push <= 0n) continue;
      const reduced = this.reducedCost(j, costs, dual);
      if (best === undefined || reduced * bestPush < bestCost * push) {
        best = j;
        bestCost = reduced;
        bestPush = push;
      }
    }
    return best;
  }

  private ray(entering: number, direction: readonly Rational[]): Rational[] {
    const ray = Array.from({ length: this.form.structural }, () => Rational.zero);
    if (entering < this.form.structural) ray[entering] = Rational.one;
    this.basis.forEach((column, position) => {
      if (column < this.form.structural) ray[column] = entry(direction, position).negated();
    });
    return ray;
  }

  private exchange(leaving: number, entering: number): void {
    this.pivots++;
    const basis = this.basis.map((column, position) => (position === leaving ? entering : column));
    this.factors = BasisFactors.of(this.form, basis);
    this.values = this.refreshed();
  }

  /** The values of a basis that is new. */
  private refreshed(): Rational[] {
    this.positionOf.fill(-1);
    this.factors.basis.forEach((column, position) => {
      this.positionOf[column] = position;
    });
    return this.factors.solve(this.rightHand);
  }

  private primalFeasible(): boolean {
    return this.values.every(
      (value, position) => value.isZero() || (value.sign() > 0 && !this.isFixed(entry(this.basis, position))),
    );
  }

  private get bland(): boolean {
    return this.degenerate > patience;
  }

  private countDegenerate(isDegenerate: boolean): void {
    this.degenerate = isDegenerate ? this.degenerate + 1 : 0;
  }
}
