/**
 * A primal-dual interior point method for smooth programs, in doubles.
 *
 * With multipliers θ_i ≥ 0 of the bounded quantities, ν_y of the rows and z ≥ 0 of Q ≥ 0 the conditions of
 * an optimum are, for every allowed pair,
 *   w_D δ + w_ε e + w_P π_y ∂φ/∂q_j + ν_y = z,   zQ = 0,   θ_i (b_i − quantity_i) = 0,
 * where w is the weight or the multiplier of a quantity. Products are asked to be τ instead of 0, τ falls,
 * and each step is Newton's (Boyd & Vandenberghe, Convex Optimization, 2004, 11.7; the choice of τ is
 * Mehrotra's, SIAM J. Optim. 2, 1992).
 *
 * The matrix of a step is diagonal but for the rows and |X̂| + 2 directions that link them: q_j, E[Δ] and
 * ε. So a step costs O(|Y||X̂|² + |X̂|³).
 */
import { cholesky, congruence, solveCholesky, times, timesTransposed } from "./linear-system.js";
import {
  levelsOf,
  product,
  quantities,
  restoredMass,
  type Levels,
  type Quantity,
  type Roles,
  type SmoothProgram,
} from "./program.js";

/** A point between the bounds, with multipliers. */
export interface InteriorPoint {
  /** Q, row by row. */
  readonly restorer: Float64Array;
  /** z. */
  readonly reduced: Float64Array;
  /** ν_y. */
  readonly rows: Float64Array;
  /** θ of the bounded quantities; elsewhere the weight. */
  readonly multipliers: Levels;
  readonly levels: Levels;
  /** What is left of each bound. */
  readonly slack: Levels;
  /** Σ zQ + Σ θ·slack and what is off in the conditions: about how far the value is from the least. */
  readonly gap: number;
  readonly iterations: number;
}

const mostIterations = 150;
/** The gap, relative to the largest weight, at which to stop. */
const precision = 1e-11;
/** A gap from which Newton's method gets on by itself: steps that gain nothing then are not worth more than a few. */
const closeEnough = 1e-6;
const patience = 4;
/** Rounds of iterative refinement of a step. */
const refinements = 2;
/** How often a step is halved at most. */
const mostHalvings = 5;
/** The least slack to start from. */
const leastSlack = 1e-2;

/**
 * Minimises the weighted quantities from a restorer within all bounds.
 * @param start strictly positive on the allowed pairs, and strictly within every bound
 * @param enough stops early, at the first point for which this holds
 * @param cautious takes shorter steps: slower, and surer
 */
export function interiorPoint(
  program: SmoothProgram,
  roles: Roles,
  start: Float64Array,
  enough: (point: InteriorPoint) => boolean = () => false,
  cautious = false,
): InteriorPoint {
  const path = new CentralPath(program, roles, start, cautious);
  let best = path.point(0);
  for (let i = 1; i <= mostIterations && best.gap > precision; i++) {
    // Doubles have no more to give.
    if (best.gap < closeEnough && i > best.iterations + patience) break;
    const more = path.advance();
    const point = path.point(i);
    // Near the end steps lose digits; the best point is kept.
    if (point.gap < best.gap) best = point;
    if (!more || enough(point)) break;
  }
  return best;
}

class CentralPath {
  private readonly bounded: readonly Quantity[];
  private readonly weights: Record<Quantity, number>;
  /** What is left of each bound: its own unknown, which a step need only meet to first order. */
  private readonly slack: Record<Quantity, number>;
  private restorer: Float64Array;
  private reduced: Float64Array;
  private rows: Float64Array;
  /** Where a step was cut short again and again, nothing is gained any more. */
  private stalled = 0;

  constructor(
    private readonly program: SmoothProgram,
    private readonly roles: Roles,
    start: Float64Array,
    /** Short steps, which get through where long ones run against the bounds. */
    private readonly cautious: boolean,
  ) {
    const { outputs, allowed } = program;
    this.bounded = quantities.filter((one) => "bound" in roles[one]);
    this.restorer = start.slice();
    this.rows = new Float64Array(outputs);
    const levels = levelsOf(program, start);
    const size = this.pairs + this.bounded.length;
    this.weights = { distortion: 0, perception: 0, errorRate: 0 };
    this.slack = { distortion: 0, perception: 0, errorRate: 0 };
    for (const one of quantities) {
      const role = roles[one];
      if ("weight" in role) this.weights[one] = role.weight;
      else {
        this.slack[one] = Math.max(role.bound - levels[one], leastSlack);
        this.weights[one] = 1 / size / this.slack[one];
      }
    }
    this.reduced = start.map((value, i) => (allowed[i] === 1 ? 1 / size / value : 0));
  }

  private get pairs(): number {
    return this.program.allowed.reduce((count, one) => count + one, 0);
  }

  /** What is off in the conditions but the products. */
  private defects(): number {
    const levels = levelsOf(this.program, this.restorer);
    return (
      this.bounded.reduce((sum, one) => sum + this.weights[one] * Math.abs(this.defect(levels, one)), 0) +
      this.gradientDefect()
    );
  }

  /** The largest of the conditions on the gradient, by how much it fails. */
  private gradientDefect(): number {
    const { program, restorer, reduced, weights, rows } = this;
    const { letters, mass, distortion, error, allowed } = program;
    const slope = program.divergence.gradient(restoredMass(program, restorer));
    let most = 0;
    for (let i = 0; i < restorer.length; i++) {
      if (allowed[i] !== 1) continue;
      const y = Math.floor(i / letters);
      const gradient =
        weights.distortion * distortion[i]! +
        weights.errorRate * error[i]! +
        weights.perception * mass[y]! * slope[i % letters]!;
      most = Math.max(most, Math.abs(gradient + rows[y]! - reduced[i]!));
    }
    return most;
  }

  /** By how much each row's sum is above 1. */
  private rowDefects(): Float64Array {
    const { outputs, letters } = this.program;
    return Float64Array.from({ length: outputs }, (_, y) => {
      let sum = -1;
      for (let j = 0; j < letters; j++) sum += this.restorer[y * letters + j]!;
      return sum;
    });
  }

  /** quantity + slack − bound. */
  private defect(levels: Levels, one: Quantity): number {
    const role = this.roles[one];
    return "bound" in role ? levels[one] + this.slack[one] - role.bound : 0;
  }

  point(iterations: number): InteriorPoint {
    const levels = levelsOf(this.program, this.restorer);
    return {
      restorer: this.restorer,
      reduced: this.reduced,
      rows: this.rows.slice(),
      multipliers: { ...this.weights },
      levels,
      slack: { ...this.slack },
      gap: this.gap() + this.defects(),
      iterations,
    };
  }

  private gap(): number {
    return (
      product(this.reduced, this.restorer) +
      this.bounded.reduce((sum, one) => sum + this.weights[one] * this.slack[one], 0)
    );
  }

  /** One step. @returns whether it was worth while */
  advance(): boolean {
    const { program, restorer, reduced, weights, slack, roles } = this;
    const { outputs, letters, mass, distortion, error, allowed } = program;
    const levels = levelsOf(program, restorer);
    const q = restoredMass(program, restorer);
    const slope = program.divergence.gradient(q);
    const size = this.pairs + this.bounded.length;
    const gap = this.gap();
    const rowDefect = this.rowDefects();

    // Ratios Q/z; in each row the largest is eliminated, so that nothing cancels.
    const ratio = restorer.map((value, i) => (allowed[i] === 1 ? value / reduced[i]! : 0));
    const rows = this.rowsOf(ratio);
    const linked = letters + 2;
    const direction = (i: number, t: Float64Array): number => {
      const y = Math.floor(i / letters);
      return mass[y]! * t[i % letters]! + distortion[i]! * t[letters]! + error[i]! * t[letters + 1]!;
    };
    // Links M = L·Lᵀ, and I + Lᵀ·gram·L, whose eigenvalues are at least 1.
    const half = cholesky(this.links(q, slope), linked);
    const inner = congruence(this.gram(ratio, rows), half, linked);
    for (let a = 0; a < linked; a++) inner[a * linked + a]! += 1;
    const factor = cholesky(inner, linked);
    /** M·v for the v that solves v + gram·M·v = right. */
    const link = (right: Float64Array): Float64Array =>
      times(half, solveCholesky(factor, timesTransposed(half, right, linked), linked), linked);

    /** The least step against `right` in the metric of the ratios, on rows whose sums change by −defect. */
    const project = (right: Float64Array, defect?: Float64Array): { x: Float64Array; nu: Float64Array } => {
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
    };
    const gather = (x: Float64Array): Float64Array => {
      const v = new Float64Array(linked);
      for (let i = 0; i < x.length; i++) {
        const value = x[i]!;
        if (value === 0) continue;
        v[i % letters]! += mass[Math.floor(i / letters)]! * value;
        v[letters]! += distortion[i]! * value;
        v[letters + 1]! += error[i]! * value;
      }
      return v;
    };
    const linkedBack = (t: Float64Array): Float64Array =>
      restorer.map((_, i) => (allowed[i] === 1 ? direction(i, t) : 0));
    /** x and ν with x/ratio + U·M·Uᵀx + ν = right, and rows of x that sum to −defect; refined, for h is large. */
    const solve = (right: Float64Array): { x: Float64Array; nu: Float64Array } => {
      const x = new Float64Array(right.length);
      const nu = new Float64Array(outputs);
      let [rest, defect] = [right, rowDefect];
      for (let round = 0; ; round++) {
        const first = project(rest, defect);
        const correction = project(linkedBack(link(gather(first.x))));
        for (let i = 0; i < x.length; i++) x[i]! += first.x[i]! - correction.x[i]!;
        for (let y = 0; y < outputs; y++) nu[y]! += first.nu[y]! - correction.nu[y]!;
        if (round === refinements) return { x, nu };
        const back = linkedBack(times(half, timesTransposed(half, gather(x), linked), linked));
        rest = right.map((value, i) =>
          allowed[i] === 1 ? value - x[i]! / ratio[i]! - back[i]! - nu[Math.floor(i / letters)]! : 0,
        );
        defect = rowDefect.map((value, y) => {
          let sum = value;
          for (let j = 0; j < letters; j++) sum += x[y * letters + j]!;
          return sum;
        });
      }
    };
    /** The step for products of τ; `before` is a first step whose own products are taken off. */
    const step = (tau: number, before?: Step): Step => {
      const product = (i: number): number => tau - (before === undefined ? 0 : before.x[i]! * before.z[i]!);
      // θ + Δθ = (τ − Δs·Δθ + θ(defect + change))/s
      const base = { distortion: 0, perception: 0, errorRate: 0 };
      for (const one of quantities) {
        base[one] =
          "bound" in roles[one]
            ? (tau -
                (before === undefined ? 0 : before.slack[one] * before.theta[one]) +
                weights[one] * this.defect(levels, one)) /
              slack[one]
            : weights[one];
      }
      const right = restorer.map((value, i) => {
        if (allowed[i] !== 1) return 0;
        const y = Math.floor(i / letters);
        const gradient =
          base.distortion * distortion[i]! +
          base.errorRate * error[i]! +
          base.perception * mass[y]! * slope[i % letters]!;
        return product(i) / value - gradient - this.rows[y]!;
      });
      const { x, nu } = solve(right);
      const z = restorer.map((value, i) =>
        allowed[i] === 1 ? (product(i) - reduced[i]! * (value + x[i]!)) / value : 0,
      );
      const moved = gather(x);
      let along = 0;
      for (let j = 0; j < letters; j++) along += slope[j]! * moved[j]!;
      const change: Levels = { distortion: moved[letters]!, perception: along, errorRate: moved[letters + 1]! };
      const theta = { distortion: 0, perception: 0, errorRate: 0 };
      const spare = { distortion: 0, perception: 0, errorRate: 0 };
      for (const one of this.bounded) {
        theta[one] = base[one] + (weights[one] * change[one]) / slack[one] - weights[one];
        spare[one] = -change[one] - this.defect(levels, one);
      }
      return { x, z, nu, theta, slack: spare };
    };

    const affine = step(0);
    const reach = this.reach(affine, 1);
    const centring = Math.min(1, Math.max(this.cautious ? 0.3 : 1e-4, (this.gapAfter(affine, reach) / gap) ** 2));
    // The products do not run ahead of the other conditions.
    const taken = step(
      Math.max(centring * gap, Math.min(gap, (this.cautious ? 0.3 : 0.03) * this.defects())) / size,
      reach < 0.6 || this.cautious ? undefined : affine,
    );
    let length = this.reach(taken, this.cautious ? 0.9 : Math.max(0.95, 1 - gap));
    if (!(length > 0)) return false;
    const before = { restorer, reduced, rows: this.rows, weights: { ...weights }, slack: { ...slack } };
    const merit = gap + this.defects();
    // Where the function bends much, a shorter step: what is off in the conditions is not to grow.
    for (let tries = 0; ; tries++, length *= 0.5) {
      this.restorer = restorer.map((value, i) => value + length * taken.x[i]!);
      this.reduced = reduced.map((value, i) => value + length * taken.z[i]!);
      this.rows = before.rows.map((value, y) => value + length * taken.nu[y]!);
      for (const one of this.bounded) {
        weights[one] = before.weights[one] + length * taken.theta[one];
        slack[one] = before.slack[one] + length * taken.slack[one];
      }
      const now = this.gap() + this.defects();
      if (now <= 2 * merit || tries === mostHalvings) break;
    }
    this.stalled = length < 0.02 ? this.stalled + 1 : 0;
    return this.stalled < 4;
  }

  /** Σ_links M: the curvature along q, and the bounded quantities' θ/slack. */
  private links(q: Float64Array, slope: Float64Array): Float64Array {
    const { letters, divergence } = this.program;
    const linked = letters + 2;
    const links = new Float64Array(linked * linked);
    const curvature = divergence.curvature(q);
    const diagonal = curvature.length === letters;
    const weight = this.weights.perception;
    const sharp = "bound" in this.roles.perception ? weight / this.slack.perception : 0;
    for (let a = 0; a < letters; a++) {
      for (let b = 0; b < letters; b++) {
        const own = diagonal ? (a === b ? curvature[a]! : 0) : curvature[a * letters + b]!;
        links[a * linked + b] = weight * own + sharp * slope[a]! * slope[b]!;
      }
    }
    for (const [at, one] of [
      [letters, "distortion"],
      [letters + 1, "errorRate"],
    ] as const) {
      if ("bound" in this.roles[one]) links[at * linked + at] = this.weights[one] / this.slack[one];
    }
    return links;
  }

  /** Per row the letter with the largest ratio, the ratios' sum, and by how much the row's sum is above 1. */
  private rowsOf(ratio: Float64Array): Row[] {
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
  private gram(ratio: Float64Array, rows: readonly Row[]): Float64Array {
    const { letters, mass, distortion, error } = this.program;
    const linked = letters + 2;
    const gram = new Float64Array(linked * linked);
    const add = (a: number, b: number, value: number): void => {
      gram[a * linked + b]! += value;
      if (a !== b) gram[b * linked + a]! += value;
    };
    rows.forEach(({ largest, total }, y) => {
      const at = y * letters;
      const weight = mass[y]!;
      const top = ratio[at + largest]! / total;
      const costs = [distortion, error].map((cost) => {
        const base = cost[at + largest]!;
        const relative = Float64Array.from({ length: letters }, (_, j) => cost[at + j]! - base);
        let sum = 0;
        for (let j = 0; j < letters; j++) sum += ratio[at + j]! * relative[j]!;
        return { relative, sum };
      }) as [{ relative: Float64Array; sum: number }, { relative: Float64Array; sum: number }];
      let others = 0;
      for (let a = 0; a < letters; a++) {
        if (a === largest) continue;
        const h = ratio[at + a]!;
        if (h === 0) continue;
        others += h;
        add(a, a, weight * weight * h * (1 - h / total));
        add(a, largest, -weight * weight * h * top);
        for (let b = 0; b < a; b++) if (b !== largest) add(a, b, (-weight * weight * h * ratio[at + b]!) / total);
        costs.forEach(({ relative, sum }, i) => {
          add(a, letters + i, weight * h * (relative[a]! - sum / total));
        });
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
    return gram;
  }

  private gapAfter(step: Step, length: number): number {
    const { restorer, reduced, weights, slack } = this;
    let gap = 0;
    for (let i = 0; i < restorer.length; i++)
      gap += (restorer[i]! + length * step.x[i]!) * (reduced[i]! + length * step.z[i]!);
    for (const one of this.bounded)
      gap += (weights[one] + length * step.theta[one]) * (slack[one] + length * step.slack[one]);
    return gap;
  }

  /** The longest step, at most 1, that keeps everything positive. */
  private reach(step: Step, share: number): number {
    const { restorer, reduced, weights, slack } = this;
    let most = 1 / share;
    for (let i = 0; i < restorer.length; i++) {
      if (step.x[i]! < 0) most = Math.min(most, -restorer[i]! / step.x[i]!);
      if (step.z[i]! < 0) most = Math.min(most, -reduced[i]! / step.z[i]!);
    }
    for (const one of this.bounded) {
      if (step.theta[one] < 0) most = Math.min(most, -weights[one] / step.theta[one]);
      if (step.slack[one] < 0) most = Math.min(most, -slack[one] / step.slack[one]);
    }
    return share * most;
  }
}

interface Row {
  readonly largest: number;
  readonly total: number;
}

/** Changes of Q, z, ν, θ and the slacks. */
interface Step {
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly nu: Float64Array;
  readonly theta: Readonly<Record<Quantity, number>>;
  readonly slack: Readonly<Record<Quantity, number>>;
}
