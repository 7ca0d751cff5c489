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
import { relaxedCase, type SmoothCase } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import { Memo } from "../../model/memo.js";
import { exactProgram, type ExactProgram } from "../../smooth/exact-program.js";
import {
  heightOf,
  upperLevel,
  type Attained,
  type ExactRole,
  type ExactRoles,
  type SmoothPlane,
} from "../../smooth/rounding.js";
import type { SmoothSolution } from "../../smooth/solve.js";
import type { Line } from "../convex/envelope.js";
import { leastDistortion, leastErrorRate } from "../convex/minima.js";
import { intercept } from "../convex/point.js";
import type { Quantity, SliceHead } from "../convex/slice.js";
import { bestLettersProgram, steep, type Confined } from "./best-letters.js";
import { mostOf } from "./extremes.js";
import { leastSmooth } from "./least.js";
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

/** The bounds on d within which no restorer has the least distortion. */
const withoutLeast = new Memo<Set<string>>();

export class SliceSamples {
  private readonly route: SmoothRoute;
  private readonly program: ExactProgram;
  /** Where the fixed bound is the least value: the program of the letters that have it. */
  private readonly confined: { readonly quantity: Confined; readonly program: ExactProgram } | undefined;

  constructor(
    readonly of: SmoothCase,
    readonly head: SliceHead,
    private readonly tolerance: Rational,
  ) {
    this.route = new SmoothRoute(of, tolerance);
    this.program = exactProgram(of);
    const { quantity, at } = head.fixed;
    if (quantity === "perception" || at === "inf" || !at.equals(leastOfFixed(of, quantity) as Rational)) return;
    this.confined = { quantity, program: bestLettersProgram(of, quantity) };
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
    return this.sampleOf(this.minimise({ perception: x === "inf" ? free : { bound: x }, distortion: counted }), x);
  }

  /**
   * Where slope·x + y is least within the fixed bound: a line of that slope below the curve, and a restorer
   * that nearly touches it. As x has no bound, this is well conditioned where the curve is steep, too.
   * @param slope positive
   */
  tangent(slope: Rational): Sample {
    const { variable, value } = this.head;
    return this.sampleOf(this.minimise({ [variable]: { weight: slope }, [value]: counted }), "inf");
  }

  /** Minimises within the fixed bound; undefined where no restorer can be within it. */
  private minimise(others: Partial<ExactRoles>): SmoothSolution | undefined {
    const { confined, head } = this;
    const { quantity, at } = head.fixed;
    const without = { ...allFree, ...others };
    if (at === "inf") return this.within(this.program, without);
    const roles = { ...without, [quantity]: this.fixedRole(at) };
    if (confined === undefined) return this.within(this.program, roles);
    if (!confined.program.answerable) return undefined;
    const solution = this.within(confined.program, without);
    const plane = steep(this.program, solution.plane, confined.quantity);
    return { ...solution, plane, lower: heightOf(plane, { ...without, [quantity]: { bound: at } }) };
  }

  private within(program: ExactProgram, roles: ExactRoles): SmoothSolution {
    return solveWithin(program, roles, this.tolerance, "persistent");
  }

  /** The bound; none where no restorer exceeds it. */
  private fixedRole(at: Rational): ExactRole {
    const isMet = this.head.fixed.quantity === "errorRate" && mostOf(coefficients(this.of).error).atMost(at);
    return isMet ? free : { bound: at };
  }

  /** @param x the bound on x; "inf": what the restorer attains */
  private sampleOf(solution: SmoothSolution | undefined, x: Bound): Sample {
    if (solution === undefined) return { below: undefined, above: undefined };
    const { plane, upper } = solution;
    const half = halfSpaceOf(plane);
    const below = this.lineOf(half, half.plane());
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

  /** Where the curve begins; undefined where no restorer within the fixed bound is found. */
  left(): LeftEnd | undefined {
    const { variable } = this.head;
    if (variable === "distortion") {
      // D_min itself, where the fixed bound on d allows it.
      const { value, plane } = leastDistortion(this.of);
      const sample = this.atLeastDistortion(value);
      if (sample?.above !== undefined)
        return { lower: value, plane: { kind: "farkas", plane: () => plane }, above: sample.above, exact: true };
    } else if (this.head.value === "errorRate") {
      const { above } = this.at(Rational.zero);
      if (above !== undefined) return { lower: Rational.zero, plane: undefined, above, exact: true };
    }
    const solution = this.minimise({ [variable]: counted });
    if (solution === undefined) return undefined;
    const { lower, plane, upper } = solution;
    const above = this.pointOf(upper?.attained, "inf");
    if (above === undefined) return undefined;
    const positive = lower.sign() > 0;
    return {
      lower: positive ? lower : Rational.zero,
      plane: positive ? halfSpaceOf(plane) : undefined,
      above,
      exact: false,
    };
  }

  /** The curve at D_min; undefined where that is known not to be within the bound on d, for which classes do not matter. */
  private atLeastDistortion(value: Rational): Sample | undefined {
    const { of, head } = this;
    const bounds = withoutLeast.of(relaxedCase(of.problem, of.part), () => new Set());
    const key = head.fixed.at.toString();
    if (bounds.has(key)) return undefined;
    const sample = this.at(value);
    if (sample.below === undefined && sample.above === undefined) bounds.add(key);
    return sample;
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

/** The half-space of a plane: of Farkas where the error rate does not count. */
function halfSpaceOf(plane: SmoothPlane): HalfSpace {
  const own = planeOf(plane);
  return { kind: plane.multipliers.errorRate.isZero() ? "farkas" : "plane", plane: () => own };
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
