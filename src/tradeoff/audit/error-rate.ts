/**
 * C at the distortion and the perceptual difference of a restorer, and whether the restorer attains it.
 *
 * Where d of the restorer is enclosed, lower ≤ d ≤ upper, C(D,d) lies between C(D,upper) and C(D,lower), for C
 * falls in P. It is at most ε, because the restorer itself has ε.
 */
import type { PointProof } from "../../certificate/point.js";
import { Enclosure } from "../../exact/enclosure.js";
import type { Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import type { Steps } from "../../exact/steps.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import type { Problem } from "../../model/problem.js";
import { isRationalFor } from "../cases/bounds.js";
import { perceptions, type AchievedBy } from "../cases/achieved.js";
import type { BranchProgress } from "../cases/branch.js";
import type { Point, PointSolver } from "../solve.js";
import { above, below, compareLevels, intervalOf } from "./gap.js";

/** A point that is feasible, as the restorer shows, also where the solver found none. */
export type MetPoint = Exclude<Point, { readonly status: "infeasible" }>;

/** A point with a restorer. */
export type FeasiblePoint = Point & { readonly status: "optimal" | "enclosed" };

/** C at (D, P) of a restorer. */
export interface ErrorRateThere {
  /** C(D,P): enclosed where d of the restorer or C itself is. */
  readonly least: Rational | Enclosure;
  /** Whether C(D,P) = ε; undefined where the enclosure leaves that open. */
  readonly optimal: boolean | undefined;
  /** The point at the upper end of P, whose lower bound is the one of `least`. */
  readonly point: MetPoint;
  /** A point whose restorer has no more than the D and P of the audited one, where there is one for certain. */
  readonly within: FeasiblePoint | undefined;
}

/** C at the distortion and perceptual difference of a restorer, in steps. */
export function* errorRateThere(
  solver: PointSolver,
  { distortion, perception, errorRate }: AchievedBy,
): Steps<BranchProgress, ErrorRateThere> {
  if (!(perception instanceof Enclosure) && isRationalFor(solver.problem, perception)) {
    const point = met(yield* solver.steps({ distortion, perception }));
    const least = atMost(point.errorRate, errorRate);
    return { least, optimal: attains(errorRate, least), point, within: withRestorer(point) };
  }
  const { lower, upper } = intervalOf(perception);
  const point = met(yield* solver.steps({ distortion, perception: upper === "inf" ? upper : above(upper) }));
  const strict: Point | undefined =
    lower === "inf" ? undefined : yield* solver.steps({ distortion, perception: below(lower) });
  const within = withRestorer(strict);
  const low = point.errorRate instanceof Enclosure ? point.errorRate.lower : point.errorRate;
  const high = within === undefined ? "inf" : upperEnd(within.errorRate);
  const least = atMost(Enclosure.of(low, high), errorRate);
  return { least, optimal: attains(errorRate, least), point, within };
}

/** A restorer with what it achieves. */
interface Restored {
  readonly problem: Problem;
  readonly restorer: RationalMatrix;
  readonly achieved: AchievedBy;
}

/**
 * Evidence with the audited restorer itself: of the value where it is optimal, else of an enclosure up to ε;
 * undefined where the checker would need a coupling, because d is the least cost for a matrix of costs.
 */
export function evidenceWith(
  { problem, restorer, achieved }: Restored,
  { point, least }: Pick<ErrorRateThere, "point" | "least">,
): PointProof | undefined {
  const parts = perceptions(problem, restorer).map((value) => intervalOf(value).upper);
  const part = parts.reduce((first, level, i) => (compareLevels(level, entry(parts, first)) < 0 ? i : first), 0);
  const { divergence } = entry(problem.perception.parts, part);
  const { distortion, perception } = point.bounds;
  if (perception instanceof Root) throw new RangeError("a certificate states a rational bound");
  if (divergence.family === "transport" && divergence.evaluate === undefined) return undefined;
  const { proof } = point;
  const own = { problem, bounds: { distortion, perception }, restorer, labeling: achieved.labeling, part, proof };
  const errorRate = Enclosure.of(least instanceof Enclosure ? least.lower : least, achieved.errorRate);
  return errorRate instanceof Enclosure
    ? { ...own, status: "enclosed", errorRate }
    : { ...own, status: "optimal", errorRate };
}

function withRestorer(point: Point | undefined): FeasiblePoint | undefined {
  return point?.status === "optimal" || point?.status === "enclosed" ? point : undefined;
}

function met(point: Point): MetPoint {
  if (point.status !== "infeasible") return point;
  throw new Error("the bounds that a restorer meets cannot be infeasible");
}

/** A number that is known to be at most ε. */
function atMost(value: Rational | Enclosure, errorRate: Rational): Rational | Enclosure {
  if (!(value instanceof Enclosure)) return value;
  const { lower, upper } = value;
  return upper === "inf" || errorRate.lessThan(upper) ? Enclosure.of(lower, errorRate) : value;
}

function attains(errorRate: Rational, least: Rational | Enclosure): boolean | undefined {
  if (!(least instanceof Enclosure)) return least.equals(errorRate);
  return least.upper !== "inf" && least.upper.lessThan(errorRate) ? false : undefined;
}

function upperEnd(value: Rational | Enclosure): Rational | "inf" {
  return value instanceof Enclosure ? value.upper : value;
}
