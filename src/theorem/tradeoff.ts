/**
 * Is there a tradeoff at all? The three minima, and whether one restorer attains them together.
 *
 * Notation: D_min, P_min, ε_min are the least E[Δ], d(p_X,q) and ε of any restorer. All three are
 * attained at once exactly when C(D_min,P_min) = ε_min; D_min and ε_min when C(D_min,∞) = ε_min;
 * P_min and ε_min when C(∞,P_min) = ε_min. Where C is convex there is more: a Hall set (hall-set.ts)
 * or a plane above ε_min at (D_min,P_min) proves that no restorer attains all three. For every two
 * quantities the verdict has either the least third one at their minima, or how much each must give
 * up for the other.
 * Source: Liu, Zhang, Xiong, NeurIPS 2019: the three "cannot be made all minimal simultaneously".
 */
import type { Attained } from "../certificate/data.js";
import type { Impossible, TradeoffProof } from "../certificate/verdicts.js";
import type { Rational } from "../exact/rational.js";
import { sum } from "../exact/rational.js";
import { InputError } from "../exact/errors.js";
import { finish, type Steps } from "../exact/steps.js";
import type { Value } from "../exact/value.js";
import { type RationalMatrix, entry } from "../exact/vector.js";
import { problemArgument } from "../model/argument.js";
import { convexCase, isConvex, isSmooth, isSmoothCase, linearCase, type LinearCase } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import { coefficients } from "../model/coefficients.js";
import type { Problem } from "../model/problem.js";
import type { PointBounds } from "../tradeoff/cases/bounds.js";
import type { BranchProgress } from "../tradeoff/cases/branch.js";
import type { Achieved } from "../tradeoff/cases/achieved.js";
import type { OptimalPoint, Point } from "../tradeoff/cases/point.js";
import { leastPerception } from "../tradeoff/convex/minima.js";
import type { Allowed } from "../tradeoff/formulation/program.js";
import { minima } from "../tradeoff/minima.js";
import { PointSolver } from "../tradeoff/solve.js";
import type { Claim } from "./claim.js";
import { type HallSet, bestLetters, hallSet } from "./hall-set.js";
import { atLeast } from "./least-perception.js";
import { type LeastWithin, leastDistortionWithin, leastPerceptionWithin } from "./restricted.js";
import { type ExactPoint, attainedBy, minimaProof, planeReason, smoothProof } from "./tradeoff-proof.js";

export const tradeoffClaim: Claim = {
  name: "tradeoff",
  printed:
    "The distortion, the perceptual difference and the classification error rate cannot be made all minimal simultaneously",
  source: "Liu, Zhang, Xiong, NeurIPS 2019",
  truth: "not of every instance: decided for each",
  command: "tradeoff",
  certificates: ["tradeoff"],
};

export type Quantity = keyof Achieved;

/** Two quantities as bounds at their minima. */
export interface Pair {
  /** Both are minimal at once. */
  readonly attained: boolean;
  /** C at the two; undefined where no restorer has both. */
  readonly errorRate: Rational | undefined;
}

/**
 * The least third quantity where two are minimal at once; otherwise the least of each where the other
 * is minimal.
 */
export type Exchange<One extends Quantity, Other extends Quantity> =
  | {
      readonly attained: true;
      /** A restorer that attains both minima, with the third quantity as small as that allows. */
      readonly restorer: RationalMatrix;
      readonly third: Rational;
    }
  | ({ readonly attained: false } & {
      /** The least of this one when the other is minimal. */
      readonly [Q in One | Other]: Rational;
    });

export interface Exchanges {
  readonly distortionPerception: Exchange<"distortion", "perception">;
  readonly distortionErrorRate: Exchange<"distortion", "errorRate">;
  readonly perceptionErrorRate: Exchange<"perception", "errorRate">;
}

/** The evidence where C is convex, for `tradeoffCertificate`, and what the quantities must give up for each other. */
export interface ConvexTradeoff extends TradeoffProof {
  readonly simultaneous:
    ({ readonly attained: true } & Attained) | { readonly attained: false; readonly because: Impossible<HallSet> };
  readonly exchanges: Exchanges;
}

/** D_min, P_min and ε_min, whether one restorer attains all three, and which pairs of them. */
export interface TradeoffVerdict {
  readonly problem: Problem;
  /** P_min enclosed where it is the irrational least value of a smooth divergence; "inf" where d is infinite for every restorer. */
  readonly minima: Achieved;
  readonly simultaneous:
    ({ readonly attained: true; readonly labeling: Labeling } & Attained) | { readonly attained: false };
  readonly pairs: Readonly<Record<keyof Exchanges, Pair>>;
  /** C(D_min, P_min), C(D_min, ∞), C(∞, P_min), and C(∞, ∞) where C is not convex: values that have certificates of their own. */
  readonly points: readonly [both: Point, distortion: Point, perception: Point, free?: OptimalPoint];
  /** The evidence where C is convex and P_min finite, for `tradeoffCertificate`. */
  readonly proof?: TradeoffProof;
  /** The same, with what the quantities must give up for each other: where C is convex and piecewise linear. */
  readonly convex?: ConvexTradeoff;
}

/** Progress: how many values of C are known, of how many, and the one at work. */
export interface TradeoffProgress {
  readonly done: number;
  readonly of: number;
  readonly point: BranchProgress;
}

/**
 * Decides whether one restorer attains all three minima, and every two of them.
 * @example tradeoff(problem).simultaneous.attained
 */
export function tradeoff(problem: Problem): TradeoffVerdict {
  return finish(tradeoffSteps(problem));
}

/** As `tradeoff`, in steps: one per value of C. */
export function tradeoffSteps(problem: Problem): Steps<TradeoffProgress, TradeoffVerdict> {
  problemArgument(problem, "problem");
  return verdictSteps(problem);
}

function* verdictSteps(problem: Problem): Steps<TradeoffProgress, TradeoffVerdict> {
  const least = minima(problem);
  const { distortion } = least;
  const natural = atLeast(problem, least.perception);
  const convex = isConvex(problem) && !isSmooth(problem);
  const solver = new PointSolver(problem);
  const nearest = natural.problem === problem ? solver : new PointSolver(natural.problem);
  const asked: readonly (readonly [PointSolver, PointBounds])[] = [
    [nearest, { distortion, perception: natural.perception }],
    [solver, { distortion, perception: "inf" }],
    [nearest, { distortion: "inf", perception: natural.perception }],
    ...(convex ? [] : [[solver, { distortion: "inf", perception: "inf" }] as const]),
  ];
  const points: ExactPoint[] = [];
  for (const [of, at] of asked) {
    const steps = of.steps(at);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        points.push(decided(step.value));
        break;
      }
      yield { done: points.length, of: asked.length, point: step.value };
    }
  }
  const [both, sharp, nearby, free] = points;
  if (both === undefined || sharp === undefined || nearby === undefined || free?.status === "infeasible")
    throw new Error("every minimum is attained");
  const pair = (point: ExactPoint): Pair =>
    point.status === "infeasible"
      ? { attained: false, errorRate: undefined }
      : { attained: point.errorRate.equals(least.errorRate), errorRate: point.errorRate };
  const together = pair(both);
  return {
    problem,
    minima: least,
    simultaneous:
      together.attained && both.status === "optimal"
        ? { attained: true, labeling: both.labeling, ...attainedBy(both) }
        : { attained: false },
    pairs: {
      distortionPerception: { attained: both.status === "optimal", errorRate: together.errorRate },
      distortionErrorRate: pair(sharp),
      perceptionErrorRate: pair(nearby),
    },
    points: free === undefined ? [both, sharp, nearby] : [both, sharp, nearby, free],
    ...evidence(problem, least, both, nearby),
  };
}

/** What proves the verdict where C is convex. */
function evidence(
  problem: Problem,
  least: Achieved,
  both: ExactPoint,
  natural: ExactPoint,
): Pick<TradeoffVerdict, "proof" | "convex"> {
  const { perception } = least;
  if (!isConvex(problem) || perception === "inf") return {};
  const of = convexCase(problem);
  if (isSmoothCase(of)) return { proof: smoothProof(of, { ...least, perception }, both, optimal(natural)) };
  const convex = evidenceOf(linearCase(of), { ...least, perception }, both, optimal(natural));
  return { proof: convex, convex };
}

/** A point whose value is known. */
function decided(point: Point): ExactPoint {
  if (point.status === "optimal" || point.status === "infeasible") return point;
  throw new InputError({
    code: "not-a-rational",
    path: "$.perception",
    expected: "minima at which C is known exactly, for this decision",
    found: `C(D, P) ${point.status}`,
  });
}

function evidenceOf(
  of: LinearCase,
  least: Achieved & { readonly perception: Value },
  both: ExactPoint,
  natural: OptimalPoint,
): ConvexTradeoff {
  const best = bestLetters(of);
  const together = both.status === "optimal" && both.errorRate.equals(least.errorRate);
  return {
    ...minimaProof(of, least, natural),
    simultaneous: together ? { attained: true, ...attainedBy(both) } : { attained: false, because: reason(of, both) },
    exchanges: exchangesOf(of, both, natural, natural.errorRate.equals(least.errorRate), best),
  };
}

function reason(of: LinearCase, both: ExactPoint): Impossible<HallSet> {
  if (of.divergence.family === "transport") {
    const set = hallSet(of, of.divergence);
    if (set === undefined)
      throw new Error("a transport divergence has a Hall set wherever the three minima are not attained together");
    return { kind: "hall", ...set };
  }
  return planeReason(both);
}

function exchangesOf(
  of: LinearCase,
  both: ExactPoint,
  natural: OptimalPoint,
  free: boolean,
  best: { readonly distortion: Allowed; readonly error: Allowed },
): Exchanges {
  const { distortion, error } = coefficients(of);
  const leastP = leastPerception(of).value;
  const common = best.distortion.map((letters, y) => letters.filter((j) => entry(best.error, y).includes(j)));
  const attained = ({
    value,
    restorer,
  }: LeastWithin): { attained: true; restorer: RationalMatrix; third: Rational } => ({
    attained: true,
    restorer,
    third: value,
  });
  return {
    distortionPerception:
      both.status === "optimal"
        ? attained({ value: both.errorRate, restorer: both.restorer })
        : {
            attained: false,
            distortion: leastDistortionWithin(of, leastP).value,
            perception: leastPerceptionWithin(of, best.distortion).value,
          },
    distortionErrorRate: common.every((letters) => letters.length > 0)
      ? attained(leastPerceptionWithin(of, common))
      : { attained: false, distortion: leastSum(distortion, best.error), errorRate: leastSum(error, best.distortion) },
    perceptionErrorRate: free
      ? attained(leastDistortionWithin(of, leastP, best.error))
      : { attained: false, perception: leastPerceptionWithin(of, best.error).value, errorRate: natural.errorRate },
  };
}

/** Σ_y of the least value among the allowed letters. */
function leastSum(values: RationalMatrix, allowed: Allowed): Rational {
  return sum(
    allowed.map((letters, y) =>
      letters.map((j) => values.at(y, j)).reduce((least, value) => (value.lessThan(least) ? value : least)),
    ),
  );
}

function optimal(point: ExactPoint): OptimalPoint {
  if (point.status !== "optimal") throw new Error("the least perceptual difference is attained");
  return point;
}
