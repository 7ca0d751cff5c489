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
import { StepSystem } from "./step-system.js";

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
const leastGap = 1e-11;
/** A gap from which Newton's method gets on by itself: steps that gain nothing then are not worth more than a few. */
const closeEnough = 1e-6;
const patience = 4;
/** How often a step is halved at most. */
const mostHalvings = 5;
/** The least slack to start from. */
const leastSlack = 1e-2;

/**
 * Minimises the weighted quantities from a restorer within all bounds.
 * @param start strictly positive on the allowed pairs, and strictly within every bound
 * @param enough stops early, at the first point for which this holds
 * @param cautious takes shorter steps: slower, and surer
 * @param precision the gap, relative to the largest weight, at which to stop
 */
export function interiorPoint(
  program: SmoothProgram,
  roles: Roles,
  start: Float64Array,
  enough: (point: InteriorPoint) => boolean = () => false,
  cautious = false,
  precision = leastGap,
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
    const { outputs, letters, mass, distortion, error, allowed } = program;
    const slope = program.divergence.gradient(restoredMass(program, restorer));
    let most = 0;
    for (let y = 0, i = 0; y < outputs; y++) {
      const [pull, row] = [weights.perception * mass[y]!, rows[y]!];
      for (let j = 0; j < letters; j++, i++) {
        if (allowed[i] !== 1) continue;
        const gradient = weights.distortion * distortion[i]! + weights.errorRate * error[i]! + pull * slope[j]!;
        const off = Math.abs(gradient + row - reduced[i]!);
        if (off > most) most = off;
      }
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

    const ratio = restorer.map((value, i) => (allowed[i] === 1 ? value / reduced[i]! : 0));
    const system = new StepSystem(program, ratio, this.links(q, slope));
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
      const right = new Float64Array(restorer.length);
      for (let y = 0, i = 0; y < outputs; y++) {
        const [pull, row] = [base.perception * mass[y]!, this.rows[y]!];
        for (let j = 0; j < letters; j++, i++) {
          if (allowed[i] !== 1) continue;
          const gradient = base.distortion * distortion[i]! + base.errorRate * error[i]! + pull * slope[j]!;
          right[i] = product(i) / restorer[i]! - gradient - row;
        }
      }
      const { x, nu } = system.solve(right, rowDefect);
      const z = restorer.map((value, i) =>
        allowed[i] === 1 ? (product(i) - reduced[i]! * (value + x[i]!)) / value : 0,
      );
      const moved = system.gather(x);
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

/** Changes of Q, z, ν, θ and the slacks. */
interface Step {
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly nu: Float64Array;
  readonly theta: Readonly<Record<Quantity, number>>;
  readonly slack: Readonly<Record<Quantity, number>>;
}
