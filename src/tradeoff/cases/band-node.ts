/**
 * The band of a slice for one labeling, or for all labelings that agree with a partial one: of a smooth divergence by
 * samples (smooth/slice-band.ts), of a linear one exactly (convex/section.ts).
 */
import type { Bound } from "../../certificate/plane.js";
import type { HalfSpace } from "../../certificate/point.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { Rational } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import { isSmoothCase, linearCase, type Case, type LinearCase } from "../../model/case.js";
import type { Breakpoint } from "../convex/envelope.js";
import { leastDistortion, leastErrorRate } from "../convex/minima.js";
import { section } from "../convex/section.js";
import { caseValueAt, type SliceHead } from "../convex/slice.js";
import { routeOf } from "../route/route.js";
import { trivialPlane } from "../smooth/plane.js";
import type { Target } from "../smooth/sandwich.js";
import { bandSteps, type BandProgress } from "../smooth/slice-band.js";
import { caseBounds } from "./bounds.js";

export interface Attained {
  readonly restorer: RationalMatrix;
  readonly coupling?: RationalMatrix;
}

/** A restorer within the fixed bound, and what it shows of the node. */
export interface MissedPoint extends Breakpoint {
  readonly restorer: RationalMatrix;
}

/** What is known of a node: functions below and above, or that nothing is within the fixed bound. */
export type NodeBand =
  | { readonly kind: "nothing"; readonly plane: HalfSpace }
  | {
      readonly kind: "curves";
      readonly lower: readonly Breakpoint[];
      readonly planes: readonly HalfSpace[];
      readonly left?: HalfSpace;
      /** Empty where no restorer within the fixed bound is known. */
      readonly upper: readonly Breakpoint[];
      readonly attained: () => readonly Attained[];
      /** Where the target is missed: a restorer that shows it. */
      readonly missed?: MissedPoint;
    };

/** The band of a node, in steps. @param target what is enough */
export function* nodeBand(
  of: Case,
  head: SliceHead,
  tolerance: Rational,
  target?: Target,
): Steps<BandProgress, NodeBand> {
  if (!isSmoothCase(of)) return yield* linearBand(linearCase(of), head, target);
  const { domain, lower, planes, left, upper, restorers, missed } = yield* bandSteps(of, head, tolerance, target);
  if (domain === null) return nothingWithin(of, head) ?? trivialBand(of, head);
  return {
    kind: "curves",
    lower,
    planes,
    ...(left === undefined ? {} : { left }),
    upper,
    attained: () => restorers.map((restorer) => ({ restorer })),
    ...(missed === undefined ? {} : { missed }),
  };
}

/** A slice that is exact. */
function* linearBand(of: LinearCase, head: SliceHead, target: Target | undefined): Steps<BandProgress, NodeBand> {
  const { quantity, at } = head.fixed;
  const own = quantity === "perception" ? caseBounds({ distortion: "inf", perception: at }, of.power).perception : at;
  const steps = section(of, { ...head, fixed: { quantity, at: own } });
  let samples = 0;
  let next = steps.next();
  while (next.done !== true) {
    yield { samples: ++samples, gap: Rational.zero };
    next = steps.next();
  }
  const slice = next.value;
  const { planes } = slice;
  if (planes === undefined) throw new Error("a slice that was computed by itself has its planes");
  if ("least" in planes) return { kind: "nothing", plane: planes.least };
  const points = slice.segments.map(({ from }) => ({ at: from, value: caseValueAt(slice, from) as Rational }));
  const route = routeOf(of);
  const attainedAt = ({ at: x, value: y }: Breakpoint): Attained => {
    const bounds: Partial<Record<string, Bound>> = { [quantity]: own, [head.variable]: x, [head.value]: y };
    const { distortion = "inf", perception = "inf" } = bounds;
    const point = route.solve({ distortion, perception });
    if (point.status !== "optimal") throw new Error("a slice is finite at its breakpoints");
    return { restorer: point.restorer, ...(point.coupling === undefined ? {} : { coupling: point.coupling }) };
  };
  const missed = target === undefined ? undefined : points.find((point) => target.isMissed(point));
  return {
    kind: "curves",
    lower: points,
    planes: planes.segments,
    left: planes.left,
    upper: points,
    attained: () => points.map(attainedAt),
    ...(missed === undefined ? {} : { missed: { ...missed, restorer: attainedAt(missed).restorer } }),
  };
}

/** The plane that shows that every restorer exceeds the fixed bound; undefined where none does. */
function nothingWithin(of: Case, { fixed: { quantity, at } }: SliceHead): NodeBand | undefined {
  if (at === "inf") return undefined;
  if (quantity === "errorRate") {
    const plane = trivialPlane(of);
    return at.lessThan(leastErrorRate(of))
      ? { kind: "nothing", plane: { kind: "plane", plane: () => plane } }
      : undefined;
  }
  const point = routeOf(of).solve({ distortion: "inf", perception: "inf", [quantity]: at });
  if (point.status !== "infeasible") return undefined;
  return { kind: "nothing", plane: { kind: "farkas", plane: () => point.plane } };
}

/** What holds of every restorer, where it is not decided whether any is within the fixed bound. */
function trivialBand(of: Case, { value }: SliceHead): NodeBand {
  const distortion = leastDistortion(of);
  const [least, plane] =
    value === "errorRate"
      ? [leastErrorRate(of), { kind: "plane" as const, plane: () => trivialPlane(of) }]
      : [distortion.value, { kind: "farkas" as const, plane: () => distortion.plane }];
  const lower = [{ at: Rational.zero, value: least }];
  return { kind: "curves", lower, planes: [plane], upper: [], attained: () => [] };
}

/** Where a function begins. */
export function startOf(curve: readonly Breakpoint[]): Rational {
  return entry(curve, 0).at;
}
