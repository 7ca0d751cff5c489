/**
 * The least distortion, or the least perceptual difference, that any restorer has who is as good as a given
 * one in the other two quantities.
 *
 * The given restorer is the first upper bound. With a fixed classifier and a convex divergence there is one
 * case, and it decides. Else the cases are searched, least lower bound first: in a node some letters are
 * `free`, which gives a lower bound; a restorer whose error rate with its best labeling is small enough gives
 * an upper one; a node below the best is split at the letter where one class serves worst.
 */
import type { WeightedProof } from "../../certificate/weighted.js";
import { Root } from "../../exact/root.js";
import { Rational } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import type { Value } from "../../exact/value.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { Case, isConvex, isLinearCase, isSmoothCase, linearCase, relaxedCases } from "../../model/case.js";
import { free } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import { bestLabeling, type AchievedBy } from "../cases/achieved.js";
import { byConflict } from "../cases/conflict.js";
import { routeOf, type Route } from "../route/route.js";
import { above, below, compareLevels, gapBetween, intervalOf, valueOf, type Interval, type Level } from "./gap.js";
import { leastInLinearCase, type Minimised } from "./linear-case.js";
import { leastInSmoothCase } from "./smooth-case.js";

/** What is least, and by how much the audited restorer exceeds it. */
export interface Least {
  /** The least value that a restorer has with at most the other two quantities; enclosed where it is not known exactly. */
  readonly value: Value | "inf";
  /** The value of the audited restorer minus the least one: 0 exactly where none is better. */
  readonly gap: Value | "inf";
  /** A restorer that has less, where one was found. */
  readonly restorer?: RationalMatrix;
  /** Of a linear problem with one case: the plane that proves the value, with the restorer that attains it. */
  readonly proof?: () => WeightedProof;
}

/** The number of cases looked at so far. */
export interface LeastProgress {
  readonly cases: number;
  readonly waiting: number;
}

interface Node {
  readonly of: Case;
  readonly bound: Level;
}

/** What is known of a case; the ends in the units of the quantity itself. */
interface CaseLeast extends Interval {
  readonly restorer: RationalMatrix | undefined;
  readonly proof?: () => WeightedProof;
}

/** The least values for restorers of one problem; those that follow start from what is known of its cases. */
export class LeastSolver {
  private readonly routes = new Map<Case, Route>();

  constructor(
    readonly problem: Problem,
    private readonly tolerance: Rational,
  ) {}

  /** The least of one quantity, where the other two are at most those of the restorer. */
  *steps(quantity: Minimised, own: AchievedBy): Steps<LeastProgress, Least> {
    const given = intervalOf(own[quantity]);
    const search = new Search(this, quantity, own, given.upper);
    while (search.advance()) yield search;
    const { best, lower, found, proof } = search;
    // Nothing is below the restorer's own value, however well that is known.
    const value = compareLevels(lower, given.upper) >= 0 ? own[quantity] : valueOf({ lower, upper: best });
    const unsurpassed = value === own[quantity];
    return {
      value,
      gap: unsurpassed ? Rational.zero : gapBetween(own[quantity], value),
      ...(found === undefined || unsurpassed ? {} : { restorer: found }),
      ...(proof === undefined ? {} : { proof }),
    };
  }

  /** The least value in one case; undefined where no restorer of the case has less than the audited one. */
  inCase(of: Case, quantity: Minimised, own: AchievedBy): CaseLeast | undefined {
    const { distortion, errorRate } = own;
    const { lower, upper } = powered(intervalOf(own.perception), of.power);
    if (isSmoothCase(of))
      return leastInSmoothCase(of, quantity, { distortion, perception: { lower, upper }, errorRate }, this.tolerance);
    const route = this.routeOf(of);
    const at = (perception: Rational | "inf"): ReturnType<typeof leastInLinearCase> =>
      leastInLinearCase(route, linearCase(of), quantity, { distortion, perception, errorRate });
    const outer = at(upper);
    if (outer === undefined) return undefined;
    const exact = quantity === "perception" || lower === "inf" || (upper !== "inf" && lower.equals(upper));
    const inner = exact ? outer : at(lower);
    const unit = (value: Rational): Level => (quantity === "perception" && of.power === 2 ? Root.of(value) : value);
    return {
      lower: unit(outer.value),
      upper: inner === undefined ? "inf" : unit(inner.value),
      restorer: inner?.point.restorer,
      ...(exact && of.power === 1 ? { proof: outer.proof } : {}),
    };
  }

  private routeOf(of: Case): Route {
    const known = this.routes.get(of);
    if (known !== undefined) return known;
    const route = routeOf(of, this.tolerance);
    // Cases of labelings are met once.
    if (relaxedCases(this.problem).includes(of)) this.routes.set(of, route);
    return route;
  }
}

class Search implements LeastProgress {
  cases = 0;
  /** No restorer has less, as far as closed nodes tell. */
  lower: Level;
  found: RationalMatrix | undefined;
  proof: (() => WeightedProof) | undefined;
  private open: Node[];
  private readonly single: boolean;

  constructor(
    private readonly solver: LeastSolver,
    private readonly quantity: Minimised,
    private readonly own: AchievedBy,
    /** The least value of a restorer found so far. */
    public best: Level,
  ) {
    this.lower = best;
    this.single = isConvex(solver.problem);
    this.open = relaxedCases(solver.problem).map((of) => ({ of, bound: Rational.zero }));
  }

  get waiting(): number {
    return this.open.length;
  }

  /** Looks at one case. @returns whether more remain */
  advance(): boolean {
    const node = this.next();
    if (node === undefined) return false;
    this.cases++;
    this.visit(node.of);
    return this.open.length > 0;
  }

  /** The open node with the least bound; none where that is not below the best. */
  private next(): Node | undefined {
    const least = this.open.reduce<Node | undefined>(
      (first, node) => (first === undefined || compareLevels(node.bound, first.bound) < 0 ? node : first),
      undefined,
    );
    const useful = least !== undefined && (this.cases === 0 || compareLevels(least.bound, this.best) < 0);
    this.open = useful ? this.open.filter((node) => node !== least) : [];
    return useful ? least : undefined;
  }

  private visit(of: Case): void {
    const { problem } = this.solver;
    const least = this.solver.inCase(of, this.quantity, this.own);
    if (least === undefined) return;
    if (this.single && isLinearCase(of)) this.proof = least.proof;
    if (compareLevels(least.lower, this.best) >= 0) return;
    const { restorer, lower, upper } = least;
    const real = restorer !== undefined && bestLabeling(problem, restorer).errorRate.atMost(this.own.errorRate);
    if (real && compareLevels(upper, this.best) < 0) {
      this.best = upper;
      this.found = restorer;
    }
    const letter = real || !of.labeling.includes(free) ? undefined : this.letterOf(of, restorer);
    if (letter === undefined) {
      if (compareLevels(lower, this.lower) < 0) this.lower = lower;
      return;
    }
    for (const k of problem.source.classNames.keys())
      this.open.push({ of: new Case(problem, of.labeling.with(letter, k), of.part), bound: lower });
  }

  /** The free letter that is settled next: where one class serves worst, if a restorer tells. */
  private letterOf(of: Case, restorer: RationalMatrix | undefined): number {
    const { problem } = this.solver;
    const order = restorer === undefined ? [...of.labeling.keys()] : byConflict(problem, restorer);
    const letters = order.filter((j) => of.labeling[j] === free);
    return entry(letters, 0);
  }
}

/** Bounds on d as bounds on d^power: roots are rounded outwards where the power is 1. */
function powered(
  { lower, upper }: Interval,
  power: 1 | 2,
): {
  readonly lower: Rational | "inf";
  readonly upper: Rational | "inf";
} {
  const of = (level: Level, round: (value: Root) => Rational): Rational | "inf" => {
    if (level === "inf") return level;
    if (power === 2) return level instanceof Root ? level.square : level.times(level);
    return level instanceof Root ? round(level) : level;
  };
  return { lower: of(lower, below), upper: of(upper, above) };
}
