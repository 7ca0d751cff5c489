/**
 * Slices of C: exact functions of one variable.
 *
 * With one quantity fixed, the least value y of a second one is a function of the third, x: the
 * least of the functions of the cases, each of them convex, non-increasing and piecewise linear on
 * [from, ∞), +∞ to the left of it. Along P, for a part of the divergence with power 2, the variable
 * is P².
 */
import type { Bound } from "../certificate/plane.js";
import type { SlicePlanes } from "../certificate/slice.js";
import {
  all,
  either,
  flag,
  instanceOf,
  keys,
  listOf,
  must,
  oneOf,
  rationalNumber,
  refuse,
  remembered,
  whole,
  type Check,
} from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { min, type Rational } from "../exact/rational.js";
import { Enclosure } from "../exact/enclosure.js";
import type { RationalOrRoot } from "../exact/root.js";
import { finish, type Steps } from "../exact/steps.js";
import { valueArgument } from "../exact/value.js";
import { entry } from "../exact/vector.js";
import { exactBound, problemArgument } from "../model/argument.js";
import { convexCase, isConvex, requireLinear } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { caseBounds } from "./cases/bounds.js";
import { leastFunction, stretches, type LeastSegment, type Stretch } from "./cases/slice.js";
import type { Breakpoint } from "./convex/envelope.js";
import { bound, type BoundLike } from "./convex/bounds.js";
import { onLine } from "./convex/envelope.js";
import { section, type SectionProgress } from "./convex/section.js";
import { caseSlice, caseValueAt, sliceHead, type CaseSlice, type SliceAt, type SliceHead } from "./convex/slice.js";
import { CaseSurface } from "./convex/surface.js";
import { leastBounds } from "./minima.js";
import { surfaceArgument, surfaceSteps, type Surface, type SurfaceProgress } from "./surface.js";

export type { Quantity, SliceAt } from "./convex/slice.js";

/** y = intercept + slope·x from `from` to `to`, left to right, non-increasing; convex where C is. */
export interface Slice extends SliceHead {
  readonly problem: Problem;
  /** 2 where the variable is P². */
  readonly power: 1 | 2;
  /** The case surfaces that the segments refer to; none where only the slice was computed. */
  readonly cases: readonly CaseSurface[];
  /** [from, ∞); null where the fixed quantity is below its own least value: the slice is empty. */
  readonly domain: { readonly from: Rational } | null;
  /** The least value of the fixed quantity, for an empty slice; that of the perception may be a root. */
  readonly least?: RationalOrRoot;
  readonly segments: readonly LeastSegment[];
  /** The points where segments begin: the left end and every change of slope. */
  readonly breakpoints: readonly Breakpoint[];
  /** Whether y is convex in x, or in P where x is P²: a falling line in P² is a concave arc in P. */
  readonly convex: boolean;
  /** The stretches on which y is not convex, ascending; undefined where power is 2. */
  readonly nonconvex?: readonly Stretch[];
  /** The planes that prove that y is not lower: of a convex C, where only the slice was computed. */
  readonly planes?: SlicePlanes;
}

const orNull = (check: Check): Check =>
  either(
    (value) => value === null,
    () => undefined,
    check,
  );

/** A slice, as `slice` and `sliceAt` give it. */
export const sliceArgument: Check = remembered(
  all(
    keys(
      "a slice, as slice(surface, …) and sliceAt(problem, …) give it",
      {
        problem: problemArgument,
        variable: oneOf(["distortion", "perception"]),
        value: oneOf(["distortion", "errorRate"]),
        fixed: keys("the fixed quantity", {
          quantity: oneOf(["distortion", "perception", "errorRate"]),
          at: exactBound,
        }),
        power: whole(1, 2),
        cases: listOf(instanceOf(CaseSurface, "a case of a surface")),
        domain: orNull(keys("where the slice is finite", { from: rationalNumber })),
        segments: listOf(
          keys("a segment", {
            from: rationalNumber,
            to: exactBound,
            intercept: rationalNumber,
            slope: rationalNumber,
            case: whole(0),
          }),
        ),
        breakpoints: listOf(keys("a breakpoint", { at: rationalNumber, value: rationalNumber })),
        convex: flag,
      },
      {
        least: valueArgument,
        nonconvex: listOf(
          keys("a stretch", { from: rationalNumber, to: rationalNumber, at: rationalNumber, gap: rationalNumber }),
        ),
      },
    ),
    (value, path) => {
      const { domain, segments } = value as Pick<Slice, "domain" | "segments">;
      must(
        "segments where there is a domain, and none where it is null",
        () => (domain === null) === (segments.length === 0),
      )(value, path);
    },
  ),
);

/**
 * C along P for a fixed distortion, C along D for a fixed perception, or the least D along P for a
 * fixed error rate. An empty slice is an answer.
 * @throws InputError when not exactly one quantity is fixed, at something that is no number, or
 *   "not-linear" along P where parts of different powers meet
 * @example slice(surface(problem), { distortion: "3/20" })
 */
export function slice(surface: Surface, at: SliceAt): Slice {
  surfaceArgument(surface, "surface");
  const { problem, cases } = surface;
  const head = sliceHead(at);
  if (isConvex(problem)) return convexSlice(problem, cases, caseSlice(surface, head));
  return leastSlice(surface, head);
}

/**
 * A slice of C that settles only the part of a convex surface that it meets.
 * @throws InputError as `slice`
 */
export function sliceAt(problem: Problem, at: SliceAt): Slice {
  return finish(sliceSteps(problem, at));
}

/** As `sliceAt`, in steps. */
export function sliceSteps(problem: Problem, at: SliceAt): Steps<SectionProgress | SurfaceProgress, Slice> {
  problemArgument(problem, "problem");
  requireLinear(problem, "an exact slice");
  return stepsOf(problem, sliceHead(at));
}

function* stepsOf(problem: Problem, head: SliceHead): Steps<SectionProgress | SurfaceProgress, Slice> {
  if (isConvex(problem)) return convexSlice(problem, [], yield* section(convexCase(problem), head));
  return leastSlice(yield* surfaceSteps(problem), head);
}

function convexSlice(problem: Problem, cases: readonly CaseSurface[], slice: CaseSlice): Slice {
  const segments = slice.segments.map((segment) => ({ ...segment, case: 0 }));
  const breakpoints = segments.map((segment) => ({ at: segment.from, value: onLine(segment, segment.from) }));
  return { ...slice, problem, power: 1, cases, segments, breakpoints, convex: true, nonconvex: [] };
}

function leastSlice({ problem, cases }: Surface, { variable, value, fixed }: SliceHead): Slice {
  requireLinear(problem, "an exact slice");
  const { quantity, at } = fixed;
  const powers = new Set(cases.map(({ of }) => of.power));
  const alongP = quantity !== "perception";
  if (alongP && powers.size > 1) {
    throw new InputError({
      code: "not-linear",
      path: "slice",
      expected: "a slice along the distortion, or parts of the divergence that are all squared or all not",
      found: "a minimum of both",
    });
  }
  const fixedFor = (power: 1 | 2): Bound =>
    alongP ? at : caseBounds({ distortion: "inf", perception: at }, power).perception;
  const slices = cases.map((surface) =>
    caseSlice(surface, { variable, value, fixed: { quantity, at: fixedFor(surface.of.power) } }),
  );
  const power = alongP && powers.has(2) ? (2 as const) : (1 as const);
  const head = { problem, variable, value, fixed, power, cases };
  const segments = leastFunction(slices.map((one) => one.segments));
  const [start] = segments;
  if (start === undefined) {
    // Parts of both powers measure P and P²: their least values are not compared.
    const least = alongP ? slices.flatMap((one) => one.least ?? []).reduce(min) : exactLeast(problem);
    return {
      ...head,
      domain: null,
      least,
      segments: [],
      breakpoints: [],
      convex: true,
      ...(power === 1 ? { nonconvex: [] } : {}),
    };
  }
  const breakpoints = segments.map((segment) => ({ at: segment.from, value: leastAt(slices, segment.from) }));
  const shared = { ...head, domain: { from: start.from }, segments, breakpoints };
  if (power === 2) return { ...shared, convex: segments.every(({ slope }) => slope.isZero()) && segments.length === 1 };
  const nonconvex = stretches(segments, breakpoints);
  return { ...shared, convex: nonconvex.length === 0, nonconvex };
}

/** P_min of a problem with linear divergences. */
function exactLeast(problem: Problem): RationalOrRoot {
  const { perception } = leastBounds(problem);
  if (perception === "inf" || perception instanceof Enclosure)
    throw new Error("a linear divergence has an exact least value");
  return perception;
}

function leastAt(slices: readonly CaseSlice[], x: Rational): Rational {
  return slices
    .map((one) => caseValueAt(one, x))
    .filter((value) => value !== "infinite")
    .reduce(min);
}

/**
 * y at x; "infinite" to the left of the domain. At "inf", the value for all large x.
 * @throws InputError for what is no slice, or no number
 */
export function valueAt(slice: Slice, at: BoundLike): Rational | "infinite" {
  sliceArgument(slice, "slice");
  const x = bound(at, "x");
  if (x === "inf" && slice.segments.at(-1)?.slope.isZero() === false)
    refuse("slice.segments", "a last segment that is constant", slice.segments);
  if (slice.convex) return caseValueAt(slice as CaseSlice, x);
  const { domain, segments } = slice;
  if (domain === null || (x !== "inf" && x.lessThan(domain.from))) return "infinite";
  if (x === "inf") return entry(segments, segments.length - 1).intercept;
  // Where one case ends and another goes on lower, the value is the lower one.
  return segments
    .filter(({ from, to }) => from.atMost(x) && (to === "inf" || x.atMost(to)))
    .map((segment) => onLine(segment, x))
    .reduce(min);
}
