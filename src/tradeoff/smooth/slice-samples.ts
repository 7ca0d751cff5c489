/**
 * Values of a slice with a smooth divergence: at x a restorer above the curve, and a plane whose line lies
 * below it everywhere.
 *
 * One quantity is fixed at z; y is the least second one as a function of the third, x. A plane
 * λE[Δ] + μd + νε ≥ γ says y ≥ (γ − c_z z − c_x x)/c_y, with c its coefficients.
 */
import type { Bound, Bounds, Plane } from "../../certificate/plane.js";
import type { HalfSpace } from "../../certificate/point.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { SmoothCase } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import { exactProgram, type ExactProgram } from "../../smooth/exact-program.js";
import { strictlyInside } from "../../smooth/inside.js";
import { upperLevel, type Attained, type ExactRole, type ExactRoles, type SmoothPlane } from "../../smooth/rounding.js";
import { solveSmooth } from "../../smooth/solve.js";
import type { Line } from "../convex/envelope.js";
import { leastDistortion, leastErrorRate } from "../convex/minima.js";
import { intercept } from "../convex/point.js";
import type { Quantity, SliceHead } from "../convex/slice.js";
import { mostOf } from "./extremes.js";
import { leastSmooth } from "./least.js";
import { planeOf } from "./plane.js";
import { SmoothRoute } from "./route.js";

/** A line below the curve, and the plane it comes from. */
export interface LineBelow {
  readonly line: Line;
  readonly plane: HalfSpace;
}

/** A restorer within the fixed bound with x at most `at` and y at most `value`. */
export interface PointAbove {
  readonly at: Rational;
  readonly value: Rational;
  readonly restorer: RationalMatrix;
}

export interface Sample {
  /** Undefined where the plane holds at this x only (a pinned pmf). */
  readonly below: LineBelow | undefined;
  readonly above: PointAbove | undefined;
}

/** Where the curve begins: nothing within the fixed bound is further left than `lower`. */
export interface LeftEnd {
  readonly lower: Rational;
  readonly plane: HalfSpace | undefined;
  /** A restorer within the fixed bound has x at most this. */
  readonly upper: Rational | undefined;
}

const free: ExactRole = { weight: Rational.zero };
const counted: ExactRole = { weight: Rational.one };

export class SliceSamples {
  private readonly route: SmoothRoute;
  private readonly program: ExactProgram;

  constructor(
    readonly of: SmoothCase,
    readonly head: SliceHead,
    private readonly tolerance: Rational,
  ) {
    this.route = new SmoothRoute(of, tolerance);
    this.program = exactProgram(of, of.divergence);
  }

  /** The curve at x; "inf": for all large x. */
  at(x: Bound): Sample {
    return this.head.value === "errorRate" ? this.errorRateAt(x) : this.distortionAt(x);
  }

  private errorRateAt(x: Bound): Sample {
    const { quantity, at: z } = this.head.fixed;
    const bounds: Bounds =
      quantity === "distortion" ? { distortion: z, perception: x } : { distortion: x, perception: z };
    const point = this.route.solve(bounds);
    if (point.status === "infeasible") return { below: undefined, above: undefined };
    const { plane } = point;
    const below = this.lineOf({ kind: "plane", plane: () => plane }, plane);
    if (point.status === "undecided") return { below, above: undefined };
    const value = point.errorRate instanceof Enclosure ? point.errorRate.upper : point.errorRate;
    if (value === "inf") return { below, above: undefined };
    const at = x === "inf" ? upperLevel(point.achieved[this.head.variable]) : x;
    return { below, above: at === undefined ? undefined : { at, value, restorer: point.restorer } };
  }

  private distortionAt(x: Bound): Sample {
    const solution = this.solve({
      distortion: counted,
      perception: x === "inf" ? free : { bound: x },
      errorRate: this.errorRole(),
    });
    const plane = planeOf(solution.plane);
    const kind = solution.plane.multipliers.errorRate.isZero() ? ("farkas" as const) : ("plane" as const);
    const below = this.lineOf({ kind, plane: () => plane }, plane);
    const attained = solution.attained;
    const at = x === "inf" && attained !== undefined ? upperLevel(attained.perception) : x;
    if (attained === undefined || at === undefined || at === "inf") return { below, above: undefined };
    return { below, above: { at, value: attained.distortion, restorer: attained.restorer } };
  }

  /** The bound on ε; none where no restorer exceeds it. */
  private errorRole(): ExactRole {
    const { at } = this.head.fixed;
    if (at === "inf" || mostOf(coefficients(this.of).error).atMost(at)) return free;
    return { bound: at };
  }

  private solve(roles: ExactRoles): {
    readonly lower: Rational;
    readonly plane: SmoothPlane;
    readonly attained: Attained | undefined;
  } {
    const least = leastSmooth(this.of).upper;
    const { lower, plane, upper } = solveSmooth(this.program, roles, this.tolerance, true, () =>
      strictlyInside(this.program, roles, least === "inf" ? Rational.zero : least),
    );
    return { lower, plane, attained: upper?.attained };
  }

  /** Where the curve begins. */
  left(): LeftEnd {
    const { fixed, variable } = this.head;
    const bounded = (one: Quantity): ExactRole =>
      one === fixed.quantity && fixed.at !== "inf" ? { bound: fixed.at } : free;
    if (variable === "distortion") {
      // D_min itself, where the fixed bound on d allows it.
      const { value, plane } = leastDistortion(this.of);
      if (this.at(value).above !== undefined)
        return { lower: value, plane: { kind: "farkas", plane: () => plane }, upper: value };
    } else if (this.head.value === "errorRate" && this.at(Rational.zero).above !== undefined) {
      return { lower: Rational.zero, plane: undefined, upper: Rational.zero };
    }
    const roles = {
      distortion: bounded("distortion"),
      perception: bounded("perception"),
      errorRate: fixed.quantity === "errorRate" ? this.errorRole() : free,
      [variable]: counted,
    };
    const { lower, plane, attained } = this.solve(roles);
    const level = attained?.[variable];
    const proof = planeOf(plane);
    const kind = plane.multipliers.errorRate.isZero() ? ("farkas" as const) : ("plane" as const);
    return {
      lower: lower.sign() > 0 ? lower : Rational.zero,
      plane: lower.sign() > 0 ? { kind, plane: () => proof } : undefined,
      upper: level === undefined ? undefined : upperLevel(level),
    };
  }

  /** The line of a plane; undefined where the plane holds at one bound on d only. */
  private lineOf(half: HalfSpace, plane: Plane): LineBelow | undefined {
    if (plane.cut.kind === "pinned" && this.head.variable === "perception") return undefined;
    const { fixed, variable, value } = this.head;
    const factors = { ...plane.multipliers, errorRate: half.kind === "plane" ? Rational.one : Rational.zero };
    const own = factors[value];
    if (own.sign() <= 0) return undefined;
    const z = fixed.at === "inf" ? Rational.zero : factors[fixed.quantity].times(fixed.at);
    return {
      line: { intercept: intercept(this.of, plane).minus(z).over(own), slope: factors[variable].over(own).negated() },
      plane: half,
    };
  }
}

/** ε_min, of which a fixed error rate below makes the slice empty. */
export function leastOfFixed(of: SmoothCase, quantity: Quantity): Rational | Enclosure | "inf" {
  switch (quantity) {
    case "distortion":
      return leastDistortion(of).value;
    case "errorRate":
      return leastErrorRate(of);
    case "perception":
      return leastSmooth(of).value;
  }
}
