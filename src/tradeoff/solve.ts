/**
 * C(D,P) at one point, for every problem.
 *
 * One convex case: facets of the achievable set, one after the other, until one is found that
 * carries the point (transport divergences), or one linear program (witness sets). Several cases:
 * branch and bound over labelings (cases/branch.ts).
 */
import { anyNumber, exactly, flag, keys, options as optionsOf } from "../exact/arguments.js";
import { outOfRange } from "../exact/errors.js";
import { finish, type Steps } from "../exact/steps.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { Root } from "../exact/root.js";
import { problemArgument } from "../model/argument.js";
import { convexCase, isConvex, isLinearCase } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { defaultTolerance } from "./smooth/route.js";
import { caseBounds, type PointBounds } from "./cases/bounds.js";
import { branch, type BranchProgress } from "./cases/branch.js";
import { pointOfCase, type Point } from "./cases/point.js";
import { bound, type BoundLike } from "./convex/bounds.js";
import { LinearRoute } from "./convex/linear.js";
import { routeOf, type Route } from "./route/route.js";

export {
  certificate,
  type EnclosedPoint,
  type InfeasiblePoint,
  type OptimalPoint,
  type PartCut,
  type Point,
  type UndecidedPoint,
} from "./cases/point.js";

/** Bounds as users give them; P may be a root where every part of the divergence is a square. */
export interface PointBoundsLike {
  readonly distortion: BoundLike;
  readonly perception: BoundLike | Root;
}

/** Other ways to the same answers; they affect speed and the proof only. */
export interface SolverOptions {
  /** "linear": one linear program for every divergence, as a second opinion. */
  readonly route?: "linear";
  /** The width of enclosures, for smooth divergences. Default: 10⁻¹². */
  readonly tolerance?: RationalLike;
  /** Whether symmetries shorten the search over labelings. Default: true. */
  readonly symmetries?: boolean;
}

const boundsArgument = keys("the bounds, an object with distortion and perception", {});
const optionsArgument = optionsOf({ route: exactly("linear"), symmetries: flag, tolerance: anyNumber });

/** The width of enclosures. @throws InputError "out-of-range" unless it is above 0 and at most 1 */
export function toleranceOf(given: RationalLike | undefined, path = "tolerance"): Rational {
  if (given === undefined) return defaultTolerance;
  const tolerance = Rational.from(given, path);
  if (tolerance.sign() <= 0 || Rational.one.lessThan(tolerance))
    throw outOfRange(path, "a number above 0 and at most 1, such as 1e-12", tolerance.toString());
  return tolerance;
}

/**
 * C(D,P): exactly, or between two rationals where the divergence is smooth.
 * @throws InputError when a bound is not a number
 * @example solve(problem, { distortion: "3/20", perception: "1/100" })
 */
export function solve(problem: Problem, bounds: PointBoundsLike, options: SolverOptions = {}): Point {
  return new PointSolver(problem, options).solve(bounds);
}

/**
 * Solves many points of one problem; later points of a convex problem start from the facets or bases
 * of earlier ones.
 */
export class PointSolver {
  private readonly route: Route | undefined;
  private readonly tolerance: Rational;

  constructor(
    readonly problem: Problem,
    private readonly options: SolverOptions = {},
  ) {
    problemArgument(problem, "problem");
    optionsArgument(options, "options");
    this.tolerance = toleranceOf(options.tolerance);
    if (!isConvex(problem)) return;
    const of = convexCase(problem);
    this.route = options.route === "linear" && isLinearCase(of) ? new LinearRoute(of) : routeOf(of, this.tolerance);
  }

  /** C(D,P) at one point. @throws InputError when a bound is not a number */
  solve(bounds: PointBoundsLike): Point {
    return finish(this.steps(bounds));
  }

  /** As `solve`, in steps, for points that take long. @throws InputError before the first step */
  steps(bounds: PointBoundsLike): Steps<BranchProgress, Point> {
    boundsArgument(bounds, "bounds");
    const { distortion, perception } = bounds;
    return this.at({
      distortion: bound(distortion, "distortion"),
      perception: perception instanceof Root ? perception : bound(perception, "perception"),
    });
  }

  private *at(bounds: PointBounds): Steps<BranchProgress, Point> {
    if (this.route !== undefined) return pointOfCase(this.route.solve(caseBounds(bounds, 1)));
    return yield* branch(this.problem, bounds, this.options.symmetries, this.tolerance);
  }
}
