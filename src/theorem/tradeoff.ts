/**
 * Is there a tradeoff at all? The three minima, and whether one restorer attains them together.
 *
 * Notation: D_min, P_min, ε_min are the least E[Δ], d(p_X,q) and ε of any restorer. All three are
 * attained at once exactly when C(D_min,P_min) = ε_min. For a transport divergence a Hall set shows
 * why not (hall-set.ts), for witnesses a plane above ε_min at (D_min,P_min). Pairs: what two of them
 * allow the third, or how much one must give up for the other.
 * Source: Liu, Zhang, Xiong, NeurIPS 2019: the three "cannot be made all minimal simultaneously".
 */
import type { Plane } from "../certificate/plane.js";
import { Rational, sum } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import { floatHint } from "../lp/float-hint.js";
import type { BasisHint } from "../lp/simplex.js";
import { coefficients } from "../model/coefficients.js";
import type { Problem } from "../model/problem.js";
import type { Achieved } from "../tradeoff/evaluate.js";
import { noCut } from "../tradeoff/formulation/index.js";
import { minima } from "../tradeoff/minima.js";
import { PointSolver, type OptimalPoint, type Point } from "../tradeoff/point.js";
import type { Claim } from "./claim.js";
import { type HallSet, bestLetters, hallSet } from "./hall-set.js";
import { type Allowed, leastDistortionAt, leastDistortionWithin, leastPerceptionWithin } from "./restricted.js";

export const tradeoffClaim: Claim = {
  name: "tradeoff",
  printed: "The distortion, the perceptual difference and the classification error rate cannot be made all minimal simultaneously",
  source: "Liu, Zhang, Xiong, NeurIPS 2019",
  truth: "not of every instance: decided for each",
  command: "tradeoff",
  certificates: ["tradeoff"],
};

/** A restorer, with a coupling where the divergence needs one. */
export interface Attained {
  readonly restorer: RationalMatrix;
  readonly coupling?: RationalMatrix;
}

/** Why no restorer attains all three minima. */
export type Impossible =
  | ({ readonly kind: "hall" } & HallSet)
  /** γ − λD_min − μP_min > ε_min; of "farkas" nothing at all is feasible at (D_min, P_min). */
  | { readonly kind: "plane" | "farkas"; readonly plane: Plane };

/** Two quantities: both minimal at once, or what each must give up for the other. */
export type Pair<One extends Quantity, Other extends Quantity> =
  | {
      readonly attained: true;
      /** Attains both, with the third quantity as small as that allows. */
      readonly restorer: RationalMatrix;
      readonly third: Rational;
    }
  | ({ readonly attained: false } & {
      /** The least of this one when the other is minimal. */
      readonly [Q in One | Other]: Rational;
    });

export type Quantity = keyof Achieved;

export interface Pairs {
  readonly distortionPerception: Pair<"distortion", "perception">;
  readonly distortionErrorRate: Pair<"distortion", "errorRate">;
  readonly perceptionErrorRate: Pair<"perception", "errorRate">;
}

/** D_min, P_min and ε_min, whether one restorer attains all three, and which pairs of them, each with its evidence. */
export interface TradeoffVerdict {
  readonly problem: Problem;
  readonly minima: Achieved;
  /** A restorer for each minimum, and the plane ε ≥ ε_min; those of D_min and P_min are in tradeoff/minima.ts. */
  readonly attaining: { readonly distortion: RationalMatrix; readonly perception: Attained; readonly errorRate: RationalMatrix };
  readonly errorRatePlane: Plane;
  readonly simultaneous: { readonly attained: true } & Attained | { readonly attained: false; readonly because: Impossible };
  readonly pairs: Pairs;
  /** C(D_min, P_min), C(D_min, ∞) and C(∞, P_min): values that have certificates of their own. */
  readonly points: readonly [both: Point, distortion: Point, perception: Point];
}

/**
 * Decides whether one restorer attains all three minima, and every two of them.
 * @param solver of points of the problem @param hint suggests where linear programs start; both affect speed only
 * @example tradeoff(problem).simultaneous.attained
 */
export function tradeoff(problem: Problem, solver: PointSolver = new PointSolver(problem), hint: BasisHint = floatHint): TradeoffVerdict {
  const least = minima(problem);
  const both = solver.solve({ distortion: least.distortion, perception: least.perception });
  const sharp = solver.solve({ distortion: least.distortion, perception: "inf" });
  const natural = optimal(solver.solve({ distortion: "inf", perception: least.perception }));
  const best = bestLetters(problem);
  const { error } = coefficients(problem);
  return {
    problem,
    minima: least,
    attaining: { distortion: firstOf(problem, best.distortion), perception: attainedBy(natural), errorRate: firstOf(problem, best.error) },
    errorRatePlane: {
      multipliers: { distortion: Rational.zero, perception: Rational.zero },
      rows: best.error.map((letters, y) => error.at(y, entry(letters, 0))),
      cut: noCut(problem),
    },
    simultaneous:
      both.status === "optimal" && both.errorRate.equals(least.errorRate)
        ? { attained: true, ...attainedBy(both) }
        : { attained: false, because: reason(problem, both) },
    pairs: pairsOf(problem, least, { both, natural }, best, hint),
    points: [both, sharp, natural],
  };
}

function reason(problem: Problem, both: Point): Impossible {
  const { perception } = problem;
  if (perception.family !== "transport") return { kind: both.status === "optimal" ? "plane" : "farkas", plane: both.plane };
  const set = hallSet(problem, perception);
  if (set === undefined) throw new Error("a transport divergence has a Hall set wherever the three minima are not attained together");
  return { kind: "hall", ...set };
}

function pairsOf(
  problem: Problem,
  least: Achieved,
  { both, natural }: { readonly both: Point; readonly natural: OptimalPoint },
  best: { readonly distortion: Allowed; readonly error: Allowed },
  hint: BasisHint,
): Pairs {
  const { distortion, error } = coefficients(problem);
  const common = best.distortion.map((letters, y) => letters.filter((j) => entry(best.error, y).includes(j)));
  const attained = (found: { readonly value: Rational; readonly restorer: RationalMatrix }): { attained: true; restorer: RationalMatrix; third: Rational } => ({
    attained: true,
    restorer: found.restorer,
    third: found.value,
  });
  const distortionAt = (allowed: Allowed): { value: Rational; restorer: RationalMatrix } => {
    const found = leastDistortionWithin(problem, allowed, least.perception, hint);
    if (found === undefined) throw new Error("a restorer with the least perceptual difference exists");
    return found;
  };
  return {
    distortionPerception:
      both.status === "optimal"
        ? attained({ value: both.errorRate, restorer: both.restorer })
        : { attained: false, distortion: leastDistortionAt(problem, least.perception, hint).value, perception: leastPerceptionWithin(problem, best.distortion, hint).value },
    distortionErrorRate: common.every((letters) => letters.length > 0)
      ? attained(leastPerceptionWithin(problem, common, hint))
      : { attained: false, distortion: leastSum(distortion, best.error), errorRate: leastSum(error, best.distortion) },
    perceptionErrorRate: natural.errorRate.equals(least.errorRate)
      ? attained(distortionAt(best.error))
      : { attained: false, perception: leastPerceptionWithin(problem, best.error, hint).value, errorRate: natural.errorRate },
  };
}

/** Σ_y of the least value among the allowed letters. */
function leastSum(values: RationalMatrix, allowed: Allowed): Rational {
  return sum(allowed.map((letters, y) => letters.map((j) => values.at(y, j)).reduce((least, value) => (value.lessThan(least) ? value : least))));
}

/** The restorer that sends every output to the first of its letters. */
function firstOf(problem: Problem, allowed: Allowed): RationalMatrix {
  return RationalMatrix.from(allowed.map((letters) => problem.restored.letters.map((_, j) => (j === letters[0] ? Rational.one : Rational.zero))));
}

function attainedBy({ restorer, coupling }: OptimalPoint): Attained {
  return coupling === undefined ? { restorer } : { restorer, coupling };
}

function optimal(point: Point): OptimalPoint {
  if (point.status !== "optimal") throw new Error("the least perceptual difference is attained");
  return point;
}
