/**
 * C(D,P) at one point: the value with the proofs that it is neither lower nor higher.
 *
 * Upper bound: a restorer that meets both bounds and has this error rate. Lower bound: per part of
 * the divergence a tree over labelings with a plane at every leaf; where C is convex that is one
 * plane. Where nothing is feasible, a Farkas plane per part.
 */
import type { CertificateData } from "../../certificate/data.js";
import {
  attainedFurther,
  labelingFor,
  planeArgument,
  symmetriesArgument,
  treeFor,
} from "../../certificate/argument.js";
import type { Plane } from "../../certificate/plane.js";
import { certificateOf, type CasesProof } from "../../certificate/point.js";
import {
  all,
  either,
  indexBelow,
  instanceOf,
  keys,
  listOf,
  must,
  orText,
  rationalNumber,
  variants,
  whole,
  type Check,
} from "../../exact/arguments.js";
import { InputError } from "../../exact/errors.js";
import { lazily } from "../../exact/lazy.js";
import type { Rational } from "../../exact/rational.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Root } from "../../exact/root.js";
import { valueArgument, type Value } from "../../exact/value.js";
import { matrixArgument, type RationalMatrix } from "../../exact/vector.js";
import { exactBound, problemArgument } from "../../model/argument.js";
import type { Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import type { CasePoint } from "../convex/point.js";
import type { PointBounds } from "./bounds.js";

/** A point with a restorer within its bounds. */
interface FeasiblePoint {
  readonly problem: Problem;
  readonly bounds: PointBounds;
  /** Class index per restored letter: the best labeling, in general not the only one, or the fixed classifier. */
  readonly labeling: Labeling;
  /** The part of the divergence that meets the bound, as an index. */
  readonly part: number;
  /** λ, μ ≥ 0 of the optimal case: minus the slopes of its C along D and P. Not unique in general. */
  readonly multipliers: { readonly distortion: Rational; readonly perception: Value };
  /** E[Δ] ≤ D and d ≤ P of the restorer; "inf" where d is infinite, which no bound forbids. */
  readonly achieved: { readonly distortion: Rational; readonly perception: Value | "inf" };
  /** The value of every part of the divergence at the restorer; `achieved` has the least of them. */
  readonly perceptions: readonly (Value | "inf")[];
  /** An optimal Q(x̂|y): |Y| rows, |X̂| columns. Not unique in general. */
  readonly restorer: RationalMatrix;
  /** T(x̂,x), for a transport cost given as a matrix. */
  readonly coupling?: RationalMatrix;
  /** The proof that no case is lower. */
  readonly proof: CasesProof;
  /** The number of programs solved for this point. */
  readonly nodes: number;
}

/** C(D,P) = errorRate. */
export interface OptimalPoint extends FeasiblePoint {
  readonly status: "optimal";
  readonly errorRate: Rational;
}

/**
 * C(D,P) lies in the enclosure `errorRate`, with a smooth divergence: the proof shows that no case is below
 * its lower end, the restorer is within the bounds and errs at most its upper end.
 */
export interface EnclosedPoint extends FeasiblePoint {
  readonly status: "enclosed";
  readonly errorRate: Enclosure;
}

/**
 * Whether any restorer meets both bounds is not decided: a bound lies inside the enclosure of the least
 * feasible value. If any does, C(D,P) is at least the lower end of `errorRate`, whose upper end is "inf".
 */
export interface UndecidedPoint {
  readonly status: "undecided";
  readonly problem: Problem;
  readonly bounds: PointBounds;
  readonly errorRate: Enclosure;
  readonly proof: CasesProof;
}

/** distortion·D + perception·P^power ≥ atLeast for every achievable pair, with one part of the divergence; the first non-zero coefficient is 1. */
export interface PartCut {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly atLeast: Rational;
  readonly power: 1 | 2;
}

/** No restorer meets both bounds, with any part of the divergence. */
export interface InfeasiblePoint {
  readonly status: "infeasible";
  readonly problem: Problem;
  readonly bounds: PointBounds;
  /** One cut per part of the divergence; the bounds violate all of them. */
  readonly cuts: readonly PartCut[];
  /** The Farkas plane of each cut. */
  readonly planes: readonly Plane[];
}

export type Point = OptimalPoint | EnclosedPoint | InfeasiblePoint | UndecidedPoint;

const boundOrRoot = either((value) => value instanceof Root, valueArgument, exactBound);
const enclosure = instanceOf(Enclosure, "an Enclosure", {});
const boundsArgument = keys("bounds", { distortion: exactBound, perception: boundOrRoot });

/** A point, as `solve` gives it. What is computed when it is asked for is not asked for here. */
export const pointArgument: Check = all(
  variants("a point, as solve gives it", "status", {
    optimal: keys("a point", { problem: problemArgument, bounds: boundsArgument, errorRate: rationalNumber }),
    enclosed: keys("an enclosed point", { problem: problemArgument, bounds: boundsArgument, errorRate: enclosure }),
    undecided: keys("an undecided point", { problem: problemArgument, bounds: boundsArgument, errorRate: enclosure }),
    infeasible: keys("an infeasible point", {
      problem: problemArgument,
      bounds: boundsArgument,
      cuts: listOf(
        keys("a cut", {
          distortion: rationalNumber,
          perception: rationalNumber,
          atLeast: rationalNumber,
          power: whole(1, 2),
        }),
        1,
      ),
      planes: listOf(planeArgument, 1),
    }),
  }),
  (value, path) => {
    const { status, problem } = value as Point;
    if (status === "optimal" || status === "enclosed") feasibleFor(problem)(value, path);
    if (status === "undecided") keys("an undecided point", { proof: proofFor(problem) })(value, path);
  },
);

function proofFor(problem: Problem): Check {
  return keys("the proof of a point", { trees: listOf(treeFor(problem), 1), ...symmetriesArgument });
}

/** The parts of a feasible point that refer to its problem. */
function feasibleFor(problem: Problem): Check {
  return keys(
    "a point",
    {
      labeling: labelingFor(problem),
      part: indexBelow(problem.perception.parts.length),
      restorer: restorerFor(problem),
      proof: proofFor(problem),
    },
    attainedFurther,
  );
}

function restorerFor({ channel, restored }: Problem): Check {
  const fits = ({ rows, columns }: RationalMatrix): boolean =>
    rows === channel.outputs.size && columns === restored.size;
  return all(
    matrixArgument,
    must("a row per output and a column per restored letter", (value) => fits(value as RationalMatrix)),
  );
}

/** A point with all that reports show of it. */
export const shownPoint: Check = all(pointArgument, (value, path) => {
  const { status } = value as Point;
  if (status === "optimal" || status === "enclosed") shownFeasible(value, path);
});

const valueOrInfinite = orText("inf", valueArgument);
const shownFeasible = keys("a point", {
  multipliers: keys("multipliers", { distortion: rationalNumber, perception: valueArgument }),
  achieved: keys("what the restorer achieves", { distortion: rationalNumber, perception: valueOrInfinite }),
  perceptions: listOf(valueOrInfinite, 1),
  nodes: whole(0),
});

/** The point of a problem with one convex case. */
export function pointOfCase(point: CasePoint): Point {
  const { problem, labeling, part, power } = point.of;
  const { bounds } = point;
  if (point.status === "infeasible")
    return { status: "infeasible", problem, bounds, cuts: [{ ...point.cut, power }], planes: [point.plane] };
  const proof = { trees: [{ kind: "plane" as const, plane: () => point.plane }], symmetries: [], order: [] };
  if (point.status === "undecided") return { status: point.status, problem, bounds, errorRate: point.errorRate, proof };
  const { multipliers } = point;
  const stated =
    point.status === "optimal"
      ? { status: point.status, errorRate: point.errorRate }
      : { status: point.status, errorRate: point.errorRate };
  return lazily(
    { problem, bounds, labeling, part, multipliers, ...stated },
    {
      achieved: () => point.achieved,
      perceptions: () => [point.achieved.perception],
      restorer: () => point.restorer,
      ...("coupling" in point ? { coupling: () => point.coupling } : {}),
    },
    { proof, nodes: 1 },
  );
}

/**
 * The certificate of a point: C(D,P) = errorRate, or nothing feasible. `exact-cdp/kernel` checks it.
 * @throws InputError "not-a-rational" where the bound on the perceptual difference is a root
 */
export function certificate(point: Point): CertificateData {
  pointArgument(point, "point");
  const { distortion, perception } = point.bounds;
  if (perception instanceof Root) {
    throw new InputError({
      code: "not-a-rational",
      path: "perception",
      expected: "a rational bound, or inf, which certificates state",
      found: perception.toString(),
    });
  }
  return certificateOf({ ...point, bounds: { distortion, perception } });
}
