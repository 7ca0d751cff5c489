/**
 * C with a smooth divergence, between two rationals, and what such enclosures prove.
 *
 * Ends are rational, or "inf" where nothing is feasible. Only ends are ever compared: a statement is refuted
 * where no numbers within the enclosures agree with it, and is said to hold where some do and every
 * enclosure is at most 10⁻⁹ wide. So "holds" means that it is true, or fails by no more than the widths.
 */
import type { Bounds } from "../../certificate/plane.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import { problem, type Problem } from "../../model/problem.js";
import type { DivergenceDefinition } from "../../model/divergence/divergence.js";
import type { Instance } from "../../generate/instance/instance.js";
import { PointSolver, type Point } from "../../tradeoff/solve.js";

/** The width of enclosures: 10⁻⁹. */
export const tolerance = Rational.of(1n, 1_000_000_000n);

/** A rational, or ∞. */
export type End = Rational | "inf";

/** lower ≤ C(D,P) ≤ upper. */
export interface Enclosed {
  readonly bounds: Bounds;
  readonly lower: End;
  readonly upper: End;
  readonly point: Point;
}

/** C at one point after the other of a problem. */
export function enclosures(of: Problem): (bounds: Bounds) => Enclosed {
  const solver = new PointSolver(of, { tolerance });
  return (bounds) => {
    const point = solver.solve(bounds);
    return { bounds, point, ...endsOf(point) };
  };
}

function endsOf(point: Point): Pick<Enclosed, "lower" | "upper"> {
  if (point.status === "infeasible") return { lower: "inf", upper: "inf" };
  const { errorRate } = point;
  return errorRate instanceof Enclosure ? errorRate : { lower: errorRate, upper: errorRate };
}

/** Whether C is known to the tolerance, or known to be ∞. */
export function isKnown({ lower, upper }: Enclosed): boolean {
  if (upper === "inf" || lower === "inf") return upper === lower;
  return upper.minus(lower).atMost(tolerance);
}

/** a − b of ends; ∞ counts as 2, which no difference of error rates exceeds, and ∞ − ∞ is 0. */
export function excess(a: End, b: End): Rational {
  const infinite = Rational.of(2n);
  if (a === "inf") return b === "inf" ? Rational.zero : infinite;
  return b === "inf" ? infinite.negated() : a.minus(b);
}

/** The bounds and both ends, as evidence. */
export function enclosedData({ bounds, lower, upper }: Enclosed): Readonly<Record<string, unknown>> {
  return { ...bounds, errorRate: { lower, upper } };
}

/** The same problem with another divergence. */
export function withDivergence({ definition }: Instance, perception: DivergenceDefinition): Problem {
  const { other: _, ...plain } = definition;
  return problem({ ...plain, perception });
}
