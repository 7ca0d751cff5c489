/**
 * Values of a slice with a smooth divergence: a restorer above the curve, and a plane whose line lies below it
 * everywhere; at a given x, or where the curve has a given slope.
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
import { upperLevel, type Attained, type ExactRole, type ExactRoles } from "../../smooth/rounding.js";
import type { SmoothSolution } from "../../smooth/solve.js";
import type { Line } from "../convex/envelope.js";
import { leastDistortion, leastErrorRate } from "../convex/minima.js";
import { intercept } from "../convex/point.js";
import type { Quantity, SliceHead } from "../convex/slice.js";
import { leastSmooth } from "./least.js";
import { nearestProgram, steep } from "./nearest.js";
import { planeOf } from "./plane.js";
import { SmoothRoute } from "./route.js";
import { solveWithin } from "./within.js";

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
  /** A restorer whose x is nearly that. */
  readonly above: PointAbove;
  /** Whether its x is the least one, and its y the least there. */
  readonly exact: boolean;
}

const free: ExactRole = { weight: Rational.zero };
const counted: ExactRole = { weight: Rational.one };
const allFree: ExactRoles = { distortion: free, perception: free, errorRate: free };

export class SliceSamples {
  private readonly route: SmoothRoute;
  private readonly program: ExactProgram;

  constructor(
    readonly of: SmoothCase,
    readonly head: SliceHead,
    private readonly tolerance: Rational,
  ) {
    this.route = new SmoothRoute(of, tolerance);
    this.program = exactProgram(of);
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
    return this.sampleOf(solution, x);
  }

  /**
   * Where slope·x + y is least within the fixed bound: a line of that slope below the curve, and a restorer
   * that nearly touches it. As x has no bound, this is well conditioned where the curve is steep, too.
   * @param slope positive
   */
  tangent(slope: Rational): Sample {
    const { of } = this;
    const { fixed, variable, value } = this.head;
    const narrow = fixed.quantity === "distortion" && fixed.at !== "inf" && fixed.at.equals(leastDistortion(of).value);
    const program = narrow ? nearestProgram(of) : this.program;
    if (!program.answerable) return { below: undefined, above: undefined };
    const role =
      fixed.quantity === "errorRate" ? this.errorRole() : narrow || fixed.at === "inf" ? free : { bound: fixed.at };
    const roles = { ...allFree, [fixed.quantity]: role, [variable]: { weight: slope }, [value]: counted };
    const solution = solveWithin(program, roles, this.tolerance, "persistent");
    return this.sampleOf(narrow ? { ...solution, plane: steep(this.program, solution.plane) } : solution, "inf");
  }

  /** @param x the bound on x; "inf": what the restorer attains */
  private sampleOf({ plane, upper }: SmoothSolution, x: Bound): Sample {
    const own = planeOf(plane);
    const kind = plane.multipliers.errorRate.isZero() ? ("farkas" as const) : ("plane" as const);
    const below = this.lineOf({ kind, plane: () => own }, own);
    return { below, above: this.pointOf(upper?.attained, x) };
  }

  /** The point of a restorer; undefined where a quantity is infinite. */
  private pointOf(attained: Attained | undefined, x: Bound): PointAbove | undefined {
    if (attained === undefined) return undefined;
    const { variable, value } = this.head;
    const at = x === "inf" ? upperLevel(attained[variable]) : x;
    const level = upperLevel(attained[value]);
    return at === undefined || level === undefined ? undefined : { at, value: level, restorer: attained.restorer };
  }

  /** The bound on ε; none where no restorer exceeds it. */
  private errorRole(): ExactRole {
    const { at } = this.head.fixed;
    if (at === "inf" || mostErrorRate(this.of).atMost(at)) return free;
    return { bound: at };
  }

  private solve(roles: ExactRoles): SmoothSolution {
    return solveWithin(this.program, roles, this.tolerance, "persistent");
  }

  /** Where the curve begins; undefined where no restorer within the fixed bound is found. */
  left(): LeftEnd | undefined {
    const { fixed, variable } = this.head;
    const bounded = (one: Quantity): ExactRole =>
      one === fixed.quantity && fixed.at !== "inf" ? { bound: fixed.at } : free;
    if (variable === "distortion") {
      // D_min itself, where the fixed bound on d allows it.
      const { value, plane } = leastDistortion(this.of);
      const { above } = this.at(value);
      if (above !== undefined)
        return { lower: value, plane: { kind: "farkas", plane: () => plane }, above, exact: true };
    } else if (this.head.value === "errorRate") {
      const { above } = this.at(Rational.zero);
      if (above !== undefined) return { lower: Rational.zero, plane: undefined, above, exact: true };
    }
    const roles = {
      distortion: bounded("distortion"),
      perception: bounded("perception"),
      errorRate: fixed.quantity === "errorRate" ? this.errorRole() : free,
      [variable]: counted,
    };
    const { lower, plane, upper } = this.solve(roles);
    const above = this.pointOf(upper?.attained, "inf");
    if (above === undefined) return undefined;
    const proof = planeOf(plane);
    const kind = plane.multipliers.errorRate.isZero() ? ("farkas" as const) : ("plane" as const);
    const positive = lower.sign() > 0;
    return {
      lower: positive ? lower : Rational.zero,
      plane: positive ? { kind, plane: () => proof } : undefined,
      above,
      exact: false,
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

/** Σ_y max e(y,x̂): no restorer errs more. */
function mostErrorRate(of: SmoothCase): Rational {
  const { error } = coefficients(of);
  const most = Array.from({ length: error.rows }, (_, y) =>
    error.numerators
      .slice(y * error.columns, (y + 1) * error.columns)
      .reduce((largest, value) => (value > largest ? value : largest), 0n),
  );
  return Rational.of(
    most.reduce((total, value) => total + value, 0n),
    error.denominator,
  );
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
