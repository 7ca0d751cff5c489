/**
 * C(D,P) of one case with a smooth divergence: exact where a linear program decides it, else enclosed.
 *
 * Exact: no bound on d; a bound of 0, which leaves one q; a bound that the optimum without it meets. Else
 * the smooth solver gives a plane below and a restorer above. At D = D_min outputs are answered by their
 * nearest letters only. Where no restorer within the bounds is found, the least E[Δ] within the bound on d
 * decides: above D nothing is feasible; where D lies inside its enclosure, that is not decided.
 */
import type { Bounds, Plane } from "../../certificate/plane.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational, max } from "../../exact/rational.js";
import { RationalMatrix } from "../../exact/vector.js";
import { linearAtLeastCase, linearAtZeroCase, type SmoothCase } from "../../model/case.js";
import { exactProgram, type ExactProgram } from "../../smooth/exact-program.js";
import { attainedBy, upperLevel, type Attained, type ExactRoles, type SmoothPlane } from "../../smooth/rounding.js";
import type { Effort, SmoothSolution } from "../../smooth/solve.js";
import { FacetRoute } from "../convex/facets.js";
import { LinearRoute } from "../convex/linear.js";
import { leastDistortion, leastErrorRate } from "../convex/minima.js";
import {
  infeasible,
  type CasePoint,
  type EnclosedCase,
  type OptimalCase,
  type UndecidedCase,
} from "../convex/point.js";
import { shownBits } from "../oracle/achieved.js";
import { bestLettersProgram, steep } from "./best-letters.js";
import { decimalsFor, roundedDown, roundedUp } from "./decimals.js";
import { leastSmooth } from "./least.js";
import { pinned, planeOf, trivialPlane, withoutCut } from "./plane.js";
import { errorRateWithin } from "./relaxed.js";
import { solveWithin } from "./within.js";

/** The width of an enclosure where none is asked for. */
export const defaultTolerance = Rational.of(1n, 10n ** 12n);

const free = { weight: Rational.zero };
const counted = { weight: Rational.one };

/** Bounds with one on d. */
interface FiniteBounds extends Bounds {
  readonly perception: Rational;
}

/** Solves points of one case. */
export class SmoothRoute {
  private linear: FacetRoute | LinearRoute | undefined;
  private readonly program: ExactProgram;

  constructor(
    private readonly of: SmoothCase,
    private readonly tolerance: Rational = defaultTolerance,
    private readonly effort: Effort = "ordinary",
  ) {
    this.program = exactProgram(of);
  }

  solve(bounds: Bounds): CasePoint {
    const { of } = this;
    const { distortion: D, perception: P } = bounds;
    const leastD = leastDistortion(of);
    if (D !== "inf" && D.lessThan(leastD.value)) return infeasible(of, bounds, leastD.plane);
    if (P === "inf") return this.withoutPerception(bounds);
    const least = leastSmooth(of);
    if (least.lower === "inf") return infeasible(of, bounds, beyond(this.program, least.plane, P));
    if (P.lessThan(least.lower)) return infeasible(of, bounds, least.plane);
    if (least.constant === true && least.upper !== "inf" && least.upper.atMost(P))
      return this.withoutPerception(bounds);
    if (least.value instanceof Rational && P.equals(least.value)) {
      if (P.isZero()) return this.atLeast(bounds, this.linearRoute);
      // Of a kernel more than one q may have the least value.
      if (of.divergence.form === "f-divergence") return this.atLeast(bounds, new LinearRoute(linearAtLeastCase(of)));
    }
    if (of.restored.size === 1) return this.onlyRestorer(bounds, P);
    if (least.upper === "inf" || !least.upper.lessThan(P)) return this.undecided(bounds, undefined);
    return this.between({ distortion: D, perception: P });
  }

  /** One restored letter, one restorer: within the bound on d or not. */
  private onlyRestorer(bounds: Bounds, P: Rational): CasePoint {
    const outputs = this.of.channel.outputs.size;
    const restorer = RationalMatrix.over(outputs, 1, new Array<bigint>(outputs).fill(1n), 1n);
    const attained = attainedBy(this.program, restorer, shownBits);
    return isAtMost(attained.perception, P)
      ? this.enclosed(bounds, { lower: Rational.zero, plane: undefined }, attained)
      : this.undecided(bounds, undefined);
  }

  /** No bound on d: the linear case has the same C. */
  private withoutPerception(bounds: Bounds): CasePoint {
    const point = this.linearRoute.solve({ ...bounds, perception: "inf" });
    if (point.status === "infeasible") return infeasible(this.of, bounds, withoutCut(point.plane));
    return this.exact(bounds, point, withoutCut(point.plane));
  }

  /** d at most its least value: the linear case, whose least value is 0, has the same C. */
  private atLeast(bounds: Bounds, route: FacetRoute | LinearRoute): CasePoint {
    const point = { ...route.solve({ ...bounds, perception: Rational.zero }), bounds };
    if (point.status === "infeasible") return infeasible(this.of, bounds, pinned(this.of, point.plane));
    return this.exact(bounds, point, pinned(this.of, point.plane));
  }

  private get linearRoute(): FacetRoute | LinearRoute {
    const of = linearAtZeroCase(this.of);
    return (this.linear ??= of.divergence.family === "transport" ? new FacetRoute(of) : new LinearRoute(of));
  }

  /** A point of the linear case, with what its restorer achieves here. */
  private exact(bounds: Bounds, { errorRate, restorer }: OptimalCase, plane: Plane): OptimalCase {
    const { distortion, perception } = attainedBy(this.program, restorer, shownBits);
    return {
      status: "optimal",
      of: this.of,
      bounds,
      errorRate,
      multipliers: plane.multipliers,
      achieved: { distortion, perception },
      restorer,
      plane,
    };
  }

  private between(bounds: FiniteBounds): CasePoint {
    // That nothing is feasible is soon known. Where hardly anything is, it takes persistence.
    const point = this.search(bounds, this.effort);
    if (point.status !== "undecided") return point;
    return this.slack(bounds) ?? this.search(bounds, "persistent");
  }

  private search(bounds: FiniteBounds, effort: Effort): CasePoint {
    const { of, tolerance } = this;
    const { distortion: D, perception: P } = bounds;
    const leastD = leastDistortion(of);
    const narrow = D !== "inf" && D.equals(leastD.value);
    const program = narrow ? bestLettersProgram(of, "distortion") : this.program;
    const roles: ExactRoles = {
      distortion: D === "inf" || narrow ? free : { bound: D },
      perception: { bound: P },
      errorRate: counted,
    };
    // At D_min an output may be nearest to letters only that cannot have mass, or none to one that needs some.
    if (narrow && !program.answerable)
      return this.withoutRestorer(bounds, { program: this.program, narrow: false, effort }, undefined);
    const solution = solveWithin(program, roles, tolerance, effort);
    const plane = narrow ? steep(this.program, solution.plane, "distortion") : solution.plane;
    const lower = narrow
      ? plane.intercept.minus(plane.multipliers.distortion.times(D)).minus(plane.multipliers.perception.times(P))
      : solution.lower;
    const found = { lower, plane, upper: solution.upper };
    if (solution.upper === undefined) return this.withoutRestorer(bounds, { program, narrow, effort }, found);
    const { attained } = solution.upper;
    const relaxed = errorRateWithin(of, D);
    // Where less is possible without the bound on d, that bound is not slack.
    const isTight = relaxed?.lessThan(lower) === true;
    return (isTight ? undefined : this.slack(bounds, attained)) ?? this.enclosed(bounds, found, attained);
  }

  /** The optimum without the bound on d, where a restorer that attains it is within the bound. */
  private slack(bounds: Bounds, attained?: Attained): OptimalCase | undefined {
    const point = this.linearRoute.solve({ ...bounds, perception: "inf" });
    if (point.status !== "optimal" || bounds.perception === "inf") return undefined;
    const candidates: RationalMatrix[] = [point.restorer];
    if (attained?.errorRate.equals(point.errorRate) === true) candidates.push(attained.restorer);
    for (const restorer of candidates) {
      const { perception } = attainedBy(this.program, restorer, shownBits);
      if (!isAtMost(perception, bounds.perception)) continue;
      return this.exact(bounds, { ...point, restorer }, withoutCut(point.plane));
    }
    return undefined;
  }

  private enclosed(
    bounds: Bounds,
    { lower, plane }: { readonly lower: Rational; readonly plane: SmoothPlane | undefined },
    attained: Attained,
  ): EnclosedCase | OptimalCase {
    const { of } = this;
    const decimals = decimalsFor(this.tolerance);
    const trivial = leastErrorRate(of);
    // Nothing is known from a plane below what every restorer errs.
    const better = plane !== undefined && trivial.lessThan(lower);
    const proved = better ? planeOf(plane) : trivialPlane(of);
    const low = better ? lower : trivial;
    const high = attained.errorRate;
    const shared = {
      of,
      bounds,
      multipliers: proved.multipliers,
      achieved: { distortion: attained.distortion, perception: attained.perception },
      restorer: attained.restorer,
      plane: proved,
    };
    if (low.equals(high)) return { status: "optimal", errorRate: high, ...shared };
    const [down, up] = [max(trivial, roundedDown(low, decimals)), roundedUp(high, decimals)];
    const errorRate = Enclosure.of(down, up);
    if (errorRate instanceof Rational) return { status: "optimal", errorRate, ...shared };
    return { status: "enclosed", errorRate, ...shared };
  }

  private withoutRestorer(
    bounds: FiniteBounds,
    { program, narrow, effort }: { program: ExactProgram; narrow: boolean; effort: Effort },
    found: Pick<SmoothSolution, "lower" | "plane"> | undefined,
  ): CasePoint {
    const { of } = this;
    const { distortion: D, perception: P } = bounds;
    // The least E[Δ] within the bound on d; at D = D_min, the least d of nearest letters.
    const roles: ExactRoles = narrow
      ? { distortion: free, perception: counted, errorRate: free }
      : { distortion: counted, perception: { bound: P }, errorRate: free };
    for (const tolerance of [this.tolerance, this.tolerance.times(this.tolerance)]) {
      const least = solveWithin(program, roles, tolerance, effort);
      const plane = narrow ? steep(this.program, least.plane, "distortion") : least.plane;
      const { distortion: lambda, perception: mu } = plane.multipliers;
      const needed = (D === "inf" ? Rational.zero : lambda.times(D)).plus(mu.times(P));
      // A plane with E[Δ] says nothing where that is not bounded.
      if ((D !== "inf" || lambda.isZero()) && needed.lessThan(plane.intercept))
        return infeasible(of, bounds, planeOf(plane));
      const attained = least.upper?.attained;
      if (
        found !== undefined &&
        attained !== undefined &&
        (D === "inf" || attained.distortion.atMost(D)) &&
        isAtMost(attained.perception, P)
      )
        return this.enclosed(bounds, found, attained);
    }
    return this.undecided(bounds, found);
  }

  /** Feasibility itself is open: a lower bound is all there is. */
  private undecided(bounds: Bounds, found: Pick<SmoothSolution, "lower" | "plane"> | undefined): UndecidedCase {
    const { of } = this;
    const trivial = leastErrorRate(of);
    const better = found !== undefined && trivial.lessThan(found.lower);
    const low = better ? max(trivial, roundedDown(found.lower, decimalsFor(this.tolerance))) : trivial;
    return {
      status: "undecided",
      of,
      bounds,
      errorRate: Enclosure.of(low, "inf") as Enclosure,
      plane: better ? planeOf(found.plane) : trivialPlane(of),
    };
  }
}

/** Whether d is at most P for certain. */
export function isAtMost(value: Attained["perception"], P: Rational): boolean {
  return upperLevel(value)?.atMost(P) === true;
}

/**
 * Where d is infinite for every restorer, a plane with an intercept above P: any constant where a letter that
 * is missing makes it infinite, any slopes where no letter can have mass.
 */
function beyond({ function: phi, exact }: ExactProgram, plane: Plane, P: Rational): Plane {
  if (plane.cut.kind !== "smooth") throw new RangeError("a plane of an infinite divergence");
  const more = max(P, Rational.zero).plus(Rational.one);
  if (!phi.finite) return { ...plane, cut: { ...plane.cut, constant: more } };
  const slopes = plane.cut.slopes.map(() => more);
  const rows = exact.outputMass.toArray().map((mass) => mass.times(more));
  return { ...plane, rows, cut: { kind: "smooth", slopes, constant: Rational.zero } };
}
