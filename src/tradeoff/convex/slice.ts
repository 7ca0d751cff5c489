/**
 * Slices of the surface of one case: exact functions of one variable.
 *
 * The achievable set plus the positive orthant is cut out by the pieces λD + μP + ε ≥ γ
 * and the domain rows. With one quantity fixed, the least value y of a second one is a
 * function of the third, x: every inequality is a line below y, a bound on x alone, or
 * holds or fails for all x. The least y is convex, non-increasing and piecewise linear
 * on [from, ∞), +∞ to the left of it.
 */
import type { Bound } from "../../certificate/plane.js";
import type { HalfSpace } from "../../certificate/point.js";
import type { SlicePlanes } from "../../certificate/slice.js";
import { keys } from "../../exact/arguments.js";
import { InputError, describe } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { onLine, upperEnvelope, type Line, type Segment } from "./envelope.js";
import { bound, type BoundLike } from "./bounds.js";
import type { Piece, Pieces } from "./pieces.js";
import { incomplete } from "./surface.js";

export type Quantity = "distortion" | "perception" | "errorRate";

/** The one quantity that is fixed; "inf" leaves it free. */
export type SliceAt =
  { readonly distortion: BoundLike } | { readonly perception: BoundLike } | { readonly errorRate: BoundLike };

/** The two quantities of a slice: the variable x and the value y. */
export interface SliceHead {
  /** x: perception where the distortion or the error rate is fixed, distortion where the perception is. */
  readonly variable: "perception" | "distortion";
  /** y: C, or the least distortion where the error rate is fixed. */
  readonly value: "errorRate" | "distortion";
  readonly fixed: { readonly quantity: Quantity; readonly at: Bound };
}

/** A convex slice. */
export interface CaseSlice extends SliceHead {
  /** [from, ∞); null where the fixed quantity is below its own least value: the slice is empty. */
  readonly domain: { readonly from: Rational } | null;
  /** The least value of the fixed quantity, for an empty slice. */
  readonly least?: Rational;
  /** y = intercept + slope·x from `from` to `to`, left to right; slopes ascend to 0. */
  readonly segments: readonly Segment[];
  /** The planes that prove that y is not lower, where they are known. */
  readonly planes?: SlicePlanes;
}

const axes = {
  distortion: { variable: "perception", value: "errorRate" },
  perception: { variable: "distortion", value: "errorRate" },
  errorRate: { variable: "perception", value: "distortion" },
} as const;

/** An inequality: the sum of coefficients times quantities is ≥ atLeast; all coefficients are ≥ 0. */
export type Inequality = Readonly<Record<Quantity | "atLeast", Rational>> & {
  /** The plane that proves it, where it is known. */
  readonly plane?: HalfSpace;
};

/** The greatest bound of several, and the plane that proves it. */
interface Greatest {
  readonly bound: Rational;
  readonly plane: HalfSpace | undefined;
}

/** The slice of a complete surface. An empty slice is an answer. */
export function caseSlice(pieces: Pieces, head: SliceHead): CaseSlice {
  return sliceOf(inequalities(pieces, head.fixed), head);
}

/**
 * The slice of the set that the inequalities cut out; inequalities that the slice does not meet may be
 * missing.
 */
export function sliceOf(inequalities: Iterable<Inequality>, head: SliceHead): CaseSlice {
  const {
    variable,
    value,
    fixed: { quantity, at: fixedAt },
  } = head;
  const lines: (Line & { readonly plane: HalfSpace | undefined })[] = [];
  let from: Greatest | undefined;
  let least: Greatest | undefined;
  for (const inequality of inequalities) {
    const [a, x, y] = [inequality[quantity], inequality[variable], inequality[value]];
    if (fixedAt === "inf" && !a.isZero()) continue;
    const { plane } = inequality;
    const rest = fixedAt === "inf" ? inequality.atLeast : inequality.atLeast.minus(a.times(fixedAt));
    if (!y.isZero()) {
      lines.push({ intercept: rest.over(y), slope: x.negated().over(y), plane });
    } else if (!x.isZero()) {
      from = greater(from, { bound: rest.over(x), plane });
    } else if (rest.sign() > 0) {
      least = greater(least, { bound: inequality.atLeast.over(a), plane });
    }
  }
  if (least !== undefined) {
    const planes = least.plane === undefined ? {} : { planes: { least: least.plane } };
    return { ...head, domain: null, least: least.bound, segments: [], ...planes };
  }
  if (from === undefined || lines.length === 0) throw incomplete();
  const segments = upperEnvelope(lines, from.bound);
  const used = segments.map(
    ({ intercept, slope }) => lines.find((line) => line.slope.equals(slope) && line.intercept.equals(intercept))?.plane,
  );
  const slice = { ...head, domain: { from: from.bound }, segments };
  const known = used.filter((plane) => plane !== undefined);
  if (from.plane === undefined || known.length < used.length) return slice;
  return { ...slice, planes: { segments: known, left: from.plane } };
}

function greater(first: Greatest | undefined, second: Greatest): Greatest {
  return first === undefined || first.bound.lessThan(second.bound) ? second : first;
}

/** y at x; "infinite" to the left of the domain. At "inf", the value for all large x. */
export function caseValueAt(slice: CaseSlice, x: Bound): Rational | "infinite" {
  const { domain, segments } = slice;
  if (domain === null || (x !== "inf" && x.lessThan(domain.from))) return "infinite";
  // The last segment that begins at x or before.
  let low = 0;
  let high = segments.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const start = segments[middle]?.from;
    if (start !== undefined && (x === "inf" || start.atMost(x))) low = middle;
    else high = middle;
  }
  const segment = segments[low];
  if (segment === undefined) throw new RangeError("a slice with a domain has segments");
  if (x !== "inf") return onLine(segment, x);
  if (!segment.slope.isZero()) throw new RangeError("a slice is constant in the end");
  return segment.intercept;
}

/** The domain rows, and the pieces whose cells the slice may meet: no other piece is greatest anywhere on it. */
function* inequalities(surface: Pieces, { quantity, at }: SliceHead["fixed"]): Generator<Inequality> {
  const { pieces, vertices, domain } = surface;
  const sides = at === "inf" ? undefined : vertices.map((vertex) => vertex[quantity].compare(at));
  for (const { multipliers, intercept } of pieces.filter((piece) => meets(piece, sides)))
    yield { ...multipliers, errorRate: Rational.one, atLeast: intercept };
  for (const { distortion, perception, atLeast } of domain)
    yield { distortion, perception, errorRate: Rational.zero, atLeast };
}

/**
 * Whether the slice may meet a cell: not where all corners of a bounded one lie strictly on one side.
 * @param sides the sign of vertex − slice per vertex
 */
function meets({ corners, rays }: Piece, sides: readonly number[] | undefined): boolean {
  if (sides === undefined || rays.length > 0) return true;
  return !corners.every((corner) => sides[corner] === 1) && !corners.every((corner) => sides[corner] === -1);
}

const place = keys("an object with one of distortion, perception and errorRate", {});

/**
 * The quantities of the slice at a fixed quantity.
 * @throws InputError when not exactly one quantity is fixed, or at something that is no number
 */
export function sliceHead(at: SliceAt): SliceHead {
  place(at, "slice");
  // Callers in JavaScript may give more than one quantity, or none.
  const given = Object.entries(at as Readonly<Record<string, BoundLike | undefined>>).filter(
    (entry): entry is [Quantity, BoundLike] => entry[1] !== undefined,
  );
  const [only] = given;
  if (only === undefined || given.length !== 1 || !Object.hasOwn(axes, only[0])) {
    const found = given.length === 0 ? "none" : given.map(([name]) => describe(name)).join(", ");
    throw new InputError({
      code: "usage",
      path: "slice",
      expected: "one of distortion, perception and errorRate",
      found,
    });
  }
  return { ...axes[only[0]], fixed: { quantity: only[0], at: bound(only[1], only[0]) } };
}
