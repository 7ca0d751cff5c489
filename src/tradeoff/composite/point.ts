/**
 * C of a composite problem at one point, by branch and bound over labelings.
 *
 * A node fixes the classes of some restored letters. Where the others may answer whichever class
 * is best for each output, C is one linear program: a lower bound for every labeling of the node.
 * Its restorer has a Bayes risk of its own, which is an upper bound of C_opt. The node with the
 * least lower bound is split, at the letter where one class serves its outputs worst, until no
 * node is left below the best restorer. What remains is the proof: a plane per leaf.
 */
import {
  compositeInfeasibilityCertificate,
  compositeValueCertificate,
  type CaseTree,
  type SymmetryData,
} from "../../certificate/composite.js";
import type { AnyCertificate } from "../../certificate/certificate.js";
import type { Bound, Bounds, Plane } from "../../certificate/plane.js";
import { InputError } from "../../exact/errors.js";
import { Rational, min } from "../../exact/rational.js";
import { Root, type RationalOrRoot } from "../../exact/root.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import type { BasisHint } from "../../lp/simplex.js";
import { floatHint } from "../../lp/float-hint.js";
import { free } from "../../model/classifier.js";
import { caseProblem, openLabeling, type Labeling } from "../../model/composite.js";
import type { CompositeProblem, Problem } from "../../model/problem.js";
import { bayesLabeling, leastOf, partsOf } from "./evaluate.js";
import { intercept, PointSolver, type OptimalPoint } from "../point.js";
import { byConflict } from "./conflict.js";
import { comesBefore, symmetriesOf } from "./symmetries.js";

/** Bounds; where every part of the divergence is a square (the unsquared Wasserstein-2), P may be a root. */
export interface RootBounds {
  readonly distortion: Bound;
  readonly perception: Bound | Root;
}

/** C(D,P) = errorRate. */
export interface CompositeOptimum {
  readonly status: "optimal";
  readonly problem: CompositeProblem;
  readonly bounds: RootBounds;
  readonly errorRate: Rational;
  /** The class of every restored letter. Not unique in general. */
  readonly labeling: Labeling;
  /** Which part of the divergence meets the bound. */
  readonly part: number;
  /** λ and μ of the optimal labeling's own C at the point: minus its slopes along D and P. */
  readonly multipliers: { readonly distortion: Rational; readonly perception: RationalOrRoot };
  readonly achieved: { readonly distortion: Rational; readonly perception: RationalOrRoot };
  /** Every part of the divergence at the restorer; `achieved` has the least of them. */
  readonly perceptions: readonly RationalOrRoot[];
  readonly restorer: RationalMatrix;
  readonly coupling?: RationalMatrix;
  /** Per part of the divergence. */
  readonly trees: readonly CaseTree[];
  /** To which the trees refer; labelings are compared in the order of the letters. */
  readonly symmetries: readonly SymmetryData[];
  readonly order: readonly number[];
  /** How many linear programs it took. */
  readonly nodes: number;
}

/** Every achievable pair has distortion·D + perception·P^power ≥ atLeast, with this part of the divergence. */
export interface PartCut {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly atLeast: Rational;
  readonly power: 1 | 2;
}

/** No restorer meets both bounds, with any part of the divergence. */
export interface CompositeInfeasible {
  readonly status: "infeasible";
  readonly problem: CompositeProblem;
  readonly bounds: RootBounds;
  /** Per part. */
  readonly cuts: readonly PartCut[];
  readonly planes: readonly Plane[];
}

/** C(D,P) of a composite problem with its proof, or why no restorer meets both bounds. */
export type CompositePoint = CompositeOptimum | CompositeInfeasible;

/**
 * The bound on d^power that follows from d ≤ P, with the sign of P.
 * @throws InputError "not-a-rational" for a root where the power is 1: no linear program has an irrational bound
 */
export function partBounds({ distortion, perception }: RootBounds, power: 1 | 2): Bounds {
  if (perception === "inf") return { distortion, perception };
  if (power === 2) return { distortion, perception: perception instanceof Root ? perception.square : perception.times(perception.abs()) };
  if (perception instanceof Root) {
    throw new InputError({ code: "not-a-rational", path: "perception", expected: "a rational bound, for a divergence that is linear itself", found: perception.toString() });
  }
  return { distortion, perception };
}

interface Node {
  readonly part: number;
  readonly labeling: Labeling;
  bound: Rational;
  solved: OptimalPoint | undefined;
  leaf: CaseTree | undefined;
  split: { readonly letter: number; readonly classes: readonly Node[] } | undefined;
}

/** Below every error rate: a node with this bound is solved whatever has been found, for every part needs a proof. */
const unbounded = Rational.of(-1n);

interface Best {
  readonly errorRate: Rational;
  readonly labeling: Labeling;
  readonly part: number;
  readonly point: OptimalPoint;
}

/** Solves one point in small steps, so that a caller can report progress or stop. */
export class CompositeSolver {
  /** Linear programs so far. */
  nodes = 0;
  private readonly roots: readonly Node[];
  private readonly symmetries: readonly SymmetryData[];
  private order: readonly number[] | undefined;
  private readonly waiting: Node[];
  private best: Best | undefined;

  /**
   * @param hint suggests where a linear program starts; it affects speed only
   * @param symmetric whether symmetries may settle labelings, which shortens the search and the proof
   * @throws InputError for a root as a bound where some part of the divergence is linear itself
   */
  constructor(
    private readonly problem: CompositeProblem,
    private readonly bounds: RootBounds,
    private readonly hint: BasisHint = floatHint,
    symmetric = true,
  ) {
    const { perception } = problem;
    for (const { power } of perception.parts) partBounds(bounds, power);
    const labeling = openLabeling(problem);
    this.symmetries = symmetric && problem.classifier === "retrained" ? symmetriesOf(problem) : [];
    this.roots = perception.parts.map((_, part) => this.node(part, labeling, unbounded));
    this.waiting = [...this.roots];
  }

  /** Least error rate found so far and greatest lower bound. */
  get progress(): { readonly nodes: number; readonly waiting: number; readonly upper: Rational | undefined; readonly lower: Rational | undefined } {
    const lower = this.waiting.reduce<Rational | undefined>((least, { bound }) => (least === undefined ? bound : min(least, bound)), this.best?.errorRate);
    return { nodes: this.nodes, waiting: this.waiting.length, upper: this.best?.errorRate, lower: lower?.sign() === -1 ? Rational.zero : lower };
  }

  /** Solves or splits one node. @returns whether more remain */
  step(): boolean {
    const node = this.waiting.pop();
    if (node === undefined) return false;
    // A restorer may have been found since that nothing below this node can beat.
    if (this.best !== undefined && !node.bound.lessThan(this.best.errorRate)) this.waiting.length = 0;
    else if (node.solved === undefined) this.bound(node);
    else this.split(node, node.solved);
    return this.waiting.length > 0;
  }

  /** The point, once `step` has nothing left to do. */
  point(): CompositePoint {
    const { problem, bounds, best } = this;
    if (best === undefined) return this.infeasible();
    const { labeling, part, point } = best;
    const { divergence: _divergence, power } = entry(problem.perception.parts, part);
    const own = new PointSolver(caseProblem(problem, labeling, part), this.hint).solve(partBounds(bounds, power));
    if (own.status !== "optimal") throw new Error("where a restorer was found there is an optimal one");
    const { distortion, perception } = own.multipliers;
    const perceptions = partsOf(problem, point.restorer, this.hint);
    // The slope along P of a plane in P²: 2Pμ.
    const slope = power === 1 || bounds.perception === "inf" ? perception : bounds.perception.times(perception.times(Rational.of(2n)));
    return {
      status: "optimal",
      problem,
      bounds,
      errorRate: best.errorRate,
      labeling,
      part,
      multipliers: { distortion, perception: slope },
      achieved: { distortion: point.achieved.distortion, perception: leastOf(perceptions) },
      perceptions,
      restorer: point.restorer,
      ...(point.coupling === undefined ? {} : { coupling: point.coupling }),
      trees: this.roots.map((root) => treeOf(root, best.errorRate)),
      symmetries: this.symmetries,
      order: this.letters,
      nodes: this.nodes,
    };
  }

  /** The letters in the order in which labelings are compared. */
  private get letters(): readonly number[] {
    return this.order ?? this.problem.restored.letters.map((_, j) => j);
  }

  private infeasible(): CompositeInfeasible {
    const { problem, bounds, roots } = this;
    const planes = roots.map(({ leaf }) => {
      if (leaf?.kind !== "farkas") throw new Error("without a restorer every part is infeasible");
      return leaf.plane();
    });
    const cuts = planes.map((plane, part) => {
      const { distortion, perception } = plane.multipliers;
      return { distortion, perception, atLeast: intercept(caseProblem(problem, openLabeling(problem), part), plane), power: entry(problem.perception.parts, part).power };
    });
    return { status: "infeasible", problem, bounds, cuts, planes };
  }

  private node(part: number, labeling: Labeling, bound: Rational): Node {
    return { part, labeling, bound, solved: undefined, leaf: undefined, split: undefined };
  }

  /** Solves the linear program of a node. */
  private bound(node: Node): void {
    const symmetry = this.symmetries.findIndex((one) => comesBefore(one, node.labeling, this.letters));
    if (symmetry >= 0) {
      node.leaf = { kind: "symmetry", symmetry };
      return;
    }
    const point = this.solve(caseProblem(this.problem, node.labeling, node.part), node.part);
    if (point.status === "infeasible") {
      const { plane } = point;
      node.leaf = { kind: "farkas", plane: () => plane };
      return;
    }
    node.solved = point;
    node.bound = point.errorRate;
    this.offer(node.part, point);
    // The order of comparison, settled once: where one class serves worst comes first.
    this.order ??= byConflict(this.problem, point.restorer);
    this.enqueue(node);
  }

  private solve(problem: Problem, part: number): ReturnType<PointSolver["solve"]> {
    this.nodes++;
    const { power } = entry(this.problem.perception.parts, part);
    return new PointSolver(problem, this.hint).solve(partBounds(this.bounds, power));
  }

  /** Keeps the restorer of a point with its best labeling, if that is better; then the best restorer for this labeling, and so on. */
  private offer(part: number, point: OptimalPoint): void {
    for (let next: OptimalPoint | undefined = point; next !== undefined; ) {
      const { labeling, errorRate } = bayesLabeling(this.problem, next.restorer);
      if (this.best !== undefined && !errorRate.lessThan(this.best.errorRate)) return;
      this.best = { errorRate, labeling, part, point: next };
      if (this.problem.classifier !== "retrained") return;
      const improved = this.solve(caseProblem(this.problem, labeling, part), part);
      next = improved.status === "optimal" ? improved : undefined;
    }
  }

  /** Splits a node at one of its free letters. */
  private split(node: Node, { restorer }: OptimalPoint): void {
    const letter = this.symmetries.length > 0 ? this.letters.find((j) => node.labeling[j] === free) : byConflict(this.problem, restorer).find((j) => node.labeling[j] === free);
    if (letter === undefined) throw new Error("a complete labeling bounds itself");
    const classes = this.problem.source.classNames.map((_, k) => this.node(node.part, node.labeling.with(letter, k), node.bound));
    node.split = { letter, classes };
    for (const child of classes) this.enqueue(child);
  }

  /** Keeps `waiting` descending in the lower bound, so that the least is taken next. */
  private enqueue(node: Node): void {
    let low = 0;
    let high = this.waiting.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (node.bound.atMost(entry(this.waiting, middle).bound)) low = middle + 1;
      else high = middle;
    }
    this.waiting.splice(low, 0, node);
  }
}

/** C(D,P) of a composite problem, exactly. */
export function solveComposite(problem: CompositeProblem, bounds: RootBounds, hint: BasisHint = floatHint, symmetric = true): CompositePoint {
  const solver = new CompositeSolver(problem, bounds, hint, symmetric);
  while (solver.step()) {
    /* until no labeling is left that could be better */
  }
  return solver.point();
}

/** The proof that nothing below the node is less than `least`: a node that shows it by itself needs no split. */
function treeOf({ solved, leaf, split, bound }: Node, least: Rational): CaseTree {
  if (leaf !== undefined) return leaf;
  if (solved !== undefined && least.atMost(bound)) return { kind: "plane", plane: () => solved.plane };
  if (split === undefined) throw new Error("a node that is neither solved nor split");
  return { kind: "letter", letter: split.letter, classes: split.classes.map((one) => treeOf(one, least)) };
}

/**
 * The certificate of a composite point, for `check`.
 * @throws InputError "not-a-rational" where the bound on the perceptual difference is a root
 */
export function compositeCertificate(point: CompositePoint): AnyCertificate {
  const { distortion, perception } = point.bounds;
  if (perception instanceof Root) {
    throw new InputError({ code: "not-a-rational", path: "perception", expected: "a rational bound, or inf, which certificates state", found: perception.toString() });
  }
  const bounds = { distortion, perception };
  return point.status === "optimal" ? compositeValueCertificate({ ...point, bounds }) : compositeInfeasibilityCertificate({ ...point, bounds });
}
