/**
 * Is there a tradeoff at all, for a re-trained classifier or a divergence that is not convex?
 *
 * D_min, P_min and ε_min = C(∞,∞) are attained by one restorer exactly when C(D_min,P_min) = ε_min;
 * D_min and ε_min when C(D_min,∞) = ε_min; P_min and ε_min when C(∞,P_min) = ε_min. The four values
 * are the evidence, each with a certificate of its own.
 */
import type { Rational } from "../exact/rational.js";
import { Root } from "../exact/root.js";
import { entry } from "../exact/vector.js";
import { floatHint } from "../lp/float-hint.js";
import type { BasisHint } from "../lp/simplex.js";
import type { CompositeProblem } from "../model/problem.js";
import { leastBounds, type CompositeMinima } from "../tradeoff/composite/minima.js";
import { CompositeSolver, type CompositeOptimum, type CompositePoint, type RootBounds } from "../tradeoff/composite/point.js";

/** Two quantities, and the least error rate that they allow when both bounds are minimal; undefined where nothing is feasible. */
export interface CompositePair {
  readonly attained: boolean;
  readonly errorRate: Rational | undefined;
}

/** D_min, P_min and ε_min of a composite problem, whether one restorer attains all three, and which pairs; the evidence are three values of C. */
export interface CompositeTradeoff {
  readonly problem: CompositeProblem;
  readonly minima: CompositeMinima;
  /** C(D_min,P_min) = ε_min. */
  readonly simultaneous: CompositePair;
  readonly pairs: { readonly distortionPerception: CompositePair; readonly distortionErrorRate: CompositePair; readonly perceptionErrorRate: CompositePair };
  /** C(D_min,P_min), C(D_min,∞), C(∞,P_min) and C(∞,∞). */
  readonly points: readonly [both: CompositePoint, distortion: CompositePoint, perception: CompositePoint, errorRate: CompositeOptimum];
}

/** Decides in small steps, so that a caller can report progress or stop. */
export class CompositeTradeoffSolver {
  private readonly least: Omit<CompositeMinima, "errorRate">;
  private readonly bounds: readonly RootBounds[];
  private readonly points: CompositePoint[] = [];
  private current: CompositeSolver;

  /** @param hint suggests where a linear program starts; it affects speed only */
  constructor(
    private readonly problem: CompositeProblem,
    private readonly hint: BasisHint = floatHint,
  ) {
    this.least = leastBounds(problem);
    const { distortion, perception } = this.least;
    this.bounds = [
      { distortion, perception },
      { distortion, perception: "inf" },
      { distortion: "inf", perception },
      { distortion: "inf", perception: "inf" },
    ];
    this.current = this.solver();
  }

  /** How many of the values are known, of how many, and the one at work. */
  get progress(): { readonly done: number; readonly of: number; readonly solver: CompositeSolver } {
    return { done: this.points.length, of: this.bounds.length, solver: this.current };
  }

  /** Solves or splits one node of the value at work. @returns whether more remain */
  step(): boolean {
    if (this.points.length === this.bounds.length) return false;
    if (this.current.step()) return true;
    this.points.push(this.current.point());
    if (this.points.length === this.bounds.length) return false;
    this.current = this.solver();
    return true;
  }

  /** The verdict, once `step` has nothing left to do. */
  tradeoff(): CompositeTradeoff {
    const [both, sharp, natural, free] = this.points;
    if (both === undefined || sharp === undefined || natural === undefined || free?.status !== "optimal") throw new Error("a verdict needs all of its values");
    const { errorRate } = free;
    const pair = (point: CompositePoint): CompositePair =>
      point.status === "infeasible" ? { attained: false, errorRate: undefined } : { attained: point.errorRate.equals(errorRate), errorRate: point.errorRate };
    const simultaneous = pair(both);
    return {
      problem: this.problem,
      minima: { ...this.least, errorRate },
      simultaneous,
      pairs: {
        distortionPerception: { attained: both.status === "optimal", errorRate: simultaneous.errorRate },
        distortionErrorRate: pair(sharp),
        perceptionErrorRate: pair(natural),
      },
      points: [both, sharp, natural, free],
    };
  }

  private solver(): CompositeSolver {
    const bounds = entry(this.bounds, this.points.length);
    return new CompositeSolver(bounds.perception instanceof Root ? squared(this.problem) : this.problem, bounds, this.hint);
  }
}

/** Only the parts whose square is linear: where P_min is irrational the others, whose least values are rational, stay above it. */
function squared(problem: CompositeProblem): CompositeProblem {
  const { perception } = problem;
  return { ...problem, perception: { ...perception, parts: perception.parts.filter(({ power }) => power === 2) } };
}

/** Decides whether one restorer attains all three minima, and every two of them. */
export function tradeoffComposite(problem: CompositeProblem): CompositeTradeoff {
  const solver = new CompositeTradeoffSolver(problem);
  while (solver.step()) {
    /* until all four values are known */
  }
  return solver.tradeoff();
}
