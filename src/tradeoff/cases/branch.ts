/**
 * C of several cases at one point, by branch and bound over labelings.
 *
 * A node fixes the classes of some restored letters; the others may answer whichever class is best
 * for each output. C of a node is one linear program, and a lower bound for every labeling of the
 * node. The Bayes risk of its restorer is an upper bound of C_opt. The node with the least lower
 * bound is split, at the letter where one class serves its outputs worst, until no node is left
 * below the best restorer. The leaves are the proof: each has a plane.
 */
import type { CaseTree, SymmetryData } from "../../certificate/point.js";
import { Rational, min } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import { Enclosure } from "../../exact/enclosure.js";
import { leastOf } from "../../exact/value.js";
import { entry } from "../../exact/vector.js";
import { Case, isRetrained, relaxedCases } from "../../model/case.js";
import { free, type Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import { intercept, type CasePoint, type EnclosedCase, type OptimalCase } from "../convex/point.js";
import { routeOf, type Route } from "../route/route.js";
import { decimalsFor, roundedUp } from "../smooth/decimals.js";
import { defaultTolerance } from "../smooth/route.js";
import { bestLabeling, perceptions } from "./achieved.js";
import { caseBounds, type PointBounds } from "./bounds.js";
import { byConflict } from "./conflict.js";
import type { EnclosedPoint, InfeasiblePoint, OptimalPoint, Point, UndecidedPoint } from "./point.js";
import { comesBefore, symmetriesOf } from "./symmetries.js";

/**
 * The progress of a point: the number of linear programs so far, and the error rates between which its
 * value lies.
 */
export interface BranchProgress {
  readonly nodes: number;
  readonly waiting: number;
  readonly upper: Rational | undefined;
  readonly lower: Rational | undefined;
}

/**
 * C(D,P) in steps, one per node.
 * @param tolerance the width of an enclosure, for smooth divergences
 * @param symmetric whether symmetries may settle labelings, which shortens the search and the proof
 * @throws InputError for a root as a bound where some part of the divergence is linear itself
 */
export function* branch(
  problem: Problem,
  bounds: PointBounds,
  symmetric = true,
  tolerance: Rational = defaultTolerance,
): Steps<BranchProgress, Point> {
  const tree = new BranchAndBound(problem, bounds, symmetric, tolerance);
  while (tree.advance()) yield tree;
  return tree.point();
}

interface Node {
  readonly part: number;
  readonly labeling: Labeling;
  bound: Rational;
  solved: Feasible | undefined;
  leaf: CaseTree | undefined;
  split: { readonly letter: number; readonly classes: readonly Node[] } | undefined;
}

/**
 * The bound of a node not solved yet, below every error rate: every part needs a proof, so such a node
 * is always solved.
 */
const unbounded = Rational.of(-1n);

type Feasible = OptimalCase | EnclosedCase;

interface Best {
  readonly errorRate: Rational;
  readonly labeling: Labeling;
  readonly part: number;
  readonly point: Feasible;
}

class BranchAndBound implements BranchProgress {
  nodes = 0;
  /** Whether some value is known between two rationals only. */
  private enclosing = false;
  private readonly roots: readonly Node[];
  private readonly symmetries: readonly SymmetryData[];
  private order: readonly number[] | undefined;
  private readonly open: Node[];
  private best: Best | undefined;

  constructor(
    private readonly problem: Problem,
    private readonly bounds: PointBounds,
    symmetric: boolean,
    private readonly tolerance: Rational,
  ) {
    for (const { power } of problem.perception.parts) caseBounds(bounds, power);
    this.symmetries = symmetric && isRetrained(problem) ? symmetriesOf(problem) : [];
    this.roots = problem.perception.parts.map((_, part) => newNode(part, problem.classifier.classOf, unbounded));
    this.open = [...this.roots];
  }

  get waiting(): number {
    return this.open.length;
  }

  /** The least error rate found so far. */
  get upper(): Rational | undefined {
    return this.best?.errorRate;
  }

  /** The greatest lower bound. */
  get lower(): Rational | undefined {
    const least = this.open.reduce<Rational | undefined>(
      (lowest, { bound }) => (lowest === undefined ? bound : min(lowest, bound)),
      this.best?.errorRate,
    );
    return least?.sign() === -1 ? Rational.zero : least;
  }

  /** Solves or splits one node. @returns whether more remain */
  advance(): boolean {
    const node = this.open.pop();
    if (node === undefined) return false;
    // A restorer found since then may be at least as good as everything below this node.
    // With enclosures, as good but for the width that is asked for.
    if (this.best !== undefined && !node.bound.lessThan(this.best.errorRate.minus(this.slack))) this.open.length = 0;
    else if (node.solved === undefined) this.bound(node);
    // A complete labeling is enclosed as narrowly as it will be.
    else if (node.solved.status === "optimal" || node.labeling.includes(free)) this.split(node, node.solved);
    return this.open.length > 0;
  }

  /** By how much the ends of an enclosure may differ. */
  private get slack(): Rational {
    return this.enclosing ? this.tolerance.over(Rational.of(2n)) : Rational.zero;
  }

  /** The point, once nothing is open. */
  point(): Point {
    const { problem, bounds, best } = this;
    if (best === undefined) return this.withoutRestorer();
    const { errorRate, point } = best;
    const lower = this.roots.reduce((least, root) => min(least, leastLeaf(root, errorRate, this.slack)), errorRate);
    const of = new Case(problem, best.labeling, best.part);
    const own = this.route(of).solve(caseBounds(bounds, of.power));
    if (own.status !== "optimal" && own.status !== "enclosed")
      throw new Error("where a restorer was found there is an optimal one");
    const { distortion, perception } = own.multipliers;
    const parts = perceptions(problem, point.restorer);
    // The slope along P of a plane in P²: 2Pμ.
    const slope =
      of.power === 1 || bounds.perception === "inf"
        ? perception
        : bounds.perception.times(perception.times(Rational.of(2n)));
    const high = lower.equals(errorRate) ? errorRate : roundedUp(errorRate, decimalsFor(this.tolerance));
    const value = Enclosure.of(lower, high);
    const stated =
      value instanceof Rational
        ? { status: "optimal" as const, errorRate: value }
        : { status: "enclosed" as const, errorRate: value };
    return {
      ...stated,
      problem,
      bounds,
      labeling: of.labeling,
      part: of.part,
      multipliers: { distortion, perception: slope },
      achieved: { distortion: point.achieved.distortion, perception: leastOf(parts) },
      perceptions: parts,
      restorer: point.restorer,
      ...(point.status === "optimal" && point.coupling !== undefined ? { coupling: point.coupling } : {}),
      proof: {
        trees: this.roots.map((root) => treeOf(root, lower)),
        symmetries: this.symmetries,
        order: this.letters,
      },
      nodes: this.nodes,
    } satisfies OptimalPoint | EnclosedPoint;
  }

  private withoutRestorer(): InfeasiblePoint | UndecidedPoint {
    const { problem, bounds, roots, symmetries, letters } = this;
    if (roots.every(({ leaf }) => leaf?.kind === "farkas")) return this.infeasible();
    const lower = roots.reduce<Rational | undefined>((least, { leaf, bound }) => {
      if (leaf?.kind === "farkas") return least;
      return least === undefined ? bound : min(least, bound);
    }, undefined);
    const errorRate = Enclosure.of(lower ?? Rational.zero, "inf") as Enclosure;
    const trees = roots.map((root) => treeOf(root, errorRate.lower));
    return { status: "undecided", problem, bounds, errorRate, proof: { trees, symmetries, order: letters } };
  }

  /** The letters in the order in which labelings are compared. */
  private get letters(): readonly number[] {
    return this.order ?? this.problem.restored.letters.map((_, j) => j);
  }

  private infeasible(): InfeasiblePoint {
    const { problem, bounds, roots } = this;
    const planes = roots.map(({ leaf }) => {
      if (leaf?.kind !== "farkas") throw new Error("without a restorer every part is infeasible");
      return leaf.plane();
    });
    const cuts = relaxedCases(problem).map((of, part) => {
      const plane = entry(planes, part);
      return { ...plane.multipliers, atLeast: intercept(of, plane), power: of.power };
    });
    return { status: "infeasible", problem, bounds, cuts, planes };
  }

  /** Solves the linear program of a node. */
  private bound(node: Node): void {
    const symmetry = this.symmetries.findIndex((one) => comesBefore(one, node.labeling, this.letters));
    if (symmetry >= 0) {
      node.leaf = { kind: "symmetry", symmetry };
      return;
    }
    const point = this.solve(node);
    if (point.status === "undecided") {
      const { plane, errorRate } = point;
      node.bound = errorRate.lower;
      node.leaf = { kind: "plane", plane: () => plane };
      return;
    }
    if (point.status === "infeasible") {
      const { plane } = point;
      node.leaf = { kind: "farkas", plane: () => plane };
      return;
    }
    node.solved = point;
    node.bound = point.errorRate instanceof Enclosure ? point.errorRate.lower : point.errorRate;
    if (point.status === "enclosed") this.enclosing = true;
    this.offer(node.part, point);
    // The order of comparison, settled once: where one class serves worst comes first.
    this.order ??= byConflict(this.problem, point.restorer);
    this.enqueue(node);
  }

  private solve({ labeling, part }: Pick<Node, "labeling" | "part">): CasePoint {
    this.nodes++;
    const of = new Case(this.problem, labeling, part);
    return this.route(of).solve(caseBounds(this.bounds, of.power));
  }

  private route(of: Case): Route {
    return routeOf(of, this.tolerance.over(Rational.of(4n)));
  }

  /**
   * Keeps the restorer of a point with its best labeling, if that is better than the best so far; then
   * tries the best restorer for that labeling, and so on.
   */
  private offer(part: number, point: Feasible): void {
    for (let next: Feasible | undefined = point; next !== undefined;) {
      const { labeling, errorRate } = bestLabeling(this.problem, next.restorer);
      if (this.best !== undefined && !errorRate.lessThan(this.best.errorRate)) return;
      this.best = { errorRate, labeling, part, point: next };
      if (!isRetrained(this.problem)) return;
      const improved = this.solve({ labeling, part });
      next = improved.status === "optimal" || improved.status === "enclosed" ? improved : undefined;
    }
  }

  /** Splits a node at one of its free letters. */
  private split(node: Node, { restorer }: Feasible): void {
    const letters = this.symmetries.length > 0 ? this.letters : byConflict(this.problem, restorer);
    const letter = letters.find((j) => node.labeling[j] === free);
    if (letter === undefined) throw new Error("a complete labeling bounds itself");
    const classes = this.problem.source.classNames.map((_, k) =>
      newNode(node.part, node.labeling.with(letter, k), node.bound),
    );
    node.split = { letter, classes };
    for (const child of classes) this.enqueue(child);
  }

  /** Inserts a node into `open`, which descends in the lower bound, so that the least is taken next. */
  private enqueue(node: Node): void {
    let low = 0;
    let high = this.open.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (node.bound.atMost(entry(this.open, middle).bound)) low = middle + 1;
      else high = middle;
    }
    this.open.splice(low, 0, node);
  }
}

function newNode(part: number, labeling: Labeling, bound: Rational): Node {
  return { part, labeling, bound, solved: undefined, leaf: undefined, split: undefined };
}

/** The least lower bound of the leaves below a node, as far as it is below the best by more than the slack. */
function leastLeaf(node: Node, best: Rational, slack: Rational): Rational {
  const { leaf, solved, split, bound } = node;
  if (leaf?.kind === "plane") return bound;
  if (leaf !== undefined) return best;
  if (solved !== undefined && (split === undefined || best.minus(slack).atMost(bound))) return min(bound, best);
  if (split === undefined) throw new Error("a node that is neither solved nor split");
  return split.classes.map((one) => leastLeaf(one, best, slack)).reduce(min);
}

/**
 * The proof that nothing below the node is less than `least`: its own plane where that is enough, else
 * its split.
 */
function treeOf({ solved, leaf, split, bound }: Node, least: Rational): CaseTree {
  if (leaf !== undefined) return leaf;
  if (solved !== undefined && least.atMost(bound)) return { kind: "plane", plane: () => solved.plane };
  if (split === undefined) throw new Error("a node that is neither solved nor split");
  return { kind: "letter", letter: split.letter, classes: split.classes.map((one) => treeOf(one, least)) };
}
