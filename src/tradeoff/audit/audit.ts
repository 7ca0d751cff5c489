/**
 * Audit of a restorer made elsewhere: how far it is from the frontier of the achievable set.
 *
 * Notation: (D, P, ε) of the restorer. Its gaps are ε − C(D,P), D minus the least distortion of restorers with at
 * most P and ε, and P minus the least perceptual difference of restorers with at most D and ε. A restorer with
 * all of D, P, ε at most these, and one of them less, has a positive gap in that one; so the restorer is
 * Pareto-optimal exactly where all three gaps are 0. Of a training loss αD + βP + γε it leaves the loss minus
 * the least loss of all restorers. Liu, Zhang, Xiong (NeurIPS 2019), definition of C and section on experiments.
 */
import { keys, listOf, options as optionsOf, anyNumber } from "../../exact/arguments.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational, type RationalLike } from "../../exact/rational.js";
import { finish, type Steps } from "../../exact/steps.js";
import type { Value } from "../../exact/value.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { problemArgument } from "../../model/argument.js";
import type { Problem } from "../../model/problem.js";
import type { BranchProgress } from "../cases/branch.js";
import { evaluate, type AchievedBy } from "../evaluate.js";
import { PointSolver, toleranceOf } from "../solve.js";
import { Sweep, type Weights } from "../sweep.js";
import { errorRateThere, type ErrorRateThere } from "./error-rate.js";
import { gapBetween, isSurelyAtMost, isSurelyLess, isZeroGap } from "./gap.js";
import { LeastSolver, type Least, type LeastProgress } from "./least.js";

export type { Least } from "./least.js";

export type AuditedQuantity = "distortion" | "perception" | "errorRate";

export interface AuditOptions {
  /** Weights of losses α·D + β·P + γ·ε, of which the audit says how much the restorer leaves. */
  readonly weights?: readonly { readonly [quantity in keyof Weights]: RationalLike }[];
  /** The width of enclosures, for smooth divergences. Default: 10⁻¹². */
  readonly tolerance?: RationalLike;
}

/** A restorer that is at least as good in all three quantities, and better in one. */
export interface Better {
  /** The quantity whose least value it has: the error rate where that can be less. */
  readonly in: AuditedQuantity;
  readonly achieved: AchievedBy;
  readonly restorer: RationalMatrix;
}

/** A loss α·D + β·P + γ·ε of the restorer. */
export interface AuditedLoss {
  readonly weights: Weights;
  /** "inf" where d is infinite and counts. */
  readonly loss: Value | "inf";
  /** The least loss of all restorers. */
  readonly least: Value;
  /** loss − least ≥ 0: what the restorer leaves. */
  readonly excess: Value | "inf";
}

export interface Audit {
  readonly problem: Problem;
  readonly restorer: RationalMatrix;
  readonly achieved: AchievedBy;
  /** Of each quantity the least value where the other two are at most those of the restorer, and the gap. */
  readonly least: Readonly<Record<AuditedQuantity, Least>>;
  /** Whether ε = C(D,P); undefined where an enclosure leaves that open. */
  readonly optimal: boolean | undefined;
  /** Whether no restorer is at least as good in all three quantities and better in one; undefined where that is open. */
  readonly paretoOptimal: boolean | undefined;
  /** None where no restorer is better, or none is proved to be. */
  readonly better: Better | undefined;
  readonly losses: readonly AuditedLoss[];
  /** C(D,P) with its proof. */
  readonly there: ErrorRateThere;
}

/** Where an audit is: in the error rate, the distortion or the perceptual difference. */
export interface AuditProgress {
  readonly quantity: AuditedQuantity;
  /** Cases, or linear programs, so far. */
  readonly done: number;
}

const optionsArgument = optionsOf({
  weights: listOf(
    keys("weights, an object with distortion, perception and errorRate", {
      distortion: anyNumber,
      perception: anyNumber,
      errorRate: anyNumber,
    }),
  ),
  tolerance: anyNumber,
});

/**
 * (D, P, ε) of a restorer, C(D,P), its gap in each of the three quantities, a better restorer if there is one,
 * and what it leaves of losses.
 * @throws InputError for what is no restorer of the problem, or for weights as `sweepAt`
 * @example audit(problem, restorer(problem, [["1", "0"], ["1/2", "1/2"]])).least.errorRate.gap
 */
export function audit(problem: Problem, restorer: RationalMatrix, options: AuditOptions = {}): Audit {
  return finish(new Auditor(problem, options).steps(restorer));
}

/** Audits restorers of one problem; later ones start from what earlier ones needed. */
export class Auditor {
  private readonly points: PointSolver;
  private readonly leasts: LeastSolver;
  private readonly minimalLosses: readonly { readonly weights: Weights; readonly least: () => Rational | Enclosure }[];

  /** @throws InputError for weights that `sweepAt` refuses */
  constructor(
    readonly problem: Problem,
    options: AuditOptions = {},
  ) {
    problemArgument(problem, "problem");
    optionsArgument(options, "options");
    const tolerance = toleranceOf(options.tolerance);
    this.points = new PointSolver(problem, { tolerance });
    this.leasts = new LeastSolver(problem, tolerance);
    this.minimalLosses = lossesOf(problem, options.weights ?? [], tolerance);
  }

  /** Audits one restorer. @throws InputError for what is no restorer of the problem, before the first step */
  steps(restorer: RationalMatrix): Steps<AuditProgress, Audit> {
    return this.run(restorer, evaluate(this.problem, restorer));
  }

  private *run(restorer: RationalMatrix, achieved: AchievedBy): Steps<AuditProgress, Audit> {
    const { problem } = this;
    const there = yield* reported(
      errorRateThere(this.points, achieved),
      "errorRate",
      ({ nodes }: BranchProgress) => nodes,
    );
    const cases = ({ cases: count }: LeastProgress): number => count;
    const least = {
      errorRate: leastErrorRate(achieved, there),
      distortion: yield* reported(this.leasts.steps("distortion", achieved), "distortion", cases),
      perception: yield* reported(this.leasts.steps("perception", achieved), "perception", cases),
    };
    const zeros = Object.values(least).map(({ gap }) => isZeroGap(gap));
    return {
      problem,
      restorer,
      achieved,
      least,
      optimal: there.optimal,
      paretoOptimal: zeros.includes(false) ? false : zeros.includes(undefined) ? undefined : true,
      better: betterThan(problem, achieved, least),
      losses: this.minimalLosses.map(({ weights, least: minimum }) => lossOf(achieved, weights, minimum())),
      there,
    };
  }
}

function* reported<P, R>(
  steps: Steps<P, R>,
  quantity: AuditedQuantity,
  count: (progress: P) => number,
): Steps<AuditProgress, R> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    yield { quantity, done: count(step.value) };
  }
}

function leastErrorRate({ errorRate }: AchievedBy, { least, within }: ErrorRateThere): Least {
  return {
    value: least,
    gap: gapBetween(errorRate, least),
    ...(within === undefined ? {} : { restorer: within.restorer }),
  };
}

/** The first restorer that is better for certain: in the error rate, then the distortion, then the perceptual difference. */
function betterThan(problem: Problem, own: AchievedBy, least: Audit["least"]): Better | undefined {
  for (const quantity of ["errorRate", "distortion", "perception"] as const) {
    const { restorer, gap } = least[quantity];
    if (restorer === undefined || isZeroGap(gap) === true) continue;
    const achieved = evaluate(problem, restorer);
    const isNoWorse = (["distortion", "perception", "errorRate"] as const).every((one) =>
      isSurelyAtMost(achieved[one], own[one]),
    );
    if (isNoWorse && isSurelyLess(achieved[quantity], own[quantity])) return { in: quantity, achieved, restorer };
  }
  return undefined;
}

function lossesOf(
  problem: Problem,
  given: NonNullable<AuditOptions["weights"]>,
  tolerance: Rational,
): Auditor["minimalLosses"] {
  if (given.length === 0) return [];
  const sweep = new Sweep(problem, tolerance);
  return given.map((one, i) => {
    const path = `weights[${String(i)}]`;
    const weights = {
      distortion: Rational.from(one.distortion, `${path}.distortion`),
      perception: Rational.from(one.perception, `${path}.perception`),
      errorRate: Rational.from(one.errorRate, `${path}.errorRate`),
    };
    sweep.require(weights);
    let known: Rational | Enclosure | undefined;
    return { weights, least: () => (known ??= sweep.at(weights).value) };
  });
}

function lossOf(
  { distortion, perception, errorRate }: AchievedBy,
  weights: Weights,
  least: Rational | Enclosure,
): AuditedLoss {
  const rest = weights.distortion.times(distortion).plus(weights.errorRate.times(errorRate));
  const lossAt = (P: Rational): Rational => rest.plus(weights.perception.times(P));
  const loss = ((): Value | "inf" => {
    if (weights.perception.isZero()) return rest;
    if (perception === "inf") return perception;
    if (perception instanceof Rational) return lossAt(perception);
    if (!(perception instanceof Enclosure)) throw new RangeError("the weight of a root is refused");
    const { lower, upper } = perception;
    return Enclosure.of(lossAt(lower), upper === "inf" ? upper : lossAt(upper));
  })();
  return { weights, loss, least, excess: gapBetween(loss, least) };
}
